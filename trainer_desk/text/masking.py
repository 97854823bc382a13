"""What the writing check leaves alone: code, addresses, formulas, placeholders, mentions.

Such parts are replaced by fillers of the same length, so that every offset stays what it was.
"""

from __future__ import annotations

from bisect import bisect_left

from trainer_desk.text.pattern import pattern
from trainer_desk.values import dataclass

FILLER = "X"
"""One per code point: an unknown name to every engine, and never split into words."""

# The order matters: what stands first wins where two could begin at the same place.
_UNCHECKED = pattern(
    r"""
      (?m:^[ ]{0,3}(?P<fence>`{3,}|~{3,})[^\n]*(?:\n|\Z)     # fenced code, or to the end
          (?:(?![ ]{0,3}(?P=fence))[^\n]*(?:\n|\Z))*+
          (?:[ ]{0,3}(?P=fence)[`~]*[^\n]*)?)
    | (?<!`)(?P<ticks>`{1,2})(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)  # inline code
    | \$\$.+?\$\$ | \\\[.+?\\\] | \\\(.+?\\\)               # LaTeX
    | \\begin\{(?P<env>[a-zA-Z*]+)\}.*?\\end\{(?P=env)\}
    | (?<![\\$\w])\$(?![\s\d$])[^$\n]+?(?<![\s\\])\$(?![\w$])
    | (?<![\\$\w])\$(?=[^$\n]*[\\^_=+*/<>])[^\s$](?:[^$\n]*[^\s$\\])?\$(?![\w$])
    | \\[a-zA-Z]+(?:\{[^{}\n]*\})*
    | (?:[a-zA-Z][a-zA-Z0-9+.-]*://|www\.)[^\s<>"«»“”]*[\w/=&%\#+-]   # web addresses
    | mailto:[^\s<>"]+
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                           # e-mail
    | (?<![\w.-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|ru|рф|dev|ai|edu|gov|info|su|by|ua|de|uk)
          (?:/[^\s<>"«»“”)]*)?(?![\w-])
    | </?[a-zA-Z][\w:-]*(?:\s[^<>\n]*)?/?> | <!--.*?--> | &(?:[a-zA-Z]+|\#\d+|\#x[\da-fA-F]+);
    | \{\{[^{}\n]*\}\} | \{%.*?%\} | \$\{[^{}\n]*\} | \{[\w.:!-]*\} | %\(\w+\)[sdf] | %[sdifgx]\b
    | <\|[^|<>\n]*\|> | \[(?:[A-Z][A-Z0-9_ -]{2,}|[А-ЯЁ][А-ЯЁ0-9_ -]{2,})\]   # placeholders
    | (?<![\w@])[@\#][\w.-]*\w                               # mentions and hash tags
    | (?<!\w)(?:~|\.{0,2})/[\w.-]+(?:/[\w.-]*)+ | (?<!\w)[A-Za-z]:\\[\w\\.-]+   # paths
    | (?<!\w)--?[a-zA-Z][\w-]*(?==|\b)(?<=-[\w-]{2,})(?=[=\s]) # options of commands
    """,
    "xs",
)
# Names as programs write them: with a digit, an underscore, or a capital inside.
_NAME = pattern(
    r"(?<![\w-])(?=[\w.]*(?:[\p{L}\p{N}]_+[\p{L}\p{N}]|\p{N}\p{L}|\p{L}\p{N}|\p{Ll}\p{Lu}))[\w]+"
    r"(?:\.\w+)*(?:\(\))?"
)
_LETTERS = pattern(r"[^\n\r]")
_TIME_LIMIT_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Masked:
    """A text in which all that is not checked is filled.

    Attributes:
        text: As long as the original in code points; line breaks stay where they were.
        spans: Start and end of what was filled, in order, never overlapping.
    """

    text: str
    spans: tuple[tuple[int, int], ...]

    def touches(self, start: int, end: int) -> bool:
        """Tell whether anything between two offsets (end exclusive) was filled."""
        return _overlaps(self.spans, start, end)

    def unfilled(self) -> str:
        """Return what is checked, with a space for each filled part."""
        parts, at = [], 0
        for start, end in self.spans:
            parts.append(self.text[at:start])
            at = end
        return " ".join([*parts, self.text[at:]])


def masked(text: str) -> Masked:
    """Return `text` with code, addresses, formulas, placeholders and mentions filled.

    A text on which the search takes longer than two seconds is filled as a whole: it is no prose.
    """
    try:
        spans = _joined(_spans(text))
    except TimeoutError:
        spans = ((0, len(text)),)
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], _filled(text[start:end])]
        at = end
    return Masked("".join([*parts, text[at:]]), spans)


def _spans(text: str) -> list[tuple[int, int]]:
    found = [
        match.span()
        for unchecked in (_UNCHECKED, _NAME)
        for match in unchecked.finditer(text, timeout=_TIME_LIMIT_SECONDS)
        if match.end() > match.start()
    ]
    return sorted(found)


def _joined(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _filled(part: str) -> str:
    return _LETTERS.sub(FILLER, part)


def _overlaps(spans: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    at = bisect_left(spans, (start, start))
    before = at > 0 and spans[at - 1][1] > start
    return before or (at < len(spans) and spans[at][0] < end)
