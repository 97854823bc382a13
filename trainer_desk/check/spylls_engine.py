"""Hunspell rewritten in Python, for machines without a wheel."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from spylls.hunspell import readers
from spylls.hunspell.data.dic import Word as StoredWord
from spylls.hunspell.dictionary import Dictionary as SpyllsDictionary
from spylls.hunspell.readers.file_reader import FileReader

from trainer_desk.check.dictionaries import Dictionary
from trainer_desk.check.encodings import encodes, encoding_of


class SpyllsEngine:
    """Hunspell rewritten in Python: the same answers, about thirty times slower."""

    name = "spylls"

    def __init__(self, dictionary: Dictionary) -> None:
        self.version = importlib.metadata.version("spylls")
        self._encoding = encoding_of(dictionary.aff)
        with ExitStack() as files:
            aff, context = readers.read_aff(_ClosedLater(dictionary.aff, files))
            lines = _ClosedLater(dictionary.dic, files, encoding=context.encoding)
            dic = readers.read_dic(lines, aff=aff, context=context)
        self._dictionary = SpyllsDictionary(aff, dic)

    def knows(self, word: str) -> bool:
        """See `Engine`."""
        return self.writes(word) and bool(self._dictionary.lookup(word))

    def writes(self, word: str) -> bool:
        """See `Engine`."""
        return encodes(word, self._encoding)

    def suggestions(self, word: str) -> Iterator[str]:
        """See `Engine`."""
        if self.writes(word):
            yield from self._dictionary.suggest(word)

    def add(self, word: str, like: str = "") -> None:
        """See `Engine`."""
        models = self._dictionary.dic.homonyms(like) if like else []
        flags = set().union(*(model.flags for model in models))
        casing = self._dictionary.aff.casing
        captype = casing.guess(word)
        stored = StoredWord(word, flags=flags, data={}, alt_spellings=[], captype=captype)
        self._dictionary.dic.append(stored, lower=casing.lower(word))


class _ClosedLater(FileReader):  # type: ignore[misc]
    """A reader whose files are closed with a stack; spylls leaves its own open."""

    def __init__(self, path: Path, files: ExitStack, encoding: str = "Windows-1252") -> None:
        self._files = files
        super().__init__(str(path), encoding)

    def _open(self, path: str, encoding: str) -> IO[str]:
        opened: IO[str] = super()._open(path, encoding)
        return self._files.enter_context(opened)
