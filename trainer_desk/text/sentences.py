"""Texts cut into sentences, for claims and quotes: rules for English and Russian, signs for others.

The rules are our own: the pure libraries for this have had no release since 2020 and 2021, one of
them changes the text it cuts, and on our own lists both are less exact.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from trainer_desk.late import late
from trainer_desk.text.abbreviations import Abbreviations, Kind, abbreviations
from trainer_desk.text.pattern import pattern
from trainer_desk.text.units import Unit, paragraphs
from trainer_desk.values import dataclass

if TYPE_CHECKING:
    import regex
else:
    regex = late("regex")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence stands, in code points, end exclusive; no white space at its ends."""

    start: int
    end: int


_WRAPPED_FROM = 40
"""Code points of a line from which its break may be there to fit a width."""

_LOOK_BACK = 60
"""Code points before a full stop that are looked at; more words than fit are many words."""

_FEW_WORDS = 5
"""Words up to which a sentence that has come to "1990 г." is only beginning."""

_LEAST_WORD = 4
"""Letters of a word before a full stop that is no abbreviation though small letters follow."""

_FENCE = pattern(
    r"(?m)^[ ]{0,3}(?P<fence>`{3,}|~{3,})[^\n]*(?:\n|\Z)"
    r"(?:(?![ ]{0,3}(?P=fence))[^\n]*(?:\n|\Z))*+(?:[ ]{0,3}(?P=fence)[`~]*[^\n]*)?"
)
_UNCUT = pattern(
    r"(?<!`)(?P<ticks>`{1,2})(?!`)[^\n]{0,500}?(?<!`)(?P=ticks)(?!`)"
    r"|\$\$.{1,1000}?\$\$|\\\[.{1,1000}?\\\]|\\\(.{1,1000}?\\\)",
    "s",
)
# Marks of quotes, headings, tables and lists; a dash of direct speech is part of its sentence.
_MARKERS = pattern(
    r"(?:[ \t]|>|[-*+•–·▪●◦](?=[ \t])|\#{1,6}(?=[ \t])|\|)*+"
    r"(?:(?:\d{1,3}[.)]|\p{Ll}\.|[ivx]{2,4}\.|\(?\p{L}\)|\(\d{1,2}\))(?=[ \t]))?[ \t]*+"
)
_STARTS_ITEM = pattern(r"\s*(?:[-*+•–—·▪●◦>|\#]|\(?\d{1,3}[.)]\s|\(?\p{L}\)\s)")
_CONTENT = pattern(r"[\p{L}\p{N}\p{Extended_Pictographic}]")
_PICTURE = r"[ \t]?[\p{Extended_Pictographic}--[#*0-9©®™]][\ufe0f\u200d\U0001f3fb-\U0001f3ff]*"
_STOP = pattern(
    rf"""(?P<sign>\.++|[!?…‽⁇⁈⁉][.!?…‽⁇⁈⁉]*+|[؟۔।॥])
         (?P<close>(?:["'”’»›)\]}}*_]|\[\d+\]|{_PICTURE})*+)
         (?:(?=\s)|(?<=[а-яё][а-яё][.!?…])(?=[А-ЯЁ][а-яё]))
       | (?P<wide>[。！？｡]++["”’»』」）)]*+)""",
    "xV1",
)
_TO_NEXT = pattern(r"""(?:[\s"'“”„‘«‹(\[{*_¿¡]|(?P<dash>[-–—](?=\s)))*+""")
_LAST_WORD = pattern(r"(?<![\p{L}\p{N}.°/-])[\p{L}\p{N}](?:[\p{L}\p{N}.’'-]*[\p{L}\p{N}])?$")
_SHORT_WORDS = pattern(r"(?<![\p{L}\p{N}])(?:\p{L}{1,2}\.[ \u00a0\u202f])+\p{L}{1,2}$")
_NUMBER = pattern(r"(?:\p{N}|\b[IVXLCХ]+|(?:тыс|млн|млрд|трлн)\.?)[-–—+%°]?\s*$")
_FIRST_WORD = pattern(r"[\p{L}\p{M}’']++(?![.\p{L}])")
_INITIALS = pattern(r"(?:\p{Lu}\p{Ll}?\.[ \u00a0\u202f]?-?)*\p{Lu}")
_ITEM_NUMBER = pattern(r"(?:^\s*|[:;]\s+|\n\s*)\(?\d{1,2}$")
_SAYS = pattern(
    r"\p{Lu}\p{Ll}+ (?:asked|said|says|replied|cried|shouted|whispered|answered|exclaimed|asks)\b"
)


def sentences(text: str, language: str = "") -> tuple[Sentence, ...]:
    """Return the sentences of a text, in order, never overlapping.

    A line ends its sentence unless it is long and the next goes on in small letters, or after a
    comma. Marks of lists, headings, quotes and tables stand outside; a fenced block of code is one
    piece; nothing is cut inside code, formulas and addresses. Every letter and digit that is not
    part of such a mark stands in a sentence. Takes time linear in the length of the text.

    Args:
        language: A language tag; "" where it is not known.
    """
    short = abbreviations(language)
    found: list[Sentence] = []
    at = 0
    for fence in _FENCE.finditer(text):
        found += _of_prose(text, at, fence.start(), short)
        found += _trimmed(text, fence.start(), fence.end())
        at = fence.end()
    found += _of_prose(text, at, len(text), short)
    return tuple(found)


