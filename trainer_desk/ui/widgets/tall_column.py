"""A column of widgets in a scroll area, as high as its lines need at the width there is."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class TallColumn(QWidget):
    """The content of a scroll area, which does not ask by itself how high broken lines are.

    Attributes:
        column: The layout.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the new width wants."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Be as high as what changed inside wants."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        height = self.column.totalHeightForWidth(self.width())
        if height != self.minimumHeight():
            self.setMinimumHeight(max(0, height))
