"""Delivery of finished work: by hand, in the background, without ever making anybody wait."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from trainer_desk.desk import DeskError
from trainer_desk.sync import Delivery, Refused, TransportError
from trainer_desk.ui.jobs import Job, Jobs
from trainer_desk.ui.sentences import reason
from trainer_desk.ui.window import Window
from trainer_desk.work.states import Change

log = logging.getLogger(__name__)


class Carry(Protocol):
    """Packs and delivers into a folder; runs on a worker thread."""

    def __call__(
        self,
        target: str | Path,
        *,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> Delivery:
        """Deliver, telling `progress` and asking `cancelled`."""
        ...


class Delivering(QObject):
    """Sends what is finished to the folder that was chosen.

    Signals:
        folder_chosen (str): The trainer chose where finished work goes.
        changed (Change): Tasks moved on to "sent", or could not be.
        told (str, str): Kind and text of a notice.
    """

    folder_chosen = Signal(str)
    changed = Signal(object)
    told = Signal(str, str)
    _progress = Signal(int, int)

    def __init__(
        self,
        window: Window,
        jobs: Jobs,
        courier: Carry,
        *,
        folder: str,
        finish: Callable[[], bool],
    ) -> None:
        """Deliver by `courier`; `finish` saves what is on screen and tells whether it could."""
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._courier = courier
        self._folder = folder
        self._finish = finish
        self._job: Job[Delivery] | None = None
        self._again = False
        self._stop = threading.Event()
        self._progress.connect(self._show_progress)

    def choose_folder(self) -> bool:
        """Ask where finished work goes; tell whether a folder was chosen."""
        title = self.tr("Folder for finished work")
        folder = QFileDialog.getExistingDirectory(self._window, title, self._folder)
        if folder:
            self._folder = folder
            self.folder_chosen.emit(folder)
        return bool(folder)

    def deliver(self) -> None:
        """Send everything that is finished; what is finished meanwhile goes right afterwards."""
        if not self._finish():
            return
        if self._job is not None:
            self._again = True
            return
        if not self._folder and not self.choose_folder():
            return
        self._stop = threading.Event()
        self._window.status.show_delivering(self.tr("Delivering…"))
        self._job = self._jobs.run(
            partial(
                self._courier,
                Path(self._folder),
                progress=self._progress.emit,
                cancelled=self._stop.is_set,
            ),
            done=self._done,
            failed=self._failed,
        )

    def stop(self) -> None:
        """Stop after the parcel under way; call before the desk is closed."""
        self._stop.set()

    def _show_progress(self, done: int, total: int) -> None:
        if self._job is not None and total:
            text = self.tr("Delivering {} of {}").format(done, total)
            self._window.status.show_delivering(text)

    def _done(self, delivery: Delivery) -> None:
        self._job = None
        self.changed.emit(Change(tasks=delivery.tasks, outbox=True))
        if delivery.trouble is not None:
            self._tell_trouble(delivery.trouble)
        elif delivery.refused:
            name, why = delivery.refused[0]
            text = self.tr("{} was not delivered: {}. Nothing was overwritten.")
            self.told.emit("bad", text.format(name, why))
        elif delivery.judgments:
            text = self.tr("%n judgment(s) delivered and read back", "", delivery.judgments)
            self.told.emit("ok", self.tr("{} to {}").format(text, self._folder))
        else:
            self.told.emit("info", self.tr("Nothing waits for delivery"))
        again, self._again = self._again, False
        if again and delivery.trouble is None:
            self.deliver()

    def _failed(self, error: Exception) -> None:
        self._job, self._again = None, False
        self.changed.emit(Change(outbox=True))
        if isinstance(error, TransportError):
            self._tell_trouble(error)
        elif isinstance(error, DeskError):
            self.told.emit("bad", self.tr("Not delivered. {}").format(reason(error)))
        else:
            raise error

    def _tell_trouble(self, error: TransportError) -> None:
        log.info("delivery: %s", type(error).__name__)
        if isinstance(error, Refused):
            text = self.tr("Not delivered: {}. Your work is safe here; mend that and try again.")
            self.told.emit("bad", text.format(error))
        else:
            text = self.tr("Not delivered yet: {}. Your work is safe here; try again later.")
            self.told.emit("warn", text.format(error))
