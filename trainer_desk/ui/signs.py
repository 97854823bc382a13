"""What windows say of themselves: that the first frame is on screen, that somebody is at work."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
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
        front_changed (bool): The program came to the front (True), or another one did.
    """

    seen = Signal()
    front_changed = Signal(bool)

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        # Dialogs have windows of their own, and each comes to the front before it is used.
        app.focusWindowChanged.connect(self.listen)
        # The program rather than the window: its own dialogs are part of the work.
        app.applicationStateChanged.connect(self._note_state)

    def listen(self, window: QWindow | None) -> None:
        """Listen to a window, too; once is enough."""
        if window is not None:
            window.installEventFilter(self)

    def stop(self) -> None:
        """Tell no more who is at the front."""
        self._app.applicationStateChanged.disconnect(self._note_state)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Announce signs of life."""
        if event.type() in _SIGNS:
            self.seen.emit()
        return super().eventFilter(watched, event)

    def _note_state(self, state: Qt.ApplicationState) -> None:
        self.front_changed.emit(state is Qt.ApplicationState.ApplicationActive)


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
