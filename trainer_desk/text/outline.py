"""What a prompt asks for, at a glance: its headings, list items and questions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum

from trainer_desk.text.pattern import pattern
from trainer_desk.text.sentences import sentences
from trainer_desk.values import dataclass

MOST = 200
"""Entries of an outline; what comes after them is left out."""

_FENCE = pattern(r"(?m)^[ ]{0,3}(?P<fence>`{3,}|~{3,})[^\n]*$")
_HEADING = pattern(r"[ ]{0,3}(?P<marks>\#{1,6})[ \t]+(?P<words>[^\n]*?)[ \t]*\#*[ \t]*$")
_UNDERLINE = pattern(r"[ ]{0,3}(?:(?P<first>={2,})|-{2,})[ \t]*$")
_ITEM = pattern(
    r"(?P<indent>[ \t\u00a0]*)(?:[-*+•–—▪●◦]|\(?\d{1,3}[.)]|\(?\p{L}\))[ \t\u00a0]+"
    r"(?:\[[ xX]\][ \t]+)?(?P<words>\S[^\n]*?)[ \t]*$"
)
_ASKS = pattern(r"[?？؟]+[!?…]*[\"'”’»)\]*_]*$")
_INDENT = 2
"""White space that makes one level of a list."""
_DEEPEST = 6


class OutlineKind(Enum):
    """What an entry of an outline is."""

    HEADING = "heading"
    ITEM = "item"
    QUESTION = "question"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineItem:
    """One entry of an outline.

    Attributes:
        level: 1 for the outermost.
        start: Where its words stand in the text, in code points.
        end: Exclusive.
    """

    kind: OutlineKind
    level: int
    start: int
    end: int


def outline(text: str) -> tuple[OutlineItem, ...]:
    """Return headings, list items and questions of a text in its order, none in code blocks.

    A question inside a heading or an item is told by that entry alone. Law: every entry lies in
    the text, none overlaps another.
    """
    lines = tuple(_lines(text))
    questions = _questions(text, lines)
    return tuple(sorted((*lines, *questions), key=lambda item: item.start)[:MOST])


def _questions(text: str, lines: tuple[OutlineItem, ...]) -> Iterator[OutlineItem]:
    """Yield what asks outside the lines that are entries themselves."""
    starts = [item.start for item in lines]
    fences = [fence.start() for fence in _FENCE.finditer(text)]
    for sentence in sentences(text):
        start = sentence.start
        for item in lines[max(0, bisect_right(starts, start) - 1) :]:
            if item.start >= sentence.end:
                break
            # A sentence may go on from the line of an item to the line below it.
            start = max(start, item.end)
        rest = text[start : sentence.end]
        start += len(rest) - len(rest.lstrip())
        in_code = bisect_right(fences, start) % 2 == 1
        if start < sentence.end and not in_code and _ASKS.search(text, start, sentence.end):
            yield _entry(OutlineKind.QUESTION, 1, start, sentence.end)


def _lines(text: str) -> Iterator[OutlineItem]:
    fence, start, before = "", 0, (0, 0)
    for line in text.splitlines(keepends=True):
        words = line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        marks = _FENCE.match(words)
        if marks and (not fence or marks["fence"].startswith(fence)):
            fence = "" if fence else marks["fence"]
        elif not fence:
            item = _line(words, start, before)
            if item is not None:
                yield item
        before = (start, start + len(words)) if words.strip() and not fence else (0, 0)
        start += len(line)


def _line(words: str, start: int, before: tuple[int, int]) -> OutlineItem | None:
    """Return what a line is; `before` is where the line above stands, empty for none."""
    heading, item, rule = _HEADING.match(words), _ITEM.match(words), _UNDERLINE.match(words)
    if heading and heading["words"]:
        level, at = len(heading["marks"]), heading.span("words")
        return _entry(OutlineKind.HEADING, level, start + at[0], start + at[1])
    if rule and before[0] < before[1]:
        return _entry(OutlineKind.HEADING, 1 if rule["first"] else 2, *before)
    if item:
        depth = len(item["indent"].expandtabs(4)) // _INDENT
        at = item.span("words")
        return _entry(OutlineKind.ITEM, min(depth, _DEEPEST) + 1, start + at[0], start + at[1])
    return None


def _entry(kind: OutlineKind, level: int, start: int, end: int) -> OutlineItem:
    return OutlineItem(kind=kind, level=level, start=start, end=end)
