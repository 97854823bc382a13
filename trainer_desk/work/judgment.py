"""A judgment: a sealed draft, with all that is needed to trust it."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from trainer_desk.values import dataclass
from trainer_desk.work.answers import Answer
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import (
    BatchId,
    DeviceId,
    JudgmentId,
    QuestionId,
    ResponseId,
    Sha256,
    TaskId,
    TrainerId,
)


class Outcome(Enum):
    """How the trainer left the task.

    TIMED_OUT is unfinished work of a test, sealed as it stood when its time was up.
    """

    DONE = "done"
    SKIPPED = "skipped"
    TIMED_OUT = "timed_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgment:
    """What one trainer found about one task, once and for all; a correction is a new revision.

    Attributes:
        id: The same for every revision of one trainer's judgment of one task (`judgment_id`).
        revision: 1 for the first, counted up.
        based_on: Hash of the earlier revision's payload, None for the first.
        task_sha256: Hash of the task as it was shown (its canonical JSON).
        shown_order: Response ids in the order shown, the first as A.
        order_seed: What the order was shuffled from (`shown_order`).
        answers: In the form's order; every value with its scale.
        field_notes: What the trainer says in advance to whoever reviews it, by question; in a test,
            why a question is disputed.
        skip_reason: Why it was skipped, "" where it was not.
        findings: Writing-check rules still open at the moment of Done, with their number.
        tools: Names and versions of what took part, such as ("trainer-desk", "0.1.0").
        sealed_at: Timezone-aware UTC, to the millisecond; for display, never for ordering.
    """

    id: JudgmentId
    revision: int
    batch_id: BatchId
    batch_revision: int
    task_id: TaskId
    trainer: TrainerId
    device: DeviceId
    outcome: Outcome
    sealed_at: datetime
    task_sha256: Sha256
    shown_order: tuple[ResponseId, ...]
    order_seed: str
    answers: tuple[tuple[QuestionId, Answer], ...] = ()
    based_on: Sha256 | None = None
    skip_reason: str = ""
    flagged: bool = False
    note: str = ""
    field_notes: tuple[tuple[QuestionId, str], ...] = ()
    active_seconds: float = 0.0
    idle_seconds: float = 0.0
    findings: tuple[tuple[str, int], ...] = ()
    tools: tuple[tuple[str, str], ...] = ()

    def draft(self) -> Draft:
        """Return the work it was made of, as far as it tells."""
        return Draft(
            answers=self.answers,
            flagged=self.flagged,
            note=self.note,
            field_notes=self.field_notes,
            active_seconds=self.active_seconds,
            idle_seconds=self.idle_seconds,
        )
