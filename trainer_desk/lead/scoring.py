"""A test scored: each answer against the right one, in points from 0 to 1.

What a machine cannot score (rewrites, standard answers, texts) waits for a reviewer's points.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import field
from typing import Final

from trainer_desk.lead.statistics import kendall_tau_b, set_f1, wilson_interval
from trainer_desk.values import dataclass
from trainer_desk.work.answers import (
    Answer,
    ChoiceAnswer,
    EditAnswer,
    RankingAnswer,
    RankingVerdict,
    RatingAnswer,
    StrengthAnswer,
    StrengthVerdict,
    TextAnswer,
)
from trainer_desk.work.decision import DecisionAnswer
from trainer_desk.work.facts import FactsAnswer
from trainer_desk.work.ids import QuestionId, ResponseId, TaskId, TrainerId
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.key import AnswerKey
from trainer_desk.work.marks import Mark, SpansAnswer, Spot
from trainer_desk.work.repeats import DuplicatesAnswer
from trainer_desk.work.review import ReviewAnswer
from trainer_desk.work.writing import WriteAnswer

FREE: Final = (EditAnswer, TextAnswer, WriteAnswer)
"""Answers that only a person can score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One answer of a test.

    Attributes:
        kind: Of its question: "ranking", "rating" and so on.
        points: 0 to 1; None where a reviewer is to say.
        measure: Kendall's tau-b of a ranking, mean distance of ratings, F1 of marks, claims and
            repetitions, else the points; None where there is none.
        dispute: Why the trainer disputes the question, "" where not.
    """

    task_id: TaskId
    question_id: QuestionId
    kind: str
    points: float | None
    measure: float | None = None
    dispute: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What one trainer reached.

    Attributes:
        items: Every answer that the key has, in the key's order; one not given has no points.
        unfinished: Tasks that were sealed as they stood when the time was up.
    """

    trainer: TrainerId
    items: tuple[Item, ...]
    unfinished: int = 0

    @property
    def awaiting(self) -> int:
        """How many answers wait for a reviewer."""
        return sum(item.points is None for item in self.items)

    @property
    def percent(self) -> float | None:
        """The mean of the points given so far, in percent; None where there are none."""
        given = [item.points for item in self.items if item.points is not None]
        return 100 * sum(given) / len(given) if given else None

    def passed(self, pass_mark: int) -> bool | None:
        """Tell whether the pass mark (percent) is reached; None while a reviewer can change it."""
        waiting = self.awaiting
        given = sum(item.points or 0.0 for item in self.items)
        if not self.items:
            return None
        least, most = given / len(self.items), (given + waiting) / len(self.items)
        if 100 * least >= pass_mark:
            return True
        return False if 100 * most < pass_mark else None

    def right(self, kind: str) -> tuple[int, int]:
        """Return how many answers of a kind are wholly right, and how many there are."""
        points = [item.points for item in self.items if item.kind == kind]
        return sum(one == 1.0 for one in points), len(points)

    def accuracy(self, kind: str) -> tuple[float, float]:
        """Return the 95 % interval (Wilson) of the share of answers of a kind wholly right."""
        right, number = self.right(kind)
        return wilson_interval(right, number) if number else (0.0, 1.0)

    def mean(self, kind: str) -> float | None:
        """Return the mean of the measures of a kind, None where there are none."""
        found = [
            item.measure for item in self.items if item.kind == kind and item.measure is not None
        ]
        return sum(found) / len(found) if found else None


Reviewed = Mapping[tuple[TrainerId, TaskId, QuestionId], float]
"""Points from 0 to 1 that a reviewer gave."""


def scores(
    key: AnswerKey, judgments: Iterable[Judgment], *, reviewed: Reviewed | None = None
) -> tuple[Score, ...]:
    """Score everybody who sat a test, by name.

    Args:
        key: What is right; tasks and questions that are not in it are not scored.
        judgments: Of any batches; those of others are passed over, and of a task's revisions the
            highest counts.
        reviewed: Points for answers that only a person can score; they stand above ours, too,
            where a reviewer upholds a dispute.
    """
    latest: dict[TrainerId, dict[TaskId, Judgment]] = defaultdict(dict)
    for judgment in judgments:
        if judgment.batch_id == key.batch_id:
            before = latest[judgment.trainer].get(judgment.task_id)
            if before is None or before.revision < judgment.revision:
                latest[judgment.trainer][judgment.task_id] = judgment
    return tuple(
        _score(key, trainer, latest[trainer], reviewed or {}) for trainer in sorted(latest)
    )


def _score(
    key: AnswerKey, trainer: TrainerId, given: Mapping[TaskId, Judgment], reviewed: Reviewed
) -> Score:
    items = tuple(
        _item(
            task.task_id,
            question_id,
            right,
            given.get(task.task_id),
            reviewed.get((trainer, task.task_id, question_id)),
        )
        for task in key.tasks
        for question_id, right in task.answers
    )
    unfinished = sum(judgment.outcome.value == "timed_out" for judgment in given.values())
    return Score(trainer=trainer, items=items, unfinished=unfinished)


