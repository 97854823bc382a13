"""A pane for reading that can tell, and keep, the place one has come to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QMouseEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QWidget

from trainer_desk.ui.markdown.rendered import Rendered
from trainer_desk.ui.safe import SafeView

_ANCHOR_LETTERS = 24
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class ReadingView(SafeView):
    """Shows foreign text without a frame of its own.

    Signals:
        entered (): The user clicked into the text or came to it by keyboard.
        width_changed (): There is more or less room for its lines.
    """

    entered = Signal()
    width_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say that the user turned to this text."""
        self.entered.emit()
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the user turned to this text, if it was by a key."""
        if event.reason() in _BY_KEY:
            self.entered.emit()
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say so where lines have more or less room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()

    def show_text(self, text: str) -> None:
        """Show `text` letter for letter from its beginning."""
        self.show_raw(text)
        self.verticalScrollBar().setValue(0)

    def show_formatted(self, rendered: Rendered) -> None:
        """Show a rendering from its beginning."""
        self.show_rendered(rendered)
        self.verticalScrollBar().setValue(0)

    def keep_place(self, fill: Callable[[], None]) -> None:
        """Let `fill` put the same text another way, and stay with the words at the top."""
        bar = self.verticalScrollBar()
        share, at_top = self.scroll_share(), bar.value() == 0
        words = "" if at_top else self._words_at_top()
        fill()
        if at_top:
            return
        self.scroll_to(share)
        near = self.cursorForPosition(QPoint(0, 0)).position()
        found = self._nearest(words, near)
        if found is not None:
            bar.setValue(bar.value() + self.cursorRect(found).top())

    def scroll_share(self) -> float:
        """Return how far the view is scrolled, 0 to 1."""
        bar = self.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def scroll_to(self, share: float) -> None:
        """Scroll to a share of the way, 0 to 1."""
        bar = self.verticalScrollBar()
        if share:
            # Qt lays long texts out bit by bit; the bar knows its length only afterwards.
            self.document().documentLayout().documentSize()
        bar.setValue(round(max(0.0, min(1.0, share)) * bar.maximum()))

    def set_reading_font(self, font: QFont) -> None:
        """Show text in `font`; what is being read stays in view."""
        share = self.scroll_share()
        self.setFont(font)
        self.scroll_to(share)

    def show_words(self, words: str, earlier: int) -> None:
        """Select words and bring them into view; nothing happens where they are not shown.

        Args:
            earlier: How often they come before; formatting may have taken some of them away.
        """
        found = best = self.document().find(words)
        while not found.isNull() and earlier > 0:
            best, earlier = found, earlier - 1
            found = self.document().find(words, found)
        best = best if found.isNull() else found
        if not best.isNull():
            self.setTextCursor(best)
            self.ensureCursorVisible()

    def _words_at_top(self) -> str:
        cursor = self.cursorForPosition(QPoint(0, 0))
        text = cursor.block().text()[cursor.positionInBlock() :]
        return text[:_ANCHOR_LETTERS].strip()

    def _nearest(self, words: str, near: int) -> QTextCursor | None:
        """Return where `words` stand, as near to a position as possible."""
        best: QTextCursor | None = None
        found = self.document().find(words) if words else QTextCursor()
        while not found.isNull():
            if best is not None and abs(found.selectionStart() - near) > abs(
                best.selectionStart() - near
            ):
                break
            best = found
            found = self.document().find(words, found)
        if best is not None:
            best.setPosition(best.selectionStart())
        return best
