"""An editor that keeps its text exactly: what fields and the large editor have in common."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from trainer_desk.ui.safe import PlainEditor
from trainer_desk.ui.widgets.exact_text import ExactText, splice
from trainer_desk.ui.widgets.highlights import Highlights


class ExactEditor(PlainEditor):
    """Edits one text and keeps every code point that nobody touched, also those Qt cannot hold.

    `text()` is what is on screen, with one LF per line end; `exact_text()` is what counts.

    Attributes:
        highlights: Marks over the text, at code points of `exact_text()`.

    Signals:
        text_edited (str): The trainer changed the text; carries all of it, exactly. Declared as
            object, because Qt's own strings lose a leading byte order mark.
    """

    text_edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exact = ExactText.of("")
        self._setting = False
        self.highlights = Highlights(self, self.document_places)
        self.edited.connect(self._read)

    def exact_text(self) -> str:
        """Return the text, code point for code point."""
        return self._exact.exact

    def document_places(self) -> Callable[[int, int], tuple[int, int]]:
        """Return what tells where code points of `exact_text()` stand in the document (UTF-16)."""
        return self._exact.document_places()

    def exact_selection(self) -> tuple[int, int]:
        """Return start and end of what is selected in `exact_text()`; equal where nothing is."""
        start, end = self.selection()
        return self._exact.exact_offset(start), self._exact.exact_offset(end)

    def select_exact(self, start: int, end: int) -> None:
        """Select code points of `exact_text()` and bring them into view."""
        place = self.document_places()(start, end)
        cursor = self.textCursor()
        cursor.setPosition(place[0])
        cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _put(self, text: ExactText) -> None:
        """Make the text equal `text` by the smallest edit, so that the cursor stays."""
        change = splice(self._exact.shown, text.shown)
        self._exact = text
        self._setting = True
        self.replace(change.start, change.before_end, text.shown[change.start : change.after_end])
        self._setting = False

    def _read(self, _at: int, _before: str, _after: str) -> None:
        if not self._setting:
            self._exact = self._exact.edited(self.text())
            self.text_edited.emit(self._exact.exact)
