"""Word lists put into a batch, so that they propose marks to whoever works on it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from trainer_desk.files.errors import FormatError
from trainer_desk.files.reading import Reading
from trainer_desk.text.lexicon import BadLexicon, lexicons
from trainer_desk.values import dataclass
from trainer_desk.work.form import Form
from trainer_desk.work.ids import OptionId, Sha256
from trainer_desk.work.marks import Lexicon, SpansQuestion

LARGEST_BYTES = 8 * 1024 * 1024
"""A longer file is no word list."""


@dataclass(frozen=True, slots=True)
class WordList:
    """A plain word list: a word or phrase on each line, which may have a tab and a label.

    Attributes:
        name: Of the file, for errors.
        content: As it was read.
    """

    name: str
    content: str

    @classmethod
    def read(cls, path: Path) -> WordList:
        """Read a list from a file in UTF-8.

        Raises:
            FormatError: If it is no such text, or too long for a list.
            OSError: If it cannot be read.
        """
        with path.open("rb") as file:
            raw = file.read(LARGEST_BYTES + 1)
        if len(raw) > LARGEST_BYTES:
            raise FormatError(path.name, f"is longer than {LARGEST_BYTES // 1024 // 1024} MB")
        try:
            return cls(path.name, raw.decode("utf-8"))
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            raise FormatError(path.name, "is not UTF-8", line=line) from error


def with_word_lists(
    reading: Reading, lists: Iterable[WordList], *, label: str, language: str = ""
) -> Reading:
    """Return the batch as its next revision, with word lists added to its lexicons.

    A word that a lexicon of the same label and language has already is not added again. The same
    batch and lists give the same revision with the same hash.

    Args:
        reading: The batch.
        lists: The word lists.
        label: What words without a label of their own propose; of one of the form's questions.
        language: BCP 47 tag of the words, "" for any.

    Raises:
        FormatError: If a list is no word list, or names a label that the form does not have.
    """
    given = tuple(lists)
    known = _labels(reading.batch.form)
    merged = {(one.label, one.language): dict.fromkeys(one.words) for one in reading.batch.lexicons}
    for one in given:
        for name, words in _read(one, label):
            if name not in known:
                raise FormatError(one.name, _unknown(name, known))
            merged.setdefault((OptionId(name), language), {}).update(dict.fromkeys(words))
    added = tuple(
        Lexicon(label=name, language=tag, words=tuple(words))
        for (name, tag), words in merged.items()
    )
    parts = (reading.source_sha256, language, label, *(one.content for one in given))
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    batch = replace(reading.batch, revision=reading.batch.revision + 1, lexicons=added)
    return replace(reading, batch=batch, source_sha256=Sha256(digest))


def _read(one: WordList, label: str) -> list[tuple[str, tuple[str, ...]]]:
    try:
        return [
            (lexicon.label, lexicon.words) for lexicon in lexicons(one.content, label, one.name)
        ]
    except BadLexicon as error:
        raise FormatError(one.name, error.reason, line=error.line) from error


def _labels(form: Form) -> tuple[str, ...]:
    return tuple(
        label.id
        for question in form.questions
        if isinstance(question, SpansQuestion)
        for label in question.labels
    )


def _unknown(name: str, known: tuple[str, ...]) -> str:
    if not known:
        return f"proposes `{name}`; the batch's form asks for no marks"
    return f"proposes `{name}`; the labels of the batch's form are {', '.join(known)}"
