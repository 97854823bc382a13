"""The editor of a rewrite: plain text, kept exactly, with marks that never touch it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from trainer_desk.text.utf16 import Utf16Map
from trainer_desk.ui.theme.theme import LINE_HEIGHT
from trainer_desk.ui.widgets.exact_editor import ExactEditor
from trainer_desk.ui.widgets.exact_text import ExactText
from trainer_desk.ui.widgets.inks import inked, leave_margins, mixed


class RewriteEditor(ExactEditor):
    """The large editor: shows what was changed, and other marks, and remembers where one was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Rewrite"))
        self.setPlaceholderText(self.tr("Write the answer here"))
        self.set_line_height(LINE_HEIGHT)
        self._marks: dict[str, list[QTextEdit.ExtraSelection]] = {}
        self._inserted: tuple[QTextCursor, ...] = ()
        self._deleted: tuple[QTextCursor, ...] = ()
        self.document().setDocumentMargin(0)
        leave_margins(self)
        self.verticalScrollBar().valueChanged.connect(self._mark_visible)

    def load(self, text: str) -> None:
        """Show another text from its beginning; emits nothing.

        Raises:
            ValueError: If it is longer than any field may be; nothing is shown then.
        """
        self.show_changes((), ())
        self.highlights.clear()
        self._exact = ExactText.of("")
        self.set_text("")
        loaded = ExactText.of(text)
        self.set_text(loaded.shown)
        self._exact = loaded
        self.verticalScrollBar().setValue(0)

    def change_to(self, text: str) -> None:
        """Make the text equal `text` by the smallest edit, with the cursor after it.

        The view stays where it is unless the edit lies outside it; emits no `text_edited`.
        """
        self._change_to(ExactText.of(text))

    def type_over(self, shown: str) -> None:
        """Make the text on screen equal `shown` as if it were typed; emits `text_edited`."""
        after = self._exact.edited(shown)
        if after.exact != self._exact.exact:
            self._change_to(after)
            self.text_edited.emit(after.exact)

    def cursor_state(self) -> dict[str, float]:
        """Return "anchor" and "position" of the cursor (code points) and "scroll" (0 to 1)."""
        cursor, units = self.textCursor(), Utf16Map(self._exact.shown)
        bar = self.verticalScrollBar()
        return {
            "anchor": self._exact.exact_offset(units.code_points(cursor.anchor())),
            "position": self._exact.exact_offset(units.code_points(cursor.position())),
            "scroll": bar.value() / bar.maximum() if bar.maximum() else 0.0,
        }

    def restore_cursor_state(self, state: Mapping[str, float]) -> None:
        """Put cursor and view back as far as the text allows; emits nothing."""
        units, last = Utf16Map(self._exact.shown), len(self._exact.shown)
        cursor = self.textCursor()
        anchor, position = (
            units.utf16(min(last, self._exact.shown_offset(max(0, int(state.get(name, 0))))))
            for name in ("anchor", "position")
        )
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.document().documentLayout().documentSize()
        bar = self.verticalScrollBar()
        bar.setValue(round(max(0.0, min(1.0, state.get("scroll", 0.0))) * bar.maximum()))

    def set_marks(self, layer: str, marks: Iterable[QTextEdit.ExtraSelection]) -> None:
        """Show `marks` as the layer's only ones, above layers set before; changes no text."""
        self._marks[layer] = list(marks)
        self.setExtraSelections([mark for layer in self._marks.values() for mark in layer])

    def show_changes(self, inserted: Iterable[tuple[int, int]], deleted: Iterable[int]) -> None:
        """Mark what was typed and where something was taken out, lightly, in what is visible.

        Args:
            inserted: Ranges in code points on screen.
            deleted: Places in code points on screen.
        """
        units = Utf16Map(self._exact.shown)
        self._inserted = tuple(self._range(units, start, end) for start, end in inserted)
        self._deleted = tuple(self._range(units, at, at) for at in deleted)
        self._mark_visible()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the margins in step with the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            leave_margins(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Mark what came into view."""
        super().resizeEvent(event)
        self._mark_visible()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and a small notch where something was taken out."""
        super().paintEvent(event)
        notches = [self.cursorRect(cursor) for cursor in self._deleted]
        seen = [rect for rect in notches if rect.intersects(self.viewport().rect())]
        if seen:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(inked("bad"))
            for rect in seen:
                painter.drawPolygon(_notch(rect))
            painter.end()

    def _change_to(self, text: ExactText) -> None:
        if text.shown == self._exact.shown:
            self._exact = text
            return
        bar = self.verticalScrollBar()
        scrolled = bar.value()
        self._put(text)
        bar.setValue(scrolled)
        self.ensureCursorVisible()

    def _range(self, units: Utf16Map, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(units.utf16(start))
        cursor.setPosition(units.utf16(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _mark_visible(self) -> None:
        area = self.viewport().rect()
        first = self.cursorForPosition(QPoint(0, 0)).position()
        last = self.cursorForPosition(area.bottomRight()).position()
        form = QTextCharFormat()
        form.setBackground(mixed("ok", 0.13))
        self.set_marks(
            "changes",
            [
                _selection(cursor, form)
                for cursor in self._inserted
                if cursor.selectionEnd() >= first and cursor.selectionStart() <= last
            ],
        )
        self.viewport().update()


def _selection(cursor: QTextCursor, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format = form
    return selection


def _notch(rect: QRect) -> QPolygonF:
    x, y = float(rect.left()), float(rect.bottom())
    return QPolygonF([QPointF(x, y - 5), QPointF(x - 4, y + 1), QPointF(x + 4, y + 1)])
