"""How far a round has come, in bytes, and whether somebody stopped it."""

from __future__ import annotations

from collections.abc import Callable

from trainer_desk.files.reading import Progress, no_progress
from trainer_desk.sync.errors import Stopped

JOURNEYS = 3
"""A body travels there, and back twice: the part and the published file are both read."""


class Meter:
    """Counts what moves; transports feed it, so it also is where a transfer can be stopped.

    Used on the worker thread that delivers; only `cancelled` is asked about another thread's wish.
    """

    def __init__(
        self,
        told: Progress = no_progress,
        *,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Set up a meter.

        Args:
            told: Told bytes of finished work that arrived, and of how many.
            cancelled: Asked at every piece of a transfer.
        """
        self._told = told
        self._cancelled = cancelled
        self._total = 0
        self._arrived = 0
        self._moved = 0

    @property
    def is_stopped(self) -> bool:
        """Whether somebody asked for an end."""
        return self._cancelled()

    def expect(self, total_bytes: int) -> None:
        """Begin a round of this many bytes."""
        self._total, self._arrived, self._moved = total_bytes, 0, 0
        self._told(0, total_bytes)

    def moved(self, count: int) -> None:
        """Note bytes that went either way.

        Raises:
            Stopped: If somebody asked for an end.
        """
        if self._cancelled():
            raise Stopped("it was stopped")
        self._moved += count
        done = self._arrived + self._moved // JOURNEYS
        self._told(min(done, self._total), self._total)

    def arrived(self, size: int) -> None:
        """Note that a parcel of this size is done with, however little of it had to travel."""
        self._arrived += size
        self._moved = 0
        self._told(min(self._arrived, self._total), self._total)
