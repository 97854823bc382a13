"""A text cut into the pieces that the writing check looks at, each on its own."""

from __future__ import annotations

from bisect import bisect_left

from trainer_desk.text.masking import Masked, masked
from trainer_desk.text.pattern import pattern
from trainer_desk.values import dataclass

# What Markdown writes before a paragraph: quotes, bullets, numbers, headings, table bars.
_MARKERS = pattern(r"(?:[ \t]|>|[-*+•–—](?=[ \t])|\d{1,3}[.)](?=[ \t])|\#{1,6}(?=[ \t])|\|)*+")
_LETTER = pattern(r"\p{L}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of a text, without its line break.

    Attributes:
        start: Offset of the line in the text, in code points.
        text: The line.
        masks: The line with all that is not checked filled.
        inner: Where the prose in the line begins, after the marks of a list, quote or heading.
    """

    start: int
    text: str
    masks: Masked
    inner: int

    @property
    def prose(self) -> str:
        """What is checked for grammar: the filled line from `inner` on."""
        return self.masks.text[self.inner :].rstrip()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to check."""
        unfilled = (
            letter.start()
            for letter in _LETTER.finditer(self.masks.text)
            if not self.masks.touches(letter.start(), letter.end())
        )
        return next(unfilled, None) is None


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return every line of a text, as an editor's blocks; code that spans lines is filled in all.

    A paragraph here ends at a line feed or a paragraph separator (U+2029), which are the ends of
    blocks in an editor; joined by them the texts are `text` again.
    """
    whole = masked(text)
    found, start = [], 0
    for end in _line_ends(text):
        found.append(_paragraph(text, whole, start, end))
        start = end + 1
    return tuple(found)


def paragraph_of(text: str) -> Paragraph:
    """Return a text that is one line as a paragraph."""
    return _paragraph(text, masked(text), 0, len(text))


def _line_ends(text: str) -> list[int]:
    return [at for at, char in enumerate(text) if char in "\n\u2029"] + [len(text)]


def _paragraph(text: str, whole: Masked, start: int, end: int) -> Paragraph:
    line = whole.text[start:end]
    markers = _MARKERS.match(line)
    first = max(0, bisect_left(whole.spans, (start, start)) - 1)
    spans = []
    for span_start, span_end in whole.spans[first:]:
        if span_start >= end:
            break
        if span_end > start:
            spans.append((max(span_start, start) - start, min(span_end, end) - start))
    return Paragraph(
        start=start,
        text=text[start:end],
        masks=Masked(line, tuple(spans)),
        inner=0 if markers is None else markers.end(),
    )
