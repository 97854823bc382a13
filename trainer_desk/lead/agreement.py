"""How far trainers who judged the same tasks agree, question by question.

Ranks, values and categories are compared; what is written or marked is for a second reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from enum import Enum
from itertools import combinations

from trainer_desk.lead.statistics import (
    Level,
    gwet_ac1,
    kendall_tau_b,
    krippendorff_alpha,
    raw_agreement,
)
from trainer_desk.values import dataclass
from trainer_desk.work.answers import (
    Answer,
    ChoiceAnswer,
    RankingAnswer,
    RankingVerdict,
    RatingAnswer,
    StrengthAnswer,
)
from trainer_desk.work.decision import DecisionAnswer
from trainer_desk.work.ids import AxisId, BatchId, QuestionId, ResponseId, TaskId, TrainerId
from trainer_desk.work.judgment import Judgment, Outcome


class Measure(Enum):
    """What a coefficient is; each is 1 for perfect agreement and 0 for what chance gives."""

    TAU_B = "tau_b"
    ALPHA = "alpha"
    AC1 = "ac1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far trainers agree on one question, or on one axis of it.

    Attributes:
        axis_id: None but for ratings.
        tasks: How many tasks two or more trainers answered it in.
        trainers: How many trainers those were.
        same: Share of pairs of trainers who gave the very same answer, in [0, 1].
        coefficient: None where it is undefined, as where everybody always gave the same.
        measure: Mean tau-b of every two rankings, Krippendorff's ordinal alpha of ratings, else
            Gwet's AC1.
    """

    batch_id: BatchId
    question_id: QuestionId
    axis_id: AxisId | None
    tasks: int
    trainers: int
    same: float | None
    coefficient: float | None
    measure: Measure


@dataclass(frozen=True, slots=True)
class _Given:
    """What one trainer gave for one thing; rankings keep their responses to be compared by."""

    trainer: TrainerId
    task: TaskId
    thing: Hashable
    value: Hashable
    ranking: tuple[RankingAnswer, tuple[ResponseId, ...]] | None = None


_Place = tuple[BatchId, QuestionId, AxisId | None, Measure]


def agreements(judgments: Iterable[Judgment]) -> tuple[Agreement, ...]:
    """Compare what several trainers answered, in the order in which questions came up.

    Args:
        judgments: Of any batches; of a task's revisions the highest counts, and tasks that were
            skipped are passed over.
    """
    given: dict[_Place, list[_Given]] = defaultdict(list)
    for judgment in _latest(judgments):
        for question_id, answer in judgment.answers:
            for axis_id, measure, one in _given(judgment, answer):
                given[judgment.batch_id, question_id, axis_id, measure].append(one)
    found = (_agreement(place, listed) for place, listed in given.items())
    return tuple(one for one in found if one.tasks)


def _latest(judgments: Iterable[Judgment]) -> Iterable[Judgment]:
    latest: dict[tuple[BatchId, TaskId, TrainerId], Judgment] = {}
    for judgment in judgments:
        key = (judgment.batch_id, judgment.task_id, judgment.trainer)
        before = latest.get(key)
        if before is None or before.revision < judgment.revision:
            latest[key] = judgment
    return (one for one in latest.values() if one.outcome is Outcome.DONE)


def _given(judgment: Judgment, answer: Answer) -> Iterable[tuple[AxisId | None, Measure, _Given]]:
    who, task = judgment.trainer, judgment.task_id
    if isinstance(answer, RatingAnswer):
        for one in answer.ratings:
            thing = (task, one.response_id)
            yield one.axis_id, Measure.ALPHA, _Given(who, task, thing, one.value)
    elif isinstance(answer, RankingAnswer):
        groups = tuple(frozenset(group) for group in answer.groups)
        ranking = (answer, tuple(sorted(judgment.shown_order)))
        yield None, Measure.TAU_B, _Given(who, task, task, (answer.verdict, groups), ranking)
    elif isinstance(answer, StrengthAnswer):
        value = (answer.verdict, answer.preferred)
        yield None, Measure.AC1, _Given(who, task, task, value)
    elif isinstance(answer, ChoiceAnswer):
        yield None, Measure.AC1, _Given(who, task, task, frozenset(answer.options))
    elif isinstance(answer, DecisionAnswer) and answer.verdict is not None:
        yield None, Measure.AC1, _Given(who, task, task, answer.verdict)


def _agreement(place: _Place, given: Sequence[_Given]) -> Agreement:
    batch_id, question_id, axis_id, measure = place
    things: dict[Hashable, list[_Given]] = defaultdict(list)
    for one in given:
        things[one.thing].append(one)
    twice = [each for each in things.values() if len(each) > 1]
    units = [[one.value for one in each] for each in twice]
    return Agreement(
        batch_id=batch_id,
        question_id=question_id,
        axis_id=axis_id,
        tasks=len({each[0].task for each in twice}),
        trainers=len({one.trainer for each in twice for one in each}),
        same=raw_agreement(units),
        coefficient=_coefficient(measure, twice, units),
        measure=measure,
    )


def _coefficient(
    measure: Measure, twice: Sequence[Sequence[_Given]], units: Sequence[Sequence[Hashable]]
) -> float | None:
    if measure is Measure.TAU_B:
        return _mean_tau(twice)
    if measure is Measure.AC1:
        return gwet_ac1(units)
    numbers = [[value for value in unit if isinstance(value, int)] for unit in units]
    return krippendorff_alpha(numbers, Level.ORDINAL)


def _mean_tau(twice: Sequence[Sequence[_Given]]) -> float | None:
    """Return the mean of every two rankings of a task; who said "all bad" without one has none."""
    found = []
    for each in twice:
        rankings = [one.ranking for one in each if one.ranking is not None]
        for (one, responses), (other, _) in combinations(rankings, 2):
            if _ranks(one) and _ranks(other):
                found.append(kendall_tau_b(_places(one, responses), _places(other, responses)))
    defined = [tau for tau in found if tau is not None]
    return sum(defined) / len(defined) if defined else None


def _ranks(answer: RankingAnswer) -> bool:
    return answer.verdict is RankingVerdict.RANKED or bool(answer.groups)


def _places(answer: RankingAnswer, responses: Sequence[ResponseId]) -> list[int]:
    """Return the places of responses; those without one stand behind all others."""
    last = len(responses) + 1
    return [answer.place(one) or last for one in responses]
