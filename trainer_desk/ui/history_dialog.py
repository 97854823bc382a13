"""The history of a text in a window of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from trainer_desk.ui.widgets.history_view import HistoryView


class HistoryDialog(QDialog):
    """Holds a `HistoryView` over the window, as large as reading asks for."""

    def __init__(self, view: HistoryView, parent: QWidget) -> None:
        super().__init__(parent)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        column.addWidget(view, 1)
        column.addWidget(buttons)
        self.finished.connect(self.deleteLater)
        self.resize(parent.size() * 0.8)
