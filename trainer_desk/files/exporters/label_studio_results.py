"""What the controls of Label Studio say for each kind of answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, assert_never

from trainer_desk.files.exporters.counts import Tally
from trainer_desk.files.exporters.parts import (
    Chosen,
    Graded,
    Marked,
    Ordered,
    Part,
    Preferred,
    Written,
    parts_of,
)
from trainer_desk.files.exporters.policy import Policy
from trainer_desk.values import dataclass
from trainer_desk.work.answers import Answer
from trainer_desk.work.ids import QuestionId, ResponseId
from trainer_desk.work.task import Task

PROMPT: Final = "prompt"
ITEMS: Final = "items"


@dataclass(frozen=True, slots=True)
class Said:
    """What one control says.

    Attributes:
        name: Of the control.
        about: The name of what is shown; the control's own for a comparison, which is about two.
        kind: The type of the result.
        note: A comment of the trainer's, "" for none.
    """

    name: str
    about: str
    kind: str
    value: dict[str, object]
    note: str = ""


class Results:
    """Puts the answers to one task into results.

    Args:
        task: What was judged.
        policy: What becomes of ties, and which rankings have buckets for them.
        tally: Told what has no place.
    """

    def __init__(self, task: Task, policy: Policy, tally: Tally) -> None:
        self._task = task
        self._policy = policy
        self._tally = tally
        self._place = {
            response.id: f"answer{at}" for at, response in enumerate(task.responses, start=1)
        }

    def of(self, question_id: QuestionId, answer: Answer) -> Iterator[Said]:
        """Yield what is said by an answer to a question."""
        for part in parts_of(self._task, question_id, answer, self._policy, self._tally):
            yield self._said(part)

    def _said(self, part: Part) -> Said:
        name = ".".join(part.path)
        match part:
            case Chosen():
                return Said(name, PROMPT, "choices", {"choices": list(part.options)})
            case Written():
                value: dict[str, object] = {"text": [part.text]}
                return Said(*self._about(name, part.response_id), "textarea", value)
            case Graded():
                kind = "rating" if part.grade.lowest == 1 else "number"
                return Said(*self._about(name, part.response_id), kind, {kind: part.grade.value})
            case Ordered():
                return Said(name, ITEMS, "ranker", {"ranker": self._order(name, part)})
            case Preferred():
                side = "left" if self._place[part.response_id] == "answer1" else "right"
                return Said(name, name, "pairwise", {"selected": side})
            case Marked():
                return self._mark(name, part)
        assert_never(part)

    def _about(self, name: str, response_id: ResponseId | None) -> tuple[str, str]:
        """Return the name of the control, which there is one of for each response, and of that."""
        if response_id is None:
            return name, PROMPT
        place = self._place[response_id]
        return f"{name}.{place}", place

    def _order(self, name: str, part: Ordered) -> dict[str, list[ResponseId]]:
        """Return what the columns hold: one for each place, or one alone, called as the control."""
        tied = any(len(group) > 1 for group in part.groups)
        if tied or part.path[0] in self._policy.tied:
            return {f"place{at}": list(group) for at, group in enumerate(part.groups, start=1)}
        return {name: [response_id for group in part.groups for response_id in group]}

    def _mark(self, name: str, part: Marked) -> Said:
        found = part.stretch
        to = PROMPT if found.response_id is None else self._place[found.response_id]
        value: dict[str, object] = {
            "start": found.start,
            "end": found.end,
            "text": found.text,
            "labels": [found.mark.label],
        }
        return Said(f"{name}.{to}", to, "labels", value, note=found.mark.comment)
