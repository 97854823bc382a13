"""How cells of the table of claims are painted, and what they are typed into."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QDate,
    QEvent,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDateEdit,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from trainer_desk.ui.safe import PlainEditor
from trainer_desk.ui.widgets.claim_words import stance_look, stance_name, wanted
from trainer_desk.ui.widgets.claims_model import CELL_ROLE, ClaimsModel, Column, Line, site
from trainer_desk.ui.widgets.controls import icon
from trainer_desk.ui.widgets.drawn import draw_box, px
from trainer_desk.ui.widgets.inks import inked
from trainer_desk.ui.widgets.two_lines import LINES, broken
from trainer_desk.work.rules import Lack

_Index = QModelIndex | QPersistentModelIndex
_MOST_LINES = 12


class CellEditor(PlainEditor):
    """Several lines in a cell: Return is done, Shift+Return begins a line, Escape gives up.

    Signals:
        finished (): What was typed counts.
        given_up (): What was typed does not count.
        split_asked (int): The claim is to be split at the cursor, in code points.
        stepped (int): Tab asked for the next cell (1) or the one before (-1).
    """

    finished = Signal()
    given_up = Signal()
    split_asked = Signal(int)
    stepped = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def wanted_height(self, width: int) -> int:
        """Return the height that shows all of the text, up to some lines."""
        line = self.fontMetrics().lineSpacing()
        document = self.document()
        document.setTextWidth(max(40, width - px(self, 16)))
        inside = round(document.size().height())
        return min(max(inside, 2 * line), _MOST_LINES * line) + px(self, 14)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, or finish."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.split_asked.emit(self.cursor_at())
        elif enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Tab else -1)
        else:
            super().keyPressEvent(event)


class ClaimCells(QStyledItemDelegate):
    """Paints cells of two lines, marks what is missing, and makes the editors.

    Signals:
        split_asked (Line, int): A claim is to be split at a place of its text.
        stepped (int): The next cell (1) or the one before (-1) is wanted.
    """

    split_asked = Signal(object, int)
    stepped = Signal(int)

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def row_height(self) -> int:
        """Return the height of every row, in logical pixels."""
        return px(self._view, 10) + LINES * self._view.fontMetrics().lineSpacing()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """One height for all rows."""
        return QSize(px(self._view, 60), self.row_height())

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        line = index.data(CELL_ROLE)
        if not isinstance(line, Line):
            return
        area: QRect = option.rect
        painter.save()
        self._paint_ground(painter, area, index)
        inner = area.adjusted(px(self._view, 8), px(self._view, 4), -px(self._view, 6), 0)
        lack = self._lack(index)
        column = Column(index.column())
        if lack is not None:
            self._paint_lack(painter, inner, lack)
        elif column is Column.STANCE and line.is_first:
            self._paint_stance(painter, inner, line)
        else:
            self._paint_words(painter, inner, line, column, str(index.data() or ""))
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, index: _Index) -> None:
        here = self._view.currentIndex()
        line = index.data(CELL_ROLE)
        current = here.data(CELL_ROLE) if here.isValid() else None
        if isinstance(current, Line) and current.claim.id == line.claim.id:
            painter.fillRect(area, inked("accent-soft"))
        if line.is_first:
            painter.fillRect(QRect(area.topLeft(), QSize(area.width(), 1)), inked("line"))
        cell = (here.row(), here.column()) == (index.row(), index.column())
        if cell and self._view.hasFocus():
            ring = area.adjusted(1, 1, -1, -1)
            colour = inked("accent")
            draw_box(painter, ring, fill=None, border=colour, radius=px(self._view, 4), width=2)

    def _paint_lack(self, painter: QPainter, area: QRect, lack: Lack) -> None:
        """Mark a cell that has to be filled: a dot of its own, words and colour."""
        view = self._view
        side = px(view, 14)
        line = QRect(area.left(), area.top(), side, view.fontMetrics().lineSpacing())
        icon("warning", "warn").paint(painter, line)
        painter.setPen(inked("warn"))
        painter.drawText(
            area.adjusted(side + px(view, 4), 0, 0, 0), int(Qt.AlignmentFlag.AlignTop), wanted(lack)
        )

    def _paint_stance(self, painter: QPainter, area: QRect, line: Line) -> None:
        view, look = self._view, stance_look(line.claim.stance)
        side = px(view, 14)
        first = QRect(area.left(), area.top(), side, view.fontMetrics().lineSpacing())
        icon(look.picture, look.ink).paint(painter, first)
        words = area.adjusted(side + px(view, 5), 0, 0, 0)
        self._paint_lines(painter, words, stance_name(line.claim.stance), "text")

    def _paint_words(
        self, painter: QPainter, area: QRect, line: Line, column: Column, words: str
    ) -> None:
        if column is Column.URL and words:
            words = site(words)
        token = "text" if column in (Column.CLAIM, Column.QUOTE, Column.PLACE) else "muted"
        if column is Column.CLAIM and line.is_first:
            area = self._paint_ties(painter, area, line)
        self._paint_lines(painter, area, words, token)

    def _paint_ties(self, painter: QPainter, area: QRect, line: Line) -> QRect:
        """Show at the right that a claim is tied to a mark or set right in the rewrite."""
        view, claim = self._view, line.claim
        side = px(view, 14)
        altered = any(spot.altered for spot in claim.spots)
        wrong = claim.correction is not None and claim.correction.altered
        ties = [
            (altered, "warning", "warn"),
            (claim.mark is not None, "link", "muted"),
            (claim.correction is not None, "edit", "warn" if wrong else "ok"),
        ]
        for tied, picture, token in ties:
            if tied:
                spot = QRect(
                    area.right() - side, area.top(), side, view.fontMetrics().lineSpacing()
                )
                icon(picture, token).paint(painter, spot)
                area = area.adjusted(0, 0, -side - px(view, 3), 0)
        return area

    def _paint_lines(self, painter: QPainter, area: QRect, words: str, token: str) -> None:
        view = self._view
        painter.setPen(inked(token))
        painter.setFont(view.font())
        spacing = view.fontMetrics().lineSpacing()
        for at, text in enumerate(broken(words, view.font(), area.width())):
            row = QRect(area.left(), area.top() + at * spacing, area.width(), spacing)
            painter.drawText(row, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _lack(self, index: _Index) -> Lack | None:
        model = self._view.model()
        return model.lacks(index) if isinstance(model, ClaimsModel) else None

    # Editing

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        """Make what a cell is typed into."""
        column = Column(index.column())
        editor: QWidget
        if column is Column.ACCESSED:
            editor = _day(parent)
        elif column is Column.URL:
            editor = QLineEdit(parent)
        else:
            editor = self._lines(parent, index)
        title = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(title))
        editor.setAutoFillBackground(True)
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show what the cell says."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, CellEditor):
            if editor.text() != value:
                editor.set_text(str(value))
                editor.moveCursor(editor.textCursor().MoveOperation.End)
        elif isinstance(editor, QLineEdit):
            editor.setText(str(value))
            editor.selectAll()
        elif isinstance(editor, QDateEdit):
            editor.setDate(cast("QDate", value))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Hand over what was typed."""
        place = cast("QModelIndex", index)
        if isinstance(editor, CellEditor | QLineEdit):
            model.setData(place, editor.text())
        elif isinstance(editor, QDateEdit):
            model.setData(place, editor.date())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index
    ) -> None:
        """Give several lines the room they need, over the rows around."""
        area = QRect(option.rect)
        if isinstance(editor, CellEditor):
            port = self._view.viewport().rect()
            area.setWidth(min(max(area.width(), px(self._view, 260)), port.width()))
            area.setHeight(max(area.height(), editor.wanted_height(area.width())))
            area.moveRight(min(area.right(), port.right()))
            area.moveBottom(min(area.bottom(), max(port.bottom(), area.height())))
            area.moveTop(max(area.top(), port.top()))
        editor.setGeometry(area)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Finish and step at once; editors of several lines keep their own keys."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if isinstance(watched, CellEditor) or not isinstance(watched, QWidget):
            return False
        # Qt would put it off, and hand the key on to the table as well.
        match Qt.Key(event.key()):
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._finish(watched, counts=True)
            case Qt.Key.Key_Escape:
                self._finish(watched, counts=False)
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab as key:
                self._step(watched, 1 if key is Qt.Key.Key_Tab else -1)
            case _:
                return False
        return True

    def _lines(self, parent: QWidget, index: _Index) -> CellEditor:
        editor = CellEditor(parent)
        line = index.data(CELL_ROLE)
        editor.finished.connect(lambda: self._finish(editor, counts=True))
        editor.given_up.connect(lambda: self._finish(editor, counts=False))
        editor.stepped.connect(lambda by: self._step(editor, by))
        if Column(index.column()) is Column.CLAIM:
            editor.split_asked.connect(lambda at: self._split(editor, line, at))
        return editor

    def _finish(self, editor: QWidget, *, counts: bool) -> None:
        if counts:
            self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _step(self, editor: QWidget, by: int) -> None:
        self._finish(editor, counts=True)
        self.stepped.emit(by)

    def _split(self, editor: CellEditor, line: Line, at: int) -> None:
        before = len(" ".join(editor.text()[:at].split()))
        self._finish(editor, counts=True)
        self.split_asked.emit(line, before)


def _day(parent: QWidget) -> QDateEdit:
    field = QDateEdit(parent)
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    field.setDisplayFormat(form if "yyyy" in form else form.replace("yy", "yyyy"))
    field.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)
    return field
