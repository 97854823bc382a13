"""The key sheet: every shortcut on one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.widgets.controls import KeyCap

if TYPE_CHECKING:
    from trainer_desk.ui.widgets.palette import Command


COLUMNS = 3
OF_THE_SCREEN = 0.9
"""So much of its height the sheet takes at most."""
_AROUND_PX = 60
"""For margins and a scroll bar."""


class KeySheet(QDialog):
    """Shortcuts in groups; any of Esc, Return and F1 closes it."""

    def __init__(
        self, title: str, groups: Sequence[tuple[str, Sequence[Command]]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        room = self.screen().availableSize()
        page = _page(groups, room.width() - _AROUND_PX)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        hint = page.sizeHint()
        # The desktop puts a title above it.
        tallest = int(room.height() * OF_THE_SCREEN)
        self.resize(
            min(hint.width() + _AROUND_PX, room.width()),
            min(hint.height() + _AROUND_PX, tallest),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on the keys that opened it or that mean "enough"."""
        if event.key() in (Qt.Key.Key_F1, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)


def _page(groups: Sequence[tuple[str, Sequence[Command]]], width: int) -> QWidget:
    """Return the groups in as many columns as are not cut, `width` pixels across."""
    for number in range(COLUMNS, 1, -1):
        page = _in_columns(groups, number)
        if page.sizeHint().width() <= width:
            return page
        page.deleteLater()
    return _in_columns(groups, 1)


def _in_columns(groups: Sequence[tuple[str, Sequence[Command]]], number: int) -> QWidget:
    page = QWidget()
    columns = QHBoxLayout(page)
    columns.setSpacing(32)
    columns.setContentsMargins(16, 12, 16, 12)
    for part in _spread(groups, number):
        column = QVBoxLayout()
        for name, commands in part:
            column.addLayout(_group(name, commands))
            column.addSpacing(12)
        column.addStretch()
        columns.addLayout(column)
    return page


def _group(name: str, commands: Sequence[Command]) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(4)
    grid.setHorizontalSpacing(16)
    grid.setColumnStretch(0, 1)
    heading = SafeLabel(name)
    heading.setObjectName("headingTitle")
    grid.addWidget(heading, 0, 0, 1, 2)
    for row, command in enumerate(commands, start=1):
        grid.addWidget(SafeLabel(command.title), row, 0)
        grid.addWidget(KeyCap(command.key), row, 1, Qt.AlignmentFlag.AlignRight)
    return grid


def _spread(
    groups: Sequence[tuple[str, Sequence[Command]]], number: int
) -> list[list[tuple[str, Sequence[Command]]]]:
    """Deal the groups into columns of about the same height, in order."""
    lines = sum(len(commands) + 2 for _, commands in groups)
    columns: list[list[tuple[str, Sequence[Command]]]] = [[] for _ in range(number)]
    used = 0
    for name, commands in groups:
        middle = used + (len(commands) + 2) // 2
        index = min(number - 1, middle * number // max(1, lines))
        columns[index].append((name, commands))
        used += len(commands) + 2
    return [column for column in columns if column]
