"""Word lists that propose marks: words and phrases found in whatever form they stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from trainer_desk.late import late
from trainer_desk.text.inflection import forms
from trainer_desk.text.pattern import pattern

if TYPE_CHECKING:
    import regex
else:
    regex = late("regex")

LONGEST_ENTRY = 200
"""Code points of an entry; a longer line is no word list."""

_LONGEST_PHRASE = LONGEST_ENTRY // 2
"""Words that fit into an entry."""


class BadLexicon(ValueError):
    """A word list cannot be read; whoever wrote it must correct it.

    Attributes:
        source: The name of the list, such as its file.
        line: Counted from 1.
        reason: What is wrong, in English.
    """

    def __init__(self, source: str, line: int, reason: str) -> None:
        super().__init__(f"{source}, line {line}: {reason}")
        self.source = source
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words and phrases that share a label, as they were written in a list."""

    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Where an entry was found, in code points of the text as it is, end exclusive."""

    start: int
    end: int
    label: str
    entry: str


def lexicons(content: str, label: str, source: str) -> tuple[Lexicon, ...]:
    """Return what a plain word list holds: one lexicon for each label, in order of appearance.

    A line is a word or phrase, or a word, a tab and its label. Empty lines and lines that begin
    with "#" say nothing; an entry that is there twice counts once.

    Args:
        label: For lines without one.
        source: The name of the list, for errors.

    Raises:
        BadLexicon: If a line is not an entry.
    """
    found: dict[str, dict[str, None]] = {}
    for number, line in enumerate(content.removeprefix("\ufeff").splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            word, own = _entry(line, source, number)
            found.setdefault(own or label, {})[word] = None
    return tuple(Lexicon(name, tuple(words)) for name, words in found.items())


def matches(text: str, given: Iterable[Lexicon], language: str = "") -> tuple[Match, ...]:
    """Return everything that lexicons find in one text; for several texts make a `Matcher`."""
    return Matcher(given, language).matches(text)


@dataclass(slots=True)
class _Node:
    """A place in the tree of phrases: what follows by word, and the entries that end here."""

    following: dict[int, _Node] = field(default_factory=dict)
    entries: list[tuple[str, str]] = field(default_factory=list)


class Matcher:
    """Lexicons made ready to be looked for.

    A word matches in any of its forms (`inflection.forms`), whole, whatever its case; "ё" is "е",
    composed is decomposed, and soft hyphens, stress marks and invisible characters do not count.
    Latin letters that only look Cyrillic count as Cyrillic in a word that has both. Words of a
    phrase may stand apart by white space, hyphens and one line break. What holds other signs, such
    as "s&m", is looked for as it is, but for its case.

    Building takes about 50 µs for an entry; finding is linear in the text.

    Args:
        language: A language tag. Where it is neither English, Russian nor "", words are only looked
            for as they are written.
    """

    def __init__(self, given: Iterable[Lexicon], language: str = "") -> None:
        self._inflected = language.lower()[:2] in ("", "en", "ru")
        self._numbers: dict[str, int] = {}
        self._by_form: dict[str, tuple[int, ...]] = {}
        self._first: dict[int, _Node] = {}
        self._literal: dict[str, list[tuple[str, str]]] = {}
        for lexicon in given:
            for entry in lexicon.words:
                self._add(entry, lexicon.label)
        self._signs = _signs_pattern(self._literal)

    def matches(self, text: str) -> tuple[Match, ...]:
        """Return everything found in a text, in order.

        Of entries with the same label the longest counts where one holds another.
        """
        words = _words(text)
        found: list[Match] = []
        for at, (start, end, word) in enumerate(words):
            for number in self._by_form.get(word, ()):
                if number in self._first:
                    self._collect(found, start, end, self._first[number])
                    if self._first[number].following:
                        self._follow(found, text, words, at, self._first[number])
        if self._signs is not None:
            for match in self._signs.finditer(text):
                for label, entry in self._literal.get(match.group().casefold(), ()):
                    found.append(Match(*match.span(), label, entry))
        return _longest(found)

    def _add(self, entry: str, label: str) -> None:
        if _HAS_SIGNS.search(_NOT_COUNTED.sub("", entry)):
            self._literal.setdefault(entry.casefold(), []).append((label, entry))
            return
        nodes, node = self._first, None
        for _, _, word in _words(entry):
            number = self._number(word)
            node = nodes.setdefault(number, _Node())
            nodes = node.following
        if node is not None and (label, entry) not in node.entries:
            node.entries.append((label, entry))

    def _number(self, word: str) -> int:
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = len(self._numbers)
            for form in forms(word) if self._inflected else (word,):
                self._by_form[form] = (*self._by_form.get(form, ()), number)
        return number

    def _follow(
        self, found: list[Match], text: str, words: Sequence[_Word], at: int, first: _Node
    ) -> None:
        """Add the phrases that begin with the word at `at`."""
        nodes, start = [first], words[at][0]
        for (_, before, _), (begin, end, word) in pairwise(words[at : at + _LONGEST_PHRASE]):
            if not nodes or not _APART.fullmatch(text, before, begin):
                return
            numbers = self._by_form.get(word, ())
            nodes = [
                node.following[one] for node in nodes for one in numbers if one in node.following
            ]
            for node in nodes:
                self._collect(found, start, end, node)

    def _collect(self, found: list[Match], start: int, end: int, node: _Node) -> None:
        for label, entry in node.entries:
            found.append(Match(start, end, label, entry))


_Word = tuple[int, int, str]
"""Start and end of a word in a text, and how it is looked up."""

_HIDDEN = "\u00ad\u200b-\u200d\u2060\ufeff\u0300\u0301"
_NOT_COUNTED = pattern(f"[{_HIDDEN}]")
_WORD = pattern(rf"[\p{{L}}\p{{N}}_](?:[\p{{L}}\p{{N}}\p{{M}}_{_HIDDEN}]|['’](?=\p{{L}}))*+")
_APART = pattern(r"[^\S\r\n]*(?:\r?\n)?[^\S\r\n]*[-‐‑–]?[^\S\r\n]*")
_HAS_SIGNS = pattern(r"[^\p{L}\p{N}\p{M}\s'’_‐‑–-]")
_CONTROL = pattern(r"[\p{Cc}\p{Cs}\ufffd]")
_POSSESSIVE = pattern(r"(?<=[a-z])['’]s?$")
_CYRILLIC = pattern(r"\p{Cyrillic}")
_LOOKS_CYRILLIC = str.maketrans("aceopxykmtbh", "асеорхукмтвн")
_STRESS = str.maketrans("", "", "\u0300\u0301")


def _entry(line: str, source: str, number: int) -> tuple[str, str]:
    parts = [part.strip() for part in line.split("\t")]
    if len(parts) > 2:
        raise BadLexicon(source, number, "more than one tab")
    word, label = parts[0], parts[1] if len(parts) == 2 else ""
    if not word:
        raise BadLexicon(source, number, "a label without a word")
    if len(word) > LONGEST_ENTRY:
        raise BadLexicon(source, number, f"longer than {LONGEST_ENTRY} characters")
    if _CONTROL.search(word + label):
        raise BadLexicon(source, number, "characters that are no text")
    if not _words(word) and not _HAS_SIGNS.search(_NOT_COUNTED.sub("", word)):
        raise BadLexicon(source, number, "no letter and no sign")
    return word, label


def _words(text: str) -> list[_Word]:
    known: dict[str, str] = {}
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        if word not in known:
            known[word] = _looked_up(word)
        found.append((match.start(), match.end(), known[word]))
    return found


def _looked_up(word: str) -> str:
    """Return how a word is looked up; nothing of this touches the offsets of the text."""
    if word.isascii():
        return _POSSESSIVE.sub("", word.lower())
    word = unicodedata.normalize("NFC", _HIDDEN_INSIDE.sub("", word)).casefold()
    if _CYRILLIC.search(word):
        # What composed with no letter is a stress mark.
        return word.translate(_STRESS).translate(_LOOKS_CYRILLIC).replace("ё", "е")
    return _POSSESSIVE.sub("", word)


_HIDDEN_INSIDE = pattern("[\u00ad\u200b-\u200d\u2060\ufeff]")


def _signs_pattern(literal: Iterable[str]) -> regex.Pattern[str] | None:
    entries = list(literal)
    if not entries:
        return None
    border = r"(?<![\p{L}\p{N}]) \L<entries> (?![\p{L}\p{N}])"
    return regex.compile(border, regex.IGNORECASE | regex.VERBOSE, entries=entries)


def _longest(found: list[Match]) -> tuple[Match, ...]:
    found.sort(key=_in_order)
    kept: list[Match] = []
    last: dict[str, Match] = {}
    for one in found:
        before = last.get(one.label)
        if (
            before is None
            or one.end > before.end
            or (one.start, one.end) == (before.start, before.end)
        ):
            kept.append(one)
            last[one.label] = one
    return tuple(kept)


def _in_order(match: Match) -> tuple[int, int, str, str]:
    return match.start, -match.end, match.label, match.entry
