"""What the controls of Label Studio say for each kind of answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from trainer_desk.files.exporters.counts import Drop, Tally
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
from trainer_desk.work.asking import Grade
from trainer_desk.work.decision import DecisionAnswer
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.marks import SpansAnswer
from trainer_desk.work.task import Task
from trainer_desk.work.writing import WriteAnswer

PROMPT: Final = "prompt"
ITEMS: Final = "items"


@dataclass(frozen=True, slots=True)
class Said:
    """What one control says.

    Attributes:
        name: Of the control.
        about: The name of what is shown.
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
        policy: What becomes of ties.
        tally: Told what has no place.
    """

    def __init__(self, task: Task, policy: Policy, tally: Tally) -> None:
        self._task = task
        self._policy = policy
        self._tally = tally
        self._place = {
            response.id: f"answer{at}" for at, response in enumerate(task.responses, start=1)
        }

    def of(self, name: str, answer: Answer) -> Iterator[Said]:
        """Yield what is said by an answer to the question called `name`."""
        match answer:
            case RankingAnswer():
                yield from self._ranking(name, answer)
            case StrengthAnswer():
                yield from self._strength(name, answer)
            case RatingAnswer():
                for rating in answer.ratings:
                    to = self._place[rating.response_id]
                    grade = Grade(value=rating.value, lowest=rating.lowest, highest=rating.highest)
                    yield _grade(f"{name}.{rating.axis_id}.{to}", to, grade)
            case EditAnswer():
                for edit in answer.edits:
                    to = self._place[edit.response_id]
                    yield _text(f"{name}.{to}", edit.text, about=to)
            case _:
                yield from self._further(name, answer)

    def _further(self, name: str, answer: Answer) -> Iterator[Said]:
        match answer:
            case TextAnswer():
                yield _text(name, answer.text)
            case ChoiceAnswer():
                yield _choices(name, *answer.options)
            case DecisionAnswer():
                yield from _decision(name, answer)
            case WriteAnswer():
                yield _text(name, answer.text)
                if answer.points:
                    yield _choices(f"{name}.points", *answer.points)
            case SpansAnswer():
                yield from self._spans(name, answer)
            case _:
                self._tally.drop(Drop.NO_PLACE)

    def _ranking(self, name: str, answer: RankingAnswer) -> Iterator[Said]:
        if answer.verdict is not RankingVerdict.RANKED:
            yield _choices(f"{name}.verdict", answer.verdict.value)
            return
        tied = any(len(group) > 1 for group in answer.groups)
        if tied and self._policy.ties is not Ties.KEEP:
            self._tally.drop(Drop.TIE)
            return
        value: object = list(answer.placed)
        if tied:
            value = {f"place{at}": list(group) for at, group in enumerate(answer.groups, start=1)}
        yield Said(name, ITEMS, "ranker", {"ranker": value})

    def _strength(self, name: str, answer: StrengthAnswer) -> Iterator[Said]:
        if answer.preferred is None:
            yield _choices(f"{name}.verdict", answer.verdict.value)
            return
        selected = "left" if self._place[answer.preferred] == "answer1" else "right"
        yield Said(name, "answer1,answer2", "pairwise", {"selected": selected})
        yield Said(f"{name}.degree", PROMPT, "rating", {"rating": answer.degree})

    def _spans(self, name: str, answer: SpansAnswer) -> Iterator[Said]:
        for found in stretches(self._task, answer, self._tally):
            to = self._to(found.response_id)
            value: dict[str, object] = {
                "start": found.start,
                "end": found.end,
                "text": found.text,
                "labels": [found.mark.label],
            }
            yield Said(f"{name}.{to}", to, "labels", value, note=found.mark.comment)

    def _to(self, response_id: ResponseId | None) -> str:
        return PROMPT if response_id is None else self._place[response_id]


def _decision(name: str, answer: DecisionAnswer) -> Iterator[Said]:
    if answer.verdict is not None:
        yield _choices(f"{name}.verdict", answer.verdict.value)
    if answer.reasons:
        yield _choices(f"{name}.reasons", *answer.reasons)
    if answer.severity is not None:
        yield _grade(f"{name}.severity", PROMPT, answer.severity)
    if answer.specialist is not None:
        yield _choices(f"{name}.specialist", answer.specialist)
    for part, text in (("wording", answer.wording), ("explanation", answer.explanation)):
        if text:
            yield _text(f"{name}.{part}", text)


def _choices(name: str, *chosen: str) -> Said:
    return Said(name, PROMPT, "choices", {"choices": list(chosen)})


def _text(name: str, text: str, *, about: str = PROMPT) -> Said:
    return Said(name, about, "textarea", {"text": [text]})


def _grade(name: str, about: str, grade: Grade) -> Said:
    kind = "rating" if grade.lowest == 1 else "number"
    return Said(name, about, kind, {kind: grade.value})
