"""Where a task stands, and what a list of tasks or batches shows of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import Enum

from trainer_desk.values import dataclass
from trainer_desk.work.ids import BatchId, BatchKey, TaskId, TaskKey


class TaskState(Enum):
    """The life of a task on this desk."""

    NEW = "new"
    DRAFT = "draft"
    DONE = "done"
    SENT = "sent"
    CONFIRMED = "confirmed"
    RETURNED = "returned"
    SKIPPED = "skipped"
    WITHDRAWN = "withdrawn"


class Verdict(Enum):
    """What whoever asked for the work said of a parcel, in its receipt."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    """All of it had come before; it counts once."""
    INVALID = "invalid"
    """It could not be used; the reason is told beside."""


REPLACED = "replaced by revision {}"
"""The remark on a task that a newer revision of its batch does without."""
OVERTAKEN = "another judgment of this task came first, and that one counts"
"""The remark on a task that was done twice under one name, and whose judgment here came second."""


UNFINISHED = (TaskState.NEW, TaskState.DRAFT, TaskState.RETURNED)
"""The states that "next unfinished" stops at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """A task as the queue shows it.

    Attributes:
        position: 0 for the batch's first task.
        title: The beginning of the last user turn, on one line.
        remark: Why it was skipped, returned, not accepted or not counted, "" otherwise.
        saved_at: When its draft or judgment was last saved, None while new.
        verdict: What its parcel's receipt said, None while there is none.
    """

    key: TaskKey
    id: TaskId
    position: int
    title: str
    state: TaskState
    flagged: bool = False
    remark: str = ""
    saved_at: datetime | None = None
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """A batch as lists show it.

    Attributes:
        counts: Number of tasks per state; states with none may be absent.
    """

    key: BatchKey
    id: BatchId
    title: str
    language: str
    revision: int
    imported_at: datetime
    counts: Mapping[TaskState, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Number of tasks in the batch."""
        return sum(self.counts.values())

    @property
    def unfinished(self) -> int:
        """Number of tasks that still want the trainer."""
        return sum(self.counts.get(state, 0) for state in UNFINISHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an action changed, so that a screen knows what to read again.

    Attributes:
        tasks: Tasks whose state, draft or judgment changed.
        batches: Whether the list of batches changed (imported, removed).
        batch: A batch whose counts changed.
        outbox: Whether what waits for delivery changed.
        saved_at: The moment of the durable commit, timezone-aware UTC; None if nothing was written.
        show: The task that the screen should show next, where the action implies one.
    """

    tasks: tuple[TaskKey, ...] = ()
    batches: bool = False
    batch: BatchKey | None = None
    outbox: bool = False
    saved_at: datetime | None = None
    show: TaskKey | None = None
