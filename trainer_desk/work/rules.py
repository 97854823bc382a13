"""What a finished judgment needs, and how a draft becomes one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

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
from trainer_desk.work.decision import DecisionAnswer, DecisionQuestion, DecisionVerdict
from trainer_desk.work.draft import Draft
from trainer_desk.work.facts import FactsAnswer
from trainer_desk.work.form import (
    ChoiceQuestion,
    EditQuestion,
    Form,
    Question,
    RankingQuestion,
    RatingQuestion,
    StrengthQuestion,
)
from trainer_desk.work.ids import QuestionId, ResponseId
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.lacks import Lack, Missing, count_words, lacks_of, unchanged
from trainer_desk.work.marks import Ground, SpansAnswer, Where
from trainer_desk.work.repeats import DuplicatesAnswer, DuplicatesQuestion
from trainer_desk.work.review import ReviewAnswer, ReviewQuestion
from trainer_desk.work.reviewing import review_now
from trainer_desk.work.task import Task
from trainer_desk.work.writing import WriteAnswer, WriteQuestion
from trainer_desk.work.written import written

__all__ = ["IncompleteDraft", "Lack", "Missing", "count_words", "missing"]


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

    A ranking and a search for repetitions want two responses, a strength exactly two, ratings and
    edits one, a second reading a finished judgment.
    """
    number = len(task.responses)

    def fits(question: Question) -> bool:
        match question:
            case RankingQuestion() | DuplicatesQuestion():
                return number >= 2
            case StrengthQuestion():
                return number == 2
            case RatingQuestion() | EditQuestion():
                return number >= 1
            case ReviewQuestion():
                return task.judged is not None
            case _:
                return True

    return tuple(filter(fits, form.questions))


def missing(form: Form, task: Task, draft: Draft) -> tuple[Missing, ...]:
    """Return everything that keeps `draft` from being sealed, in the form's order.

    Where a decision turns the prompt away, only the questions that it says so of are needed still.
    """
    freed = freed_by_decision(form, draft)
    return tuple(
        lack
        for question in asked_of(form, task)
        if question.id not in freed
        for lack in lacks_of(question, task, draft)
    )


def freed_by_decision(form: Form, draft: Draft) -> frozenset[QuestionId]:
    """Return the questions that need no answer because the prompt is refused or redirected."""
    for question in form.questions:
        if isinstance(question, DecisionQuestion):
            decision = draft.answer(question.id, DecisionAnswer)
            if decision is not None and decision.turns_away:
                return frozenset(
                    one.id
                    for one in form.questions
                    if not isinstance(one, DecisionQuestion | ReviewQuestion)
                    and one.id not in question.still_asked
                )
    return frozenset()


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
    are marks on them, nor the places of a ranking that says "cannot judge", nor an edit that was
    begun and changed nothing where the form asks for a change but for no edit, nor what was said
    about an axis or an option that a newer revision of the form has no more.
    """
    sealed: list[tuple[QuestionId, Answer]] = []
    given = dict(draft.answers)
    for question in asked_of(form, task):
        answer = _still_asked(question, given.get(question.id))
        if isinstance(question, EditQuestion) and isinstance(answer, EditAnswer):
            answer = _chosen_edit(question, answer, task)
        if isinstance(answer, RankingAnswer) and answer.verdict is RankingVerdict.CANNOT_JUDGE:
            answer = RankingAnswer(verdict=answer.verdict)
        if isinstance(answer, DecisionAnswer):
            answer = _decided(answer)
        if isinstance(question, ReviewQuestion) and task.judged is not None:
            answer = review_now(question, task.judged, draft)
        if answer is not None and not is_empty(answer):
            sealed.append((question.id, answer))
    texts = written_texts(sealed)
    marked = ((question_id, _on_texts(answer, texts)) for question_id, answer in sealed)
    return tuple(pair for pair in marked if not is_empty(pair[1]))


def _still_asked(question: Question, answer: Answer | None) -> Answer | None:
    """Return an answer without what its question does not ask any more."""
    if isinstance(question, RatingQuestion) and isinstance(answer, RatingAnswer):
        axes = {axis.id for axis in question.axes}
        kept = tuple(rating for rating in answer.ratings if rating.axis_id in axes)
        return RatingAnswer(ratings=kept)
    if isinstance(question, ChoiceQuestion) and isinstance(answer, ChoiceAnswer):
        options = {option.id for option in question.options}
        return ChoiceAnswer(options=tuple(one for one in answer.options if one in options))
    return answer


def written_texts(answers: Iterable[tuple[QuestionId, Answer]]) -> dict[Where, str]:
    """Return every text of the trainer's among some answers, by its place."""
    texts: dict[Where, str] = {}
    for question_id, answer in answers:
        if isinstance(answer, EditAnswer):
            for edit in answer.edits:
                texts[Where.in_edit(edit.response_id)] = edit.text
        for slot, text in written(answer).items():
            texts[Where.in_written(question_id, slot)] = text
    return texts


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


def standing_above(form: Form) -> tuple[QuestionId, ...]:
    """Return the questions whose written answer stands above every response, in order."""
    return tuple(
        question.id
        for question in form.questions
        if isinstance(question, WriteQuestion) and question.is_best
    )


def best_is_written(form: Form, work: Draft | Judgment) -> QuestionId | None:
    """Return the question whose written answer stands above every response, None for none.

    Args:
        form: The batch's form.
        work: What was answered so far, or sealed.
    """
    given = dict(work.answers)
    for question_id in standing_above(form):
        answer = given.get(question_id)
        if isinstance(answer, WriteAnswer) and answer.is_written:
            return question_id
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
        case _:
            return _is_further_empty(answer)


def _chosen_edit(question: EditQuestion, answer: EditAnswer, task: Task) -> EditAnswer | None:
    if question.must_change and unchanged(answer, task):
        return None
    kept = tuple(edit for edit in answer.edits if edit.response_id == answer.chosen)
    return EditAnswer(edits=kept, chosen=answer.chosen) if kept else None


def _on_texts(answer: Answer, texts: Mapping[Where, str]) -> Answer:
    """Leave out marks on a text of the trainer's that is not delivered, such as another rewrite."""
    if not isinstance(answer, SpansAnswer):
        return answer
    own = (Ground.EDIT, Ground.WRITTEN)
    kept = (
        mark
        for mark in answer.marks
        if mark.spot.where.ground not in own or mark.spot.where in texts
    )
    return replace(answer, marks=tuple(kept))


def _is_further_empty(
    answer: DecisionAnswer
    | SpansAnswer
    | WriteAnswer
    | FactsAnswer
    | DuplicatesAnswer
    | ReviewAnswer,
) -> bool:
    return answer == type(answer)()


def _decided(answer: DecisionAnswer) -> DecisionAnswer:
    """Leave out what belongs to another verdict than the one that was given."""
    if answer.verdict is DecisionVerdict.ANSWER:
        return DecisionAnswer(verdict=answer.verdict)
    redirects = answer.verdict is DecisionVerdict.REDIRECT
    return replace(
        answer,
        specialist=answer.specialist if redirects else None,
        wording=answer.wording if answer.turns_away else "",
    )
