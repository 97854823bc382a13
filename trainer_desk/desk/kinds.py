"""What to call a step; pure."""

from __future__ import annotations

from collections.abc import Iterable

from trainer_desk.work.answers import (
    Answer,
    EditAnswer,
    RankingAnswer,
    RatingAnswer,
    StrengthAnswer,
    TextAnswer,
)
from trainer_desk.work.opened import StepKind
from trainer_desk.work.steps import (
    NOTE,
    ChosenChange,
    DraftChange,
    FlagChange,
    TextChange,
    ValueChange,
)


def kind_of(changes: Iterable[DraftChange]) -> StepKind:
    """Return what a step with these changes is called."""
    kinds = {_kind(change) for change in changes}
    return kinds.pop() if len(kinds) == 1 else StepKind.SEVERAL


def _kind(change: DraftChange) -> StepKind:
    match change:
        case TextChange(question_id=question) if question == NOTE:
            return StepKind.NOTE
        case TextChange(response_id=response):
            return StepKind.TEXT if response is None else StepKind.EDIT
        case ChosenChange():
            return StepKind.EDIT
        case FlagChange():
            return StepKind.FLAG
        case ValueChange(before=before, after=after):
            return _answer_kind(after if after is not None else before)


def _answer_kind(answer: Answer | None) -> StepKind:
    match answer:
        case RankingAnswer() | StrengthAnswer():
            return StepKind.RANKING
        case RatingAnswer():
            return StepKind.RATING
        case EditAnswer():
            return StepKind.EDIT
        case TextAnswer():
            return StepKind.TEXT
        case _:
            return StepKind.CHOICE
