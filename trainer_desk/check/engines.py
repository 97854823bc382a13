"""Hunspell behind one small face: chunspell where it has a wheel, spylls elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from trainer_desk.late import late

if TYPE_CHECKING:
    from trainer_desk.check import chunspell_engine, spylls_engine
    from trainer_desk.check.dictionaries import Dictionary
else:
    chunspell_engine = late("trainer_desk.check.chunspell_engine")
    spylls_engine = late("trainer_desk.check.spylls_engine")


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
        if pure or not chunspell_engine.is_here():
            return spylls_engine.SpyllsEngine(dictionary)
        return chunspell_engine.ChunspellEngine(dictionary)
    except (OSError, ValueError, LookupError, AttributeError) as error:
        raise BrokenDictionary(dictionary) from error
