"""What the questions of Argilla are answered with, for each kind of answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, assert_never

import msgspec

from trainer_desk.files.exporters.argilla_names import named, place_of, ranking_of, slug
from trainer_desk.files.exporters.counts import Drop, Tally
from trainer_desk.files.exporters.parts import (
    Chosen,
    Graded,
    Marked,
    Ordered,
    Path,
    Preferred,
    Written,
    parts_of,
)
from trainer_desk.files.exporters.policy import Policy
from trainer_desk.work.answers import Answer
from trainer_desk.work.ids import QuestionId, ResponseId
from trainer_desk.work.task import Task

HIGHEST_RATING: Final = 10

Value = tuple[str, object]
"""Name of a question, and what it is answered with."""


class Ranked(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One response with its rank from 1; equal ranks are a tie."""

    value: str
    rank: int


class Span(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One marked stretch, in code points, as Argilla's server and Python count."""

    label: str
    start: int
    end: int


class Values:
    """Puts the answers to one task into values of Argilla's questions.

    Args:
        task: What was judged.
        policy: What becomes of ties, and what the questions are called.
        tally: Told what has no place.
    """

    def __init__(self, task: Task, policy: Policy, tally: Tally) -> None:
        self._task = task
        self._policy = policy
        self._tally = tally
        self._names = dict(policy.names)
        self.place = {
            response.id: place_of(at) for at, response in enumerate(task.responses, start=1)
        }

    def of(self, question_id: QuestionId, answer: Answer) -> Iterator[Value]:
        """Yield the values of an answer to a question."""
        spans: dict[str, list[Span]] = {}
        for part in parts_of(self._task, question_id, answer, self._policy, self._tally):
            if isinstance(part, Marked):
                self._mark(part, spans)
            else:
                yield from self._value(part)
        yield from spans.items()

    def _value(self, part: Chosen | Written | Graded | Ordered | Preferred) -> Iterator[Value]:
        match part:
            case Chosen():
                yield self._name(part.path), list(part.options) if part.several else part.options[0]
            case Written():
                yield self._about(part.path, part.response_id), part.text
            case Graded(grade=grade):
                # Values that another scale had would be refused, with all else that was said.
                if 0 <= grade.lowest <= grade.value <= grade.highest <= HIGHEST_RATING:
                    yield self._about(part.path, part.response_id), grade.value
                else:
                    self._tally.drop(Drop.SCALE)
            case Ordered():
                yield from self._order(part)
            case Preferred():
                yield self._name(part.path), self.place[part.response_id]
            case _:
                assert_never(part)

    def _order(self, part: Ordered) -> Iterator[Value]:
        ranked = [
            Ranked(value=self.place[response_id], rank=at)
            for at, group in enumerate(part.groups, start=1)
            for response_id in group
        ]
        # Argilla refuses an order of fewer than the question has, and a question of one alone.
        if len(ranked) == len(self._task.responses) > 1:
            yield ranking_of(self._name(part.path), len(ranked)), ranked
        else:
            self._tally.drop(Drop.NO_PLACE)

    def _mark(self, part: Marked, spans: dict[str, list[Span]]) -> None:
        stretch = part.stretch
        field = "prompt" if stretch.response_id is None else self.place[stretch.response_id]
        span = Span(label=stretch.mark.label, start=stretch.start, end=stretch.end)
        spans.setdefault(f"{self._name(part.path)}-{field}", []).append(span)

    def _about(self, path: Path, response_id: ResponseId | None) -> str:
        name = self._name(path)
        return name if response_id is None else f"{name}-{self.place[response_id]}"

    def _name(self, path: Path) -> str:
        question = QuestionId(path[0])
        return named(self._names.get(question, slug(question)), *path[1:])
