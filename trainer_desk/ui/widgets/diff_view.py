"""A diff on screen in its five views, with a way from change to change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer_desk.late import late
from trainer_desk.ui.widgets.change_offer import ChangeOffer
from trainer_desk.ui.widgets.diff_mode import DiffMode
from trainer_desk.ui.widgets.diff_pieces import (
    Ink,
    Piece,
    changes_only,
    inline,
    sides,
)
from trainer_desk.ui.widgets.diff_text import DiffText

if TYPE_CHECKING:
    from trainer_desk.text import counts as text_counts
    from trainer_desk.text.diff import Diff
else:
    text_counts = late("trainer_desk.text.counts")


class DiffView(QWidget):
    """Shows how one text became another.

    Signals:
        current_changed (object): The user went to another change; carries its index or None.
        keep_asked (int): The change is right as it is.
        take_back_asked (int): The change shall be undone.
    """

    current_changed = Signal(object)
    keep_asked = Signal(int)
    take_back_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._diff: Diff | None = None
        self._mode = DiffMode.INLINE
        self._current: int | None = None
        self._read_only = False
        self._linking = False
        self._left = DiffText(self)
        self._left.setAccessibleName(self.tr("Before"))
        self._left.setObjectName("diffBefore")
        self._main = DiffText(self)
        self._main.setAccessibleName(self.tr("Changes"))
        self._main.setObjectName("diffMain")
        self._left.hide()
        self._offer = ChangeOffer(self)
        self._offer.keep_asked.connect(lambda: self._ask(self.keep_asked))
        self._offer.take_back_asked.connect(lambda: self._ask(self.take_back_asked))
        self._lay_out()
        self.setFocusProxy(self._main)
        for view in (self._left, self._main):
            view.change_clicked.connect(self._go_to)
            view.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_diff(self, diff: Diff, *, reviewed: Iterable[int] = ()) -> None:
        """Show `diff`; the view stays where it was, and so does the current change if there is one.

        Args:
            reviewed: Indices of changes that were kept already.
        """
        self._diff = diff
        if self._current is not None and self._current >= len(diff.changes):
            self._current = len(diff.changes) - 1 if diff.changes else None
        for view in (self._left, self._main):
            view.set_reviewed(reviewed)
        self._paint()

    def clear(self) -> None:
        """Show nothing."""
        if self._diff is None:
            return
        self._diff = None
        self._current = None
        for view in (self._left, self._main):
            view.paint((), gap=str, notes={})
        self._show_offer()

    def diff(self) -> Diff | None:
        """Return what is shown, None while there is nothing."""
        return self._diff

    def mode(self) -> DiffMode:
        """Return how changes are shown."""
        return self._mode

    def set_mode(self, mode: DiffMode) -> None:
        """Show changes another way; emits nothing."""
        if mode is not self._mode:
            self._mode = mode
            self._paint()
            if self._current is not None:
                self._main.reveal(self._current)

    def set_read_only(self, *, on: bool) -> None:
        """Offer to keep and take back changes, or only show them."""
        self._read_only = on
        self._show_offer()

    def set_reading_font(self, font: QFont) -> None:
        """Show texts in `font`."""
        for view in (self._left, self._main):
            view.setFont(font)
        self._paint()

    def current(self) -> int | None:
        """Return the index of the current change, None without one."""
        return self._current

    def set_current(self, change: int | None) -> None:
        """Go to a change; emits nothing."""
        self._current = change
        for view in (self._left, self._main):
            view.set_current(change)
        self._show_offer()
        if change is not None:
            self.reveal(change)

    def reveal(self, change: int) -> None:
        """Bring a change into view without going to it."""
        self._main.reveal(change)
        if self._mode is DiffMode.SIDE_BY_SIDE and not self._main.paints(change):
            self._left.reveal(change)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) change, round at the ends."""
        count = len(self._diff.changes) if self._diff else 0
        if count == 0:
            return
        start = self._current if self._current is not None else (-1 if by > 0 else count)
        self._go_to((start + by) % count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep both sides level."""
        super().resizeEvent(event)
        self._level()

    def _go_to(self, change: int) -> None:
        self.set_current(change)
        self.current_changed.emit(change)

    def _paint(self) -> None:
        self._left.setVisible(self._mode is DiffMode.SIDE_BY_SIDE)
        self._main.setAccessibleName(
            self.tr("After") if self._mode is DiffMode.SIDE_BY_SIDE else self.tr("Changes")
        )
        if self._diff is None:
            return
        notes = {
            Ink.MOVED_HERE: self.tr("[moved here] "),
            Ink.MOVED_AWAY: self.tr("[moved away] "),
        }
        if self._mode is DiffMode.SIDE_BY_SIDE:
            rows = sides(self._diff)
            self._left.paint([row.left for row in rows], gap=self._gap, notes=notes)
            self._main.paint([row.right for row in rows], gap=self._gap, notes=notes)
            self._level()
        else:
            self._main.paint([self._pieces(self._diff)], gap=self._gap, notes=notes)
        for view in (self._left, self._main):
            view.set_current(self._current)
        self._show_offer()

    def _pieces(self, diff: Diff) -> tuple[Piece, ...]:
        if self._mode is DiffMode.FINAL:
            return (Piece(diff.after),)
        if self._mode is DiffMode.ORIGINAL:
            return (Piece(diff.before),)
        return changes_only(diff) if self._mode is DiffMode.CHANGES_ONLY else inline(diff)

    def _gap(self, hidden: str) -> str:
        count = text_counts.counts(hidden).words
        words = self.tr("… %n word(s) …", "", count)
        return words if hidden[:1].isspace() is False else f" {words} "

    def _level(self) -> None:
        if self._mode is not DiffMode.SIDE_BY_SIDE or self._diff is None:
            return
        left, right = self._left.row_heights(), self._main.row_heights()
        tallest = [max(pair) for pair in zip(left, right, strict=False)]
        self._left.set_fillers([top - own for top, own in zip(tallest, left, strict=False)])
        self._main.set_fillers([top - own for top, own in zip(tallest, right, strict=False)])

    def _scrolled(self, value: int) -> None:
        if self._mode is DiffMode.SIDE_BY_SIDE and not self._linking:
            self._linking = True
            for view in (self._left, self._main):
                view.verticalScrollBar().setValue(value)
            self._linking = False

    def _ask(self, signal: SignalInstance) -> None:
        if self._current is not None:
            signal.emit(self._current)

    def _show_offer(self) -> None:
        """Offer what can be done about the current change, below the texts: all of them is read."""
        shows_changes = self._mode not in (DiffMode.FINAL, DiffMode.ORIGINAL)
        if self._current is None or self._diff is None or self._read_only or not shows_changes:
            if self._offer.holds_keyboard():
                self._main.setFocus(Qt.FocusReason.OtherFocusReason)
            self._offer.hide()
            return
        self._offer.show_change(self._current + 1, len(self._diff.changes))
        # What is brought into view now has to stand in the room that is left.
        self._column.activate()

    def _lay_out(self) -> None:
        texts = QHBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._left, 1)
        texts.addWidget(self._main, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(texts, 1)
        self._column.addWidget(self._offer)
