"""The order in which responses are shown, so that no model is always A."""

from __future__ import annotations

from collections.abc import Sequence

from trainer_desk.work.digest import sha256_hex
from trainer_desk.work.ids import BatchId, JudgmentId, ResponseId, TaskId, TrainerId
from trainer_desk.work.task import Task


def shown_order(
    response_ids: Sequence[ResponseId], *, seed: str, task_id: TaskId, trainer: TrainerId
) -> tuple[ResponseId, ...]:
    """Return the responses in the order this trainer sees them.

    The order is a pure function of its arguments: responses are sorted by
    SHA-256(seed NUL task NUL trainer NUL response), which any language can repeat.
    """

    def rank(response_id: ResponseId) -> str:
        return _digest(seed, task_id, trainer, response_id)

    return tuple(sorted(response_ids, key=rank))


def order_of(task: Task, *, seed: str, trainer: TrainerId) -> tuple[ResponseId, ...]:
    """Return a task's responses in the order this trainer sees them.

    Whoever reads a finished judgment sees them as its trainer did: remarks speak of A and B.
    """
    if task.judged is not None and len(task.judged.shown_order) == len(task.responses):
        return task.judged.shown_order
    ids = tuple(response.id for response in task.responses)
    return shown_order(ids, seed=seed, task_id=task.id, trainer=trainer)


def judgment_id(batch_id: BatchId, task_id: TaskId, trainer: TrainerId) -> JudgmentId:
    """Return the identity of a trainer's judgment of a task: 32 hexadecimal digits.

    The same on every device, so that a judgment that arrives twice is known to be one.
    """
    return JudgmentId(_digest("judgment", batch_id, task_id, trainer)[:32])


def _digest(*parts: str) -> str:
    return sha256_hex("\0".join(parts).encode("utf-8"))
