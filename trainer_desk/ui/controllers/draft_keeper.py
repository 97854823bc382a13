"""The draft of the task on screen: what changes it is kept, a gesture at once and typing soon."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from trainer_desk.desk import Desk, DeskError, TaskSealed
from trainer_desk.late import late
from trainer_desk.ui.controllers.task_clock import TaskClock
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import TaskKey
from trainer_desk.work.opened import OpenTask

if TYPE_CHECKING:
    from trainer_desk.text import spots
    from trainer_desk.work import steps, typing_steps
else:
    spots = late("trainer_desk.text.spots")
    steps = late("trainer_desk.work.steps")
    typing_steps = late("trainer_desk.work.typing_steps")


log = logging.getLogger(__name__)

PAUSE_MS = 500
"""Typing is saved once nothing was typed for this long."""
LONGEST_MS = 1000
"""Typing without a pause is saved this often."""
READ_MS = 60
"""The clock of a task that was only read is saved so long after it was left."""
RETRY_MS = 3000
"""A save that failed is tried again after this long."""


class DraftKeeper(QObject):
    """Holds the task on screen with its draft and clock, and saves what changes.

    Signals:
        draft_changed (Draft): Something was taken over, and is not durable yet.
        saved (Change): Everything is durable.
        clock_saved (Change): The clock of a task that was left is; nothing on screen changed.
        failed (DeskError): Saving failed; it is tried again, and nothing typed is lost.
        sealed (TaskSealed): The task was withdrawn or finished elsewhere; there is nothing to save.
    """

    draft_changed = Signal(object)
    saved = Signal(object)
    clock_saved = Signal(object)
    failed = Signal(object)
    sealed = Signal(object)

    def __init__(self, desk: Desk, clock: TaskClock, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clock = clock
        self._task: OpenTask | None = None
        self._draft = Draft()
        self._stored = Draft()
        self._pause = self._timer(PAUSE_MS, self.flush)
        self._longest = self._timer(LONGEST_MS, self.flush)
        self._retry = self._timer(RETRY_MS, self.flush)
        self._clock_left: tuple[TaskKey, Draft] | None = None
        self._read_pause = self._timer(READ_MS, self._keep_clock_left)

    # What is kept

    @property
    def task(self) -> OpenTask | None:
        """The task on screen, None while there is none."""
        return self._task

    @property
    def draft(self) -> Draft:
        """The draft, its clocks as they were when it was begun."""
        return self._draft

    @property
    def stamped_draft(self) -> Draft:
        """The draft with the clocks as of now."""
        return self._clock.stamped(self._draft) if self._takes_work() else self._draft

    def begin(self, task: OpenTask) -> None:
        """Keep this task's draft from now on, as the desk has it."""
        self._task = task
        self._draft = self._stored = task.draft
        self._clock.go_on_from(task.draft)

    def renew(self, task: OpenTask) -> None:
        """Take over what the desk tells of the same task; the draft stays as it is here."""
        self._task = task

    def end(self) -> None:
        """Have no task any more."""
        self._task = None

    # Keeping

    def take(self, draft: Draft) -> None:
        """Take over a changed draft; what is no typing is saved at once."""
        if not self._takes_work():
            return
        changes = steps.changes_between(self._draft, draft)
        if not changes:
            return
        self._clock.note_input()
        typed = all(map(typing_steps.is_typing, changes))
        if not typed and not self._draft.same_work(self._stored):
            # What was typed before this gesture is a step of its own.
            self.flush()
            if not self._takes_work():
                return
        # Marks on what was typed go along with their words, in the same step.
        self._draft = draft = spots.with_spots_carried(self._draft, draft)
        self.draft_changed.emit(draft)
        if typed:
            self._pause.start()
            if not self._longest.isActive():
                self._longest.start()
        else:
            self.flush()

    def flush(self) -> bool:
        """Save now what is not saved yet; tell whether everything is durable."""
        self._keep_clock_left()
        self._stop_waiting()
        task, draft = self._task, self.stamped_draft
        if task is None or not self._takes_work() or draft == self._stored:
            return True
        try:
            change = self._desk.save_draft(task.key, draft)
        except TaskSealed as error:
            # Trying again would only hold the trainer here.
            self.sealed.emit(error)
            return True
        except DeskError as error:
            log.warning("draft of task %s not saved: %s", task.key, type(error).__name__)
            if draft.same_work(self._stored):
                # Only the clock went on: that must not hold up anybody who reads.
                return True
            self._retry.start()
            self.failed.emit(error)
            return False
        self._stored = draft
        self.saved.emit(change)
        return True

    def leave(self) -> bool:
        """Save as `flush` does; but a mere clock is saved once the next task is painted."""
        task, draft = self._task, self.stamped_draft
        if task is None or not self._takes_work() or not draft.same_work(self._stored):
            return self.flush()
        self._keep_clock_left()
        self._stop_waiting()
        if draft != self._stored:
            self._stored = draft
            self._clock_left = (task.key, draft)
            self._read_pause.start()
        return True

    def settle_clock_of(self, key: TaskKey) -> None:
        """Save what waits of a task's clock, because the task is read again."""
        if self._clock_left is not None and self._clock_left[0] == key:
            self._keep_clock_left()

    # Inside

    def _takes_work(self) -> bool:
        return self._task is not None and not self._task.read_only

    def _keep_clock_left(self) -> None:
        """Save the clock of the task that was only read; says nothing of what is on screen."""
        left, self._clock_left = self._clock_left, None
        if left is None:
            return
        self._read_pause.stop()
        try:
            self.clock_saved.emit(self._desk.save_draft(*left))
        except DeskError as error:
            # It was sealed, or the disk is full: a few seconds of reading hold up nobody.
            log.warning("clock of task %s not saved: %s", left[0], type(error).__name__)

    def _stop_waiting(self) -> None:
        for timer in (self._pause, self._longest, self._retry):
            timer.stop()

    def _timer(self, delay_ms: int, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(delay_ms)
        timer.timeout.connect(act)
        return timer
