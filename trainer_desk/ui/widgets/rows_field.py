"""A small table to write into: rows are added, taken out and moved by keyboard or mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.ui.widgets.controls import IconButton
from trainer_desk.ui.widgets.drawn import px
from trainer_desk.values import dataclass

Row = tuple[str, ...]
_LEAST_LINES, _MOST_LINES = 2, 7


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        title: Above it.
        choices: Values with their names, where it is picked from a list; () for a text.
        narrow: Whether it is no wider than it must be.
    """

    title: str
    choices: tuple[tuple[str, str], ...] = ()
    narrow: bool = False


class RowsField(QWidget):
    """Rows of texts.

    Signals:
        edited (tuple[tuple[str, ...], ...]): The user changed something; carries all rows.
        row_chosen (int): Another row is the current one, -1 for none.
    """

    edited = Signal(object)
    row_chosen = Signal(int)

    def __init__(self, columns: Sequence[Column], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._table = QTableWidget(0, len(columns), self)
        self._table.setAccessibleName(name)
        self._table.setHorizontalHeaderLabels([column.title for column in columns])
        self._table.verticalHeader().hide()
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self._table.setTabKeyNavigation(False)
        header = self._table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, column in enumerate(columns):
            narrow, wide = QHeaderView.ResizeMode.ResizeToContents, QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(at, narrow if column.narrow else wide)
        self._table.itemChanged.connect(lambda _item: self._tell())
        self._table.currentCellChanged.connect(self._choose)
        self._table.installEventFilter(self)
        buttons = QVBoxLayout()
        buttons.setSpacing(2)
        for icon, words, act in (
            ("plus", self.tr("{}: one more row").format(name), self.add_row),
            ("minus", self.tr("{}: take the row out").format(name), self.remove_row),
            ("chevron-up", self.tr("{}: move the row up").format(name), lambda: self.move_row(-1)),
            (
                "chevron-down",
                self.tr("{}: move the row down").format(name),
                lambda: self.move_row(1),
            ),
        ):
            button = IconButton(icon, words, parent=self)
            button.clicked.connect(lambda _on=False, act=act: act())
            buttons.addWidget(button)
        buttons.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self._table, 1)
        line.addLayout(buttons)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show rows; emits nothing."""
        current = (self._table.currentRow(), self._table.currentColumn())
        with QSignalBlocker(self._table):
            self._table.setRowCount(len(rows))
            for at, row in enumerate(rows):
                self._fill(at, row)
            if 0 <= current[0] < len(rows):
                self._table.setCurrentCell(*current)
        self._fit()

    def rows(self) -> tuple[Row, ...]:
        """Return the rows as they stand."""
        return tuple(
            tuple(self._cell(at, column) for column in range(len(self._columns)))
            for at in range(self._table.rowCount())
        )

    def current(self) -> int:
        """Return the row with the cursor, -1 for none."""
        return self._table.currentRow()

    def choose(self, row: int) -> None:
        """Put the cursor into a row."""
        self._table.setCurrentCell(row, 0)

    def add_row(self) -> None:
        """Add an empty row behind the current one, and write there."""
        at = self._table.currentRow() + 1 if self._table.currentRow() >= 0 else len(self.rows())
        with QSignalBlocker(self._table):
            self._table.insertRow(at)
            self._fill(at, tuple("" for _ in self._columns))
        self._fit()
        self._table.setCurrentCell(at, 0)
        self._table.setFocus()
        item = self._table.item(at, 0)
        if item is not None:
            self._table.editItem(item)

    def remove_row(self) -> None:
        """Take the current row out."""
        at = self._table.currentRow()
        if at < 0:
            return
        with QSignalBlocker(self._table):
            self._table.removeRow(at)
        self._fit()
        self._tell()

    def move_row(self, step: int) -> None:
        """Move the current row up (-1) or down (1)."""
        rows, at = list(self.rows()), self._table.currentRow()
        to = at + step
        if at < 0 or not 0 <= to < len(rows):
            return
        rows[at], rows[to] = rows[to], rows[at]
        column = self._table.currentColumn()
        self.set_rows(rows)
        self._table.setCurrentCell(to, column)
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of rows: Insert, Ctrl+Delete, Alt+arrows."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            keys: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], None]] = {
                (Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier): self.add_row,
                (Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier): self.remove_row,
                (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier): partial(self.move_row, -1),
                (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier): partial(self.move_row, 1),
            }
            act = keys.get((Qt.Key(event.key()), event.modifiers()))
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)

    def _fill(self, at: int, row: Row) -> None:
        for column, text in enumerate(row):
            choices = self._columns[column].choices
            if not choices:
                self._table.setItem(at, column, QTableWidgetItem(text))
                continue
            box = QComboBox(self._table)
            box.setAccessibleName(self._columns[column].title)
            for value, name in choices:
                box.addItem(name, value)
            box.setCurrentIndex(max(0, box.findData(text)))
            box.currentIndexChanged.connect(lambda _index: self._tell())
            self._table.setCellWidget(at, column, box)

    def _cell(self, at: int, column: int) -> str:
        box = self._table.cellWidget(at, column)
        if isinstance(box, QComboBox):
            return str(box.currentData())
        item = self._table.item(at, column)
        return item.text() if item is not None else ""

    def _choose(self, row: int, _column: int, before: int, _before_column: int) -> None:
        if row != before:
            self.row_chosen.emit(row)

    def _tell(self) -> None:
        self.edited.emit(self.rows())

    def _fit(self) -> None:
        """Be as tall as the rows, up to a few."""
        lines = max(_LEAST_LINES, min(self._table.rowCount(), _MOST_LINES))
        height = self._table.verticalHeader().defaultSectionSize()
        self._table.setFixedHeight(
            self._table.horizontalHeader().sizeHint().height() + lines * height + px(self, 4)
        )
