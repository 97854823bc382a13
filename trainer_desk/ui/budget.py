"""What Qt may be asked to lay out: the limits beyond which it stands still. No Qt."""

from __future__ import annotations

import re

VIEW_CHARACTERS = 200_000
"""Code points shown in one view."""
RUN_CHARACTERS = 5_000
"""Code points without a place to break a line."""
JOINERS = 1_000
"""Zero-width joiners in one view."""
LABEL_LINES = 60
"""Lines in one label."""
LABEL_JOINERS = 100
"""Zero-width joiners in one label."""

_LONG_RUN = re.compile(rf"\S{{{RUN_CHARACTERS}}}")
_LONG_WORD = re.compile(r"\S{41,}")
_WORD_PIECE = re.compile(r"\S{1,30}")
_ZWJ = "\u200d"
_BREAK = "\u200b"
_DROPPED = "\u25ab"


def shortened(text: str, limit: int) -> str:
    """Return at most `limit` code points and 60 lines of `text` for a label, "…" where it is cut.

    It is laid out in next to no time and in no more room than a label may take.
    """
    lines = text[: limit + 1].split("\n", LABEL_LINES)
    cut = "\n".join(lines[:LABEL_LINES])
    if len(lines) > LABEL_LINES or len(cut) > limit:
        cut = cut[: limit - 1] + "…"
    return without_joiner_flood(cut, LABEL_JOINERS)


def breakable(text: str) -> str:
    """Return `text` with invisible places to break a line in words too long for any label."""
    return _LONG_WORD.sub(_with_breaks, text)


def _with_breaks(word: re.Match[str]) -> str:
    return _BREAK.join(_WORD_PIECE.findall(word[0]))


def without_joiner_flood(text: str, most: int = JOINERS) -> str:
    """Return `text` with a plain mark for each joiner where there are too many to shape."""
    return text.replace(_ZWJ, _DROPPED) if text.count(_ZWJ) > most else text


def has_long_run(text: str) -> bool:
    """Return whether `text` holds a run so long that breaking it at words would take for ever."""
    return len(text) >= RUN_CHARACTERS and _LONG_RUN.search(text) is not None
