"""The outline of a prompt, to write an answer along."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from trainer_desk.late import late
from trainer_desk.ui.widgets.controls import EmptyState
from trainer_desk.ui.widgets.icons import icon
from trainer_desk.values import dataclass

if TYPE_CHECKING:
    from trainer_desk.text import outline
    from trainer_desk.text.outline import OutlineKind
else:
    outline = late("trainer_desk.text.outline")


_INDENT = "\u2003"
_SHOWN = 300
"""Characters of an entry that are shown at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineEntry:
    """An entry of an outline, with where to find it.

    Attributes:
        turn: The turn of the prompt, 0 for the oldest.
        start: In code points of the turn's text.
        end: Exclusive.
        level: 1 for the outermost.
    """

    kind: OutlineKind
    text: str
    turn: int
    start: int
    end: int
    level: int = 1


class OutlineView(QWidget):
    """Lists the entries in the order of the prompt.

    Signals:
        chosen (OutlineEntry): The trainer wants to see that place of the prompt.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[OutlineEntry, ...] = ()
        self._list = QListWidget(self)
        self._list.setObjectName("outline")
        self._list.setAccessibleName(self.tr("Outline of the prompt"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemActivated.connect(self._choose)
        self._list.itemClicked.connect(self._choose)
        self._empty = EmptyState(
            self.tr("The prompt is plain"),
            self.tr("It has no headings, lists or questions."),
            picture="list",
            parent=self,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)
        self.setFocusProxy(self._list)
        self.show_entries(())

    def show_entries(self, entries: tuple[OutlineEntry, ...]) -> None:
        """List an outline; emits nothing."""
        self._entries = entries
        with QSignalBlocker(self._list):
            self._list.clear()
            for entry in entries:
                self._list.addItem(self._item(entry))
            if entries:
                self._list.setCurrentRow(0)
        self._list.setVisible(bool(entries))
        self._empty.setVisible(not entries)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard to the list."""
        super().focusInEvent(event)
        self._list.setFocus(event.reason())

    def _item(self, entry: OutlineEntry) -> QListWidgetItem:
        words = " ".join(entry.text[:_SHOWN].split())
        named = {
            outline.OutlineKind.HEADING: self.tr("Heading: {}"),
            outline.OutlineKind.ITEM: self.tr("List item: {}"),
            outline.OutlineKind.QUESTION: self.tr("Question: {}"),
        }
        item = QListWidgetItem(icon(_icons()[entry.kind]), _INDENT * (entry.level - 1) + words)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, named[entry.kind].format(words))
        if entry.kind is outline.OutlineKind.HEADING:
            font = item.font()
            font.setBold(True)
            item.setFont(font)
        return item

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._entries[self._list.row(item)])


@cache
def _icons() -> dict[OutlineKind, str]:
    return {
        outline.OutlineKind.HEADING: "menu",
        outline.OutlineKind.ITEM: "dot",
        outline.OutlineKind.QUESTION: "question",
    }