def _of_prose(text: str, start: int, end: int, short: Abbreviations) -> Iterator[Sentence]:
    prose = text[start:end]
    lines = paragraphs(prose)
    first = 0
    for at, line in enumerate(lines):
        if at + 1 == len(lines) or not _goes_on(prose, line, lines[at + 1]):
            yield from _of_line(text, start + lines[first].start, start + line.content_end, short)
            first = at + 1


def _goes_on(prose: str, line: Unit, following: Unit) -> bool:
    """Whether a line was only broken to fit a width."""
    content = line.content.rstrip()
    if len(content) < _WRAPPED_FROM or content.startswith("#"):
        return False
    if len(prose[line.content_end : line.end].splitlines()) > 1:
        return False
    if content[-1] in ".!?…:;|" or _STARTS_ITEM.match(following.content):
        return False
    return content[-1] == "," or following.content.lstrip()[:1].islower()


def _of_line(text: str, start: int, end: int, short: Abbreviations) -> Iterator[Sentence]:
    line = text[start:end]
    markers = _MARKERS.match(line)
    begin = markers.end() if markers and _CONTENT.search(line, markers.end()) else 0
    first = _first_content(line, begin)
    uncut = deque(match.span() for match in _UNCUT.finditer(line))
    for stop in _STOP.finditer(line, begin):
        at = stop.start()
        while uncut and uncut[0][1] <= at:
            uncut.popleft()
        inside = uncut and uncut[0][0] <= at
        if first < at and not inside and _ends(line, (begin, first), stop, short):
            yield from _trimmed(text, start + begin, start + stop.end())
            begin = stop.end()
            first = _first_content(line, begin)
    yield from _trimmed(text, start + begin, end)


def _first_content(line: str, begin: int) -> int:
    found = _CONTENT.search(line, begin)
    return found.start() if found else len(line)


def _trimmed(text: str, start: int, end: int) -> Iterator[Sentence]:
    piece = text[start:end]
    if _CONTENT.search(piece):
        yield Sentence(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def _ends(
    line: str, sentence: tuple[int, int], stop: regex.Match[str], short: Abbreviations
) -> bool:
    """Whether a stop ends the sentence of which the start and the first letter are given."""
    if stop["wide"]:
        return True
    begin, first = sentence
    gap = _TO_NEXT.match(line, stop.end())
    following = gap.end() if gap else stop.end()
    before = line[stop.start() - 1]
    if following == len(line) or (before in "([" and stop["close"]):
        return False
    if before.isspace() and not line[following].isalnum():
        return False
    if line[following].islower():
        # Who begins a sentence with a small letter begins the next one so.
        small = line[first : first + 2].islower() and not (gap and gap["dash"])
        return small and (stop["sign"] != "." or _is_plain_word(line, stop.start(), short))
    if stop["sign"] == ".":
        return not _is_short(line, begin, stop.start(), following, short)
    return not (stop["close"] and _SAYS.match(line, following))


def _is_plain_word(line: str, at: int, short: Abbreviations) -> bool:
    found = _LAST_WORD.search(line[max(0, at - _LOOK_BACK) : at])
    word = found.group().lower() if found else ""
    return len(word) >= _LEAST_WORD and word.isalpha() and word not in short.kinds


def _is_short(line: str, begin: int, at: int, following: int, short: Abbreviations) -> bool:
    """Whether the full stop at `at` only shortens the word before it."""
    head = line[max(begin, at - _LOOK_BACK) : at]
    found = _LAST_WORD.search(head)
    if found is None:
        return False
    if found.group().isdigit():
        return at - begin < _LOOK_BACK and _ITEM_NUMBER.search(head) is not None
    kind, before = _kind(head, found, short)
    if kind is not None and "(" in line[at:following]:
        return True
    first = _FIRST_WORD.match(line, following)
    starts = first is not None and first.group().lower() in short.starters
    few = at - begin < _LOOK_BACK and head.strip().count(" ") <= _FEW_WORDS
    measured = _NUMBER.search(before) is not None
    if kind is Kind.MEASURE and not measured:
        return len(found.group()) <= _LEAST_WORD or not starts
    if kind is Kind.ERA or (kind is Kind.YEAR and measured):
        return line[following].isdigit() or (few and not starts)
    if kind is Kind.DOUBTFUL:
        return not starts
    if kind in (Kind.LEADING, Kind.YEAR):
        return True
    return kind is not None and line[following].isdigit()


def _kind(head: str, found: regex.Match[str], short: Abbreviations) -> tuple[Kind | None, str]:
    """Return what is shortened at the end of `head`, None where nothing is, and what is before."""
    spaced = _SHORT_WORDS.search(head)
    if spaced is not None:
        kind = short.kinds.get("".join(spaced.group().lower().split()))
        if kind is not None:
            return kind, head[: spaced.start()]
    word, before = found.group(), head[: found.start()]
    kind = None if len(word) == 1 and word.isupper() else short.kinds.get(word.lower())
    return kind or (Kind.DOUBTFUL if _INITIALS.fullmatch(word) else None), before
