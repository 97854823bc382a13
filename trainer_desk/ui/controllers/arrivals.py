"""What happens when an import has brought a batch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from trainer_desk.desk import Desk
from trainer_desk.ui.batch_titles import shown_title
from trainer_desk.ui.controllers.importing import Importing
from trainer_desk.ui.controllers.session import Session
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.work.states import Change


class Arrivals(QObject):
    """Opens what arrived, unless the trainer has gone on working meanwhile.

    Signals:
        told (str, str): Kind and text of a notice.
    """

    told = Signal(str, str)

    def __init__(
        self,
        importing: Importing,
        flow: TaskFlow,
        desk: Desk,
        session: Session,
        *,
        samples: tuple[Path, ...],
        open_batch: Callable[[int], None],
    ) -> None:
        super().__init__(importing)
        self._flow = flow
        self._desk = desk
        self._session = session
        self._samples = samples
        self._open_batch = open_batch
        self._worked_meanwhile = False
        importing.started.connect(self._begin)
        importing.imported.connect(self._arrive)
        flow.draft_changed.connect(lambda _draft: self._note_work())

    def _begin(self) -> None:
        self._worked_meanwhile = False

    def _note_work(self) -> None:
        self._worked_meanwhile = True

    def _arrive(self, change: Change, files: tuple[Path, ...]) -> None:
        for path in files:
            if path not in self._samples:
                self._session.add_recent(str(path.absolute()))
        if change.batch is None:
            return
        self._flow.note_change(change)
        task = self._flow.task
        if task is not None and not task.read_only and self._worked_meanwhile:
            # Whoever is in the middle of a sentence is not taken away from it.
            batch = self._desk.batch(change.batch)
            told = self.tr("“{}” is on the desk. Switch batch to work on it.")
            self.told.emit("ok", told.format(shown_title(batch.id, batch.title)))
            return
        self._open_batch(int(change.batch))
        if not change.batches:
            told = self.tr("These files are on the desk already: here they are.")
            self.told.emit("info", told)
        elif change.tasks:
            told = self.tr(
                "A new revision: what was begun or finished in the earlier one goes on here."
            )
            self.told.emit("info", told)
