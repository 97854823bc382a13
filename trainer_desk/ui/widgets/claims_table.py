"""The table of claims: keys, cells to type into, and what can be done with a row."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QWidget

from trainer_desk.ui.widgets.asking_button import has_modifiers
from trainer_desk.ui.widgets.claim_acts import ClaimActs
from trainer_desk.ui.widgets.claim_cells import ClaimCells
from trainer_desk.ui.widgets.claim_menu import cell_menu, row_menu
from trainer_desk.ui.widgets.claims_model import (
    Column,
    ShownFacts,
)
from trainer_desk.ui.widgets.drawn import px
from trainer_desk.work.ids import MarkId
from trainer_desk.work.rules import Missing

_WIDTHS = {Column.PLACE: 60, Column.STANCE: 132, Column.IMPORTANCE: 108, Column.ACCESSED: 96}
_SHARES = {Column.CLAIM: 9, Column.URL: 4, Column.QUOTE: 5, Column.NOTE: 4}
_LEAST = {Column.CLAIM: 220, Column.URL: 110, Column.QUOTE: 140, Column.NOTE: 110}


class ClaimsTable(ClaimActs):
    """Claims in the order of the texts, with a row for each source.

    Digits give the stance, in the column of importance the importance; Return types into a cell
    or offers what it can hold; Ctrl+V pastes an address with its quote; Insert begins one more
    source; "=" makes a claim part of the one above; Delete takes away a source or a claim.

    Signals:
        claim_chosen (MarkId | None): Another claim has the cursor.
    """

    claim_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("claims")
        self.setAccessibleName(self.tr("Claims"))
        self._cells = ClaimCells(self)
        self.setItemDelegate(self._cells)
        self._cells.split_asked.connect(self._split_line)
        self._cells.stepped.connect(self._step)
        self.doubleClicked.connect(lambda _index: self._act())
        self._dress()

    # What is shown

    def show_facts(self, shown: ShownFacts | None) -> None:
        """Show claims; the cursor stays on its claim. Emits nothing but `claim_chosen`."""
        if shown is None:
            self._was = None
        before, column = self._was, max(0, self.currentIndex().column())
        row = max(0, self.currentIndex().row())
        asked = shown is not None and shown.question.importance is not None
        self.setColumnHidden(Column.IMPORTANCE, not asked)
        self._claims.show_facts(shown)
        if not self.currentIndex().isValid() and self._claims.rowCount():
            at = self._claims.row_of(*before) if before is not None else 0
            last = self._claims.rowCount() - 1
            self.setCurrentIndex(self._claims.index(at if at >= 0 else min(row, last), column))
        self._fit()

    def close_cell(self) -> None:
        """Give up what is being typed into a cell."""
        if self.state() == QAbstractItemView.State.EditingState:
            editor = self.indexWidget(self.currentIndex())
            if editor is not None:
                self.closeEditor(editor, self._cells.EndEditHint.NoHint)

    def finish_cell(self) -> None:
        """Take over what is being typed into a cell."""
        if self.state() == QAbstractItemView.State.EditingState:
            editor = self.indexWidget(self.currentIndex())
            if editor is not None:
                self.commitData(editor)
                self.closeEditor(editor, self._cells.EndEditHint.NoHint)

    def choose(self, claim_id: MarkId, column: Column = Column.CLAIM) -> None:
        """Put the cursor on a claim; nothing happens where there is none."""
        row = self._claims.row_of(claim_id)
        if row >= 0:
            self.setCurrentIndex(self._claims.index(row, column))

    def choose_lack(self, lack: Missing) -> None:
        """Put the cursor on the cell that has to be filled."""
        if lack.item is None:
            return
        self.choose(lack.item)
        row = self._claims.row_of(lack.item)
        for column in Column:
            if row >= 0 and self._claims.lacks(self._claims.index(row, column)) is lack.lack:
                self.setCurrentIndex(self._claims.index(row, column))

    def menu(self) -> QMenu:
        """Return what can be done with the row of the cursor."""
        return row_menu(self, self._line(), self._claims.shown)

    # Qt's events

    def event(self, event: QEvent) -> bool:
        """Keep the table's own keys while the keyboard is here."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._handler(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the table's keys do; arrows move, letters are the window's."""
        handler = self._handler(event)
        if handler is not None:
            handler()
        elif event.text().isprintable() and event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a row."""
        index = self.indexAt(self.viewport().mapFrom(self, event.pos()))
        if event.reason() == QContextMenuEvent.Reason.Mouse and index.isValid():
            self.setCurrentIndex(index)
        if self._line() is not None:
            self.menu().popup(event.globalPos())

    def currentChanged(  # noqa: N802 - Qt's name
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Note which claim has the cursor."""
        super().currentChanged(cast("QModelIndex", current), cast("QModelIndex", previous))
        self.viewport().update()
        line = self._claims.line(current)
        if line is None:
            return
        changed = self._was is None or self._was[0] != line.claim.id
        self._was = line.key
        if changed:
            self.claim_chosen.emit(line.claim.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Take the new measures when the zoom changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    # Inside

    def _handler(self, event: QKeyEvent) -> Callable[[], object] | None:
        """Return what a key does here, None where it is the window's."""
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.paste_source
        if has_modifiers(event) or self._line() is None:
            return None
        key, typed = event.key(), event.text()
        if typed.isdecimal() and typed.isascii():
            return lambda: self._press_digit(int(typed))
        if typed == "=":
            return self.merge_up
        return {
            Qt.Key.Key_Return: self._act,
            Qt.Key.Key_Enter: self._act,
            Qt.Key.Key_Insert: self.begin_source,
            Qt.Key.Key_Delete: self.take_away,
            Qt.Key.Key_Backspace: self.take_away,
        }.get(Qt.Key(key))

    def _press_digit(self, digit: int) -> None:
        if Column(self.currentIndex().column()) is Column.IMPORTANCE:
            self.give_importance(digit)
        else:
            self.give_stance(digit)

    def _act(self) -> None:
        """Type into the cell with the cursor, or offer what it can hold."""
        index, shown = self.currentIndex(), self._claims.shown
        if shown is None or not index.isValid():
            return
        if self._claims.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
            return
        menu = cell_menu(self, Column(index.column()), self._line(), shown)
        if not menu.isEmpty():
            menu.popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def _step(self, by: int) -> None:
        """Go to the next cell of the row that can be filled."""
        row, column = self.currentIndex().row(), self.currentIndex().column() + by
        while 0 <= column < len(Column):
            index = self._claims.index(row, column)
            filled = self._claims.flags(index) & Qt.ItemFlag.ItemIsEditable
            if filled and not self.isColumnHidden(column):
                self.setCurrentIndex(index)
                self.edit(index)
                return
            column += by

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._fit()

    def _fit(self) -> None:
        """Give every column its width; those of words share what is left."""
        cells = self.itemDelegate()
        if not isinstance(cells, ClaimCells):
            # The first change of style comes before the constructor is through.
            return
        if self.verticalHeader().defaultSectionSize() != cells.row_height():
            self.verticalHeader().setDefaultSectionSize(cells.row_height())
        room = self.viewport().width()
        for column, width in _WIDTHS.items():
            if not self.isColumnHidden(column):
                self.setColumnWidth(column, px(self, width))
                room -= px(self, width)
        whole = sum(_SHARES.values())
        for column, share in _SHARES.items():
            self.setColumnWidth(column, max(px(self, _LEAST[column]), room * share // whole))
