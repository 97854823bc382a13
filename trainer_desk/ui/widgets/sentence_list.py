"""Sentences of the responses, one a row, each of which something can be done with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from trainer_desk.ui.widgets.asking_button import has_modifiers
from trainer_desk.ui.widgets.controls import icon
from trainer_desk.values import dataclass

_MOST_CHARACTERS = 600


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """One row.

    Attributes:
        words: What is shown, on as many lines as it takes.
        picture: An icon and the token it is drawn in, "" for none.
    """

    words: str
    picture: str = ""
    ink: str = "muted"


class SentenceList(QListWidget):
    """A list of which several rows can be taken at once by Return.

    Signals:
        taken (tuple[int, ...]): Return on rows; carries their numbers, top to bottom.
        reached (int): Another row has the cursor.
    """

    taken = Signal(object)
    reached = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findings")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setUniformItemSizes(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.currentRowChanged.connect(self._reach)
        self.itemDoubleClicked.connect(lambda item: self.taken.emit((self.row(item),)))

    def show_sentences(self, sentences: Sequence[ShownSentence]) -> None:
        """Show other rows; the cursor stays at its place. Emits nothing."""
        row = self.currentRow()
        with QSignalBlocker(self):
            self.clear()
            for sentence in sentences:
                item = QListWidgetItem(sentence.words[:_MOST_CHARACTERS])
                if sentence.picture:
                    item.setIcon(icon(sentence.picture, sentence.ink))
                self.addItem(item)
            if self.count():
                self.setCurrentRow(max(0, min(row, self.count() - 1)))

    def chosen(self) -> tuple[int, ...]:
        """Return the numbers of the rows that are selected, top to bottom."""
        return tuple(sorted(self.row(item) for item in self.selectedItems()))

    def event(self, event: QEvent) -> bool:
        """Keep Return while the keyboard is here."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and _is_return(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return takes what is selected; letters are the window's."""
        if _is_return(event):
            if self.chosen():
                self.taken.emit(self.chosen())
        elif event.text().isprintable() and event.text().strip() and not has_modifiers(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def minimumSizeHint(self) -> QSize:
        """Small: it scrolls."""
        return QSize(self.fontMetrics().averageCharWidth() * 20, self.fontMetrics().height() * 3)

    def _reach(self, row: int) -> None:
        if row >= 0:
            self.reached.emit(row)


def _is_return(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and not has_modifiers(event)
