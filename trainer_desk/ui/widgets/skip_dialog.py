"""Why a task is skipped: a ready reason or one's own words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.ui.safe import SafeLabel


class SkipDialog(QDialog):
    """Asks for the reason.

    Signals:
        reason_given (str): The trainer chose or wrote a reason; never empty.
    """

    reason_given = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Skip this task"))
        self._choices = QButtonGroup(self)
        self._own = QLineEdit(self)
        self._own.setPlaceholderText(self.tr("In your own words"))
        self._own.setAccessibleName(self.tr("Reason in your own words"))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._skip = self._buttons.addButton(
            self.tr("Skip"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._skip.setDefault(True)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        told = SafeLabel(
            self.tr("The lead is told why. You can take it back until delivery."), self
        )
        told.setWordWrap(True)
        column.addWidget(told)
        for reason in self._reasons():
            button = QRadioButton(reason, self)
            self._choices.addButton(button)
            column.addWidget(button)
        column.addWidget(self._own)
        column.addWidget(self._buttons)
        self._choices.buttons()[0].setChecked(True)
        self._choices.buttons()[0].setFocus()
        self._own.textEdited.connect(self._write_own)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        self.resize(self.fontMetrics().averageCharWidth() * 60, self.sizeHint().height())

    def reason(self) -> str:
        """Return the reason as it stands."""
        # A NUL can be pasted into a line, and no file may hold one.
        own = self._own.text().replace("\0", "").strip()
        if own:
            return own
        checked = self._choices.checkedButton()
        return checked.text() if checked is not None else ""

    def _reasons(self) -> Sequence[str]:
        return (
            self.tr("I lack the knowledge for this task"),
            self.tr("The prompt cannot be understood"),
            self.tr("A response is missing or broken"),
            self.tr("The text is in a language I do not speak"),
            self.tr("The content is distressing"),
        )

    def _write_own(self, text: str) -> None:
        self._choices.setExclusive(False)
        for button in self._choices.buttons():
            button.setChecked(False)
        self._choices.setExclusive(True)
        self._skip.setEnabled(bool(text.strip()))

    def _accept(self) -> None:
        reason = self.reason()
        if reason:
            self.accept()
            self.reason_given.emit(reason)
