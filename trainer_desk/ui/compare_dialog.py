"""Two texts and what is different between them, in a window of their own."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from trainer_desk.text.diff import Diff
from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.theme import Theme, reading_font
from trainer_desk.ui.widgets.diff_mode import DiffMode
from trainer_desk.ui.widgets.diff_view import DiffView


class CompareDialog(QDialog):
    """Shows how one text differs from another, side by side."""

    def __init__(self, title: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        heading = SafeLabel(title, self)
        heading.setObjectName("dialogTitle")
        self._diff = DiffView(self)
        self._diff.set_read_only(on=True)
        self._diff.set_mode(DiffMode.SIDE_BY_SIDE)
        self._diff.set_reading_font(reading_font(theme))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self._diff, 1)
        column.addWidget(buttons)
        self.finished.connect(self.deleteLater)
        self.resize(parent.size() * 0.8)

    def show_diff(self, diff: Diff) -> None:
        """Show what is different."""
        self._diff.show_diff(diff)
        self._diff.setFocus()
