"""A task as it lies open on the desk, and what can be told about the work around it."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from trainer_desk.values import dataclass
from trainer_desk.work.batch import Batch
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import BatchKey, ResponseId, TaskKey
from trainer_desk.work.states import TaskState
from trainer_desk.work.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTask:
    """Everything the screen needs to show one task.

    Attributes:
        position: 0 for the batch's first task.
        total: Number of tasks in the batch.
        task: As stored, code point for code point; an unedited text is taken from here.
        draft: As last saved; an empty one where nothing was saved yet.
        shown_order: Response ids in the order to show, the first as A.
        remark: Why it was skipped or returned, "" otherwise.
        read_only: Whether the draft must not be changed before `Desk.reopen`.
        judgment_revision: Revision of the judgment that counts now, None where there is none.
        saved_at: When the draft or judgment was last saved, timezone-aware UTC; None while new.
    """

    key: TaskKey
    batch_key: BatchKey
    batch: Batch
    position: int
    total: int
    task: Task
    draft: Draft
    state: TaskState
    shown_order: tuple[ResponseId, ...]
    remark: str = ""
    read_only: bool = False
    judgment_revision: int | None = None
    saved_at: datetime | None = None


class StepKind(Enum):
    """What a step of work was, for the words of Undo and Redo."""

    RANKING = "ranking"
    RATING = "rating"
    CHOICE = "choice"
    TEXT = "text"
    EDIT = "edit"
    DECISION = "decision"
    MARK = "mark"
    WRITING = "writing"
    FACT = "fact"
    REPEAT = "repeat"
    REVIEW = "review"
    NOTE = "note"
    FLAG = "flag"
    SEVERAL = "several"
    SUBMIT = "submit"
    SKIP = "skip"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoLabel:
    """What Undo would take back, or Redo do again.

    Attributes:
        position: The task's place in its batch, 0 for the first.
    """

    kind: StepKind
    task: TaskKey
    batch: BatchKey
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A text as it once stood.

    Attributes:
        saved_at: Timezone-aware UTC.
    """

    text: str
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What finished work waits for, over all batches.

    Attributes:
        judgments: Sealed, not packed yet; each can still be taken back.
        parcels: Packed, not delivered yet (queued, being sent, or refused).
        refused: Those among `parcels` that a person must look at.
        delivered: Parcels whose copy on the server was read back and is equal.
        confirmed: Parcels that a receipt has come back for.
    """

    judgments: int = 0
    parcels: int = 0
    refused: int = 0
    delivered: int = 0
    confirmed: int = 0
