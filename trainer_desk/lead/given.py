"""What trainers gave in answer to questions, in a shape in which two of them can be compared."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from enum import Enum
from functools import partial

from trainer_desk.values import dataclass
from trainer_desk.work.answers import (
    Answer,
    ChoiceAnswer,
    EditAnswer,
    RankingAnswer,
    RankingVerdict,
    RatingAnswer,
    StrengthAnswer,
    TextAnswer,
)
from trainer_desk.work.decision import DecisionAnswer
from trainer_desk.work.facts import FactsAnswer
from trainer_desk.work.ids import AxisId, ResponseId, TaskId, TrainerId
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.marks import Ground, SpansAnswer, Spot
from trainer_desk.work.repeats import DuplicatesAnswer
from trainer_desk.work.review import ReviewAnswer
from trainer_desk.work.writing import WriteAnswer


class Kind(Enum):
    """How what was given can be compared.

    A CATEGORY is the same or not, a RATING nearer or farther; a RANKING puts things in order; SPANS
    are labelled stretches of texts; NAMED are things picked out; what is WRITTEN, nobody can say.
    """

    CATEGORY = "category"
    RATING = "rating"
    RANKING = "ranking"
    SPANS = "spans"
    NAMED = "named"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a text that every trainer saw.

    Attributes:
        label: What is said about it.
        text: Which text it lies in.
        start: Code points, included.
        end: Code points, excluded.
    """

    label: Hashable
    text: Hashable
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What one trainer gave for one thing.

    Attributes:
        thing: What of the task it was given for, where that is not the task as a whole.
        axis_id: None but for ratings.
        value: Equal where two gave the very same: a number for a RATING, a set of `Span` for
            SPANS, a set for NAMED, None for WRITTEN.
        places: The place of each response that was shown, 1 for the best, those not placed behind
            all others; None but for a RANKING that puts responses in order.
    """

    kind: Kind
    trainer: TrainerId
    task_id: TaskId
    thing: str = ""
    axis_id: AxisId | None = None
    value: Hashable = None
    places: Mapping[ResponseId, int] | None = None


def given(judgment: Judgment, answer: Answer) -> Iterator[Given]:
    """Yield what an answer of a judgment gives; nothing where it is not decided yet."""
    one = partial(Given, trainer=judgment.trainer, task_id=judgment.task_id)
    match answer:
        case RatingAnswer():
            for rating in answer.ratings:
                thing, axis_id = rating.response_id, rating.axis_id
                yield one(kind=Kind.RATING, thing=thing, axis_id=axis_id, value=rating.value)
        case ReviewAnswer():
            for field in answer.fields:
                yield one(kind=Kind.CATEGORY, thing=field.question_id, value=field.verdict)
        case RankingAnswer():
            groups = tuple(frozenset(group) for group in answer.groups)
            places = _places(answer, judgment.shown_order)
            yield one(kind=Kind.RANKING, value=(answer.verdict, groups), places=places)
        case SpansAnswer() | FactsAnswer():
            yield one(kind=Kind.SPANS, value=frozenset(_spans(answer)))
        case DuplicatesAnswer():
            pairs = [(frozenset((two.response_id, two.of)), two.dropped) for two in answer.repeats]
            yield one(kind=Kind.NAMED, value=frozenset(pairs))
        case EditAnswer() | TextAnswer() | WriteAnswer():
            yield one(kind=Kind.WRITTEN)
        case _:
            category = _category(answer)
            if category is not None:
                yield one(kind=Kind.CATEGORY, value=category)


def _category(answer: StrengthAnswer | ChoiceAnswer | DecisionAnswer) -> Hashable:
    if isinstance(answer, StrengthAnswer):
        return (answer.verdict, answer.preferred)
    return frozenset(answer.options) if isinstance(answer, ChoiceAnswer) else answer.verdict


def _places(
    answer: RankingAnswer, responses: Iterable[ResponseId]
) -> Mapping[ResponseId, int] | None:
    """Return None for who said "all bad" or the like and put nothing in order."""
    if answer.verdict is not RankingVerdict.RANKED and not answer.groups:
        return None
    shown = sorted(responses)
    return {one: answer.place(one) or len(shown) + 1 for one in shown}


def _spans(answer: SpansAnswer | FactsAnswer) -> Iterator[Span]:
    """Yield what is marked or claimed in texts that all trainers saw; rewrites are one's own."""
    for label, spot in _labelled(answer):
        if spot.where.ground in (Ground.TURN, Ground.RESPONSE):
            yield Span(label=label, text=spot.where, start=spot.start, end=spot.end)


def _labelled(answer: SpansAnswer | FactsAnswer) -> Iterator[tuple[Hashable, Spot]]:
    if isinstance(answer, SpansAnswer):
        yield from ((mark.label, mark.spot) for mark in answer.marks if not mark.rejected)
        return
    # A claim's first place is where it was taken from; the others were found by themselves.
    yield from ((claim.stance, spot) for claim in answer.claims for spot in claim.spots[:1])
