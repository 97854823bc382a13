"""Underlines below findings: in an editor, only where it is seen, never part of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from trainer_desk.text.findings import Finding, FindingKind
from trainer_desk.text.utf16 import Utf16Map, code_point_offset
from trainer_desk.ui.safe import PlainEditor
from trainer_desk.ui.widgets.inks import inked
from trainer_desk.values import dataclass

WRITING_MS = 700
"""So long after a key the word at the cursor counts as not finished yet."""

_LOOKS = {
    FindingKind.SPELLING: (QTextCharFormat.UnderlineStyle.WaveUnderline, "bad"),
    FindingKind.GRAMMAR: (QTextCharFormat.UnderlineStyle.DashUnderline, "accent"),
    FindingKind.STYLE: (QTextCharFormat.UnderlineStyle.DotLine, "violet"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A finding in an editor; its cursor moves along with the text.

    Attributes:
        finding: Its offsets are code points of the text it was found in.
        language: What its paragraph was checked in.
    """

    finding: Finding
    language: str
    cursor: QTextCursor

    def stands(self) -> bool:
        """Tell whether the text still has there what was found."""
        return self.cursor.selectedText() == self.finding.quoted

    def in_paragraph(self) -> tuple[Finding, str]:
        """Return the finding with offsets from its paragraph's start, and the paragraph."""
        block = self.cursor.document().findBlock(self.cursor.selectionStart())
        text = block.text()
        start = code_point_offset(text, self.cursor.selectionStart() - block.position())
        return self.finding.moved(start - self.finding.start), text


