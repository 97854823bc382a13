"""What Qt may be asked to lay out: the limits beyond which it stands still. No Qt."""

from __future__ import annotations

import re

VIEW_CHARACTERS = 200_000
"""Code points shown in one view."""
RUN_CHARACTERS = 5_000
"""Code points without a place to break a line."""
JOINERS = 1_000
"""Zero-width joiners in one view."""
LABEL_JOINERS = 100
"""Zero-width joiners in one label."""

_LONG_RUN = re.compile(rf"\S{{{RUN_CHARACTERS}}}")
_ZWJ = "\u200d"
_DROPPED = "\u25ab"


def shortened(text: str, limit: int) -> str:
    """Return at most `limit` code points of `text` for a label: laid out in next to no time."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return without_joiner_flood(cut, LABEL_JOINERS)


def without_joiner_flood(text: str, most: int = JOINERS) -> str:
    """Return `text` with a plain mark in place of each joiner where there are too many to shape."""
    return text.replace(_ZWJ, _DROPPED) if text.count(_ZWJ) > most else text


def has_long_run(text: str) -> bool:
    """Return whether `text` holds a run so long that breaking it at words would take for ever."""
    return len(text) >= RUN_CHARACTERS and _LONG_RUN.search(text) is not None
