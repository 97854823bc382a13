"""The colours of marks, each by the name that forms use for it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import msgspec
from PySide6.QtGui import QColor, QPalette

from trainer_desk.ui.resources import resource
from trainer_desk.ui.theme.palette import ink
from trainer_desk.ui.theme.tokens import Scheme

MARK_COLOURS = ("red", "orange", "yellow", "green", "teal", "blue", "violet", "pink")
"""The names, in the order in which labels without a colour get them (every third)."""
_HALF = 128


@lru_cache(maxsize=2)
def mark_colours(scheme: Scheme) -> Mapping[str, str]:
    """Return the colours of one theme, each as "#rrggbb".

    Raises:
        OSError: If the table cannot be read.
        msgspec.DecodeError: If it is no such table.
    """
    raw = resource("themes", "marks.json").read_bytes()
    return msgspec.json.decode(raw, type=dict[str, dict[str, str]])[scheme.value]


def mark_ink(palette: QPalette, name: str) -> QColor:
    """Return the colour `name` for the theme that `palette` belongs to.

    Raises:
        KeyError: If there is no such colour.
    """
    light = ink(palette, "surface").value() > _HALF
    return QColor(mark_colours(Scheme.LIGHT if light else Scheme.DARK)[name])
