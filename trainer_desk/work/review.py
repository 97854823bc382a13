"""Second reading: what a reviewer says about each answer of a finished judgment."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from trainer_desk.values import dataclass
from trainer_desk.work.asking import Asked
from trainer_desk.work.ids import BatchId, QuestionId


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


_MARK: Final = re.compile(r"--review-[0-9a-f]{12}$")


def second_reading_id(batch: BatchId, mark: str) -> BatchId:
    """Return the id of the second reading of a batch.

    Args:
        batch: The one that was worked on.
        mark: Twelve hexadecimal digits that stand for what is read.
    """
    return BatchId(f"{batch[:170]}--review-{mark}")


def is_second_reading(batch: BatchId) -> bool:
    """Tell from its id whether a batch is a second reading."""
    return _MARK.search(batch) is not None
