"""Guessing languages of one script apart: a small model that a package brings, nothing more."""

from __future__ import annotations

import threading

import regex

try:
    import gcld3
except ImportError:  # no wheel for this machine
    gcld3 = None

_LONGEST = 2000
"""Characters that are looked at; more make the guess no better."""
_LEAST_SHARE = 0.95
_SURROGATES = regex.compile(r"\p{Cs}")
# Old names that the model still uses.
_NAMES = {"iw": "he", "no": "nb"}


class Guesser:
    """Guesses what a text is written in. Safe on any thread; a guess takes 0.1 ms."""

    def __init__(self) -> None:
        # The model keeps its state while it works on a text.
        self._lock = threading.Lock()
        self._model = None if gcld3 is None else gcld3.NNetLanguageIdentifier(0, 4 * _LONGEST)

    def guess(self, text: str) -> str:
        """Return a language without its country, such as "de"; "" where it is not sure.

        Args:
            text: Prose without code; below some fifty letters a guess is worth little.
        """
        if self._model is None:
            return ""
        with self._lock:
            found = self._model.FindLanguage(_SURROGATES.sub(" ", text[:_LONGEST]))
        language = str(found.language)
        # "ru-Latn" and its like are other alphabets than the text's own.
        if not found.is_reliable or found.probability < _LEAST_SHARE or "-" in language:
            return ""
        return _NAMES.get(language, language)