def _item(
    task_id: TaskId,
    question_id: QuestionId,
    right: Answer,
    judgment: Judgment | None,
    reviewed: float | None,
) -> Item:
    found = None if judgment is None else dict(judgment.answers).get(question_id)
    note = "" if judgment is None else dict(judgment.field_notes).get(question_id, "")
    shown = () if judgment is None else judgment.shown_order
    marked = Points(0.0) if found is None else points(found, right, shown)
    return Item(
        task_id=task_id,
        question_id=question_id,
        kind=_KINDS[type(right)],
        points=marked.points if reviewed is None else reviewed,
        measure=marked.measure,
        dispute=note,
    )


@dataclass(frozen=True, slots=True)
class Points:
    """What an answer is worth.

    Attributes:
        points: 0 to 1, None where only a person can say.
        measure: See `Item`.
    """

    points: float | None
    measure: float | None = field(default=None)


def points(found: Answer, right: Answer, responses: Sequence[ResponseId]) -> Points:
    """Compare an answer with the right one.

    Args:
        found: The trainer's.
        right: The key's.
        responses: Those of the task, in any order.
    """
    match found, right:
        case RankingAnswer(), RankingAnswer():
            return _ranking(found, right, responses)
        case RatingAnswer(), RatingAnswer():
            return _ratings(found, right)
        case StrengthAnswer(), StrengthAnswer():
            return _both(_strength(found, right))
        case ChoiceAnswer(), ChoiceAnswer():
            return _both(_shared(found.options, right.options))
        case DecisionAnswer(), DecisionAnswer():
            return _both(float(found.verdict is right.verdict))
        case SpansAnswer(), SpansAnswer():
            return _both(_shared(_marked(found), _marked(right)))
        case FactsAnswer(), FactsAnswer():
            return _both(_shared(_stances(found), _stances(right)))
        case DuplicatesAnswer(), DuplicatesAnswer():
            return _both(_shared(_repeated(found), _repeated(right)))
        case ReviewAnswer(), ReviewAnswer():
            return _both(_shared(_reviewed(found), _reviewed(right)))
        case _:
            return Points(None if type(found) is type(right) else 0.0)


def _shared(found: Iterable[Hashable], right: Iterable[Hashable]) -> float:
    return set_f1(set(found), set(right)).f1


def _both(value: float) -> Points:
    return Points(value, value)


def _ranking(found: RankingAnswer, right: RankingAnswer, responses: Sequence[ResponseId]) -> Points:
    """Half of the way from -1 to 1 that tau-b goes; "all bad" must be said where it is right."""
    if found.verdict is not right.verdict:
        return Points(0.0)
    if right.verdict is not RankingVerdict.RANKED and not right.groups:
        return Points(1.0)
    last = len(responses) + 1
    places = [(found.place(one) or last, right.place(one) or last) for one in sorted(responses)]
    tau = kendall_tau_b([mine for mine, _ in places], [theirs for _, theirs in places])
    if tau is None:
        return Points(float(all(mine == theirs for mine, theirs in places)))
    return Points((tau + 1) / 2, tau)


def _ratings(found: RatingAnswer, right: RatingAnswer) -> Points:
    """Say how near the ratings are; one not given is as far away as can be."""
    away = []
    for rating in right.ratings:
        value = found.value(rating.response_id, rating.axis_id)
        length = rating.highest - rating.lowest
        far = abs(value - rating.value) / length if value is not None and length > 0 else 1.0
        away.append(min(1.0, far))
    mean = sum(away) / len(away) if away else 0.0
    return Points(1 - mean, mean)


def _strength(found: StrengthAnswer, right: StrengthAnswer) -> float:
    preferred = StrengthVerdict.PREFERRED
    if found.verdict is not preferred or right.verdict is not preferred:
        return float(found.verdict is right.verdict)
    sign = 1 if found.preferred == right.preferred else -1
    away = abs(right.degree / right.degrees - sign * found.degree / found.degrees)
    return max(0.0, 1 - away / 2)


def _marked(answer: SpansAnswer) -> set[tuple[object, ...]]:
    """Return every code point that is marked, with its label: marks that overlap agree in part."""
    return {
        (mark.label, mark.spot.where, at)
        for mark in answer.marks
        if not mark.rejected
        for at in _points_of(mark)
    }


def _points_of(mark: Mark) -> range:
    return range(mark.spot.start, mark.spot.end)


def _stances(answer: FactsAnswer) -> set[tuple[object, ...]]:
    """Return every code point that is claimed, with what is said about the claim."""
    return {
        (claim.stance, spot.where, at)
        for claim in answer.claims
        for spot in _first(claim.spots)
        for at in range(spot.start, spot.end)
    }


def _first(spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    return spots[:1]


def _repeated(answer: DuplicatesAnswer) -> set[tuple[object, ...]]:
    return {(frozenset((one.response_id, one.of)), one.dropped) for one in answer.repeats}


def _reviewed(answer: ReviewAnswer) -> set[tuple[object, ...]]:
    return {(one.question_id, one.verdict) for one in answer.fields}


_KINDS: Final[dict[type[Answer], str]] = {
    RankingAnswer: "ranking",
    StrengthAnswer: "strength",
    RatingAnswer: "rating",
    EditAnswer: "edit",
    TextAnswer: "text",
    ChoiceAnswer: "choice",
    DecisionAnswer: "decision",
    SpansAnswer: "spans",
    WriteAnswer: "write",
    FactsAnswer: "facts",
    DuplicatesAnswer: "duplicates",
    ReviewAnswer: "review",
}
