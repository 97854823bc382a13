"""The check of everything written in a batch: a job, and the window that lists what it finds."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer_desk.desk import Desk
from trainer_desk.late import late
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.window import Window
from trainer_desk.work.ids import BatchKey

if TYPE_CHECKING:
    from trainer_desk.ui import batch_check_dialog
    from trainer_desk.ui.controllers import batch_reading
    from trainer_desk.ui.controllers.batch_reading import ReadTask
    from trainer_desk.ui.controllers.look import Checks
else:
    batch_check_dialog = late("trainer_desk.ui.batch_check_dialog")
    batch_reading = late("trainer_desk.ui.controllers.batch_reading")


class BatchCheck(QObject):
    """Reads a batch at a time; a second check ends the first.

    Signals:
        failed (Exception): The texts could not be read.
    """

    failed = Signal(object)
    _told = Signal(object)
    _passed = Signal(int, int)

    def __init__(
        self, window: Window, flow: TaskFlow, desk: Desk, checker: Callable[[], Checks], jobs: Jobs
    ) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._desk = desk
        self._checker = checker
        self._jobs = jobs
        self._unwanted = threading.Event()
        self._dialog: batch_check_dialog.BatchCheckDialog | None = None
        self._told.connect(self._show_task)
        self._passed.connect(self._show_progress)

    def check(self, batch: BatchKey) -> None:
        """List the findings in all that was written in a batch, as they are found."""
        if self._dialog is not None:
            self._dialog.reject()
        unwanted = self._unwanted = threading.Event()
        reading = batch_reading.Reading(
            self._desk,
            self._checker,
            wanted=lambda: not unwanted.is_set(),
            told=self._told.emit,
            passed=self._passed.emit,
        )
        dialog = self._dialog = batch_check_dialog.BatchCheckDialog(self._window)
        dialog.chosen.connect(self._flow.open)
        dialog.stop_asked.connect(unwanted.set)
        dialog.finished.connect(lambda _: self._leave(dialog))
        dialog.show()
        self._jobs.run(
            lambda: reading.read(batch),
            done=lambda _: self._end(dialog, spelling_only=reading.spelling_only),
            failed=lambda error: self._fail(dialog, error),
        )

    def stop(self) -> None:
        """Read no further."""
        self._unwanted.set()

    def _show_task(self, read: ReadTask) -> None:
        if self._dialog is not None:
            self._dialog.show_found(read.key, read.position, read.findings)

    def _show_progress(self, position: int, total: int) -> None:
        if self._dialog is not None:
            self._dialog.show_progress(position + 1, total)

    def _leave(self, dialog: batch_check_dialog.BatchCheckDialog) -> None:
        if dialog is self._dialog:
            self.stop()
            self._dialog = None
        dialog.deleteLater()

    def _end(self, dialog: batch_check_dialog.BatchCheckDialog, *, spelling_only: bool) -> None:
        if dialog is self._dialog:
            dialog.show_end(spelling_only=spelling_only)

    def _fail(self, dialog: batch_check_dialog.BatchCheckDialog, error: Exception) -> None:
        self._end(dialog, spelling_only=False)
        self.failed.emit(error)
