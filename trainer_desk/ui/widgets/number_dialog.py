"""Asks for a whole number."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QSpinBox, QWidget

from trainer_desk.ui.safe.dialogs import SafeDialog


class NumberDialog(SafeDialog):
    """A field for a whole number between bounds.

    Signals:
        number_given (int): The number that was asked for.
    """

    number_given = Signal(int)

    def __init__(
        self, parent: QWidget, title: str, text: str, *, value: int, least: int, most: int
    ) -> None:
        super().__init__(parent, title, text)
        self.field = QSpinBox(self)
        self.field.setAccessibleName(title)
        self.field.setRange(least, most)
        self.field.setValue(value)
        self.field.selectAll()
        self.column.addWidget(self.field)
        self.add_button(self.tr("Go"), QDialogButtonBox.ButtonRole.AcceptRole, main=True)
        self.add_button(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.finish()
        self.field.setFocus()
        self.accepted.connect(lambda: self.number_given.emit(self.field.value()))
        self.finished.connect(self.deleteLater)
