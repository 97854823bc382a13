"""The ways in which changes are shown."""

from __future__ import annotations

from enum import Enum


class DiffMode(Enum):
    """How changes are shown; the names are Word's."""

    INLINE = "inline"
    SIDE_BY_SIDE = "side_by_side"
    CHANGES_ONLY = "changes_only"
    FINAL = "final"
    ORIGINAL = "original"
