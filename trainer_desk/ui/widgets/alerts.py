"""What screen readers are told at once."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget


def alert(widget: QWidget) -> None:
    """Have the accessible name of a widget on screen read aloud."""
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
