"""A row of small buttons, one for each value of a scale."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from trainer_desk.ui.widgets.asking_button import AskingButton, has_modifiers
from trainer_desk.ui.widgets.drawn import draw_value, px, sized, value_ink
from trainer_desk.ui.widgets.flow import FlowLayout

_GAP = 2
"""Logical pixels between values."""


class ValueButton(AskingButton):
    """One value of a scale, as a small square with its number; tells the scale who is on it."""

    def __init__(self, value: int, scale: ScaleBar) -> None:
        super().__init__(scale)
        self.value = value
        self._scale = scale
        self.setText(str(value))

    def keeps(self, event: QKeyEvent) -> bool:
        """Keep digits for the scale, too."""
        digit = event.text().isdecimal() and not has_modifiers(event)
        return digit or super().keeps(event)

    def sizeHint(self) -> QSize:
        """A square, wider for long numbers."""
        side = px(self, 22)
        return QSize(max(side, self.fontMetrics().horizontalAdvance(self.text()) + side // 2), side)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is here."""
        self._scale.note_focus(self.value)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is no longer here."""
        self._scale.note_hint(None)
        super().focusOutEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the mouse is here."""
        self._scale.note_hint(self.value)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the mouse is no longer here."""
        self._scale.note_hint(None)
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box and the number."""
        painter = QPainter(self)
        draw_value(painter, self, hovered=self.underMouse())
        painter.setPen(value_ink(self))
        painter.setFont(sized(self.font(), px(self, 11), bold=self.isChecked()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())


class ScaleBar(QWidget):
    """A scale of whole numbers of which one or none is given.

    By mouse: press a value, press it again to take it back. By keyboard: arrows, digits, Delete.

    Signals:
        value_changed (int | None): The trainer gave another value, or took it back.
        value_hinted (int | None): The mouse or the focus is on a value, or left it.
        focused (): The keyboard came to a value.
    """

    value_changed = Signal(object)
    value_hinted = Signal(object)
    focused = Signal()

    def __init__(self, values: range, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: int | None = None
        self._read_only = False
        self._stop: int | None = None
        self._row = FlowLayout(self, spacing=_GAP)
        self._buttons = {value: ValueButton(value, self) for value in values}
        for button in self._buttons.values():
            self._row.addWidget(button)
            button.clicked.connect(lambda _on, value=button.value: self._give(value))
        self._let_tab_stop_at(None)

    def value(self) -> int | None:
        """Return the value given, None for none."""
        return self._value

    def show_value(self, value: int | None, *, read_only: bool) -> None:
        """Show a value; emits nothing."""
        self._value = value
        for each, button in self._buttons.items():
            if button.isChecked() != (each == value):
                button.setAutoExclusive(False)
                button.setChecked(each == value)
                button.setAutoExclusive(True)
        if read_only != self._read_only:
            self._read_only = read_only
            for button in self._buttons.values():
                button.setEnabled(not read_only)
        self._let_tab_stop_at(value)

    def button(self, value: int) -> ValueButton:
        """Return the button of a value.

        Raises:
            KeyError: If the scale has no such value.
        """
        return self._buttons[value]

    def control(self) -> QWidget:
        """Return the button that takes the focus for the whole scale."""
        assert self._stop is not None
        return self._buttons[self._stop]

    def width_needed(self) -> int:
        """Return the width of all values on one line, in logical pixels."""
        return self._row.sizeHint().width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give a value by arrow or digit, or take it back."""
        digit = event.text()
        if event.key() in _STEPS and not has_modifiers(event):
            self._step(_STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not has_modifiers(event):
            self._change(None)
        elif digit.isdecimal() and int(digit) in self._buttons and not has_modifiers(event):
            self._change(int(digit))
        else:
            event.ignore()

    def note_focus(self, value: int) -> None:
        """The keyboard came to a value."""
        self.focused.emit()
        self.value_hinted.emit(value)

    def note_hint(self, value: int | None) -> None:
        """The mouse came to a value, or it or the keyboard left one."""
        self.value_hinted.emit(value)

    def _give(self, value: int) -> None:
        self._change(None if value == self._value else value)

    def _change(self, value: int | None) -> None:
        if self._read_only or value == self._value:
            return
        self._value = value
        self.value_changed.emit(value)

    def _step(self, step: int) -> None:
        values = list(self._buttons)
        if self._value is None:
            target = values[0] if step > 0 else values[-1]
        else:
            at = values.index(self._value) + step
            target = values[max(0, min(at, len(values) - 1))]
        self._change(target)
        self._let_tab_stop_at(target)
        self._buttons[target].setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_tab_stop_at(self, value: int | None) -> None:
        """One stop on the way of the Tab key for the whole scale."""
        stop_at = value if value in self._buttons else next(iter(self._buttons))
        if stop_at == self._stop:
            return
        self._stop = stop_at
        for each, button in self._buttons.items():
            stop = each == self._stop
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if stop else Qt.FocusPolicy.NoFocus)


_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
