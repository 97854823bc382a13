"""Python's search for cyclic garbage, kept on the GUI thread."""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 1_000
REST_SECONDS = 60.0
"""Between two looks through everything, which take some ten milliseconds each."""


class GarbageCollector(QObject):
    """Collects garbage on the GUI thread, and there only.

    Left alone, Python collects on whichever thread happens to make the next object. On a worker
    that means that widgets and documents are destroyed behind Qt's back, and a thread pool that is
    destroyed by one of its own threads waits for itself for ever.
    """

    def __init__(self, parent: QObject | None, *, monotonic: Callable[[], float]) -> None:
        """Take the collection over; it is given back when `stop` is called.

        Args:
            parent: Owner.
            monotonic: A clock in seconds.
        """
        super().__init__(parent)
        self._monotonic = monotonic
        self._last_whole = monotonic()
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what is due by Python's own thresholds."""
        young, middle, old = (
            count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        now = self._monotonic()
        if old and now - self._last_whole >= REST_SECONDS:
            self._last_whole = now
            gc.collect()
        elif middle or old:
            gc.collect(1)
        elif young:
            gc.collect(0)

    def stop(self) -> None:
        """Give the collection back to Python."""
        self._timer.stop()
        if self._was_on:
            gc.enable()
