"""What a reviewer said about work that came back, docked above it, with what changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.theme import Theme, reading_font
from trainer_desk.ui.widgets.controls import restyle
from trainer_desk.ui.widgets.diff_view import DiffView
from trainer_desk.ui.widgets.notices import Picture

if TYPE_CHECKING:
    from trainer_desk.text.diff import Diff


_REMARK_LINES = 5
_DIFF_LINES = 9


class RemarkBar(QFrame):
    """A remark that stays until the work is finished again.

    Signals:
        compare_asked (): Shows what changed since the work was sent; answer by `show_changes`.
    """

    compare_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("remarkBar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._picture = Picture("return", "warn", 16, self)
        self._title = SafeLabel("", self)
        self._title.setObjectName("remarkTitle")
        self._words = SafeLabel("", self)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._words)
        self._words.setAutoFillBackground(False)
        self._compare = QPushButton(self.tr("Then and now"), self)
        self._compare.setObjectName("thenAndNow")
        self._compare.setCheckable(True)
        self._others = SafeLabel("", self)
        self._others.setWordWrap(True)
        self._diff = DiffView(self)
        self._diff.set_read_only(on=True)
        self._lay_out()
        self._compare.toggled.connect(self._toggle)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Nobody said anything."""
        self.hide()
        self._fold()

    def show_returned(self, remark: str, *, can_compare: bool) -> None:
        """Show why work came back."""
        title = self.tr("This came back. Look at it again, then finish it anew.")
        self._show("return", title, remark or self.tr("There is no remark."))
        self._compare.setVisible(can_compare)

    def show_withdrawn(self, remark: str) -> None:
        """Say that a task is not wanted any more."""
        title = self.tr("This task was withdrawn. What you wrote is kept and not delivered.")
        self._show("info", title, remark)
        self._compare.hide()

    def is_comparing(self) -> bool:
        """Return whether then and now are shown beside each other."""
        return self._compare.isChecked()

    def show_changes(self, diff: Diff, others: str) -> None:
        """Show how the texts changed since they were sent.

        Args:
            diff: From the texts as they were sent to those of now.
            others: What else changed, in words; "" for nothing.
        """
        self._diff.show_diff(diff)
        same = self.tr("The texts are the same as then.")
        told = others if diff.changes else " ".join(one for one in (same, others) if one)
        self._others.setText(told)
        self._others.setVisible(bool(told) and self.is_comparing())

    def set_theme(self, theme: Theme) -> None:
        """Show texts in the theme's reading font."""
        self._diff.set_reading_font(reading_font(theme))

    def remark(self) -> str:
        """Return what is shown as the remark."""
        return self._words.text()

    def _show(self, picture: str, title: str, remark: str) -> None:
        self._fold()
        self._picture.set_icon(picture, "warn")
        self._title.setText(title)
        self._words.setText(remark)
        self._scroll.setVisible(bool(remark))
        self.setAccessibleName(f"{title} {self._words.text()}")
        self.show()
        self._fit()
        restyle(self)

    def _fold(self) -> None:
        self._compare.setChecked(False)
        self._diff.clear()
        self._diff.hide()
        self._others.hide()

    def _toggle(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._diff.setVisible(on)
        self._others.setVisible(on and bool(self._others.text()))
        if on:
            self.compare_asked.emit()

    def _fit(self) -> None:
        """Give the remark its lines, up to a few; more scrolls."""
        # The scroll area is laid out later than the bar is resized.
        margins = self.contentsMargins() + self._column.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        lines = self._words.heightForWidth(max(1, width))
        line = self.fontMetrics().lineSpacing()
        self._scroll.setFixedHeight(max(line, min(lines, line * _REMARK_LINES)) + 2)
        self._diff.setFixedHeight(line * _DIFF_LINES)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the remark's lines anew."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._picture)
        head.addWidget(self._title, 1)
        head.addWidget(self._compare)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._scroll)
        column.addWidget(self._others)
        column.addWidget(self._diff)
