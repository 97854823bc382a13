"""What Qt may be asked to lay out: the limits beyond which it stands still. No Qt."""

from __future__ import annotations

import re

VIEW_CHARACTERS = 200_000
"""Code points shown in one view."""
RUN_CHARACTERS = 5_000
"""Code points without a place to break a line."""
JOINERS = 1_000
"""Zero-width joiners in one view."""

_LONG_RUN = re.compile(rf"\S{{{RUN_CHARACTERS}}}")
_ZWJ = "\u200d"
_BREAK = "\u200b"
_DROPPED = "\u25ab"


def shortened(text: str, limit: int) -> str:
    """Return at most `limit` code points of `text`, laid out in bounded time."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return calmed(cut)


def calmed(text: str) -> str:
    """Return `text` for showing only: endless words get break places, floods of joiners go."""
    if len(text) > RUN_CHARACTERS:
        text = _LONG_RUN.sub(lambda run: run[0] + _BREAK, text)
    return without_joiner_flood(text)


def without_joiner_flood(text: str) -> str:
    """Return `text` with a plain mark in place of each joiner where there are too many to shape."""
    return text.replace(_ZWJ, _DROPPED) if text.count(_ZWJ) > JOINERS else text


def has_long_run(text: str) -> bool:
    """Return whether `text` holds a run so long that breaking it at words would take for ever."""
    return len(text) >= RUN_CHARACTERS and _LONG_RUN.search(text) is not None
