"""A splitter for panes that come and go: it is seen only while one of them is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_ACROSS, _DOWN = (1, 2), (2, 3)
"""How the first two panes share the room: a text needs less of it than a table."""


class Tray(QSplitter):
    """Holds panes side by side, one above the other where it is narrow; hidden while all are.

    Args:
        letters: Average letters across, from which on they stand side by side.
    """

    def __init__(self, letters: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._letters = letters
        self._shared = False
        self.setChildrenCollapsible(False)
        self.hide()

    def has_room_across(self, width: int) -> bool:
        """Tell whether the panes stand side by side in so many logical pixels."""
        return width >= self._letters * self.fontMetrics().averageCharWidth()

    def panes(self) -> tuple[QWidget, ...]:
        """Return the panes in order, hidden ones too."""
        # One that is being taken apart with the window has a place, but is no more.
        return tuple(pane for at in range(self.count()) if (pane := self.widget(at)) is not None)

    def seen(self) -> tuple[QWidget, ...]:
        """Return the panes that are meant to be seen."""
        return tuple(pane for pane in self.panes() if not pane.isHidden())

    def leave_only(self, pane: QWidget) -> None:
        """Put all other panes away."""
        for other in self.seen():
            if other is not pane:
                other.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the way the width calls for."""
        across = self.has_room_across(event.size().width())
        wanted = Qt.Orientation.Horizontal if across else Qt.Orientation.Vertical
        if wanted is not self.orientation():
            self.setOrientation(wanted)
            self._shared = False
        super().resizeEvent(event)
        self._share()

    def addWidget(self, pane: QWidget) -> None:  # noqa: N802 - Qt's name
        """Put a pane behind the others, to come and go with it."""
        pane.installEventFilter(self)
        super().addWidget(pane)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the panes."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(bool(self.seen()))
            self._share()
        return super().eventFilter(watched, event)

    def _share(self) -> None:
        """Share the room out once two panes are seen in this direction; then hands may move it."""
        if len(self.seen()) < 2:
            self._shared = False
        elif not self._shared and self.isVisible():
            self._shared = True
            across = self.orientation() is Qt.Orientation.Horizontal
            room = self.width() if across else self.height()
            shares = _ACROSS if across else _DOWN
            self.setSizes([room * share // sum(shares) for share in shares])
