"""Finds in a text on screen, on behalf of a find bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from trainer_desk.late import late
from trainer_desk.text.utf16 import Utf16Map
from trainer_desk.ui.widgets.find_bar import FindBar
from trainer_desk.ui.widgets.inks import mixed

if TYPE_CHECKING:
    from trainer_desk.text import find
    from trainer_desk.text.find import Match, Query
else:
    find = late("trainer_desk.text.find")


MARKED = 2_000
"""Matches that are tinted at most; all are counted and all can be stepped to."""


class Finder(QObject):
    """Connects a find bar with a text view.

    Args:
        bar: What asks.
        view: What is searched and scrolled.
        mark: Shows tinted ranges in the view.
        put: Takes a text with replacements in it; None where the text cannot change.
    """

    def __init__(
        self,
        bar: FindBar,
        view: QTextEdit,
        *,
        mark: Callable[[list[QTextEdit.ExtraSelection]], None],
        put: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self._view = view
        self._mark = mark
        self._put = put
        self._matches: tuple[Match, ...] = ()
        self._text = ""
        self._trouble = ""
        self._current: int | None = None
        bar.query_changed.connect(self._query_changed)
        bar.step_asked.connect(self.step)
        bar.replace_asked.connect(self._replace_one)
        bar.replace_all_asked.connect(self._replace_all)
        bar.closed.connect(self._close)

    def open(self, words: str, *, replace: bool) -> None:
        """Show the bar, looking for `words` where there are some, with what replaces or without."""
        self._bar.open(words, replace=replace)
        self.refresh()

    def put_away(self) -> None:
        """Hide the bar; what was found stays as it is."""
        self._bar.hide()

    def refresh(self) -> None:
        """Search again after the text changed; goes nowhere."""
        if self._bar.isVisible():
            self._search(self._bar.query())
            self._show()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) match, round at the ends."""
        self._search(self._bar.query())
        if self._matches:
            at = self._current
            if at is None:
                at = self._first_from_cursor() - (1 if by > 0 else 0)
            self._go_to((at + by) % len(self._matches))
        self._show()

    def _query_changed(self, query: Query) -> None:
        self._current = None
        self._search(query)
        if self._matches:
            self._go_to(self._first_from_cursor() % len(self._matches))
        self._show()

    def _search(self, query: Query) -> None:
        self._text = self._view.document().toRawText().replace("\u2029", "\n")
        try:
            self._matches = find.find_all(self._text, query) if query.pattern else ()
            self._trouble = ""
        except find.BadPattern as error:
            self._fail(self.tr("Not a valid expression: {}").format(error.reason))
        except find.TooSlow:
            self._fail(self.tr("This expression takes too long here; make it simpler."))
        if self._current is not None and self._current >= len(self._matches):
            self._current = None

    def _first_from_cursor(self) -> int:
        start = self._view.textCursor().selectionStart()
        start = Utf16Map(self._text).code_points(start)
        later = (at for at, match in enumerate(self._matches) if match.start >= start)
        return next(later, 0)

    def _go_to(self, index: int) -> None:
        self._current = index
        self._view.setTextCursor(self._cursor(Utf16Map(self._text), self._matches[index]))
        self._view.ensureCursorVisible()

    def _show(self) -> None:
        units = Utf16Map(self._text)
        form = QTextCharFormat()
        form.setBackground(mixed("warn", 0.25))
        marks = []
        for match in self._matches[:MARKED]:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(units, match)
            mark.format = form
            marks.append(mark)
        self._mark(marks)
        current = 0 if self._current is None else self._current + 1
        if self._trouble:
            self._bar.show_error(self._trouble)
        else:
            self._bar.show_count(current, len(self._matches))

    def _replace_one(self, replacement: str) -> None:
        self._search(self._bar.query())
        if self._put is None or not self._matches:
            return
        if self._current is None:
            self.step(1)
            return
        if self._swap((self._matches[self._current],), replacement):
            self._current = None
            self.step(1)

    def _replace_all(self, replacement: str) -> None:
        self._search(self._bar.query())
        if self._matches and self._swap(self._matches, replacement):
            self._current = None
            self.refresh()

    def _swap(self, matches: tuple[Match, ...], replacement: str) -> bool:
        try:
            text = find.replaced(self._text, self._bar.query(), replacement, matches)
        except find.BadReplacement:
            self._bar.show_error(self.tr("The replacement names a group that is not there."))
        except find.TooSlow:
            self._bar.show_error(self.tr("This expression takes too long here; make it simpler."))
        else:
            if self._put is not None:
                self._put(text)
            return True
        return False

    def _fail(self, reason: str) -> None:
        self._matches = ()
        self._trouble = reason

    def _close(self) -> None:
        self._matches = ()
        self._mark([])
        self._view.setFocus()

    def _cursor(self, units: Utf16Map, match: Match) -> QTextCursor:
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(units.utf16(match.start))
        cursor.setPosition(units.utf16(match.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor
