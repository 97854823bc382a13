"""What a trainer cannot do just now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer_desk.store.errors import (
    BackupFailed,
    Damaged,
    ImportCancelled,
    ImportFailed,
    Redacted,
    StoreError,
    UnknownKey,
    WriteFailed,
)

if TYPE_CHECKING:
    from trainer_desk.work.exam import Exam
    from trainer_desk.work.ids import BatchId, TaskKey
    from trainer_desk.work.states import TaskState

DeskError = StoreError
"""The base of all of them, so that a screen needs to know the desk only."""

__all__ = [
    "BackupFailed",
    "Damaged",
    "DeskError",
    "ExamClosed",
    "ImportCancelled",
    "ImportFailed",
    "Redacted",
    "TaskSealed",
    "UnknownKey",
    "WriteFailed",
]


class TaskSealed(DeskError):
    """The task's work is sealed; reopen it before changing anything."""

    def __init__(self, task: TaskKey, state: TaskState) -> None:
        super().__init__(f"task {task} is {state.value}")
        self.task = task
        self.state = state


class ExamClosed(DeskError):
    """A test is not being sat: it is not begun, paused, out of time or handed in."""

    def __init__(self, batch: BatchId, exam: Exam) -> None:
        super().__init__(f"the test {batch} is {exam.state.value}")
        self.batch = batch
        self.exam = exam
