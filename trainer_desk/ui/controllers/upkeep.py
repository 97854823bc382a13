"""What the desk does for its own data while the window is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.surroundings import Surroundings


class Upkeep(QObject):
    """Makes backups that are due; while nobody works, lets go of what has served its time.

    Signals:
        let_go (): Parcels' bytes were let go, a month after their receipts.
    """

    let_go = Signal()

    def __init__(
        self,
        errands: Jobs,
        around: Surroundings,
        *,
        is_idle: Callable[[], bool],
        failed: Callable[[Exception], None],
    ) -> None:
        """Set up.

        Args:
            errands: Does both on worker threads; owns this.
            around: Knows how.
            is_idle: Tells whether nobody works just now.
            failed: Told what either raised.
        """
        super().__init__(errands)
        self._errands = errands
        self._around = around
        self._is_idle = is_idle
        self._failed = failed

    def look(self) -> None:
        """Do what is due; for every minute or so."""
        errands, around = self._errands, self._around
        errands.run(around.back_up, done=lambda _: None, failed=self._failed, topic="backup")
        if self._is_idle():
            errands.run(around.tidy, done=self._tidied, failed=self._failed, topic="tidy")

    def _tidied(self, gone: int) -> None:
        if gone:
            self.let_go.emit()
