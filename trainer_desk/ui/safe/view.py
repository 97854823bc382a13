"""The pane in which foreign text is read: rendered, or letter for letter."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import urlsplit

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QSignalBlocker,
    Qt,
    QUrl,
    Signal,
)
from PySide6.QtGui import (
    QHelpEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser, QToolTip, QWidget

from trainer_desk.text.utf16 import Utf16Map
from trainer_desk.ui.budget import VIEW_CHARACTERS, has_long_run, without_joiner_flood
from trainer_desk.ui.markdown.rendered import Rendered
from trainer_desk.ui.safe.editor import proportional
from trainer_desk.ui.safe.layout import LINE_HEIGHT, quote_bars, reading_sheet
from trainer_desk.ui.theme import ink
from trainer_desk.ui.unseen import Signed, signed

SCHEMES = frozenset(("http", "https", "mailto"))
"""The only links that are ever offered."""
_LINE_CHARACTERS = 75
_MARKS_COLOURED = 1_000


_STARTS = re.compile(r'<ol start="(\d+)"')


class SafeView(QTextBrowser):
    """Shows foreign text; reads no file, opens no socket, follows no link.

    Long texts are cut into pages of 200,000 code points. What is copied is plain text.

    Signals:
        link_asked (str): The user wants to open an address (http, https or mailto only); ask
            back with `dialogs.confirm_link`.
        selection_changed: What `selected_span` tells has changed.
    """

    link_asked = Signal(str)
    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self._source = ""
        self._page = 0
        self._raw: Signed | None = None
        self._units = Utf16Map("")
        self.anchorClicked.connect(self._on_link)
        self.selectionChanged.connect(self.selection_changed)

    # ---- what is shown

    def show_rendered(self, rendered: Rendered) -> None:
        """Show a rendering from its beginning; one over budget letter for letter."""
        if rendered.over_budget:
            self.show_raw(rendered.source)
            return
        self._source, self._page, self._raw = rendered.source, 0, None
        with QSignalBlocker(self):
            self._clear_for(rendered.source)
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
            self.document().setDefaultStyleSheet(reading_sheet(self))
            self.document().setIndentWidth(self._indent(rendered.html))
            self.setHtml(rendered.html)

    def _indent(self, html: str) -> float:
        """Return room for the widest list number there can be: Qt cuts one that has too little."""
        starts = (int(number) for number in _STARTS.findall(html))
        most = max(starts, default=0) + html.count("<li")
        metrics = self.fontMetrics()
        return max(metrics.height(), metrics.horizontalAdvance(f"{most}. "))

    def show_raw(self, text: str) -> None:
        """Show `text` letter for letter, with a mark for each character that cannot be seen."""
        self._source = text
        self.show_page(0)

    def show_page(self, page: int) -> None:
        """Show one page of the raw text, from 0.

        Raises:
            IndexError: If there is no such page.
        """
        if not 0 <= page < self.page_count():
            raise IndexError(page)
        self._page = page
        start = page * VIEW_CHARACTERS
        self._raw = signed(self._source[start : start + VIEW_CHARACTERS])
        self._units = Utf16Map(self._raw.text)
        shown = without_joiner_flood(self._raw.text)
        with QSignalBlocker(self):
            # A cursor, because parts of the raw text can be marked, by keyboard as well.
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self._clear_for(shown)
            self._show_plain(shown)

    def page_count(self) -> int:
        """Return how many pages the raw text has; 1 at least."""
        return max(1, -(-len(self._source) // VIEW_CHARACTERS))

    def page(self) -> int:
        """Return the number of the page that is shown, from 0."""
        return self._page

    def is_raw(self) -> bool:
        """Return whether the text is shown letter for letter."""
        return self._raw is not None

    # ---- places in the text (raw only: a rendering has other places)

    def selected_span(self) -> tuple[int, int] | None:
        """Return the code points of the source that are selected; None while rendered or empty."""
        cursor = self.textCursor()
        if self._raw is None or not cursor.hasSelection():
            return None
        first = self._page * VIEW_CHARACTERS
        start = self._units.code_points(cursor.selectionStart())
        end = self._units.code_points(cursor.selectionEnd())
        return first + start, first + end

    def caret(self) -> int | None:
        """Return where the cursor stands, in code points of the source; None while rendered."""
        if self._raw is None:
            return None
        first = self._page * VIEW_CHARACTERS
        return first + self._units.code_points(self.textCursor().position())

    def rendered_span(self) -> tuple[int, int] | None:
        """Return where the source has the words that are selected in its rendering.

        None where nothing is selected, or formatting leaves it unclear.
        """
        cursor = self.textCursor()
        if self._raw is not None or not cursor.hasSelection():
            return None
        shown = self.document().toRawText()
        units = Utf16Map(shown)
        start = units.code_points(cursor.selectionStart())
        words = shown[start : units.code_points(cursor.selectionEnd())]
        found = [match.start() for match in re.finditer(re.escape(words), self._source)]
        earlier = shown[:start].count(words)
        if len(found) == shown.count(words):
            return found[earlier], found[earlier] + len(words)
        return (found[0], found[0] + len(words)) if len(found) == 1 else None

    def cursor_over(self, start: int, end: int) -> QTextCursor | None:
        """Return a cursor over code points of the source, None while they are not on screen."""
        first = self._page * VIEW_CHARACTERS
        last = first + len(self._raw.text) if self._raw is not None else -1
        if not first <= start <= end <= last:
            return None
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._units.utf16(start - first))
        cursor.setPosition(self._units.utf16(end - first), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def select_span(self, start: int, end: int) -> None:
        """Select code points of the source and bring them into view; nothing while rendered."""
        if self._raw is None:
            return
        page = min(max(0, start // VIEW_CHARACTERS), self.page_count() - 1)
        if page != self._page:
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
        first = self._page * VIEW_CHARACTERS
        last = first + len(self._raw.text) if self._raw is not None else -1
        if end < first or start > last:
            return None
        low, high = max(start, first) - first, min(end, last) - first
        return self._units.utf16(low), self._units.utf16(high)

    # ---- what Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and a bar beside what is quoted."""
        super().paintEvent(event)
        bars = quote_bars(self, event.rect())
        if bars:
            painter = QPainter(self.viewport())
            for bar in bars:
                painter.fillRect(bar, ink(self.palette(), "line"))

    def loadResource(self, kind: int, _name: QUrl | str) -> object:
        """Answer with nothing. An empty image, because for none at all Qt would read the file."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return QImage(1, 1, QImage.Format.Format_ARGB32)
        return ""

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
            self._source[slice(*span)] if span else self.textCursor().selection().toPlainText()
        )
        return data

    def event(self, event: QEvent) -> bool:
        """Name the unseen character under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            name = self._mark_name_at(event)
            QToolTip.showText(event.globalPos(), escape(name), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure lines again when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_lines()
            if self._raw is not None:
                self._set_line_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines at a readable length when there is room for more."""
        self._fit_lines()
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl the window zooms, not this pane alone."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    # ---- inside

    def _on_link(self, address: QUrl) -> None:
        text = address.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if is_openable(text):
            self.link_asked.emit(text)

    def _show_plain(self, text: str) -> None:
        cursor = QTextCursor(self.document())
        # One edit, or Qt would lay the text out anew for every mark.
        cursor.beginEditBlock()
        cursor.setCharFormat(QTextCharFormat())
        cursor.setBlockFormat(self._raw_block())
        cursor.insertText(text)
        self._colour_marks()
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _colour_marks(self) -> None:
        assert self._raw is not None
        look = QTextCharFormat()
        look.setForeground(ink(self.palette(), "bad"))
        look.setFontWeight(700)
        first = self._page * VIEW_CHARACTERS
        for at in self._raw.at[:_MARKS_COLOURED]:
            cursor = self.cursor_over(first + at, first + at + 1)
            if cursor is not None:
                cursor.mergeCharFormat(look)

    def _mark_name_at(self, event: QHelpEvent) -> str:
        if self._raw is None:
            return ""
        place = self.viewport().mapFrom(self, event.pos())
        at = self._units.code_points(self.cursorForPosition(place).position())
        names = dict(zip(self._raw.at, self._raw.names, strict=True))
        return names.get(at) or names.get(at - 1, "")

    def _raw_block(self) -> QTextBlockFormat:
        layout = QTextBlockFormat()
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        layout.setLineHeight(proportional(self.font(), LINE_HEIGHT), kind.value)
        return layout

    def _set_line_height(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(self._raw_block())

    def _clear_for(self, text: str) -> None:
        # Cleared first, or the new wrapping would be tried on the old text.
        self.document().setDefaultStyleSheet("")
        self.setHtml("")
        # Looking for word ends in an endless word takes Qt quadratic time.
        mode = QTextOption.WrapMode
        anywhere = has_long_run(text)
        self.setWordWrapMode(mode.WrapAnywhere if anywhere else mode.WrapAtWordBoundaryOrAnywhere)

    def _fit_lines(self) -> None:
        metrics = self.fontMetrics()
        side, top = round(metrics.height() * 0.75), round(metrics.height() * 0.6)
        room = self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()
        spare = room - 2 * side - _LINE_CHARACTERS * metrics.averageCharWidth()
        self.setViewportMargins(side, top, side + max(0, spare), 0)


def is_openable(address: str) -> bool:
    """Return whether `address` may be offered to the user's browser or mail program."""
    try:
        return urlsplit(address).scheme.lower() in SCHEMES
    except ValueError:
        return False
