"""The trainer's own words, per language and per batch: plain text, one word a line."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from trainer_desk.check.durable import write_whole
from trainer_desk.check.tags import base_language
from trainer_desk.check.words import normal
from trainer_desk.work.ids import BatchId

MAX_WORD_LENGTH = 100
MAX_WORDS = 1_000_000

_Place = tuple[str, BatchId | None]


class NotAWordList(Exception):
    """A file cannot be read as a list of words; someone must choose another."""


class Shelf(Protocol):
    """Texts by name; what is remembered is on disk before `remember` returns."""

    def recall(self, name: str) -> str | None:
        """Return the text kept under a name, None where there is none."""
        ...

    def remember(self, name: str, value: str) -> None:
        """Keep a text instead of any earlier one of this name."""
        ...


class FileShelf:
    """A shelf whose texts are files of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def recall(self, name: str) -> str | None:
        """See `Shelf`."""
        try:
            return self._file(name).read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return None

    def remember(self, name: str, value: str) -> None:
        """See `Shelf`."""
        write_whole(self._file(name), value)

    def _file(self, name: str) -> Path:
        # The name of a batch may hold anything; a hash is a safe name for a file.
        safe = name if name.isalnum() else hashlib.sha256(name.encode()).hexdigest()[:32]
        return self._folder / f"{safe}.txt"


class PersonalWords:
    """Words the trainer added; changes are on disk before a method returns.

    A word in lower case is accepted with a capital and in capitals too; one with capitals only
    as it is written, and in capitals. Safe on any thread as long as one writes at a time.

    Args:
        folder: Where the lists of languages are, each a file.
        batches: Where the lists of batches are, the same folder for None.
    """

    def __init__(self, folder: Path, batches: Shelf | None = None) -> None:
        self._own = FileShelf(folder)
        self._batches = self._own if batches is None else batches
        self._lists: dict[_Place, frozenset[str]] = {}

    def accepts(self, word: str, language: str, batch: BatchId | None = None) -> bool:
        """Tell whether a normal word is in the language's list or the batch's."""
        if _accepts(self._read(language, None), word):
            return True
        return batch is not None and _accepts(self._read(language, batch), word)

    def words(self, language: str, batch: BatchId | None = None) -> tuple[str, ...]:
        """Return one list in alphabetical order: the batch's own, or the language's for None."""
        return tuple(sorted(self._read(language, batch), key=str.casefold))

    def add(self, word: str, language: str, batch: BatchId | None = None) -> None:
        """Put a word into one list.

        Raises:
            ValueError: If it is empty, too long, or has white space in it.
        """
        self._write(language, batch, {*self.words(language, batch), _checked(word)})

    def remove(self, word: str, language: str, batch: BatchId | None = None) -> None:
        """Take a word out of one list; nothing happens where it is not in it."""
        self._write(language, batch, {*self.words(language, batch)} - {normal(word.strip())})

    def import_file(self, file: Path, language: str, batch: BatchId | None = None) -> int:
        """Add every word of a UTF-8 text file, one a line, and return how many were new.

        Empty lines, lines starting with "#", and what follows a "/" (Hunspell's flags) are
        left out, so that a .dic file can be read too.

        Raises:
            NotAWordList: If the file is no UTF-8 text, or a line is no word.
        """
        before = {*self.words(language, batch)}
        after = before | _words_of(file)
        self._write(language, batch, after)
        return len(after) - len(before)

    def export_file(self, file: Path, language: str, batch: BatchId | None = None) -> None:
        """Write one list as UTF-8 text, one word a line."""
        write_whole(file, _as_lines(self.words(language, batch)))

    def _read(self, language: str, batch: BatchId | None) -> frozenset[str]:
        place = (base_language(language), batch)
        if place not in self._lists:
            lines = (self._shelf(batch).recall(_name(place)) or "").splitlines()
            self._lists[place] = frozenset(line for line in lines if line)
        return self._lists[place]

    def _write(self, language: str, batch: BatchId | None, words: Iterable[str]) -> None:
        place, kept = (base_language(language), batch), frozenset(words)
        lines = _as_lines(sorted(kept, key=str.casefold))
        self._shelf(batch).remember(_name(place), lines)
        self._lists[place] = kept

    def _shelf(self, batch: BatchId | None) -> Shelf:
        return self._own if batch is None else self._batches


def _name(place: _Place) -> str:
    language, batch = place
    return (language or "any") if batch is None else f"words {language} of batch {batch}"


def _accepts(words: frozenset[str], word: str) -> bool:
    if word in words or word.lower() in words:
        return True
    # A word with capitals of its own may still be written all in capitals.
    return word.isupper() and any(word == known.upper() for known in words)


def _words_of(file: Path) -> set[str]:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (UnicodeDecodeError, OSError) as error:
        raise NotAWordList(f"{file.name} is no UTF-8 text") from error
    if len(lines) > MAX_WORDS:
        raise NotAWordList(f"{file.name} has more than {MAX_WORDS} lines")
    if lines and lines[0].strip().isdecimal():  # a .dic file begins with the number of its words
        lines = lines[1:]
    words = (line.partition("/")[0].strip() for line in lines if not line.startswith("#"))
    try:
        return {_checked(word) for word in words if word}
    except ValueError as error:
        raise NotAWordList(f"{file.name} has a line that is no word") from error


def _checked(word: str) -> str:
    cleaned = normal(word.strip())
    odd = any(char.isspace() or unicodedata.category(char) in ("Cc", "Cs") for char in cleaned)
    if not cleaned or odd or len(cleaned) > MAX_WORD_LENGTH:
        raise ValueError("not a word")
    return cleaned


def _as_lines(words: Iterable[str]) -> str:
    return "".join(f"{word}\n" for word in words)
