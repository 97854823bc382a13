"""How a draft becomes a judgment; pure."""

from __future__ import annotations

from datetime import UTC, datetime

from trainer_desk.desk.hand import Hand
from trainer_desk.values import dataclass
from trainer_desk.work.batch import Batch
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import Sha256
from trainer_desk.work.judgment import Judgment, Outcome
from trainer_desk.work.rules import final_answers
from trainer_desk.work.shuffle import judgment_id, order_of
from trainer_desk.work.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A task exactly as it was shown.

    Attributes:
        sha256: Of the task's canonical JSON.
        order_seed: What the shown order was shuffled from.
    """

    batch: Batch
    task: Task
    sha256: Sha256
    order_seed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How the trainer left the task.

    Attributes:
        findings: Writing-check rules still open, with their number.
    """

    outcome: Outcome
    skip_reason: str = ""
    findings: tuple[tuple[str, int], ...] = ()


def judge(
    hand: Hand,
    shown: Shown,
    draft: Draft,
    ending: Ending,
    *,
    revision: int,
    based_on: Sha256 | None,
    at: datetime,
) -> Judgment:
    """Seal a draft. A skipped task's answers stay on the desk: nobody stands by them."""
    stands = ending.outcome is not Outcome.SKIPPED
    order = order_of(shown.task, seed=shown.order_seed, trainer=hand.trainer)
    return Judgment(
        id=judgment_id(shown.batch.id, shown.task.id, hand.trainer),
        revision=revision,
        based_on=based_on,
        batch_id=shown.batch.id,
        batch_revision=shown.batch.revision,
        task_id=shown.task.id,
        trainer=hand.trainer,
        device=hand.device,
        outcome=ending.outcome,
        sealed_at=to_the_millisecond(at),
        task_sha256=shown.sha256,
        shown_order=order,
        order_seed=shown.order_seed,
        answers=final_answers(shown.batch.form, shown.task, draft) if stands else (),
        skip_reason=ending.skip_reason,
        flagged=draft.flagged,
        note=draft.note,
        field_notes=draft.field_notes,
        active_seconds=draft.active_seconds,
        idle_seconds=draft.idle_seconds,
        findings=ending.findings,
        tools=hand.tools(),
    )


def to_the_millisecond(at: datetime) -> datetime:
    """Return a moment in UTC without what is finer than a millisecond."""
    return at.astimezone(UTC).replace(microsecond=at.microsecond // 1000 * 1000)
