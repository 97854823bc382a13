"""What a finished judgment needs, and how a draft becomes one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

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
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import (
    Asked,
    ChoiceQuestion,
    EditQuestion,
    EditTarget,
    Form,
    Question,
    RankingQuestion,
    RatingQuestion,
    StrengthQuestion,
    TextQuestion,
)
from trainer_desk.work.ids import AxisId, QuestionId, ResponseId
from trainer_desk.work.task import Task


class Lack(Enum):
    """What is wrong with an answer."""

    NOT_ANSWERED = "not_answered"
    NOT_ALL_RANKED = "not_all_ranked"
    NOT_RATED = "not_rated"
    NOT_EDITED = "not_edited"
    NOT_CHANGED = "not_changed"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One thing that keeps a draft from being a judgment, and where to go to mend it.

    Attributes:
        response_id: The response it is about, where it is about one.
        axis_id: The axis it is about, where it is about one.
        count: Words too few or too many, responses not ranked; 0 where it does not apply.
    """

    question_id: QuestionId
    lack: Lack
    response_id: ResponseId | None = None
    axis_id: AxisId | None = None
    count: int = 0


class IncompleteDraft(Exception):
    """A draft cannot be sealed yet; the trainer must fill in what is missing.

    Attributes:
        missing: What is missing, in the form's order; never empty.
    """

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        super().__init__(f"{len(missing)} answers are missing")
        self.missing = missing


def asked_of(form: Form, task: Task) -> tuple[Question, ...]:
    """Return the questions that make sense for this task.

    A ranking wants two responses, a strength exactly two, ratings and edits one.
    """
    number = len(task.responses)

    def fits(question: Question) -> bool:
        match question:
            case RankingQuestion():
                return number >= 2
            case StrengthQuestion():
                return number == 2
            case RatingQuestion() | EditQuestion():
                return number >= 1
            case _:
                return True

    return tuple(filter(fits, form.questions))


def missing(form: Form, task: Task, draft: Draft) -> tuple[Missing, ...]:
    """Return everything that keeps `draft` from being sealed, in the form's order."""
    return tuple(
        lack for question in asked_of(form, task) for lack in _lacks(question, task, draft)
    )


def in_shown_order(lacks: Iterable[Missing], order: Sequence[ResponseId]) -> tuple[Missing, ...]:
    """Return what is missing with each question's responses as the trainer sees them, A first."""
    questions: list[QuestionId] = []
    place = {response_id: at for at, response_id in enumerate(order)}

    def key(lack: Missing) -> tuple[int, int]:
        if lack.question_id not in questions:
            questions.append(lack.question_id)
        at = -1 if lack.response_id is None else place.get(lack.response_id, len(place))
        return questions.index(lack.question_id), at

    return tuple(sorted(lacks, key=key))


def final_answers(form: Form, task: Task, draft: Draft) -> tuple[tuple[QuestionId, Answer], ...]:
    """Return the answers as a judgment holds them: in the form's order, without leftovers.

    Edits of responses that were not chosen stay in the draft's history and are not delivered, nor
    are the places of a ranking that says "cannot judge", nor an edit that was begun and changed
    nothing where the form asks for a change but for no edit.
    """
    sealed: list[tuple[QuestionId, Answer]] = []
    given = dict(draft.answers)
    for question in asked_of(form, task):
        answer = given.get(question.id)
        if isinstance(question, EditQuestion) and isinstance(answer, EditAnswer):
            answer = _chosen_edit(question, answer, task)
        if isinstance(answer, RankingAnswer) and answer.verdict is RankingVerdict.CANNOT_JUDGE:
            answer = RankingAnswer(verdict=answer.verdict)
        if answer is not None and not is_empty(answer):
            sealed.append((question.id, answer))
    return tuple(sealed)


def best_responses(form: Form, draft: Draft) -> tuple[ResponseId, ...]:
    """Return the response or responses the draft puts first, none while nothing is ranked."""
    for question in form.questions:
        if isinstance(question, RankingQuestion):
            ranking = draft.answer(question.id, RankingAnswer)
            if ranking is not None and ranking.groups:
                return ranking.groups[0]
        if isinstance(question, StrengthQuestion):
            strength = draft.answer(question.id, StrengthAnswer)
            if strength is not None and strength.preferred is not None:
                return (strength.preferred,)
    return ()


