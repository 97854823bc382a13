"""What the answer to one question lacks, kind by kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from trainer_desk.values import dataclass
from trainer_desk.work.answers import (
    ChoiceAnswer,
    EditAnswer,
    RankingAnswer,
    RankingVerdict,
    RatingAnswer,
    StrengthAnswer,
    TextAnswer,
)
from trainer_desk.work.decision import DecisionAnswer, DecisionQuestion, DecisionVerdict
from trainer_desk.work.draft import Draft
from trainer_desk.work.facts import Claim, FactsAnswer, FactsQuestion, Stance
from trainer_desk.work.form import (
    Asked,
    ChoiceQuestion,
    EditQuestion,
    Question,
    RankingQuestion,
    RatingQuestion,
    StrengthQuestion,
    TextQuestion,
)
from trainer_desk.work.ids import AxisId, MarkId, QuestionId, ResponseId
from trainer_desk.work.marks import SpansAnswer, SpansQuestion
from trainer_desk.work.repeats import DuplicatesAnswer, DuplicatesQuestion
from trainer_desk.work.review import ReviewQuestion, ReviewVerdict
from trainer_desk.work.reviewing import review_now
from trainer_desk.work.task import Task
from trainer_desk.work.writing import WriteAnswer, WriteQuestion
from trainer_desk.work.written import EXPLANATION, WORDING

_WORDS = re.compile(r"[^\W_]\S*")
"""From the first letter or digit of a run to its end: one for each run that has one."""


class Lack(Enum):
    """What is wrong with an answer."""

    NOT_ANSWERED = "not_answered"
    NOT_ALL_RANKED = "not_all_ranked"
    NOT_RATED = "not_rated"
    NOT_EDITED = "not_edited"
    NOT_CHANGED = "not_changed"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NO_REASON = "no_reason"
    NO_SEVERITY = "no_severity"
    NO_SPECIALIST = "no_specialist"
    NO_POINT = "no_point"
    NO_STANCE = "no_stance"
    NO_IMPORTANCE = "no_importance"
    NO_SOURCE = "no_source"
    NOT_REVIEWED = "not_reviewed"
    NO_REMARK = "no_remark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One thing that keeps a draft from being a judgment, and where to go to mend it.

    Attributes:
        response_id: The response it is about, where it is about one.
        axis_id: The axis it is about, where it is about one.
        slot: The text it is about, where the answer holds several (`work.written`).
        item: The claim it is about, where it is about one.
        field: The reviewed question it is about, where it is about one.
        count: Words too few or too many, responses not ranked, points not ticked; 0 where it does
            not apply.
    """

    question_id: QuestionId
    lack: Lack
    response_id: ResponseId | None = None
    axis_id: AxisId | None = None
    slot: str = ""
    item: MarkId | None = None
    field: QuestionId | None = None
    count: int = 0


def lacks_of(question: Question, task: Task, draft: Draft) -> Iterator[Missing]:
    """Yield everything that the answer to a question lacks, in the order it is shown."""
    match question:
        case RankingQuestion():
            yield from _ranking(question, task, draft)
        case RatingQuestion():
            yield from _rating(question, task, draft)
        case EditQuestion():
            yield from _edit(question, task, draft)
        case TextQuestion():
            answer = draft.answer(question.id, TextAnswer)
            yield from _text(question, answer.text if answer else "")
        case ChoiceQuestion():
            choice = draft.answer(question.id, ChoiceAnswer)
            if choice is None or not choice.options:
                yield from _unanswered(question)
        case StrengthQuestion():
            if draft.answer(question.id, StrengthAnswer) is None:
                yield from _unanswered(question)
        case _:
            yield from _further(question, task, draft)


def _further(
    question: DecisionQuestion
    | SpansQuestion
    | WriteQuestion
    | FactsQuestion
    | DuplicatesQuestion
    | ReviewQuestion,
    task: Task,
    draft: Draft,
) -> Iterator[Missing]:
    match question:
        case DecisionQuestion():
            yield from _decision(question, draft)
        case WriteQuestion():
            yield from _write(question, draft)
        case FactsQuestion():
            yield from _facts(question, draft)
        case ReviewQuestion():
            yield from _review(question, task, draft)
        case SpansQuestion():
            marks = draft.answer(question.id, SpansAnswer)
            if marks is None or not (marks.marks or marks.nothing):
                yield from _unanswered(question)
        case DuplicatesQuestion():
            repeats = draft.answer(question.id, DuplicatesAnswer)
            if repeats is None or not (repeats.repeats or repeats.nothing):
                yield from _unanswered(question)


def unchanged(answer: EditAnswer, task: Task) -> bool:
    """Tell whether the rewrite that counts says what its original says."""
    chosen = answer.chosen
    return chosen is not None and answer.text(chosen) == task.response(chosen).text


def count_words(text: str) -> int:
    """Return the number of words: runs of characters between white space with a letter or digit."""
    return len(_WORDS.findall(text))


def _unanswered(question: Asked) -> Iterator[Missing]:
    if question.required:
        yield Missing(question_id=question.id, lack=Lack.NOT_ANSWERED)


