"""How a task looks in the queue: its state as picture and word, two lines of what it asks."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from trainer_desk.ui.theme import ink
from trainer_desk.ui.widgets.drawn import draw_box, fill, px, sized
from trainer_desk.ui.widgets.icons import draw
from trainer_desk.ui.widgets.inks import inked
from trainer_desk.ui.widgets.phrases import row_remark, row_state_name, short_moment
from trainer_desk.ui.widgets.queue_model import ROW_ROLE
from trainer_desk.ui.widgets.two_lines import LINES, broken, one_line
from trainer_desk.work.ids import TaskKey
from trainer_desk.work.states import OVERTAKEN, TaskRow, TaskState, Verdict

_PICTURES: dict[TaskState, tuple[str, str]] = {
    TaskState.NEW: ("circle", "muted"),
    TaskState.DRAFT: ("half", "accent"),
    TaskState.DONE: ("check", "ok"),
    TaskState.SENT: ("send", "ok"),
    TaskState.CONFIRMED: ("check", "ok"),
    TaskState.RETURNED: ("return", "warn"),
    TaskState.SKIPPED: ("skip", "muted"),
    TaskState.WITHDRAWN: ("close", "muted"),
}


class QueueDelegate(QStyledItemDelegate):
    """Paints rows of one height, so that a million of them can be scrolled through."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._current: TaskKey | None = None

    @property
    def current(self) -> TaskKey | None:
        """The task that is marked as on screen."""
        return self._current

    def set_current(self, key: TaskKey | None) -> None:
        """Mark the task that is on screen; its row and the one before are to be painted anew."""
        self._current = key

    def row_height(self) -> int:
        """Return the height of every row, in logical pixels."""
        view = self._view
        metrics = view.fontMetrics()
        return px(view, 18) + (LINES + 1) * metrics.lineSpacing()

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One height for all rows."""
        return QSize(px(self._view, 120), self.row_height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, TaskRow):
            return
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        self._paint_ground(painter, area, state, here=row.key == self._current)
        self._paint_picture(painter, area, row)
        self._paint_words(painter, area, row)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, area: QRect, state: QStyle.StateFlag, *, here: bool
    ) -> None:
        palette = self._view.palette()
        if here:
            fill(painter, area, ink(palette, "accent-soft"))
            edge = QRect(area.topLeft(), QSize(px(self._view, 3), area.height()))
            fill(painter, edge, ink(palette, "accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            fill(painter, area, ink(palette, "sunken"))
        if state & QStyle.StateFlag.State_HasFocus:
            draw_box(
                painter,
                area.adjusted(1, 1, -1, -1),
                fill=None,
                border=ink(palette, "accent"),
                radius=px(self._view, 4),
                width=2,
            )

    def _paint_picture(self, painter: QPainter, area: QRect, row: TaskRow) -> None:
        name, token = _picture(row)
        side = px(self._view, 16)
        left, top = area.left() + px(self._view, 12), area.top() + px(self._view, 8)
        draw(painter, QRect(left, top, side, side), name, inked(token))
        if row.flagged:
            below = top + side + px(self._view, 4)
            draw(painter, QRect(left, below, side, side), "flag", inked("warn"))

    def _paint_words(self, painter: QPainter, area: QRect, row: TaskRow) -> None:
        view, palette = self._view, self._view.palette()
        left, top = area.left() + px(view, 36), area.top() + px(view, 7)
        width = area.right() - px(view, 8) - left
        painter.setPen(ink(palette, "text"))
        font = view.font()
        painter.setFont(font)
        metrics = painter.fontMetrics()
        spacing, ascent = metrics.lineSpacing(), metrics.ascent()
        lines = broken(row.title, font, width)
        for at, words in enumerate(lines):
            painter.drawText(left, top + at * spacing + ascent, words)
        painter.setFont(sized(font, px(view, 11.5)))
        metrics = painter.fontMetrics()
        painter.setPen(ink(palette, "warn" if row.state is TaskState.RETURNED else "muted"))
        line = QRect(left, top + len(lines) * spacing + px(view, 2), width, metrics.height())
        words = metrics.elidedText(self._words(row), Qt.TextElideMode.ElideRight, width)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _words(self, row: TaskRow) -> str:
        name = row_state_name(row)
        remark = row_remark(row)
        if remark:
            return self.tr("{state}: {remark}").format(state=name, remark=one_line(remark))
        if row.saved_at is not None and row.state is TaskState.DRAFT:
            moment = short_moment(row.saved_at, datetime.now(tz=row.saved_at.tzinfo))
            return self.tr("{state} · saved {moment}").format(state=name, moment=moment)
        return name


def _picture(row: TaskRow) -> tuple[str, str]:
    if row.state is TaskState.CONFIRMED and row.verdict is Verdict.DUPLICATE:
        return "copy", "warn"
    if row.state is TaskState.CONFIRMED and row.remark == OVERTAKEN:
        return "warning", "warn"
    if row.state in (TaskState.SENT, TaskState.DONE) and row.verdict is Verdict.INVALID:
        return "error", "bad"
    return _PICTURES[row.state]
