"""The command palette: every command by a few letters of its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A line of the palette.

    Attributes:
        id: Handed back when it is chosen.
        title: What it does.
        group: Where it belongs.
        key: Its shortcut as shown, "" where it has none.
    """

    id: str
    title: str
    group: str
    key: str
    enabled: bool = True


class Palette(QDialog):
    """A list of commands that shrinks while one types; also used to pick a batch or a file.

    Signals:
        chosen (str): The id of the command that was picked.
    """

    chosen = Signal(str)

    def __init__(self, title: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setObjectName("palette")
        self._commands: Sequence[Command] = ()
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(hint)
        self._search.setAccessibleName(hint)
        self._list = QTreeWidget(self)
        self._list.setAccessibleName(title)
        self._list.setColumnCount(3)
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.addWidget(self._search)
        layout.addWidget(self._list)
        self._search.textChanged.connect(self._filter)
        self._search.installEventFilter(self)
        self._list.itemActivated.connect(self._pick)
        self._list.itemClicked.connect(self._pick)

    def ask(self, commands: Sequence[Command]) -> None:
        """Show the palette with these commands, the first one marked."""
        self._commands = commands
        self._search.clear()
        self._filter("")
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 84, self.fontMetrics().height() * 22)
        self._list.setColumnWidth(0, letter * 50)
        self._list.setColumnWidth(1, letter * 16)
        self.open()
        self._search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the list while the search field has the focus."""
        if watched is not self._search or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and self._steer(event.key()):
            return True
        return super().eventFilter(watched, event)

    def _steer(self, key: int) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 10,
            Qt.Key.Key_PageUp: -10,
        }
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self._list.currentItem())
            return True
        if key not in steps:
            return False
        current = self._list.currentItem()
        row = self._list.indexOfTopLevelItem(current) if current is not None else 0
        self._mark(max(0, min(self._list.topLevelItemCount() - 1, row + steps[Qt.Key(key)])))
        return True

    def _mark(self, row: int) -> None:
        item = self._list.topLevelItem(row)
        if item is not None:
            self._list.setCurrentItem(item)

    def _filter(self, typed: str) -> None:
        words = typed.casefold().split()
        found = [command for command in self._commands if _fits(command, words)]
        found.sort(key=lambda command: _distance(command, words))
        self._list.clear()
        self._list.addTopLevelItems([_item(command) for command in found])
        self._mark(0)

    def _pick(self, item: QTreeWidgetItem | None) -> None:
        if item is None or item.isDisabled():
            return
        self.accept()
        self.chosen.emit(item.data(0, Qt.ItemDataRole.UserRole))


def _fits(command: Command, words: Sequence[str]) -> bool:
    told = f"{command.title} {command.group} {command.key}".casefold()
    return all(word in told for word in words)


def _distance(command: Command, words: Sequence[str]) -> int:
    """Return how far a title is from what was typed, 0 for the nearest."""
    title, typed = command.title.casefold(), " ".join(words)
    if title.startswith(typed):
        return 0
    if typed in title:
        return 1
    return 2 if all(word in title for word in words) else 3


def _item(command: Command) -> QTreeWidgetItem:
    item = QTreeWidgetItem([command.title, command.group, command.key])
    item.setData(0, Qt.ItemDataRole.UserRole, command.id)
    item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setDisabled(not command.enabled)
    return item
