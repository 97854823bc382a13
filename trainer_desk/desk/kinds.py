"""What to call a step; pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from trainer_desk.work.answers import (
    Answer,
    EditAnswer,
    RankingAnswer,
    RatingAnswer,
    StrengthAnswer,
    TextAnswer,
)
from trainer_desk.work.decision import DecisionAnswer
from trainer_desk.work.facts import FactsAnswer
from trainer_desk.work.marks import SpansAnswer
from trainer_desk.work.opened import StepKind
from trainer_desk.work.repeats import DuplicatesAnswer
from trainer_desk.work.review import ReviewAnswer
from trainer_desk.work.steps import (
    ChosenChange,
    DraftChange,
    FlagChange,
    SpotsChange,
    TextChange,
    ValueChange,
)
from trainer_desk.work.writing import WriteAnswer
from trainer_desk.work.written import NOTE


def kind_of(changes: Iterable[DraftChange]) -> StepKind:
    """Return what a step with these changes is called; marks that went along are no change."""
    kinds = {_kind(change) for change in changes if not isinstance(change, SpotsChange)}
    return kinds.pop() if len(kinds) == 1 else StepKind.SEVERAL


def _kind(change: TextChange | ValueChange | ChosenChange | FlagChange) -> StepKind:
    match change:
        case TextChange(question_id=question) if question == NOTE:
            return StepKind.NOTE
        case TextChange(slot="note"):
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
    return StepKind.CHOICE if answer is None else _ANSWERS.get(type(answer), StepKind.CHOICE)


_ANSWERS: Final = {
    RankingAnswer: StepKind.RANKING,
    StrengthAnswer: StepKind.RANKING,
    RatingAnswer: StepKind.RATING,
    EditAnswer: StepKind.EDIT,
    TextAnswer: StepKind.TEXT,
    DecisionAnswer: StepKind.DECISION,
    SpansAnswer: StepKind.MARK,
    WriteAnswer: StepKind.WRITING,
    FactsAnswer: StepKind.FACT,
    DuplicatesAnswer: StepKind.REPEAT,
    ReviewAnswer: StepKind.REVIEW,
}
