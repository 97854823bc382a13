"""A button that asks and never decides: what is on is said by the draft alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget


class AskingButton(QAbstractButton):
    """One of several values, painted by its subclass.

    A press announces `clicked` and leaves the button as it was. Only Space presses it by keyboard;
    other keys go to whoever holds the buttons.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        # A screen reader speaks it as one of several radio buttons.
        self.setAutoExclusive(True)
        # A click must not move the focus here, or the next digit would not rank.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keeps(self, event: QKeyEvent) -> bool:
        """Return whether a key is meant for the value, not for the window, while it is focused."""
        deletes = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        return deletes and not has_modifiers(event)

    def nextCheckState(self) -> None:
        """Stay as the draft says."""

    def event(self, event: QEvent) -> bool:
        """Keep the value's own keys while the keyboard is here."""
        # Most events are of no such class, and to ask each for its type takes longer.
        key = event if isinstance(event, QKeyEvent) else None
        if key is not None and key.type() == QEvent.Type.ShortcutOverride and self.keeps(key):
            key.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all keys but Space to whoever holds the buttons."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()


def has_modifiers(event: QKeyEvent) -> bool:
    """Return whether a modifier other than the keypad's own mark is held."""
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
