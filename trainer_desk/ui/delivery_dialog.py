"""Delivery in a window of its own, open beside the work for as long as one likes."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from trainer_desk.ui.widgets.delivery_panel import DeliveryPanel


class DeliveryDialog(QDialog):
    """Holds a `DeliveryPanel`; work goes on behind it."""

    def __init__(self, panel: DeliveryPanel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Delivery"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(panel, 1)
        column.addWidget(buttons)
        letter = self.fontMetrics()
        width = min(letter.averageCharWidth() * 130, parent.width() * 9 // 10)
        self.resize(width, min(letter.lineSpacing() * 34, parent.height() * 8 // 10))
