"""What an answer says, part by part, for tools that have a control for each part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from trainer_desk.files.exporters.counts import Drop, Tally
from trainer_desk.files.exporters.policy import Policy, Ties
from trainer_desk.files.exporters.stretches import Stretch, stretches
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
from trainer_desk.work.asking import Grade
from trainer_desk.work.decision import DecisionAnswer
from trainer_desk.work.facts import FactsAnswer
from trainer_desk.work.ids import OptionId, QuestionId, ResponseId
from trainer_desk.work.marks import SpansAnswer
from trainer_desk.work.repeats import DuplicatesAnswer
from trainer_desk.work.review import ReviewAnswer
from trainer_desk.work.task import Task
from trainer_desk.work.writing import WriteAnswer

Path = tuple[str, ...]
"""The question, and behind it what part of its answer."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Options, one at least; `several` where there may be more than one."""

    path: Path
    options: tuple[str, ...]
    several: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A text that is not empty, about a response or about the task."""

    path: Path
    text: str
    response_id: ResponseId | None = None


@dataclass(frozen=True, slots=True)
class Graded:
    """A value with its scale, about a response or about the task."""

    path: Path
    grade: Grade
    response_id: ResponseId | None = None


@dataclass(frozen=True, slots=True)
class Ordered:
    """Responses in groups, best first; those in one group are tied."""

    path: Path
    groups: tuple[tuple[ResponseId, ...], ...]


@dataclass(frozen=True, slots=True)
class Preferred:
    """The better one of two responses."""

    path: Path
    response_id: ResponseId


@dataclass(frozen=True, slots=True)
class Marked:
    """One mark."""

    path: Path
    stretch: Stretch


Part = Chosen | Written | Graded | Ordered | Preferred | Marked


def parts_of(
    task: Task, question_id: QuestionId, answer: Answer, policy: Policy, tally: Tally
) -> Iterator[Part]:
    """Yield what an answer to a question says; what no such tool has a place for is counted."""
    path = (question_id,)
    match answer:
        case RankingAnswer():
            yield from _ranking(path, answer, policy, tally)
        case StrengthAnswer():
            yield from _strength(path, answer)
        case RatingAnswer():
            for rating in answer.ratings:
                grade = Grade(value=rating.value, lowest=rating.lowest, highest=rating.highest)
                yield Graded((*path, rating.axis_id), grade, rating.response_id)
        case EditAnswer():
            for edit in answer.edits:
                yield from _written(path, edit.text, edit.response_id)
        case ChoiceAnswer(options=options):
            yield from _chosen(path, options, several=question_id in policy.several)
        case SpansAnswer():
            yield from (Marked(path, found) for found in stretches(task, answer, tally))
        case _:
            yield from _further(path, answer, tally)


def _further(
    path: Path,
    answer: TextAnswer
    | DecisionAnswer
    | WriteAnswer
    | FactsAnswer
    | DuplicatesAnswer
    | ReviewAnswer,
    tally: Tally,
) -> Iterator[Part]:
    match answer:
        case TextAnswer():
            yield from _written(path, answer.text)
        case DecisionAnswer():
            yield from _decision(path, answer)
        case WriteAnswer():
            yield from _written(path, answer.text)
            yield from _chosen((*path, "points"), answer.points, several=True)
        case FactsAnswer() | DuplicatesAnswer() | ReviewAnswer():
            tally.drop(Drop.NO_PLACE)
        case _:
            assert_never(answer)


def _ranking(path: Path, answer: RankingAnswer, policy: Policy, tally: Tally) -> Iterator[Part]:
    if answer.verdict is not RankingVerdict.RANKED:
        yield Chosen((*path, "verdict"), (answer.verdict.value,))
        return
    tied = any(len(group) > 1 for group in answer.groups)
    if tied and policy.ties is not Ties.KEEP:
        tally.drop(Drop.TIE)
    elif answer.groups:
        yield Ordered(path, answer.groups)


def _strength(path: Path, answer: StrengthAnswer) -> Iterator[Part]:
    if answer.preferred is None:
        yield Chosen((*path, "verdict"), (answer.verdict.value,))
        return
    yield Preferred(path, answer.preferred)
    grade = Grade(value=answer.degree, lowest=1, highest=answer.degrees)
    yield Graded((*path, "degree"), grade)


def _decision(path: Path, answer: DecisionAnswer) -> Iterator[Part]:
    if answer.verdict is not None:
        yield Chosen((*path, "verdict"), (answer.verdict.value,))
    yield from _chosen((*path, "reasons"), answer.reasons, several=True)
    if answer.severity is not None:
        yield Graded((*path, "severity"), answer.severity)
    if answer.specialist is not None:
        yield Chosen((*path, "specialist"), (answer.specialist,))
    yield from _written((*path, "wording"), answer.wording)
    yield from _written((*path, "explanation"), answer.explanation)


def _written(path: Path, text: str, response_id: ResponseId | None = None) -> Iterator[Written]:
    if text:
        yield Written(path, text, response_id)


def _chosen(path: Path, options: tuple[OptionId, ...], *, several: bool) -> Iterator[Chosen]:
    # A question of one choice may have become one of several after it was answered.
    if options:
        yield Chosen(path, options if several else options[:1], several)
