"""Which language a paragraph is in: the batch's, unless its letters plainly say another."""

from __future__ import annotations

import regex

from trainer_desk.check.dictionaries import base_language

LEAST_LETTERS = 30
"""Shorter paragraphs are taken to be in the declared language."""
_SHARE = 0.7
_CYRILLIC = regex.compile(r"\p{Cyrillic}")
_LATIN = regex.compile(r"\p{Latin}")
_UKRAINIAN = regex.compile(r"[іїєґІЇЄҐ]")
_NOT_UKRAINIAN = regex.compile(r"[ыэъёЫЭЪЁ]")
_CYRILLIC_LANGUAGES = ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tt", "tg")
_WITHOUT_LATIN = (*_CYRILLIC_LANGUAGES, "el", "ar", "fa", "he", "hi", "ja", "ko", "th", "zh")


def language_of(text: str, declared: str = "") -> str:
    """Return the BCP 47 tag of a paragraph whose unchecked parts are filled or taken out.

    Letters tell the scripts apart and so Russian from English, which is what batches mix; within
    a script the declared language holds. A model that guesses would need 130 MB and is wrong
    about a third of short lines.

    Args:
        declared: The batch's language, "" where unknown.
    """
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    letters = cyrillic + latin
    base = base_language(declared)
    if base and letters < LEAST_LETTERS:
        return declared
    if cyrillic > _SHARE * letters or (not base and cyrillic > latin):
        return declared if base in _CYRILLIC_LANGUAGES and base != "ru" else _russian_or_not(text)
    if latin > _SHARE * letters or not base:
        return "en-US" if base in _WITHOUT_LATIN or not base else declared
    return declared


def _russian_or_not(text: str) -> str:
    ukrainian = len(_UKRAINIAN.findall(text))
    return "uk" if ukrainian > 2 and not _NOT_UKRAINIAN.search(text) else "ru"
