"""A text field that grows with its text, for reasons and notes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer_desk.ui.widgets.exact_editor import ExactEditor
from trainer_desk.ui.widgets.exact_text import ExactText


class FieldEditor(ExactEditor):
    """A field between a least and a greatest number of lines."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = (least, most)
        self._hint = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def set_hint(self, hint: str) -> None:
        """Say what to write here for as long as nothing is written; Qt itself shows one line."""
        self._hint = hint
        self._fit()
        self.viewport().update()

    def show_text(self, text: str) -> None:
        """Show `text`, by the smallest edit so that the cursor stays; emits nothing."""
        if text == self._exact.exact:
            return
        self._put(ExactText.of(text))

    def start_at(self, text: str) -> None:
        """Show the text of another task from its beginning; emits nothing."""
        if not text and not self._exact.exact:
            # Most fields stay empty from task to task.
            self.highlights.clear()
            return
        self._exact = ExactText.of(text)
        self.highlights.clear()
        self.set_text(self._exact.shown)
        self._fit()

    def add_phrase(self, phrase: str) -> None:
        """Write `phrase` where the cursor is, apart from the words around it; the user did it."""
        start, end = self.selection()
        text = self.text()
        before = " " if start and not text[start - 1].isspace() else ""
        after = " " if end < len(text) and not text[end].isspace() else ""
        self.replace(start, end, f"{before}{phrase}{after}")

    def sizeHint(self) -> QSize:
        """As high as the text, within the bounds."""
        return QSize(200, self._height())

    def minimumSizeHint(self) -> QSize:
        """As high as the text, within the bounds."""
        return QSize(60, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the lines in the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the height to the new font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, or the hint where there is none."""
        super().paintEvent(event)
        if self._hint and self.document().isEmpty():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(self._hint_place(self.viewport().height()), _WRAPPED, self._hint)

    def _hint_place(self, height: int) -> QRect:
        margin = round(self.document().documentMargin())
        return QRect(margin, margin, self.viewport().width() - 2 * margin, height - margin)

    def _fit(self) -> None:
        if self.height() != self._height():
            self.updateGeometry()

    def _height(self) -> int:
        least, most = self._lines
        line = self.fontMetrics().lineSpacing()
        document = self.document()
        around = self.height() - self.viewport().height() + 2 * round(document.documentMargin())
        inside = round(document.size().height() - 2 * document.documentMargin())
        if self._hint and document.isEmpty():
            place = self._hint_place(most * line)
            inside = self.fontMetrics().boundingRect(place, _WRAPPED, self._hint).height()
        return max(least * line, min(inside, most * line)) + around


_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
