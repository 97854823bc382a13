"""Second reading: what a reviewer says about each answer of a finished judgment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from trainer_desk.work.asking import Asked
from trainer_desk.work.ids import QuestionId


class ReviewVerdict(Enum):
    """What a reviewer says about one answer."""

    ACCEPT = "accept"
    CORRECT = "correct"
    RETURN = "return"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewQuestion(Asked):
    """Say about each answer of the earlier judgment whether it stands.

    The task's `judged` holds that judgment; the other questions of the form start out with its
    answers, and what the reviewer changes there is the correction.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldReview:
    """What a reviewer says about one answer.

    Attributes:
        remark: For the trainer; needed where the answer goes back.
    """

    question_id: QuestionId
    verdict: ReviewVerdict
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewAnswer:
    """What a reviewer says, at most one per question."""

    fields: tuple[FieldReview, ...] = ()

    def field(self, question_id: QuestionId) -> FieldReview | None:
        """Return what is said about an answer, None where nothing is."""
        return next((one for one in self.fields if one.question_id == question_id), None)

    def with_field(self, field: FieldReview) -> ReviewAnswer:
        """Return this answer with `field` in the place of any earlier one of its question."""
        if self.field(field.question_id) is None:
            return ReviewAnswer(fields=(*self.fields, field))
        return ReviewAnswer(
            fields=tuple(
                field if other.question_id == field.question_id else other for other in self.fields
            )
        )
