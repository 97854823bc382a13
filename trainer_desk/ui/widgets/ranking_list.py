"""The ranking as rows that are dragged, clicked and stepped through."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLine, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from trainer_desk.ui.theme import ink
from trainer_desk.ui.widgets.drawn import draw_box, px
from trainer_desk.ui.widgets.ranking_row import RankingRow
from trainer_desk.values import dataclass
from trainer_desk.work.answers import RankingAnswer, RankingVerdict
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.ranking import (
    placed_next,
    put_between,
    tied_with,
    unplaced,
    without,
)
from trainer_desk.work.task import MAX_RESPONSES

_TIED_PER_LINE = 3
_WAITING_PER_LINE = 5


@dataclass(frozen=True, slots=True)
class _Drop:
    """Where a dragged row would go: beside a response, into a gap, or out of the ranking."""

    beside: ResponseId | None = None
    gap: int | None = None


class RankingList(QWidget):
    """Rows best first, tied ones side by side, those without a place below.

    Drag a row onto another to tie them, between others to move it, down to take it out.

    Signals:
        ranking_changed (RankingAnswer): The trainer ranked otherwise.
        picked (ResponseId): The trainer picked a response.
    """

    ranking_changed = Signal(object)
    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._ties = True
        self._read_only = False
        self._order: tuple[ResponseId, ...] = ()
        self._ranking = RankingAnswer()
        self._all_rows = [self._row(chr(ord("A") + at)) for at in range(MAX_RESPONSES)]
        self._rows: dict[ResponseId, RankingRow] = {}
        self._told = 0
        self._pressed: tuple[ResponseId, QPoint] | None = None
        self._dragged: ResponseId | None = None
        self._drop: _Drop | None = None
        self._mark = _DropMark(self)

    def set_ties(self, *, allowed: bool) -> None:
        """Let rows be dropped onto rows, or only between them."""
        self._ties = allowed

    def show_ranking(
        self,
        ranking: RankingAnswer,
        order: tuple[ResponseId, ...],
        selected: ResponseId | None,
        *,
        read_only: bool,
    ) -> None:
        """Show a ranking of the responses in `order`, and of no others; emits nothing."""
        if ranking != self._ranking or order != self._order or read_only:
            # What is being dragged may have another place now.
            self._stop_dragging()
        self._ranking, self._read_only = ranking, read_only
        if order != self._order:
            self._give_rows(order)
        dim = ranking.verdict is RankingVerdict.CANNOT_JUDGE
        for response_id, row in self._rows.items():
            group = next((g for g in ranking.groups if response_id in g), ())
            row.show_place(
                ranking.place(response_id),
                tied=len(group) > 1,
                tied_behind=bool(group) and group[0] != response_id,
                dim=dim,
                selected=response_id == selected,
            )
        self._lay_out()
        if self._height() != self._told:
            self._told = self._height()
            self.updateGeometry()

    def row(self, response_id: ResponseId) -> RankingRow:
        """Return the row of a response.

        Raises:
            KeyError: If it is not shown.
        """
        return self._rows[response_id]

    def rows(self) -> tuple[RankingRow, ...]:
        """Every row, from the best to those that wait."""
        ids = (*self._ranking.placed, *unplaced(self._ranking, self._order))
        return tuple(self._rows[each] for each in ids if each in self._rows)

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(px(self, 200), self._height())

    def minimumSizeHint(self) -> QSize:
        """As high as its rows, and wide enough for a tie."""
        return QSize(px(self, 60), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the rows in the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Take new sizes when the zoom changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out()
            self.updateGeometry()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the rows, place the one that waits, or give up dragging."""
        rows = self.rows()
        at = next((i for i, row in enumerate(rows) if row.hasFocus()), None)
        key = event.key()
        if key == Qt.Key.Key_Escape and self._dragged is not None:
            self._stop_dragging()
        elif at is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._place(rows[at].response_id)
        elif key in _STEPS:
            self._step_to(rows[max(0, min(at + _STEPS[Qt.Key(key)], len(rows) - 1))])
        else:
            super().keyPressEvent(event)

    def _step_to(self, row: RankingRow) -> None:
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.picked.emit(row.response_id)

    def _place(self, response_id: ResponseId) -> None:
        self.picked.emit(response_id)
        self._announce(placed_next(self._ranking, response_id))

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag on the row under the mouse."""
        row = self._row_at(event.position().toPoint())
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._pressed = (row.response_id, event.position().toPoint())
        self.picked.emit(row.response_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the pressed row along."""
        if self._pressed is None or self._read_only:
            return
        here = event.position().toPoint()
        response_id, start = self._pressed
        if self._dragged is None:
            if (here - start).manhattanLength() < QApplication.startDragDistance():
                return
            self._dragged = response_id
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._drop = self._drop_at(here)
        self._mark.show_at(*self._mark_for(self._drop))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what was dragged; a mere click on a waiting row gives it the next place."""
        dragged, drop, pressed = self._dragged, self._drop, self._pressed
        self._stop_dragging()
        if dragged is not None and drop is not None:
            self._announce(self._dropped(dragged, drop))
        elif pressed is not None and dragged is None:
            event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Give a waiting row the next free place."""
        row = self._row_at(event.position().toPoint())
        if row is not None:
            self._announce(placed_next(self._ranking, row.response_id))

    def _dropped(self, response_id: ResponseId, drop: _Drop) -> RankingAnswer:
        if drop.beside is not None:
            return tied_with(self._ranking, response_id, drop.beside)
        if drop.gap is not None:
            return put_between(self._ranking, response_id, drop.gap)
        return without(self._ranking, response_id)

    def _announce(self, ranking: RankingAnswer) -> None:
        if ranking != self._ranking and not self._read_only:
            self._ranking = ranking
            self.ranking_changed.emit(ranking)

    def _stop_dragging(self) -> None:
        self._pressed = self._dragged = self._drop = None
        self._mark.hide()
        self.unsetCursor()

    def _drop_at(self, here: QPoint) -> _Drop:
        bands = self._bands()
        if not bands:
            return _Drop(gap=0)
        for index, band in enumerate(bands):
            edge = band.height() // 4 if self._ties else band.height() // 2
            if here.y() < band.top() + edge:
                return _Drop(gap=index)
            if here.y() <= band.bottom() - edge:
                return self._beside(index, here)
        waiting = unplaced(self._ranking, self._order)
        below = bands[-1].bottom() + px(self, 14)
        if here.y() > below and (waiting or here.y() > self.height()):
            return _Drop()
        return _Drop(gap=len(bands))

    def _beside(self, index: int, here: QPoint) -> _Drop:
        """Over the own group alone nothing would change, so that is a gap."""
        group = self._ranking.groups[index]
        target = self._row_at(here)
        beside = group[0] if target is None else target.response_id
        if beside == self._dragged:
            others = [each for each in group if each != self._dragged]
            if not others:
                return _Drop(gap=index)
            beside = others[0]
        return _Drop(beside=beside)

    def _mark_for(self, drop: _Drop) -> tuple[QRect, bool]:
        bands = self._bands()
        if drop.beside is not None:
            return self._rows[drop.beside].geometry(), True
        if drop.gap is None:
            top = bands[-1].bottom() + 1 if bands else 0
            return QRect(0, top, self.width(), self.height() - top), True
        gap = self._gap()
        if not bands:
            y = 0
        elif drop.gap < len(bands):
            y = max(0, bands[drop.gap].top() - gap)
        else:
            y = bands[-1].bottom() + 1
        return QRect(0, y, self.width(), max(gap, 4)), False

    # Places on screen

    def _give_rows(self, order: tuple[ResponseId, ...]) -> None:
        """Rows are made once, so that the way of the Tab key stays the same."""
        self._order = order
        self._rows = dict(zip(order, self._all_rows, strict=False))
        for response_id, row in self._rows.items():
            row.response_id = response_id
        for at, row in enumerate(self._all_rows):
            row.setVisible(at < len(self._rows))

    def _row(self, letter: str) -> RankingRow:
        row = RankingRow(letter, self)
        row.clicked.connect(lambda: self._place(row.response_id))
        row.hide()
        return row

    def _row_at(self, here: QPoint) -> RankingRow | None:
        return next((row for row in self._rows.values() if row.geometry().contains(here)), None)

    def _lines(self) -> list[tuple[ResponseId, ...]]:
        waiting = unplaced(self._ranking, self._order)
        return [
            *(line for group in self._ranking.groups for line in _split(group, _TIED_PER_LINE)),
            *_split(waiting, _WAITING_PER_LINE),
        ]

    def _height(self) -> int:
        heights = [self._line_height(line) for line in self._lines()]
        return sum(heights) + self._gap() * max(0, len(heights) - 1)

    def _line_height(self, line: tuple[ResponseId, ...]) -> int:
        return px(self, 32 if self._ranking.place(line[0]) else 28)

    def _gap(self) -> int:
        return px(self, 4)

    def _lay_out(self) -> None:
        y, gap = 0, self._gap()
        for line in self._lines():
            height = self._line_height(line)
            placed = self._ranking.place(line[0]) is not None
            share = (
                len(line) if placed else max(len(line), min(_WAITING_PER_LINE, len(self._order)))
            )
            for at, response_id in enumerate(line):
                left = at * (self.width() + gap) // share
                right = (at + 1) * (self.width() + gap) // share - gap
                self._rows[response_id].setGeometry(left, y, right - left, height)
            y += height + gap

    def _bands(self) -> list[QRect]:
        """The area of each group, over the whole width."""
        return [
            QRect(
                QPoint(0, min(self._rows[each].geometry().top() for each in group)),
                QPoint(
                    self.width() - 1, max(self._rows[each].geometry().bottom() for each in group)
                ),
            )
            for group in self._ranking.groups
        ]


class _DropMark(QWidget):
    """Shows where the dragged row would go: a line between rows, a frame around one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._frame = False
        self.hide()

    def show_at(self, area: QRect, frame: bool) -> None:  # noqa: FBT001 - private
        """Show the mark over `area`."""
        self._frame = frame
        self.setGeometry(area)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame or the line."""
        painter, colour = QPainter(self), ink(self.palette(), "accent")
        if self._frame:
            draw_box(painter, self.rect(), fill=None, border=colour, radius=px(self, 6), width=2)
            return
        middle = self.height() // 2
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QLine(0, middle, self.width(), middle))


_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Home: -9,
    Qt.Key.Key_End: 9,
}


def _split(group: tuple[ResponseId, ...], most: int) -> list[tuple[ResponseId, ...]]:
    """Cut a group into lines of nearly equal length."""
    lines = -(-len(group) // most)
    return [group[len(group) * i // lines : len(group) * (i + 1) // lines] for i in range(lines)]
