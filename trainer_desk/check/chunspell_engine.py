"""Hunspell itself, where it has a wheel."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator

from trainer_desk.check.dictionaries import Dictionary
from trainer_desk.check.encodings import encodes, encoding_of

try:
    import hunspell
except ImportError:  # no wheel for this machine
    hunspell = None


def is_here() -> bool:
    """Tell whether this machine has it."""
    return hunspell is not None


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
        return encodes(word, self._encoding)

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
