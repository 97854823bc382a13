"""A splitter for panes that come and go: it is seen only while one of them is."""

from __future__ import annotations

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget


class Tray(QSplitter):
    """Holds panes side by side; hidden while all of them are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self.hide()

    def childEvent(self, event: QChildEvent) -> None:
        """Watch every pane that is put in."""
        super().childEvent(event)
        child = event.child()
        if isinstance(child, QWidget) and not isinstance(child, QSplitterHandle) and event.added():
            child.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the panes."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            panes = (self.widget(at) for at in range(self.count()))
            self.setVisible(any(pane is not None and not pane.isHidden() for pane in panes))
        return super().eventFilter(watched, event)
