"""Words as the spelling check sees them, each with its place in the text it came from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from enum import Enum

from trainer_desk.text.pattern import pattern
from trainer_desk.values import dataclass

SOFT_HYPHEN = "\u00ad"
STRESS = "\u0301"
APOSTROPHES = "'’ʼ"
HYPHENS = "-\u2010\u2011"
_JOIN = f"[{APOSTROPHES}\\-\u2010\u2011]"

_PART = r"\p{L}[\p{L}\p{M}\u00ad]*"
_WORD = pattern(rf"(?<![\p{{L}}\p{{M}}\p{{N}}]){_PART}(?:{_JOIN}{_PART})*(?!\p{{N}})")
_BETWEEN = pattern(f"[{HYPHENS}]")
_PLAIN_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_PLAIN_HYPHEN = str.maketrans(dict.fromkeys(HYPHENS, "-"))
_LATIN = pattern(r"\p{Latin}")
_CYRILLIC = pattern(r"\p{Cyrillic}")


class Script(Enum):
    """What a word is written in."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    MIXED = "mixed"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or one part of a hyphenated word.

    Attributes:
        start: Offset in code points in the text it was found in.
        text: Exactly as it stands there.
    """

    start: int
    text: str

    @property
    def end(self) -> int:
        """Offset of the word's end, exclusive."""
        return self.start + len(self.text)

    @property
    def normal(self) -> str:
        """The word as dictionaries write it."""
        return normal(self.text)

    def parts(self) -> tuple[Word, ...]:
        """Return the parts between hyphens; the word itself where it has none."""
        parts, at = [], 0
        for hyphen in _BETWEEN.finditer(self.text):
            parts.append(Word(self.start + at, self.text[at : hyphen.start()]))
            at = hyphen.end()
        return (*parts, Word(self.start + at, self.text[at:]))


def words_in(text: str) -> Iterator[Word]:
    """Yield the words of a text in order; what has digits or underscores in it is no word."""
    for match in _WORD.finditer(text):
        yield Word(match.start(), match.group())


def normal(word: str) -> str:
    """Return a word in NFC, without soft hyphens and stress marks, with plain signs.

    An acute that belongs to the letter, as in French, is part of the composed letter by then.
    """
    composed = unicodedata.normalize("NFC", word.replace(SOFT_HYPHEN, ""))
    unmarked = composed.replace(STRESS, "")
    return unmarked.translate(_PLAIN_APOSTROPHE).translate(_PLAIN_HYPHEN)


def script_of(word: str) -> Script:
    """Return what a word is written in."""
    latin, cyrillic = _LATIN.search(word) is not None, _CYRILLIC.search(word) is not None
    if latin and cyrillic:
        return Script.MIXED
    if latin:
        return Script.LATIN
    return Script.CYRILLIC if cyrillic else Script.OTHER
