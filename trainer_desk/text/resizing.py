"""Places in a text made longer or shorter, by what a person counts as characters."""

from __future__ import annotations

from collections.abc import Container

from trainer_desk.text.graphemes import grapheme_borders
from trainer_desk.text.spots import spot_at
from trainer_desk.work.marks import Spot


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without white space at its ends; one of nothing else as it is."""
    piece = text[start:end]
    if not piece.strip():
        return start, end
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def resized(spot: Spot, text: str, *, start_by: int = 0, end_by: int = 0) -> Spot:
    """Return a place with its borders moved by some characters (grapheme clusters).

    It is right for what stands there then. A border stays where there is no room to move it.
    """
    borders = grapheme_borders(text)
    start = _moved(spot.start, start_by, text, borders)
    end = _moved(spot.end, end_by, text, borders)
    if start >= end:
        return spot
    return spot_at(spot.where, text, start, end)


def _moved(at: int, by: int, text: str, borders: Container[int]) -> int:
    step = 1 if by > 0 else -1
    for _ in range(abs(by)):
        following = at + step
        while 0 < following < len(text) and following not in borders:
            following += step
        if not 0 <= following <= len(text):
            return at
        at = following
    return at
