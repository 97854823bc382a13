"""The pane in which foreign text is read: rendered, or letter for letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser, QToolTip, QWidget

from trainer_desk.text.utf16 import Utf16Map
from trainer_desk.ui.budget import VIEW_CHARACTERS
from trainer_desk.ui.markdown.rendered import Rendered
from trainer_desk.ui.safe.label import escaped
from trainer_desk.ui.safe.layout import quote_bars
from trainer_desk.ui.safe.set_text import (
    READY_CHARACTERS,
    Look,
    SafeDocument,
    SetText,
    nothing_at,
)
from trainer_desk.ui.theme import ink
from trainer_desk.ui.viewports import viewport_of

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

SCHEMES = frozenset(("http", "https", "mailto"))
"""The only links that are ever offered."""
_LINE_CHARACTERS = 75
_CHANGES_OF_LOOK = (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
_FOR_READING = Qt.TextInteractionFlag.TextBrowserInteraction
# A cursor, because parts of the raw text can be marked, by keyboard as well.
_FOR_MARKING = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class SafeView(QTextBrowser):
    """Shows foreign text; reads no file, opens no socket, follows no link.

    Long texts are cut into pages of 200,000 code points. What is copied is plain text.

    Signals:
        link_asked (str): The user wants to open an address (http, https or mailto only); ask
            back with `dialogs.confirm_link`.
        selection_changed: What `selected_span` tells has changed.
        document_changed (): Another document is on screen; places in the one before are void.
    """

    link_asked = Signal(str)
    selection_changed = Signal()
    document_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        viewport_of(self)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAcceptRichText(False)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self._look_now: Look | None = None
        self._on = SetText.nothing(self)
        self.setDocument(self._on.document)
        self.anchorClicked.connect(self._on_link)
        self.selectionChanged.connect(self.selection_changed)

    # ---- what is shown

    def show_rendered(self, rendered: Rendered) -> None:
        """Show a rendering from its beginning; one over budget letter for letter."""
        if rendered.over_budget:
            self.show_raw(rendered.source)
            return
        self._show(SetText.formatted(self, rendered), _FOR_READING)

    def show_raw(self, text: str) -> None:
        """Show `text` letter for letter, with a mark for each character that cannot be seen."""
        self._show(SetText.plain(self, text), _FOR_MARKING)

    def show_page(self, page: int) -> None:
        """Show one page of the raw text, from 0.

        Raises:
            IndexError: If there is no such page.
        """
        if not 0 <= page < self.page_count():
            raise IndexError(page)
        self._show(SetText.plain(self, self._on.source, page), _FOR_MARKING)

    def page_count(self) -> int:
        """Return how many pages the raw text has; 1 at least."""
        return max(1, -(-len(self._on.source) // VIEW_CHARACTERS))

    def page(self) -> int:
        """Return the number of the page that is shown, from 0."""
        return self._on.page

    def is_raw(self) -> bool:
        """Return whether the text is shown letter for letter."""
        return self._on.raw is not None

    def fit_lines(self) -> None:
        """Break lines for the width there is now, with or without a scroll bar."""
        metrics = self.fontMetrics()
        side, top = round(metrics.height() * 0.75), round(metrics.height() * 0.6)
        room = self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()
        spare = room - 2 * side - _LINE_CHARACTERS * metrics.averageCharWidth()
        self.setViewportMargins(side, top, side + max(0, spare), 0)
        width = max(1, room - 2 * side - max(0, spare))
        if width != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(width)

    # ---- texts that are set before they are read

    @staticmethod
    def can_wait(source: str, rendered: Rendered | None) -> bool:
        """Return whether a text is short enough to be set before anybody reads it."""
        shown = source if rendered is None or rendered.over_budget else rendered.html
        return len(shown) <= READY_CHARACTERS

    def can_be_kept(self) -> bool:
        """Return whether the text on screen may come back later as it is."""
        return self._on.look is not None and self.document().characterCount() <= READY_CHARACTERS

    def shows(self, source: str, rendered: Rendered | None) -> bool:
        """Return whether just this text is shown, in the look that it would be set in now.

        Args:
            source: The text.
            rendered: Its rendering, None for the first page of it letter for letter.
        """
        formatted = None if rendered is None or rendered.over_budget else rendered
        # Of a rendering there is one object only, for as long as it holds.
        same = self._on.rendered is formatted and self._on.source == source
        return same and not self._on.page and self._on.look == self._look()

    def lay_out(self, size: QSize) -> bool:
        """Break all lines for a view of `size`, seen or not; tell whether they were others."""
        self.resize(size)
        before = self.lineWrapColumnOrWidth()
        self.fit_lines()
        # Qt lays a text out bit by bit, unless it is asked how long it is.
        self.document().documentLayout().documentSize()
        return before != self.lineWrapColumnOrWidth()

    def rewind(self) -> None:
        """Go back to the beginning, with nothing selected or underlined; emits nothing."""
        with QSignalBlocker(self):
            if self.extraSelections():
                self.setExtraSelections([])
            self.setTextCursor(QTextCursor(self.document()))
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setValue(0)

    def forget(self) -> bool:
        """Show nothing any more; tell whether anything was shown."""
        had_any = self._on.look is not None or bool(self._on.source)
        if had_any:
            self._show(SetText.nothing(self), _FOR_READING)
        return had_any

    # ---- places in the text (raw only: a rendering has other places)

    def selected_span(self) -> tuple[int, int] | None:
        """Return the code points of the source that are selected; None while rendered or empty."""
        cursor = self.textCursor()
        if self._on.raw is None or not cursor.hasSelection():
            return None
        first = self._on.page * VIEW_CHARACTERS
        start = self._on.units.code_points(cursor.selectionStart())
        end = self._on.units.code_points(cursor.selectionEnd())
        return first + start, first + end

    def caret(self) -> int | None:
        """Return where the cursor stands, in code points of the source; None while rendered."""
        if self._on.raw is None:
            return None
        first = self._on.page * VIEW_CHARACTERS
        return first + self._on.units.code_points(self.textCursor().position())

    def rendered_span(self) -> tuple[int, int] | None:
        """Return where the source has the words that are selected in its rendering.

        None where nothing is selected, or formatting leaves it unclear.
        """
        cursor = self.textCursor()
        if self._on.raw is not None or not cursor.hasSelection():
            return None
        shown = self.document().toRawText()
        units = Utf16Map(shown)
        start = units.code_points(cursor.selectionStart())
        words = shown[start : units.code_points(cursor.selectionEnd())]
        found = [match.start() for match in re.finditer(re.escape(words), self._on.source)]
        earlier = shown[:start].count(words)
        if len(found) == shown.count(words):
            return found[earlier], found[earlier] + len(words)
        return (found[0], found[0] + len(words)) if len(found) == 1 else None

    def cursor_over(self, start: int, end: int) -> QTextCursor | None:
        """Return a cursor over code points of the source, None while they are not on screen."""
        first = self._on.page * VIEW_CHARACTERS
        last = first + len(self._on.raw.text) if self._on.raw is not None else -1
        if not first <= start <= end <= last:
            return None
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._on.units.utf16(start - first))
        cursor.setPosition(self._on.units.utf16(end - first), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def select_span(self, start: int, end: int) -> None:
        """Select code points of the source and bring them into view; nothing while rendered."""
        if self._on.raw is None:
            return
        page = min(max(0, start // VIEW_CHARACTERS), self.page_count() - 1)
        if page != self._on.page:
            self.show_page(page)
        span = self.document_span(start, end)
        if span is not None:
            cursor = self.textCursor()
            cursor.setPosition(span[0])
            cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def document_span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where code points of the source stand in the document (UTF-16).

        What lies beyond the page is cut off; None while nothing of it is on screen.
        """
        first = self._on.page * VIEW_CHARACTERS
        last = first + len(self._on.raw.text) if self._on.raw is not None else -1
        if end < first or start > last:
            return None
        low, high = max(start, first) - first, min(end, last) - first
        return self._on.units.utf16(low), self._on.units.utf16(high)

    # ---- what Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and a bar beside what is quoted."""
        super().paintEvent(event)
        bars = quote_bars(self, event.rect()) if self._on.quoted else []
        if bars:
            painter = QPainter(self.viewport())
            for bar in bars:
                painter.fillRect(bar, ink(self.palette(), "line"))

    def loadResource(self, kind: int, _name: QUrl | str) -> object:
        """Answer with nothing."""
        return nothing_at(kind)

    def doSetSource(  # noqa: N802 - Qt's name
        self,
        _name: QUrl | str,
        _kind: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource,
    ) -> None:
        """Go nowhere."""

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the letters only; in the raw view the original ones, not their marks."""
        span = self.selected_span()
        data = QMimeData()
        data.setText(
            self._on.source[slice(*span)] if span else self.textCursor().selection().toPlainText()
        )
        return data

    def event(self, event: QEvent) -> bool:
        """Name the unseen character under the mouse."""
        # Most events are of no such class, and to ask each for its type takes longer.
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            name = self._mark_name_at(event)
            QToolTip.showText(event.globalPos(), escaped(name), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure lines again when the font changes."""
        super().changeEvent(event)
        if event.type() in _CHANGES_OF_LOOK:
            self._look_now = None
        if event.type() == QEvent.Type.FontChange:
            self.fit_lines()
            self._on = self._on.aged()
            if self._on.raw is not None:
                self._on.space_lines(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines at a readable length when there is room for more."""
        self.fit_lines()
        # Told that the width is as before, Qt looks at its scroll bars only: lines are as long as
        # `fit_lines` says, and to break them anew takes as long as showing another text.
        super().resizeEvent(QResizeEvent(event.size(), event.size()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl the window zooms, not this pane alone."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    # ---- inside

    def _on_link(self, address: QUrl) -> None:
        text = address.toString(QtCore.QUrl.ComponentFormattingOption.FullyEncoded)
        if is_openable(text):
            self.link_asked.emit(text)

    def _look(self) -> Look:
        if self._look_now is None:
            self._look_now = Look.of(self)
        return self._look_now

    def _show(self, text: SetText, flags: Qt.TextInteractionFlag) -> None:
        before, self._on = self._on, text
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setValue(0)
        with QSignalBlocker(self):
            if self.extraSelections():
                self.setExtraSelections([])
            self.setTextInteractionFlags(flags)
            if self.wordWrapMode() is not text.wrapping:
                self._wrap_anew(text)
            self.setDocument(text.document)
        before.document.deleteLater()
        self.document_changed.emit()

    def _wrap_anew(self, text: SetText) -> None:
        """Break lines as `text` needs it, without trying that on the text before."""
        blank = SafeDocument(self)
        self.setDocument(blank)
        self.setWordWrapMode(text.wrapping)
        blank.deleteLater()

    def _mark_name_at(self, event: QHelpEvent) -> str:
        if self._on.raw is None:
            return ""
        place = self.viewport().mapFrom(self, event.pos())
        at = self._on.units.code_points(self.cursorForPosition(place).position())
        names = dict(zip(self._on.raw.at, self._on.raw.names, strict=True))
        return names.get(at) or names.get(at - 1, "")


def is_openable(address: str) -> bool:
    """Return whether `address` may be offered to the user's browser or mail program."""
    try:
        return urlsplit(address).scheme.lower() in SCHEMES
    except ValueError:
        return False
