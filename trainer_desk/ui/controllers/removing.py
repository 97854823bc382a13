"""Taking a batch out of sight, when the trainer is sure."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from trainer_desk.desk import Desk
from trainer_desk.ui.batch_titles import shown_title
from trainer_desk.ui.controllers.queue_screen import QueueScreen
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.safe.dialogs import confirm
from trainer_desk.ui.window import Window


class Removing(QObject):
    """Asks, and removes the batch in the queue.

    Signals:
        removed (): The batch is out of sight; nothing is on screen.
    """

    removed = Signal()

    def __init__(self, window: Window, flow: TaskFlow, desk: Desk, queue: QueueScreen) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._desk = desk
        self._queue = queue

    def ask(self) -> None:
        """Ask whether the batch in the queue is to go, and let it go if so."""
        batch = self._queue.batch
        if batch is None or not self._flow.flush():
            return
        found = self._desk.batch(batch)
        agreed = confirm(
            self._window,
            self.tr("Remove this batch from the desk?"),
            self.tr(
                "“{}” goes out of sight. Nothing is deleted: what is finished is still delivered, "
                "and opening the file again brings everything back."
            ).format(shown_title(found.id, found.title)),
            button=self.tr("Remove"),
        )
        if agreed:
            self._flow.close()
            self._desk.remove_batch(batch)
            self._queue.show_nothing()
            self.removed.emit()
