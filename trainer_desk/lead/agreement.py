"""How far trainers who judged the same tasks agree, question by question.

What is given in answer is made comparable by `given` and compared by `measuring`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from trainer_desk.files.reading import Progress, no_progress
from trainer_desk.lead.given import Given, Kind, given
from trainer_desk.lead.measuring import Figure, Task, figures
from trainer_desk.lead.statistics import raw_agreement
from trainer_desk.values import dataclass
from trainer_desk.work.ids import AxisId, BatchId, QuestionId, TaskId, TrainerId
from trainer_desk.work.judgment import Judgment, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far trainers agree on one question, or on one axis of it, by one measure.

    Attributes:
        axis_id: None but for ratings.
        tasks: How many tasks two or more trainers answered it in.
        trainers: How many trainers those were.
        same: Share of pairs of trainers who gave the very same answer, in [0, 1]; None for texts.
        figure: None for texts and rewrites: a coefficient of those would mean nothing.
    """

    batch_id: BatchId
    question_id: QuestionId
    axis_id: AxisId | None
    tasks: int
    trainers: int
    same: float | None
    figure: Figure | None


_Place = tuple[BatchId, QuestionId, AxisId | None, Kind]


def agreements(
    judgments: Iterable[Judgment], *, progress: Progress = no_progress
) -> tuple[Agreement, ...]:
    """Compare what several trainers answered, in the order in which questions came up.

    A question has one line for each measure of it (`Measure`).

    Args:
        judgments: Of any batches; of a task's revisions the highest counts, and tasks that were
            skipped are passed over. Their order changes no figure.
        progress: Told how many questions are compared, and of how many: one and its bounds take a
            second or so of processor time for each 10,000 tasks.
    """
    found: dict[_Place, list[Given]] = defaultdict(list)
    for judgment in _latest(judgments):
        for question_id, answer in judgment.answers:
            for one in given(judgment, answer):
                found[judgment.batch_id, question_id, one.axis_id, one.kind].append(one)
    compared: list[Agreement] = []
    for done, (place, listed) in enumerate(found.items(), start=1):
        compared += _compared(place, listed)
        progress(done, len(found))
    return tuple(compared)


def _latest(judgments: Iterable[Judgment]) -> Iterable[Judgment]:
    latest: dict[tuple[BatchId, TaskId, TrainerId], Judgment] = {}
    for judgment in judgments:
        key = (judgment.batch_id, judgment.task_id, judgment.trainer)
        before = latest.get(key)
        if before is None or before.revision < judgment.revision:
            latest[key] = judgment
    return (one for one in latest.values() if one.outcome is Outcome.DONE)


def _compared(place: _Place, listed: Iterable[Given]) -> Iterable[Agreement]:
    """Yield a line for each figure; none where no task was answered by two."""
    batch_id, question_id, axis_id, kind = place
    tasks = _by_task(listed)
    things = [thing for task in tasks for thing in task]
    if not things:
        return
    trainers = len({one.trainer for thing in things for one in thing})
    written = kind is Kind.WRITTEN
    same = None if written else raw_agreement([one.value for one in thing] for thing in things)
    for figure in (None,) if written else figures(kind, tasks):
        yield Agreement(
            batch_id=batch_id,
            question_id=question_id,
            axis_id=axis_id,
            tasks=len(tasks),
            trainers=trainers,
            same=same,
            figure=figure,
        )


def _by_task(listed: Iterable[Given]) -> list[Task]:
    """Return what was given twice, by task and thing, in an order that no file's order changes."""
    tasks: dict[TaskId, dict[str, list[Given]]] = defaultdict(lambda: defaultdict(list))
    for one in sorted(listed, key=lambda one: (one.task_id, one.trainer)):
        tasks[one.task_id][one.thing].append(one)
    twice = ([thing for thing in task.values() if len(thing) > 1] for task in tasks.values())
    return [task for task in twice if task]
