"""When the next round of delivery begins by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer

LEAST_PAUSE_SECONDS = 5.0
"""Before any round that begins by itself: the start of the program comes first."""


class Timetable(QObject):
    """Knows the next round, and until when the server is to be left alone.

    Attributes:
        is_promised: Whether a person asked for the next round, and the server for time: it goes on
            by itself then.
    """

    def __init__(
        self, parent: QObject, begin: Callable[[], None], *, now: Callable[[], datetime]
    ) -> None:
        """Plan nothing yet.

        Args:
            begin: Begins the round that is due.
            now: Timezone-aware.
        """
        super().__init__(parent)
        self._now = now
        self._moment: datetime | None = None
        self._not_before: datetime | None = None
        self.is_promised = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(begin)

    @property
    def next_round(self) -> datetime | None:
        """When the next round begins by itself, None for never."""
        return self._moment if self._timer.isActive() else None

    @property
    def asked_to_wait_until(self) -> datetime | None:
        """Until when the server asked to be left alone, None where it did not, or that is over."""
        until = self._not_before
        return None if until is None or self._now() >= until else until

    def note_wait(self, seconds: float | None) -> datetime | None:
        """Take note of how long the server asked to be left alone; return until when."""
        self._not_before = None if seconds is None else self._now() + timedelta(seconds=seconds)
        return self._not_before

    def plan(self, seconds: float | None) -> None:
        """Let the next round begin after a while, None for never; what is promised stays so."""
        if self.is_promised and self._timer.isActive():
            return
        self._timer.stop()
        if seconds is not None:
            self._begin_in(seconds)

    def promise(self, moment: datetime) -> None:
        """Let the round that a person asked for go on by itself."""
        self.is_promised = True
        self._begin_in((moment - self._now()).total_seconds())

    def note_round(self) -> None:
        """A round begins: none is planned, or promised, any more."""
        self._timer.stop()
        self.is_promised = False

    def forget(self) -> None:
        """Start from the beginning: neither server nor person asked for anything."""
        self._not_before = None
        self.is_promised = False

    def stop(self) -> None:
        """Begin nothing any more."""
        self._timer.stop()

    def _begin_in(self, seconds: float) -> None:
        pause = max(LEAST_PAUSE_SECONDS, seconds)
        self._moment = self._now() + timedelta(seconds=pause)
        self._timer.start(int(pause * 1000))
