"""Marking by keys alone: what single keys mean in a text while marking is on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from trainer_desk.ui.safe import PlainEditor
from trainer_desk.values import dataclass

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT, _ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_DELETES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STANDARD = QKeySequence.StandardKey
_EDITS = (_STANDARD.Cut, _STANDARD.Paste)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What the keys of marking do; those that return a bool tell whether they meant anything.

    Attributes:
        is_on: Whether keys mark now.
        label: Mark or label anew by the typed letter or digit.
        grade: Give the current mark a severity, None for none.
        confirm: Accept the current proposal, or go to the comment of the current mark.
        delete: Delete the current mark, or reject the current proposal.
        choose: Look at the mark at the cursor.
        step: Go to another text, 1 for the next.
        leave: End marking.
    """

    is_on: Callable[[], bool]
    label: Callable[[str], bool]
    grade: Callable[[int | None], bool]
    confirm: Callable[[], None]
    delete: Callable[[], None]
    choose: Callable[[], None]
    step: Callable[[int], None]
    leave: Callable[[], None]


class MarkKeys(QObject):
    """Filters the keys of texts; without marking, every key goes its own way."""

    def __init__(self, keys: Keys, parent: QObject) -> None:
        super().__init__(parent)
        self._keys = keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that mean something here, and keep those that would change the text."""
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return super().eventFilter(watched, event)
        if not isinstance(event, QKeyEvent) or not self._keys.is_on():
            return super().eventFilter(watched, event)
        act = self._meaning(event, writes=isinstance(watched, PlainEditor))
        if act is None:
            return super().eventFilter(watched, event)
        if kind == QEvent.Type.KeyPress:
            act()
        event.accept()
        return True

    def _meaning(self, event: QKeyEvent, *, writes: bool) -> Callable[[], object] | None:
        """Return what a key does, None where it goes its own way."""
        keys, key = self._keys, event.key()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == _NONE and key in _PLAIN:
            return _PLAIN[Qt.Key(key)](keys)
        if key == Qt.Key.Key_Backtab or (key == Qt.Key.Key_Tab and held == _SHIFT):
            return lambda: keys.step(-1)
        if held == _ALT and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            value = key - Qt.Key.Key_0
            return lambda: keys.grade(value or None)
        typed = event.text()
        if held in (_NONE, _SHIFT) and typed.isprintable() and typed:
            return lambda: keys.label(typed)
        if writes and (any(map(event.matches, _EDITS)) or _breaks_line(event)):
            return _nothing
        if writes and key in _DELETES:
            return _nothing
        return None


def _breaks_line(event: QKeyEvent) -> bool:
    return event.key() in _RETURNS and not event.modifiers() & _CONTROL


def _nothing() -> None:
    """A key that would change the text while it is being marked."""


def _leave(keys: Keys) -> Callable[[], object]:
    return keys.leave


def _delete(keys: Keys) -> Callable[[], object]:
    return keys.delete


def _confirm(keys: Keys) -> Callable[[], object]:
    return keys.confirm


def _choose(keys: Keys) -> Callable[[], object]:
    return keys.choose


def _step(keys: Keys) -> Callable[[], object]:
    return lambda: keys.step(1)


_PLAIN: dict[Qt.Key, Callable[[Keys], Callable[[], object]]] = {
    Qt.Key.Key_Escape: _leave,
    Qt.Key.Key_Delete: _delete,
    Qt.Key.Key_Backspace: _delete,
    Qt.Key.Key_Return: _confirm,
    Qt.Key.Key_Enter: _confirm,
    Qt.Key.Key_Space: _choose,
    Qt.Key.Key_Tab: _step,
}
