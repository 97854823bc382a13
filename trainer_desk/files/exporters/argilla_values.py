"""What the questions of Argilla are answered with, for each kind of answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from trainer_desk.files.exporters.counts import Drop, Tally
from trainer_desk.files.exporters.messages import is_one_question
from trainer_desk.files.exporters.policy import Policy, Ties
from trainer_desk.files.exporters.stretches import stretches
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
from trainer_desk.work.ids import QuestionId
from trainer_desk.work.marks import SpansAnswer
from trainer_desk.work.task import Task
from trainer_desk.work.writing import WriteAnswer

HIGHEST_RATING: Final = 10

Value = tuple[str, object]
"""Name of a question, and what it is answered with."""


class Ranked(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One response with its rank from 1; equal ranks are a tie."""

    value: str
    rank: int


class Span(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One marked stretch, in UTF-16 code units."""

    label: str
    start: int
    end: int


class Values:
    """Puts the answers to one task into values of Argilla's questions.

    Args:
        task: What was judged.
        policy: What becomes of ties.
        tally: Told what has no place.
    """

    def __init__(self, task: Task, policy: Policy, tally: Tally) -> None:
        self._task = task
        self._policy = policy
        self._tally = tally
        self.place = {
            response.id: f"response-{at}" for at, response in enumerate(task.responses, start=1)
        }

    def of(self, name: QuestionId, answer: Answer) -> Iterator[Value]:
        """Yield the values of an answer to the question called `name`."""
        match answer:
            case RankingAnswer():
                yield from self._ranking(name, answer)
            case StrengthAnswer():
                preferred = self.place[answer.preferred] if answer.preferred is not None else ""
                yield name, preferred or answer.verdict.value
                if preferred:
                    yield f"{name}-degree", answer.degree
            case RatingAnswer():
                for rating in answer.ratings:
                    to = self.place[rating.response_id]
                    yield from self._grade(f"{name}-{rating.axis_id}-{to}", rating.value)
            case EditAnswer():
                for edit in answer.edits:
                    yield f"{name}-{self.place[edit.response_id]}", edit.text
            case _:
                yield from self._further(name, answer)

    def _further(self, name: QuestionId, answer: Answer) -> Iterator[Value]:
        match answer:
            case TextAnswer():
                yield name, answer.text
            case ChoiceAnswer(options=options):
                yield name, list(options) if name in self._policy.several else "".join(options[:1])
            case DecisionAnswer():
                yield from self._decision(name, answer)
            case WriteAnswer():
                yield name, answer.text
                if answer.points:
                    yield f"{name}-points", list(answer.points)
            case SpansAnswer():
                yield from self._spans(name, answer)
            case _:
                self._tally.drop(Drop.NO_PLACE)

    def _ranking(self, name: str, answer: RankingAnswer) -> Iterator[Value]:
        if answer.verdict is not RankingVerdict.RANKED:
            yield f"{name}-verdict", answer.verdict.value
            return
        tied = any(len(group) > 1 for group in answer.groups)
        if tied and self._policy.ties is not Ties.KEEP:
            self._tally.drop(Drop.TIE)
            return
        ranked = [
            Ranked(value=self.place[response_id], rank=at)
            for at, group in enumerate(answer.groups, start=1)
            for response_id in group
        ]
        yield name, ranked

    def _grade(self, name: str, value: int) -> Iterator[Value]:
        if 0 <= value <= HIGHEST_RATING:
            yield name, value
        else:
            self._tally.drop(Drop.SCALE)

    def _decision(self, name: str, answer: DecisionAnswer) -> Iterator[Value]:
        if answer.verdict is not None:
            yield name, answer.verdict.value
        if answer.reasons:
            yield f"{name}-reasons", list(answer.reasons)
        if answer.severity is not None:
            yield from self._grade(f"{name}-severity", answer.severity.value)
        if answer.specialist is not None:
            yield f"{name}-specialist", answer.specialist
        for part, text in (("wording", answer.wording), ("explanation", answer.explanation)):
            if text:
                yield f"{name}-{part}", text

    def _spans(self, name: str, answer: SpansAnswer) -> Iterator[Value]:
        spans: dict[str, list[Span]] = {}
        question = is_one_question(self._task)
        for found in stretches(self._task, answer, self._tally, question=question):
            field = "prompt" if found.response_id is None else self.place[found.response_id]
            span = Span(label=found.mark.label, start=found.start, end=found.end)
            spans.setdefault(field, []).append(span)
        yield from ((f"{name}-{field}", each) for field, each in spans.items())
