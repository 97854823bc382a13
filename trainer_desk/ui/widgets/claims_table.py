"""The table of claims: keys, cells to type into, and what can be done with a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from trainer_desk.text.addresses import address_and_quote
from trainer_desk.text.claims import merged, split
from trainer_desk.ui.safe import button_text
from trainer_desk.ui.widgets.asking_button import has_modifiers
from trainer_desk.ui.widgets.claim_cells import ClaimCells
from trainer_desk.ui.widgets.claim_words import STANCES, stance_look, stance_name
from trainer_desk.ui.widgets.claims_model import (
    ClaimsModel,
    Column,
    Line,
    ShownFacts,
    with_importance,
    with_source,
    with_stance,
)
from trainer_desk.ui.widgets.controls import icon
from trainer_desk.ui.widgets.drawn import px
from trainer_desk.work.facts import Claim, Source
from trainer_desk.work.ids import MarkId
from trainer_desk.work.rules import Missing

_WIDTHS = {Column.PLACE: 60, Column.STANCE: 122, Column.IMPORTANCE: 74, Column.ACCESSED: 96}
_SHARES = {Column.CLAIM: 9, Column.URL: 4, Column.QUOTE: 5, Column.NOTE: 3}
_LEAST_SHARED = 84


class ClaimsTable(QTableView):
    """Claims in the order of the texts, with a row for each source.

    Digits give the stance, in the column of importance the importance; Return types into a cell
    or offers what it can hold; Ctrl+V pastes an address with its quote; Insert begins one more
    source; "=" makes a claim part of the one above; Delete takes away a source or a claim.

    Signals:
        changed (FactsAnswer): The trainer did something; carries all of it.
        claim_chosen (MarkId | None): Another claim has the cursor.
        link_asked (str): The trainer wants to open a source.
        correction_asked (MarkId): What is selected in the rewrite is to be the correction.
        correction_shown (MarkId): The correction is to be shown in the rewrite.
        address_refused (str): What was typed or pasted is no address of a page.
    """

    changed = Signal(object)
    claim_chosen = Signal(object)
    link_asked = Signal(str)
    correction_asked = Signal(object)
    correction_shown = Signal(object)
    address_refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("claims")
        self.setAccessibleName(self.tr("Claims"))
        self._claims = ClaimsModel(self)
        self.setModel(self._claims)
        self._cells = ClaimCells(self)
        self.setItemDelegate(self._cells)
        self._was: tuple[MarkId, int] | None = None
        self._claims.changed.connect(self.changed)
        self._claims.address_refused.connect(self.address_refused)
        self._cells.split_asked.connect(self._split_line)
        self._cells.stepped.connect(self._step)
        self.doubleClicked.connect(lambda _index: self._act())
        self._dress()

    # What is shown

    def show_facts(self, shown: ShownFacts | None) -> None:
        """Show claims; the cursor stays on its claim. Emits nothing but `claim_chosen`."""
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

    def claim(self) -> Claim | None:
        """Return the claim with the cursor."""
        line = self._line()
        return None if line is None else line.claim

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

    # What can be done

    def give_stance(self, digit: int) -> None:
        """Decide the claim with the cursor: 1 to 4 for a stance, 0 for undecided."""
        if 0 <= digit < len(STANCES):
            self._change(lambda claim: with_stance(claim, STANCES[digit]))

    def give_importance(self, value: int | None) -> None:
        """Say how much the claim with the cursor matters, None to take it back."""
        shown = self._claims.shown
        if shown is not None:
            self._change(lambda claim: with_importance(claim, shown.question, value))

    def paste_source(self) -> None:
        """Take an address with its quote from the clipboard, into an empty row or as one more."""
        line, pasted = self._line(), QGuiApplication.clipboard().text()
        if line is None or not pasted.strip():
            return
        address, quote = address_and_quote(pasted)
        if not address and Column(self.currentIndex().column()) is not Column.QUOTE:
            self.address_refused.emit(pasted)
            return
        self._change(lambda claim: self._with_pasted(claim, line, address, quote))

    def begin_source(self) -> None:
        """Begin one more source of the claim with the cursor."""
        line = self._line()
        if line is None or self._is_locked():
            return
        claim = line.claim
        if claim.sources:
            self._claims.begin_source(claim.id)
        row = self._claims.row_of(claim.id, len(claim.sources))
        self.setCurrentIndex(self._claims.index(row, Column.URL))
        self._act()

    def merge_up(self) -> None:
        """Make the claim with the cursor part of the one above it."""
        line, shown = self._line(), self._claims.shown
        above = self._above(line)
        if line is not None and above is not None and shown is not None and not shown.read_only:
            answer = merged(shown.answer, above.id, line.claim.id)
            self._was = (above.id, 0)
            self.changed.emit(answer)

    def split_sentences(self, at: int) -> None:
        """Split the claim with the cursor at a place of its text (code points)."""
        line = self._line()
        if line is not None:
            self._split_line(line, at)

    def take_away(self) -> None:
        """Take away the source with the cursor, or in a claim's first row the claim."""
        line, shown = self._line(), self._claims.shown
        if line is None or shown is None or shown.read_only:
            return
        column = Column(self.currentIndex().column())
        of_source = column in (Column.URL, Column.QUOTE, Column.ACCESSED)
        if line.source < len(line.claim.sources) and (of_source or not line.is_first):
            self._change(lambda claim: with_source(claim, line.source, Source()))
        elif column in (Column.PLACE, Column.CLAIM) and line.is_first:
            self.changed.emit(shown.answer.without(line.claim.id))
        elif column is Column.STANCE:
            self.give_stance(0)
        elif column is Column.IMPORTANCE:
            self.give_importance(None)
        elif column is Column.NOTE:
            self._change(lambda claim: replace(claim, note=""))

    def menu(self) -> QMenu:
        """Return what can be done with the row of the cursor."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        line, shown = self._line(), self._claims.shown
        if line is None or shown is None:
            return menu
        if line.shown_source.url:
            menu.addAction(self.tr("Open the source…"), self._ask_link)
        if line.claim.correction is not None:
            menu.addAction(self.tr("Show the correction"), self._show_correction)
        if shown.read_only:
            return menu
        self._add_stances(menu)
        if shown.question.importance is not None:
            self._add_grades(menu, shown)
        self._add_source_acts(menu)
        self._add_ties(menu, line, shown)
        self._add_claim_acts(menu, line)
        return menu

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
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = Column(index.column())
        if shown.read_only or column is Column.PLACE:
            menu = self.menu()
        elif column is Column.STANCE:
            self._add_stances(menu)
        elif column is Column.IMPORTANCE:
            self._add_grades(menu, shown)
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

    def _line(self) -> Line | None:
        return self._claims.line(self.currentIndex())

    def _is_locked(self) -> bool:
        return self._claims.shown is None or self._claims.shown.read_only

    def _change(self, change: Callable[[Claim], Claim]) -> None:
        line, shown = self._line(), self._claims.shown
        if line is None or shown is None or shown.read_only:
            return
        claim = change(line.claim)
        if claim != line.claim:
            self.changed.emit(shown.answer.with_claim(claim))

    def _with_pasted(self, claim: Claim, line: Line, address: str, quote: str) -> Claim:
        today = self._claims.shown.today if self._claims.shown else None
        here = line.shown_source
        if address and here.url:
            source, at = Source(url=address, quote=quote, accessed=today), len(claim.sources)
        else:
            source = replace(
                here,
                url=address or here.url,
                quote=quote or here.quote,
                accessed=here.accessed or today,
            )
            at = line.source
        return with_source(claim, at, source)

    def _split_line(self, line: Line, at: int) -> None:
        shown = self._claims.shown
        if shown is None or shown.read_only:
            return
        claim = shown.answer.claim(line.claim.id)
        if claim is not None and claim.text[:at].strip() and claim.text[at:].strip():
            self.changed.emit(split(shown.answer, claim.id, at))

    def _above(self, line: Line | None) -> Claim | None:
        """Return the claim above the one with the cursor, None at the top."""
        if line is None:
            return None
        row = self._claims.row_of(line.claim.id)
        return self._claims.lines()[row - 1].claim if row > 0 else None

    def _ask_link(self) -> None:
        line = self._line()
        if line is not None:
            self.link_asked.emit(line.shown_source.url)

    def _show_correction(self) -> None:
        claim = self.claim()
        if claim is not None:
            self.correction_shown.emit(claim.id)

    def _add_stances(self, menu: QMenu) -> None:
        for digit, stance in enumerate(STANCES):
            look = stance_look(stance)
            words = f"{stance_name(stance)}\t{digit}"
            action = menu.addAction(icon(look.picture, look.ink), words)
            action.triggered.connect(lambda _on, digit=digit: self.give_stance(digit))

    def _add_grades(self, menu: QMenu, shown: ShownFacts) -> None:
        scale = shown.question.importance
        if scale is None:
            return
        part = menu.addMenu(self.tr("How much it matters")) if not menu.isEmpty() else menu
        for value in scale.values:
            meaning = scale.meaning(value, self.locale().bcp47Name())
            words = f"{value} {meaning}" if meaning else str(value)
            action = part.addAction(button_text(words))
            action.triggered.connect(lambda _on, value=value: self.give_importance(value))

    def _add_source_acts(self, menu: QMenu) -> None:
        menu.addSeparator()
        menu.addAction(self.tr("One more source") + "\tIns", self.begin_source)
        menu.addAction(self.tr("Paste address and quote") + "\tCtrl+V", self.paste_source)

    def _add_ties(self, menu: QMenu, line: Line, shown: ShownFacts) -> None:
        menu.addSeparator()
        claim = line.claim
        menu.addAction(
            self.tr("What is selected in the rewrite is the correction"),
            lambda: self.correction_asked.emit(claim.id),
        )
        if claim.correction is not None:
            menu.addAction(
                self.tr("There is no correction"),
                lambda: self._change(lambda one: replace(one, correction=None)),
            )
        for of, mark, name in shown.marks:
            if of == claim.id and mark != claim.mark:
                action = menu.addAction(button_text(self.tr("Tie to the mark “{}”").format(name)))
                action.triggered.connect(
                    lambda _on, mark=mark: self._change(lambda one: replace(one, mark=mark))
                )
        if claim.mark is not None:
            menu.addAction(
                self.tr("Tie to no mark"), lambda: self._change(lambda one: replace(one, mark=None))
            )

    def _add_claim_acts(self, menu: QMenu, line: Line) -> None:
        menu.addSeparator()
        if self._above(line) is not None:
            menu.addAction(self.tr("Make it part of the claim above") + "\t=", self.merge_up)
        if len(line.claim.spots) > 1:
            menu.addAction(
                self.tr("It stands only where it was taken from"),
                lambda: self._change(lambda one: replace(one, spots=one.spots[:1])),
            )
        menu.addAction(
            self.tr("Take this claim away"),
            lambda: self._without(line.claim.id),
        )

    def _without(self, claim_id: MarkId) -> None:
        shown = self._claims.shown
        if shown is not None and not shown.read_only:
            self.changed.emit(shown.answer.without(claim_id))

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("ClaimsTable, ClaimsTable:focus { border: 0; border-radius: 0; }")
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
            self.setColumnWidth(column, max(px(self, _LEAST_SHARED), room * share // whole))
