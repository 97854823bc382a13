"""What windows say of themselves: that the first frame is on screen, that somebody is at work."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QWidget

UNSEEN_MS = 1000
"""A window that is not painted by then is out of sight, and nobody waits for its first frame."""


class SignsOfLife(QObject):
    """Hears keys, clicks, touches and the wheel in every window of the program.

    It listens to windows and not to the application, past which thousands of events go for every
    task that is shown. What an input method writes comes to no window: whoever takes it over says
    so itself.

    Signals:
        seen (): There was one.
    """

    seen = Signal()

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        # Dialogs have windows of their own, and each comes to the front before it is used.
        app.focusWindowChanged.connect(self.listen)

    def listen(self, window: QWindow | None) -> None:
        """Listen to a window, too; once is enough."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Announce signs of life."""
        if event.type() in _SIGNS:
            self.seen.emit()
        return super().eventFilter(watched, event)


class FirstFrame(QObject):
    """Waits for a shown window to be painted.

    Signals:
        painted (): It is, or nobody can see it; emitted once.
    """

    painted = Signal()

    def __init__(self, shown: QWidget) -> None:
        super().__init__(shown)
        self._behind = QTimer(self)
        self._behind.setSingleShot(True)
        self._behind.timeout.connect(self.painted)
        window = shown.windowHandle()
        if window.isExposed():
            self._behind.start(0)
        else:
            window.installEventFilter(self)
            self._behind.start(UNSEEN_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that the window is about to be painted: that happens before the timer's turn."""
        if event.type() is QEvent.Type.Expose:
            watched.removeEventFilter(self)
            self._behind.start(0)
        return super().eventFilter(watched, event)


_SIGNS = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}
