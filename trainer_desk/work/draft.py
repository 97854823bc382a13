"""A draft: unfinished work on one task, everything that is on the screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from trainer_desk.values import dataclass
from trainer_desk.work.answers import Answer, EditAnswer
from trainer_desk.work.ids import QuestionId

AnswerT = TypeVar("AnswerT", bound=Answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Unfinished work on one task.

    Attributes:
        answers: At most one answer per question, in no particular order.
        note: The trainer's remark about the task itself, for the lead.
        field_notes: What the trainer says in advance about the answer to a question, at most one
            each and none of them empty; in a test, why the question is disputed.
        active_seconds: Time the trainer worked on the task.
        idle_seconds: Time the task stood open without input, or with the clock paused.
    """

    answers: tuple[tuple[QuestionId, Answer], ...] = ()
    flagged: bool = False
    note: str = ""
    field_notes: tuple[tuple[QuestionId, str], ...] = ()
    active_seconds: float = 0.0
    idle_seconds: float = 0.0

    def answer(self, question_id: QuestionId, kind: type[AnswerT]) -> AnswerT | None:
        """Return the answer to a question, None where there is none of this kind."""
        for answered, answer in self.answers:
            if answered == question_id and isinstance(answer, kind):
                return answer
        return None

    def answered(self, question_id: QuestionId, answer: Answer | None) -> Draft:
        """Return this draft with `answer` to the question, or without any where it is None."""
        others = tuple(pair for pair in self.answers if pair[0] != question_id)
        added = () if answer is None else ((question_id, answer),)
        return replace(self, answers=others + added)

    def field_note(self, question_id: QuestionId) -> str:
        """Return what is said in advance about the answer to a question, "" for nothing."""
        return dict(self.field_notes).get(question_id, "")

    def noted(self, question_id: QuestionId, note: str) -> Draft:
        """Return this draft with `note` about the answer to a question, or without any if ""."""
        others = tuple(pair for pair in self.field_notes if pair[0] != question_id)
        added = ((question_id, note),) if note else ()
        return replace(self, field_notes=others + added)

    def same_work(self, other: Draft) -> bool:
        """Tell whether both hold the same work, whatever the clocks say.

        In which order rewrites were begun is no work either.
        """
        return (
            _by_question(self) == _by_question(other)
            and self.flagged == other.flagged
            and self.note == other.note
            and dict(self.field_notes) == dict(other.field_notes)
        )


def _by_question(draft: Draft) -> dict[QuestionId, object]:
    return {
        question_id: (answer.chosen, frozenset(answer.edits))
        if isinstance(answer, EditAnswer)
        else answer
        for question_id, answer in draft.answers
    }
