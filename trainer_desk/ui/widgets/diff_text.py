"""One text with its changes painted into it: inserted underlined, deleted struck, moved dotted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from trainer_desk.ui.budget import has_long_run
from trainer_desk.ui.safe import PlainEditor
from trainer_desk.ui.safe.editor import proportional
from trainer_desk.ui.theme.theme import LINE_HEIGHT
from trainer_desk.ui.widgets.diff_pieces import Ink, Piece
from trainer_desk.ui.widgets.inks import inked, leave_margins, mixed
from trainer_desk.values import dataclass

_TOKENS = {
    Ink.INSERTED: "ok",
    Ink.DELETED: "bad",
    Ink.MOVED_HERE: "violet",
    Ink.MOVED_AWAY: "violet",
}
_TINT = 0.15
_CURRENT_TINT = 0.32


@dataclass(frozen=True, slots=True)
class _Run:
    """A painted piece of a change, in UTF-16 units of the document."""

    start: int
    end: int
    change: int
    ink: Ink


class DiffText(PlainEditor):
    """A read-only text with painted changes.

    Signals:
        change_clicked (int): A change was clicked; carries its index.
    """

    change_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._rows: tuple[tuple[Piece, ...], ...] = ()
        self._runs: tuple[_Run, ...] = ()
        self._current: int | None = None
        self._reviewed: frozenset[int] = frozenset()
        self.document().setDocumentMargin(0)
        leave_margins(self)

    def paint(
        self,
        rows: Sequence[tuple[Piece, ...]],
        *,
        gap: Callable[[str], str],
        notes: dict[Ink, str],
    ) -> None:
        """Show `rows`, each a block of its own, where the view was scrolled to before.

        Args:
            gap: Says what stands for hidden text.
            notes: Words put before pieces of an ink.
        """
        self._rows = tuple(rows)
        # Looking for word ends in an endless word takes Qt quadratic time.
        endless = any(has_long_run(piece.text) for row in rows for piece in row)
        modes = QTextOption.WrapMode
        self.setWordWrapMode(modes.WrapAnywhere if endless else modes.WrapAtWordBoundaryOrAnywhere)
        scrolled = self.verticalScrollBar().value()
        runs: list[_Run] = []
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        cursor.setBlockFormat(self._spaced())
        forms = self._forms()
        for at, row in enumerate(rows):
            if at:
                cursor.insertBlock(self._spaced())
            for piece in row:
                if piece.ink in notes:
                    cursor.insertText(notes[piece.ink], forms[Ink.GAP])
                start = cursor.position()
                text = gap(piece.text) if piece.ink is Ink.GAP else piece.text
                cursor.insertText(text, forms[piece.ink])
                if piece.change is not None:
                    runs.append(_Run(start, cursor.position(), piece.change, piece.ink))
        cursor.endEditBlock()
        self._runs = tuple(runs)
        self._tint()
        self.document().documentLayout().documentSize()
        # Inserting has pushed the view's own cursor to the end, and the view would follow it.
        self.setTextCursor(QTextCursor(self.document()))
        self.verticalScrollBar().setValue(scrolled)

    def set_current(self, change: int | None) -> None:
        """Make one change stand out."""
        self._current = change
        self._tint()

    def set_reviewed(self, changes: Iterable[int]) -> None:
        """Paint these changes without a ground: nobody needs to look at them again."""
        self._reviewed = frozenset(changes)
        self._tint()

    def reveal(self, change: int) -> None:
        """Bring a change into view, if it has anything to show here."""
        run = self._run(change)
        if run is None:
            return
        # The end first, so that of a long change the beginning is what is seen.
        for position in (run.end, run.start):
            self._bring_into_view(position)

    def paints(self, change: int) -> bool:
        """Return whether a change has anything to show here."""
        return self._run(change) is not None

    def change_at(self, position: int) -> int | None:
        """Return the change painted at a position of the document (UTF-16), None for none."""
        return next((run.change for run in self._runs if run.start <= position <= run.end), None)

    def set_fillers(self, heights: Sequence[float]) -> None:
        """Leave room under each row, in logical pixels, so that two texts stay level."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for block, room in zip(_blocks(self), heights, strict=False):
            if block.blockFormat().bottomMargin() != room:
                form = self._spaced()
                form.setBottomMargin(room)
                cursor.setPosition(block.position())
                cursor.setBlockFormat(form)
        cursor.endEditBlock()

    def row_heights(self) -> list[float]:
        """Return the height of each row without its filler, in logical pixels."""
        self.document().documentLayout().documentSize()
        return [block.layout().boundingRect().height() for block in _blocks(self)]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which change was clicked."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            found = self.change_at(self.cursorForPosition(event.position().toPoint()).position())
            if found is not None:
                self.change_clicked.emit(found)

    def changeEvent(self, event: QEvent) -> None:
        """Paint again in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._ink_again()
        elif event.type() == QEvent.Type.FontChange:
            leave_margins(self)

    def _ink_again(self) -> None:
        forms = self._forms()
        plain = self._cursor(0, 0)
        plain.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        plain.mergeCharFormat(forms[Ink.PLAIN])
        for run in self._runs:
            self._cursor(run.start, run.end).setCharFormat(forms[run.ink])
        self._tint()

    def _tint(self) -> None:
        marks = []
        for run in self._runs:
            if run.change in self._reviewed and run.change != self._current:
                continue
            current = run.change == self._current
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(run.start, run.end)
            share = _CURRENT_TINT if current else _TINT
            ground = mixed(_TOKENS[run.ink], share)
            mark.format.setBackground(ground)
            if current:
                # Ink on the stronger ground has to stay readable.
                mark.format.setForeground(inked("text"))
            marks.append(mark)
        self.setExtraSelections(marks)

    def _forms(self) -> dict[Ink, QTextCharFormat]:
        forms = {kind: _form(inked("text")) for kind in Ink}
        forms[Ink.GAP] = _form(inked("muted"))
        for kind, token in _TOKENS.items():
            forms[kind] = _form(inked(token))
        forms[Ink.INSERTED].setFontUnderline(True)
        forms[Ink.DELETED].setFontStrikeOut(True)
        forms[Ink.MOVED_AWAY].setFontStrikeOut(True)
        here = forms[Ink.MOVED_HERE]
        here.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        here.setUnderlineColor(inked("violet"))
        return forms

    def _spaced(self) -> QTextBlockFormat:
        spaced = QTextBlockFormat()
        percent = proportional(self.font(), LINE_HEIGHT)
        spaced.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return spaced

    def _run(self, change: int) -> _Run | None:
        runs = [run for run in self._runs if run.change == change]
        if not runs:
            return None
        return _Run(runs[0].start, runs[-1].end, change, runs[0].ink)

    def _bring_into_view(self, position: int) -> None:
        rect = self.cursorRect(self._cursor(position, position))
        room, bar = self.viewport().height(), self.verticalScrollBar()
        margin = min(rect.height() * 2, room // 4)
        if rect.top() < 0:
            bar.setValue(bar.value() + rect.top() - margin)
        elif rect.bottom() > room:
            bar.setValue(bar.value() + rect.bottom() - room + margin)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _form(colour: QColor) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(colour)
    return form


def _blocks(view: DiffText) -> list[QTextBlock]:
    blocks, block = [], view.document().firstBlock()
    while block.isValid():
        blocks.append(block)
        block = block.next()
    return blocks