def _ranking(question: RankingQuestion, task: Task, draft: Draft) -> Iterator[Missing]:
    answer = draft.answer(question.id, RankingAnswer)
    if answer is None or (not answer.groups and answer.verdict is RankingVerdict.RANKED):
        yield from _unanswered(question)
    elif answer.verdict is RankingVerdict.RANKED:
        left = len(task.responses) - len(answer.placed)
        if left:
            yield Missing(question_id=question.id, lack=Lack.NOT_ALL_RANKED, count=left)


def _rating(question: RatingQuestion, task: Task, draft: Draft) -> Iterator[Missing]:
    answer = draft.answer(question.id, RatingAnswer) or RatingAnswer()
    if not question.required:
        return
    for response in task.responses:
        for axis in question.axes:
            if answer.value(response.id, axis.id) is None:
                yield Missing(
                    question_id=question.id,
                    lack=Lack.NOT_RATED,
                    response_id=response.id,
                    axis_id=axis.id,
                )


def _edit(question: EditQuestion, task: Task, draft: Draft) -> Iterator[Missing]:
    answer = draft.answer(question.id, EditAnswer)
    if answer is None or answer.chosen is None:
        if question.required:
            yield Missing(question_id=question.id, lack=Lack.NOT_EDITED)
        return
    if question.must_change and question.required and unchanged(answer, task):
        yield Missing(question_id=question.id, lack=Lack.NOT_CHANGED, response_id=answer.chosen)


def _text(question: TextQuestion | WriteQuestion, text: str) -> Iterator[Missing]:
    words = count_words(text)
    if not text.strip():
        if question.required:
            yield Missing(question_id=question.id, lack=Lack.NOT_ANSWERED, count=question.min_words)
    elif words < question.min_words:
        yield Missing(
            question_id=question.id, lack=Lack.TOO_SHORT, count=question.min_words - words
        )
    elif question.max_words and words > question.max_words:
        yield Missing(question_id=question.id, lack=Lack.TOO_LONG, count=words - question.max_words)


def _write(question: WriteQuestion, draft: Draft) -> Iterator[Missing]:
    answer = draft.answer(question.id, WriteAnswer) or WriteAnswer()
    yield from _text(question, answer.text)
    left = sum(point.id not in answer.points for point in question.points)
    if left and answer.is_written:
        yield Missing(question_id=question.id, lack=Lack.NO_POINT, count=left)


def _decision(question: DecisionQuestion, draft: Draft) -> Iterator[Missing]:
    answer = draft.answer(question.id, DecisionAnswer)
    if answer is None or answer.verdict is None:
        if question.required or answer not in (None, DecisionAnswer()):
            yield Missing(question_id=question.id, lack=Lack.NOT_ANSWERED)
        return
    if answer.verdict is DecisionVerdict.ANSWER:
        return
    if question.reasons and not answer.reasons:
        yield Missing(question_id=question.id, lack=Lack.NO_REASON)
    if question.severity is not None and answer.severity is None:
        yield Missing(question_id=question.id, lack=Lack.NO_SEVERITY)
    redirects = answer.verdict is DecisionVerdict.REDIRECT
    if redirects and question.specialists and answer.specialist is None:
        yield Missing(question_id=question.id, lack=Lack.NO_SPECIALIST)
    if answer.turns_away:
        yield from _slot(question.id, WORDING, answer.wording, question.min_wording_words)
    yield from _slot(question.id, EXPLANATION, answer.explanation, question.min_explanation_words)


def _slot(question_id: QuestionId, slot: str, text: str, least: int) -> Iterator[Missing]:
    short = least - count_words(text)
    if short > 0:
        yield Missing(question_id=question_id, lack=Lack.TOO_SHORT, slot=slot, count=short)


def _facts(question: FactsQuestion, draft: Draft) -> Iterator[Missing]:
    answer = draft.answer(question.id, FactsAnswer)
    if answer is None or not (answer.claims or answer.nothing):
        yield from _unanswered(question)
        return
    for claim in answer.claims:
        for lack in _claim(question, claim):
            response = claim.spots[0].where.response_id if claim.spots else None
            yield Missing(question_id=question.id, lack=lack, item=claim.id, response_id=response)


def _claim(question: FactsQuestion, claim: Claim) -> Iterator[Lack]:
    if claim.stance is None:
        yield Lack.NO_STANCE
    if question.importance is not None and claim.importance is None:
        yield Lack.NO_IMPORTANCE
    decided = claim.stance not in (None, Stance.NOT_CHECKABLE)
    named = any(source.url.strip() or source.quote.strip() for source in claim.sources)
    if question.source_needed and decided and not named:
        yield Lack.NO_SOURCE


def _review(question: ReviewQuestion, task: Task, draft: Draft) -> Iterator[Missing]:
    if task.judged is None or not question.required:
        return
    answer = review_now(question, task.judged, draft)
    for field, _ in task.judged.answers:
        said = answer.field(field)
        if said is None:
            yield Missing(question_id=question.id, lack=Lack.NOT_REVIEWED, field=field)
        elif said.verdict is ReviewVerdict.RETURN and not said.remark.strip():
            yield Missing(question_id=question.id, lack=Lack.NO_REMARK, field=field)