class Underlines(QObject):
    """The findings of one editor.

    Args:
        editor: Whose text they are in.
        put: Shows a list of marks in the editor instead of those put before.

    Signals:
        clicked (Mark): An underlined place was clicked.
    """

    clicked = Signal(object)

    def __init__(
        self, editor: PlainEditor, put: Callable[[list[QTextEdit.ExtraSelection]], None]
    ) -> None:
        super().__init__(editor)
        self._editor = editor
        self._put = put
        self._marks: tuple[Mark, ...] = ()
        self._drawn: tuple[Mark, ...] = ()
        self._on = True
        self._writing = QTimer(self)
        self._writing.setSingleShot(True)
        self._writing.setInterval(WRITING_MS)
        self._writing.timeout.connect(self.draw)
        editor.document().contentsChange.connect(self._follow)
        editor.verticalScrollBar().valueChanged.connect(self.draw)
        editor.viewport().installEventFilter(self)

    def show_findings(self, text: str, findings: Iterable[tuple[Finding, str]]) -> None:
        """Underline findings, each with its language, instead of those before.

        Args:
            text: Of the editor, as it is now; offsets are its code points, in order.
        """
        units, document = Utf16Map(text), self._editor.document()
        marks = []
        for finding, language in findings:
            cursor = QTextCursor(document)
            cursor.setPosition(units.utf16(finding.start))
            cursor.setPosition(units.utf16(finding.end), QTextCursor.MoveMode.KeepAnchor)
            marks.append(Mark(finding, language, cursor))
        self._marks = tuple(marks)
        self.draw()

    def set_on(self, *, on: bool) -> None:
        """Draw underlines, or none."""
        self._on = on
        self.draw()

    def marks(self) -> tuple[Mark, ...]:
        """Return the findings that still stand, in the order of the text."""
        return tuple(mark for mark in self._marks if mark.stands())

    def drawn(self) -> tuple[Mark, ...]:
        """Return what is underlined now: what is in view."""
        return self._drawn

    def findings(self) -> tuple[Finding, ...]:
        """Return the findings that still stand, with their offsets as the text is now."""
        units = Utf16Map(self._editor.text())
        found = []
        for mark in self.marks():
            start = units.code_points(mark.cursor.selectionStart())
            found.append(replace(mark.finding, start=start, end=start + len(mark.finding.quoted)))
        return tuple(found)

    def start_of(self, mark: Mark) -> int:
        """Return where a finding begins now, in code points of the text on screen."""
        return code_point_offset(self._editor.text(), mark.cursor.selectionStart())

    def at_cursor(self) -> Mark | None:
        """Return the finding that the cursor is in or beside."""
        return self._at(self._editor.textCursor().position())

    def next_mark(self, by: int) -> Mark | None:
        """Return the next (1) or previous (-1) finding from the cursor, None past the ends."""
        marks, cursor = self.marks(), self._editor.textCursor()
        starts = [mark.cursor.selectionStart() for mark in marks]
        if by > 0:
            # A finding that is selected was the last one gone to.
            past = cursor.selectionStart() + (1 if cursor.hasSelection() else 0)
            at = bisect_left(starts, past)
        else:
            at = bisect_left(starts, cursor.selectionStart()) - 1
        return marks[at] if 0 <= at < len(marks) else None

    def go_to(self, mark: Mark) -> None:
        """Select a finding and bring it into view."""
        self._editor.setTextCursor(QTextCursor(mark.cursor))
        self._editor.ensureCursorVisible()

    def place(self, mark: Mark) -> QRect:
        """Return where a finding is on the screen: the first letter's line."""
        cursor = QTextCursor(mark.cursor)
        cursor.setPosition(mark.cursor.selectionStart())
        area = self._editor.cursorRect(cursor)
        viewport = self._editor.viewport()
        return QRect(viewport.mapToGlobal(area.topLeft()), area.size())

    def draw(self) -> None:
        """Underline what is in view and stands."""
        shown = self._visible() if self._on else []
        drawn = tuple(mark for mark in shown if mark.stands() and not self._is_being_written(mark))
        if not drawn and not self._drawn:
            return
        self._drawn = drawn
        self._put([_underlined(mark) for mark in drawn])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow size, colours and clicks."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.PaletteChange):
            self.draw()
        elif event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            self._clicked(event)
        return super().eventFilter(watched, event)

    def _clicked(self, event: QMouseEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() != Qt.MouseButton.LeftButton or not plain:
            return
        if self._editor.textCursor().hasSelection():
            return
        point = event.position().toPoint()
        cursor = self._editor.cursorForPosition(point)
        near = self._editor.cursorRect(cursor)
        # Beside the end of a line the nearest letter is not what was clicked.
        mark = self._at(cursor.position()) if abs(near.center().x() - point.x()) < 24 else None
        if mark is not None:
            self.clicked.emit(mark)

    def _at(self, position: int) -> Mark | None:
        for mark in self._drawn:
            if mark.cursor.selectionStart() <= position <= mark.cursor.selectionEnd():
                return mark if mark.stands() else None
        return None

    def _follow(self, _at: int, removed: int, added: int) -> None:
        if removed == added and not self._editor.hasFocus():
            return
        self._writing.start()
        if any(not mark.stands() or self._is_being_written(mark) for mark in self._drawn):
            self.draw()

    def _is_being_written(self, mark: Mark) -> bool:
        if not self._writing.isActive() or mark.finding.kind is not FindingKind.SPELLING:
            return False
        at = self._editor.textCursor().position()
        return mark.cursor.selectionStart() < at <= mark.cursor.selectionEnd()

    def _visible(self) -> list[Mark]:
        area = self._editor.viewport().rect()
        first = self._editor.cursorForPosition(QPoint(0, 0)).position()
        last = self._editor.cursorForPosition(area.bottomRight()).position()
        at = bisect_left(self._marks, first, key=lambda mark: mark.cursor.selectionEnd())
        seen = []
        for mark in self._marks[at:]:
            if mark.cursor.selectionStart() > last:
                break
            seen.append(mark)
        return seen


def _underlined(mark: Mark) -> QTextEdit.ExtraSelection:
    style, token = _LOOKS[mark.finding.kind]
    form = QTextCharFormat()
    form.setUnderlineStyle(style)
    form.setUnderlineColor(inked(token))
    selection = QTextEdit.ExtraSelection()
    selection.cursor = mark.cursor
    selection.format = form
    return selection
