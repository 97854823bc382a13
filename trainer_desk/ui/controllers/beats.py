"""What comes round by itself while the window is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

TICK_MS = 1000
BACKUP_LOOK_MS = 60_000
"""How often it is asked whether a backup is due, or something may be let go."""


class Beats(QObject):
    """Tells when a second has gone by, and when to look after the backup.

    Signals:
        second (): The clock on screen is to go on.
        backup_look (): It is time to ask whether a backup is due.
    """

    second = Signal()
    backup_look = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timers = (
            self._timer(TICK_MS, self.second),
            self._timer(BACKUP_LOOK_MS, self.backup_look),
        )

    def start(self) -> None:
        """Begin to tell."""
        for timer in self._timers:
            timer.start()

    def stop(self) -> None:
        """Tell nothing any more."""
        for timer in self._timers:
            timer.stop()

    def _timer(self, interval_ms: int, told: SignalInstance) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.timeout.connect(told)
        return timer
