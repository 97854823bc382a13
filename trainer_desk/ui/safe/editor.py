"""The field in which people write: plain text only, and exactly the text they wrote."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from trainer_desk.text.ends import shared_head, shared_tail
from trainer_desk.text.utf16 import Utf16Map, code_point_offset, utf16_length
from trainer_desk.ui.budget import JOINERS, VIEW_CHARACTERS, has_long_run
from trainer_desk.ui.viewports import viewport_of

_PARAGRAPH = "\u2029"
_LINE_ENDS = re.compile("\r\n|[\r\u2029\ufdd0\ufdd1]")
_UNSTORABLE = "[\0\ud800-\udfff]"
"""As a text: who never pastes does without it; `re` keeps what it compiled."""
_GUARD = "|"
_BYTE_ORDER_MARK = "\ufeff"
_OWN_CONTROL_KEYS = (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X)
_ZWJ = "\u200d"
_JOINERS_LIMIT = 100 * JOINERS
_TEXT_LIMIT = 5 * VIEW_CHARACTERS


def editable(text: str) -> str:
    """Return `text` as an editor gives it back: the same, with a line feed as every line end.

    Everything else is kept: no-break spaces, U+2028, byte order marks, NUL.
    """
    return _LINE_ENDS.sub("\n", text)


def fits(text: str) -> bool:
    """Return whether a `PlainEditor` takes a text: Qt lays it out in a moment."""
    return len(text) <= _TEXT_LIMIT and text.count(_ZWJ) <= _JOINERS_LIMIT


def _refuse_halves(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError("lone surrogate") from error


class PlainEditor(QTextEdit):
    """A multi-line field for plain text.

    It has no undo of its own, because undo is the desk's, and it leaves every Ctrl+letter but
    copy, cut, paste and select all to the window. Offsets are code points of `text()`.

    Signals:
        edited (int, str, str): The user changed the text (or `replace` did): where, what was
            there, what is there now. One signal for one change.
        paste_refused (int): The clipboard holds more than fits; carries its code points.
    """

    # As objects: on its way through a `str` argument Qt drops a leading byte order mark.
    edited = Signal(int, object, object)
    paste_refused = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        viewport_of(self)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self._known = ""
        self._line_height = 0.0
        self.document().contentsChange.connect(self._on_contents_change)

    def text(self) -> str:
        """Return the text exactly as it stands, with line feeds between lines."""
        return self.document().toRawText().replace(_PARAGRAPH, "\n")

    def set_text(self, text: str) -> None:
        """Put `editable(text)` in place of what is there, cursor at its start; emits nothing.

        Raises:
            ValueError: If it has lone surrogates, which Qt would drop, or is more than Qt
                lays out in a moment (a million code points).
        """
        _refuse_halves(text)
        if not fits(text):
            raise ValueError("too long")
        with QSignalBlocker(self):
            if text == self._known:
                # Most fields are empty, and stay so from task to task.
                self.moveCursor(QTextCursor.MoveOperation.Start)
                return
            # Cleared first, or the new wrapping would be tried on the old text.
            self.clear()
            self._wrap_for(text)
            cursor = self.textCursor()
            cursor.setBlockFormat(self._block_format())
            _insert(cursor, editable(text))
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def replace(self, start: int, end: int, text: str) -> None:
        """Put `text` in place of the code points from `start` to `end`, as one edit.

        The cursor stands behind it. Emits `edited` once, as if it were typed.

        Raises:
            IndexError: If the offsets lie outside the text.
            ValueError: If `text` has lone surrogates.
        """
        _refuse_halves(text)
        cursor = self._select(start, end)
        _insert(cursor, editable(text))
        self.setTextCursor(cursor)

    def selection(self) -> tuple[int, int]:
        """Return start and end of what is selected; equal where nothing is."""
        cursor, units = self.textCursor(), Utf16Map(self._known)
        return units.code_points(cursor.selectionStart()), units.code_points(cursor.selectionEnd())

    def select(self, start: int, end: int) -> None:
        """Select from `start` to `end` and bring it into view; emits nothing of its own.

        Raises:
            IndexError: If the offsets lie outside the text.
        """
        self.setTextCursor(self._select(start, end))
        self.ensureCursorVisible()

    def cursor_at(self) -> int:
        """Return where the cursor stands."""
        return code_point_offset(self._known, self.textCursor().position())

    def set_line_height(self, font_sizes: float) -> None:
        """Set the distance of lines, in font sizes (1.55 to read well); 0 for the font's own."""
        self._line_height = font_sizes
        with QSignalBlocker(self):
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.setBlockFormat(self._block_format())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the plain text of the clipboard, and only that, without what no file may hold."""
        text = re.sub(_UNSTORABLE, "", source.text())
        if not fits(self._known + text):
            self._refuse(len(text))
            return
        if has_long_run(text):
            self._wrap_for(text)
        cursor = self.textCursor()
        _insert(cursor, editable(text))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Return whether there is plain text to paste."""
        return source.hasText()

    def event(self, event: QEvent) -> bool:
        """Leave to the window the shortcuts that are the window's."""
        # Most events are of no such class, and to ask each for its type takes longer.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and _is_the_windows(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type; Return makes a new paragraph even where Qt with a line height swallows it."""
        if _is_the_windows(event):
            event.ignore()
        elif event.text().isprintable() and not self._takes(event.text()):
            self._refuse_more()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not _held(event):
            if self._takes("\n"):
                self._break_line()
            else:
                self._refuse_more()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method wrote, unless it is more than fits."""
        if self._takes(event.commitString()):
            super().inputMethodEvent(event)
        else:
            event.ignore()
            self._refuse_more()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer cut, copy, paste; undo is in the window's menu."""
        menu = self.createStandardContextMenu(event.pos())
        for action in menu.actions():
            if action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
        while menu.actions() and menu.actions()[0].isSeparator():
            menu.removeAction(menu.actions()[0])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        """Keep the distance of lines when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._line_height:
            self.set_line_height(self._line_height)

    def _takes(self, more: str) -> bool:
        """Tell whether the text can be put where the cursor is; without it nothing is longer."""
        if not more or self.isReadOnly():
            return True
        cursor = self.textCursor()
        room = _TEXT_LIMIT - len(self._known) + abs(cursor.position() - cursor.anchor())
        return len(more) <= room and (_ZWJ not in more or fits(self._known + more))

    def _refuse_more(self) -> None:
        """Say where the eyes are that nothing more was taken."""
        told = self.tr("Nothing more fits: the text is as long as a text can be.")
        QToolTip.showText(self.mapToGlobal(self.cursorRect().bottomLeft()), told, self)

    def _refuse(self, length: int) -> None:
        """Say where the eyes are that nothing was pasted."""
        told = self.tr("Too long to paste here: %n character(s)", "", length)
        QToolTip.showText(self.mapToGlobal(self.cursorRect().bottomLeft()), told, self)
        self.paste_refused.emit(length)

    def _break_line(self) -> None:
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        cursor.insertBlock()
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _select(self, start: int, end: int) -> QTextCursor:
        units = Utf16Map(self._known)
        cursor = self.textCursor()
        cursor.setPosition(units.utf16(start))
        cursor.setPosition(units.utf16(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _block_format(self) -> QTextBlockFormat:
        layout = QTextBlockFormat()
        if self._line_height:
            percent = proportional(self.font(), self._line_height)
            kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
            layout.setLineHeight(percent, kind.value)
        return layout

    def _wrap_for(self, text: str) -> None:
        # Looking for word ends in an endless word takes Qt quadratic time.
        anywhere = has_long_run(text)
        mode = QTextOption.WrapMode
        self.setWordWrapMode(mode.WrapAnywhere if anywhere else mode.WrapAtWordBoundaryOrAnywhere)

    def _on_contents_change(self, _at: int, _removed: int, _added: int) -> None:
        """Find the change itself: Qt reports whole blocks, and changes of looks as well."""
        before, now = self._known, self.text()
        if before == now:
            return
        self._known = now
        if self.signalsBlocked():
            # Another text was set: what of it differs from the one before means nothing.
            return
        start = shared_head(before, now)
        tail = shared_tail(before[start:], now[start:])
        self.edited.emit(start, before[start : len(before) - tail], now[start : len(now) - tail])


def proportional(font: QFont, font_sizes: float) -> float:
    """Return the line height `font_sizes` as Qt counts it: in per cent of the font's own."""
    metrics = QFontMetricsF(font)
    return (
        100.0 * font_sizes * font.pixelSize() / metrics.height() if font.pixelSize() > 0 else 100.0
    )


def _insert(cursor: QTextCursor, text: str) -> None:
    cursor.beginEditBlock()
    if text.startswith(_BYTE_ORDER_MARK):
        # At the start of a text Qt takes the mark for an encoding and drops it.
        at = cursor.selectionStart()
        cursor.insertText(_GUARD + text)
        end = cursor.position()
        cursor.setPosition(at)
        cursor.deleteChar()
        cursor.setPosition(end - utf16_length(_GUARD))
    else:
        cursor.insertText(text)
    cursor.endEditBlock()


def _held(event: QKeyEvent) -> bool:
    plain = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    return bool(event.modifiers() & ~plain)


def _is_the_windows(event: QKeyEvent) -> bool:
    standard = QKeySequence.StandardKey
    if event.matches(standard.Undo) or event.matches(standard.Redo):
        return True
    letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return letter and control and event.key() not in _OWN_CONTROL_KEYS
