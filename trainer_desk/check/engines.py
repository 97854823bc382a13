"""Hunspell behind one small face: chunspell where it has a wheel, spylls elsewhere."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Protocol

from spylls.hunspell import readers
from spylls.hunspell.data.dic import Word as StoredWord
from spylls.hunspell.dictionary import Dictionary as SpyllsDictionary
from spylls.hunspell.readers.file_reader import FileReader

from trainer_desk.check.dictionaries import Dictionary

try:
    import hunspell
except ImportError:  # no wheel for this machine
    hunspell = None


class BrokenDictionary(Exception):
    """A dictionary cannot be read; someone must replace or remove it.

    Attributes:
        dictionary: Which one.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        super().__init__(str(dictionary.dic))
        self.dictionary = dictionary


class Engine(Protocol):
    """One loaded dictionary. Words are normal (`words.normal`); safe on any thread."""

    name: str
    version: str

    def knows(self, word: str) -> bool:
        """Tell whether the word is spelt right."""
        ...

    def writes(self, word: str) -> bool:
        """Tell whether the dictionary has these letters at all; if not, it cannot judge."""
        ...

    def suggestions(self, word: str) -> Iterator[str]:
        """Yield what may have been meant, likeliest first; may take tenths of a second."""
        ...

    def add(self, word: str, like: str = "") -> None:
        """Accept a word, in all the forms that `like` has; for the life of this object."""
        ...


def load_engine(dictionary: Dictionary, *, pure: bool = False) -> Engine:
    """Load a dictionary into memory; takes up to a second, so never on the GUI thread.

    Args:
        dictionary: What to load.
        pure: Take spylls even where chunspell is there.

    Raises:
        BrokenDictionary: If its files cannot be read.
    """
    try:
        if hunspell is None or pure:
            return SpyllsEngine(dictionary)
        return ChunspellEngine(dictionary)
    except (OSError, ValueError, LookupError, AttributeError) as error:
        raise BrokenDictionary(dictionary) from error


class ChunspellEngine:
    """Hunspell itself."""

    name = "hunspell"

    def __init__(self, dictionary: Dictionary) -> None:
        self.version = importlib.metadata.version("chunspell")
        self._encoding = encoding_of(dictionary.aff)
        self._hunspell = hunspell.Hunspell(
            dictionary.dic.stem,
            hunspell_data_dir=str(dictionary.dic.parent),
            system_encoding="UTF-8",
        )

    def knows(self, word: str) -> bool:
        """See `Engine`."""
        return self.writes(word) and bool(self._hunspell.spell(word))

    def writes(self, word: str) -> bool:
        """See `Engine`."""
        return _encodes(word, self._encoding)

    def suggestions(self, word: str) -> Iterator[str]:
        """See `Engine`."""
        if self.writes(word):
            yield from self._hunspell.suggest(word)

    def add(self, word: str, like: str = "") -> None:
        """See `Engine`."""
        if not self.writes(word):
            return
        if like:
            self._hunspell.add_with_affix(word, like)
        else:
            self._hunspell.add(word)


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
        return _encodes(word, self._encoding)

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


def encoding_of(aff: Path) -> str:
    """Return the encoding an .aff file declares, by a name that Python knows.

    Raises:
        OSError: If the file cannot be read.
    """
    for line in aff.read_bytes().splitlines():
        words = line.removeprefix(b"\xef\xbb\xbf").split()
        if len(words) > 1 and words[0] == b"SET":
            return words[1].decode("ascii", "replace").lower().replace("microsoft-", "")
    return "iso8859-1"


def _encodes(word: str, encoding: str) -> bool:
    try:
        word.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return "\0" not in word
