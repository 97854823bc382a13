"""Words one slip away from a misspelt one; many times faster than asking Hunspell itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

CYRILLIC_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz'"
MAX_LENGTH = 32
"""Longer words are looked up in no other spelling: nobody means a word by them."""

# What sounds alike, or is mixed up by rule: the likeliest slips of all.
_ALIKE = (
    *("ао", "еи", "ея", "ия", "ыи", "эе", "её", "оё", "ъь", "шщ", "жш", "зс", "дт", "бп", "гк"),
    *("вф", "гв", "чш", "чщ", "цс", "уо", "юу", "яа", "ие"),
    *("ei", "ea", "ao", "sc", "ck", "sz", "iy", "ou"),
)
_ALIKE_PARTS = (
    ("тся", "ться"),
    ("ться", "тся"),
    ("цца", "ться"),
    ("ца", "ться"),
    ("ца", "тся"),
    ("сч", "щ"),
    ("щ", "сч"),
    ("жо", "жё"),
    ("ьо", "ё"),
    ("йо", "ё"),
    ("ево", "его"),
    ("ова", "ого"),
    ("ово", "ого"),
    ("ива", "его"),
    ("ие", "ее"),
    ("иё", "ие"),
    ("фф", "в"),
    ("щщ", "сч"),
    ("щщ", "жч"),
    ("шь", "ш"),
    ("цц", "тс"),
    ("ццо", "ться"),
    ("цо", "ться"),
    ("жд", "ж"),
    ("стн", "сн"),
    ("сн", "стн"),
    ("здн", "зн"),
    ("зн", "здн"),
    ("чн", "шн"),
    ("што", "что"),
    ("ie", "ei"),
    ("ei", "ie"),
    ("ence", "ance"),
    ("ance", "ence"),
    ("able", "ible"),
    ("ible", "able"),
    ("f", "ph"),
    ("ph", "f"),
)
_STARTS = ("не", "ни", "в", "на", "за", "с", "до", "от", "по", "без", "a")
_ENDS = ("бы", "же", "ли", "ль")
_HYPHENED = ("то", "нибудь", "либо", "таки", "ка")
_CLITICS = ("t", "s", "re", "ve", "ll", "d", "m")
_SLANG = {
    "ваще": "вообще",
    "вобще": "вообще",
    "седня": "сегодня",
    "сёдня": "сегодня",
    "щас": "сейчас",
    "счас": "сейчас",
    "чё": "что",
    "че": "что",
    "шо": "что",
    "чо": "что",
    "тока": "только",
    "токо": "только",
    "када": "когда",
    "никада": "никогда",
    "скока": "сколько",
    "стока": "столько",
    "собстно": "собственно",
    "кароче": "короче",
    "хороше": "хорошо",
    "ихний": "их",
    "здеся": "здесь",
    "ложить": "класть",
    "prolly": "probably",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "alot": "a lot",
    "thier": "their",
    "definately": "definitely",
    "seperate": "separate",
    "untill": "until",
}
_STRETCHED = re.compile(r"(.)\1{2,}")


def near_words(word: str, knows: Callable[[str], bool], letters: str) -> tuple[str, ...]:
    """Return the known words one slip away, likeliest first, written as `word` is.

    Args:
        word: A misspelt word, normal (`words.normal`).
        knows: Whether a word is spelt right.
        letters: The alphabet, in lower case.
    """
    if len(word) > MAX_LENGTH:
        return ()
    lower = word.lower()
    found: dict[str, None] = {}
    for candidate in _candidates(lower, letters):
        cased = cased_like(word, candidate)
        if cased != word and cased not in found and _known(cased, knows):
            found[cased] = None
    return tuple(found)


def cased_like(model: str, word: str) -> str:
    """Return `word` in capitals or with a capital first where `model` is written so."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def _known(candidate: str, knows: Callable[[str], bool]) -> bool:
    return all(knows(part) for part in candidate.split(" "))


def _candidates(word: str, letters: str) -> Iterator[str]:
    yield from _unstretched(word)
    yield from _slang(word)
    yield from _sounding_alike(word)
    yield from _apart(word)
    yield from _doubled(word)
    yield from _swapped(word)
    yield from _inserted(word, letters)
    yield from _dropped(word)
    yield from _replaced(word, letters)
    yield from _parted(word)
    for once in _sounding_alike(word):
        yield from _sounding_alike(once)


def _unstretched(word: str) -> Iterator[str]:
    if _STRETCHED.search(word):
        yield _STRETCHED.sub(r"\1", word)
        yield _STRETCHED.sub(r"\1\1", word)


def _slang(word: str) -> Iterator[str]:
    if word in _SLANG:
        yield _SLANG[word]


def _apart(word: str) -> Iterator[str]:
    """Yield the word without a particle or preposition that was written together with it."""
    for start in _STARTS:
        if word.startswith(start) and len(word) > len(start) + 2:
            yield f"{start} {word[len(start) :]}"
    for end in _ENDS:
        if word.endswith(end) and len(word) > len(end) + 1:
            yield f"{word[: -len(end)]} {end}"
    for end in _HYPHENED:
        if word.endswith(end) and len(word) > len(end) + 1:
            yield f"{word[: -len(end)]}-{end}"


def _sounding_alike(word: str) -> Iterator[str]:
    for wrong, right in _ALIKE_PARTS:
        at = word.find(wrong)
        while at >= 0:
            yield word[:at] + right + word[at + len(wrong) :]
            at = word.find(wrong, at + 1)
    for at, letter in enumerate(word):
        for pair in _ALIKE:
            if letter in pair:
                yield word[:at] + pair.replace(letter, "", 1) + word[at + 1 :]
        if letter in "ьъ'":
            yield word[:at] + word[at + 1 :]
    for at in range(1, len(word)):
        yield f"{word[:at]}ь{word[at:]}"
    for end in _CLITICS:
        if word.endswith(end):
            yield f"{word[: -len(end)]}'{end}"


def _doubled(word: str) -> Iterator[str]:
    for at, letter in enumerate(word):
        yield word[:at] + letter + word[at:]
        if word[at + 1 : at + 2] == letter:
            yield word[:at] + word[at + 1 :]


def _swapped(word: str) -> Iterator[str]:
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _inserted(word: str, letters: str) -> Iterator[str]:
    for at in range(1, len(word)):
        for letter in letters:
            yield word[:at] + letter + word[at:]
    for letter in letters:
        yield letter + word
        yield word + letter


def _dropped(word: str) -> Iterator[str]:
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _replaced(word: str, letters: str) -> Iterator[str]:
    for at in range(len(word)):
        for letter in letters:
            yield word[:at] + letter + word[at + 1 :]


def _parted(word: str) -> Iterator[str]:
    for at in range(1, len(word)):
        for sign in " -":
            yield word[:at] + sign + word[at:]
