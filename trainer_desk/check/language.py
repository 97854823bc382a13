"""Which language a paragraph is in: the declared one, unless it plainly is another."""

from __future__ import annotations

from collections.abc import Callable, Container

import regex

from trainer_desk.check.tags import base_language

LEAST_LETTERS = 30
"""Shorter paragraphs are taken to be in the declared language."""
GUESS_LETTERS = 50
"""From so many on, languages of one script are told apart."""
UNKNOWN = "und"
"""The tag of a paragraph in a language that nobody here can check."""
_SHARE = 0.7
_CYRILLIC = regex.compile(r"\p{Cyrillic}")
_LATIN = regex.compile(r"\p{Latin}")
_UKRAINIAN = regex.compile(r"[іїєґІЇЄҐ]")
_NOT_UKRAINIAN = regex.compile(r"[ыэъёўЫЭЪЁЎ]")
_CYRILLIC_LANGUAGES = ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tt", "tg")
_WITHOUT_LATIN = (*_CYRILLIC_LANGUAGES, "el", "ar", "fa", "he", "hi", "ja", "ko", "th", "zh")


def language_of(text: str, declared: str = "") -> str:
    """Return the BCP 47 tag of a paragraph by its letters alone.

    They tell scripts apart and so Russian from English, which is what batches mix; within a
    script the declared language holds, see `other_language`.

    Args:
        text: The paragraph, with its unchecked parts filled or taken out.
        declared: The batch's language, "" where unknown.
    """
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    letters = cyrillic + latin
    base = base_language(declared)
    if base and letters < LEAST_LETTERS:
        return declared
    if cyrillic > _SHARE * letters or (not base and cyrillic > latin):
        return declared if base in _CYRILLIC_LANGUAGES else "ru"
    if latin > _SHARE * letters or not base:
        return "en-US" if base in _WITHOUT_LATIN or not base else declared
    return declared


def other_language(
    text: str,
    language: str,
    *,
    guess: Callable[[str], str],
    checkable: Container[str],
    is_right: Callable[[], bool | None],
) -> str:
    """Return the language a paragraph really is in, `language` where it is in that.

    Two must agree that it is another one: a guess, and the dictionary of `language`, which does
    not know the words. One that nobody can check is `UNKNOWN`, so that its words are not all
    called mistakes of another.

    Args:
        language: What it is taken for, by its letters and by what was declared.
        guess: Returns a language without its country, "" where it is not sure.
        checkable: Languages, without country, that can be checked.
        is_right: Tells whether the dictionary of `language` knows the words; None without one.
    """
    words = "".join(char if char.isalpha() else " " for char in text)
    guessed = _guessed(words, sum(map(len, words.split())), guess)
    if not guessed or guessed == base_language(language):
        return language
    right = is_right()
    if right or (right is None and guessed not in checkable):
        return language
    return guessed if guessed in checkable else UNKNOWN


def _guessed(words: str, letters: int, guess: Callable[[str], str]) -> str:
    if letters < LEAST_LETTERS:
        return ""
    if len(_UKRAINIAN.findall(words)) > 2 and not _NOT_UKRAINIAN.search(words):
        return "uk"
    return guess(words) if letters >= GUESS_LETTERS else ""
