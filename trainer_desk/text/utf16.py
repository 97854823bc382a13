"""Offsets in code points (everything here) and in UTF-16 units (Qt and LanguageTool)."""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Translates many offsets of one text, each in logarithmic time.

    Offsets may point at the end of the text. Immutable; safe on any thread.
    """

    __slots__ = ("_code_points", "_length", "_units")

    def __init__(self, text: str) -> None:
        self._code_points = [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [at + before for before, at in enumerate(self._code_points)]
        self._length = len(text)

    def utf16(self, code_points: int) -> int:
        """Return the UTF-16 offset of an offset in code points.

        Raises:
            IndexError: If it lies outside the text.
        """
        if not 0 <= code_points <= self._length:
            raise IndexError(code_points)
        return code_points + bisect_left(self._code_points, code_points)

    def code_points(self, utf16: int) -> int:
        """Return the code point offset of a UTF-16 offset; inside a surrogate pair, the pair's.

        Raises:
            IndexError: If it lies outside the text.
        """
        if not 0 <= utf16 <= self._length + len(self._units):
            raise IndexError(utf16)
        # A unit inside a pair has that pair counted before it, which leads to the pair's start.
        return utf16 - bisect_left(self._units, utf16)


def utf16_length(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text) + len(_ASTRAL.findall(text))


def code_point_offset(text: str, utf16: int) -> int:
    """Return the code point offset of a UTF-16 offset; inside a surrogate pair, the pair's.

    Raises:
        IndexError: If it lies outside the text.
    """
    return Utf16Map(text).code_points(utf16)