def edit_target(question: EditQuestion, form: Form, task: Task, draft: Draft) -> ResponseId | None:
    """Return the response to rewrite if the trainer does not say otherwise; None if it is open."""
    answer = draft.answer(question.id, EditAnswer)
    if answer is not None and answer.chosen is not None:
        return answer.chosen
    if len(task.responses) == 1:
        return task.responses[0].id
    if question.target == EditTarget.BEST:
        best = best_responses(form, draft)
        return best[0] if best else None
    return None


def is_empty(answer: Answer) -> bool:
    """Tell whether an answer says nothing."""
    match answer:
        case RankingAnswer():
            return not answer.groups and answer.verdict is RankingVerdict.RANKED
        case RatingAnswer():
            return not answer.ratings
        case EditAnswer():
            return not answer.edits
        case TextAnswer():
            return not answer.text
        case ChoiceAnswer():
            return not answer.options
        case StrengthAnswer():
            return False


def count_words(text: str) -> int:
    """Return the number of words: runs of characters between white space with a letter or digit."""
    return sum(1 for run in text.split() if any(map(str.isalnum, run)))


def _lacks(question: Question, task: Task, draft: Draft) -> Iterator[Missing]:
    match question:
        case RankingQuestion():
            yield from _ranking_lacks(question, task, draft)
        case RatingQuestion():
            yield from _rating_lacks(question, task, draft)
        case EditQuestion():
            yield from _edit_lacks(question, task, draft)
        case TextQuestion():
            yield from _text_lacks(question, draft)
        case ChoiceQuestion():
            choice = draft.answer(question.id, ChoiceAnswer)
            if choice is None or not choice.options:
                yield from _unanswered(question)
        case StrengthQuestion():
            if draft.answer(question.id, StrengthAnswer) is None:
                yield from _unanswered(question)


def _unanswered(question: Asked) -> Iterator[Missing]:
    if question.required:
        yield Missing(question_id=question.id, lack=Lack.NOT_ANSWERED)


def _ranking_lacks(question: RankingQuestion, task: Task, draft: Draft) -> Iterator[Missing]:
    answer = draft.answer(question.id, RankingAnswer)
    if answer is None or is_empty(answer):
        yield from _unanswered(question)
    elif answer.verdict is RankingVerdict.RANKED:
        left = len(task.responses) - len(answer.placed)
        if left:
            yield Missing(question_id=question.id, lack=Lack.NOT_ALL_RANKED, count=left)


def _rating_lacks(question: RatingQuestion, task: Task, draft: Draft) -> Iterator[Missing]:
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


def _edit_lacks(question: EditQuestion, task: Task, draft: Draft) -> Iterator[Missing]:
    answer = draft.answer(question.id, EditAnswer)
    if answer is None or answer.chosen is None:
        if question.required:
            yield Missing(question_id=question.id, lack=Lack.NOT_EDITED)
        return
    if question.must_change and question.required and _is_unchanged(answer, task):
        yield Missing(question_id=question.id, lack=Lack.NOT_CHANGED, response_id=answer.chosen)


def _is_unchanged(answer: EditAnswer, task: Task) -> bool:
    chosen = answer.chosen
    return chosen is not None and answer.text(chosen) == task.response(chosen).text


def _chosen_edit(question: EditQuestion, answer: EditAnswer, task: Task) -> EditAnswer | None:
    if question.must_change and _is_unchanged(answer, task):
        return None
    kept = tuple(edit for edit in answer.edits if edit.response_id == answer.chosen)
    return EditAnswer(edits=kept, chosen=answer.chosen) if kept else None


def _text_lacks(question: TextQuestion, draft: Draft) -> Iterator[Missing]:
    answer = draft.answer(question.id, TextAnswer)
    words = count_words(answer.text) if answer else 0
    if answer is None or not answer.text.strip():
        if question.required:
            yield Missing(question_id=question.id, lack=Lack.NOT_ANSWERED, count=question.min_words)
    elif words < question.min_words:
        yield Missing(
            question_id=question.id, lack=Lack.TOO_SHORT, count=question.min_words - words
        )
    elif question.max_words and words > question.max_words:
        yield Missing(question_id=question.id, lack=Lack.TOO_LONG, count=words - question.max_words)
