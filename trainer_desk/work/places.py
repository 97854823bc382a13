"""Where in a draft a trainer writes: every text of it by one name, whatever the question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from trainer_desk.values import dataclass
from trainer_desk.work.answers import Answer, Edit, EditAnswer, TextAnswer
from trainer_desk.work.decision import DecisionAnswer, DecisionQuestion
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import EditQuestion, Form, Question, TextQuestion
from trainer_desk.work.ids import QuestionId, ResponseId
from trainer_desk.work.writing import WriteAnswer, WriteQuestion
from trainer_desk.work.written import (
    EXPLANATION,
    MAIN,
    NOTE,
    REMARK,
    WORDING,
    Written,
    with_written,
    written,
)


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A place in a draft where a trainer writes.

    Attributes:
        question_id: The question, or `NOTE`.
        response_id: The response that is rewritten, None for any other text.
        slot: Which text of the answer (`work.written`), or `REMARK` for the question's note.
    """

    question_id: QuestionId
    response_id: ResponseId | None = None
    slot: str = MAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How many words a text may have.

    Attributes:
        least: 0 for no least number.
        most: 0 for no limit.
    """

    least: int = 0
    most: int = 0


UNBOUNDED = Bounds()


def text_at(draft: Draft, place: TextPlace) -> str | None:
    """Return what stands at a place of a draft, None where nothing was ever begun there."""
    if place.question_id == NOTE:
        return draft.note
    if place.slot == REMARK:
        return draft.field_note(place.question_id)
    if place.response_id is not None:
        edits = draft.answer(place.question_id, EditAnswer)
        return None if edits is None else edits.text(place.response_id)
    return written(_written(draft, place.question_id)).get(place.slot)


def with_text_at(draft: Draft, form: Form, place: TextPlace, text: str) -> Draft:
    """Return `draft` with another text at a place; an answer that says nothing any more is gone.

    Raises:
        KeyError: If the form has no such question.
        ValueError: If its answers have no such slot.
    """
    if place.question_id == NOTE:
        return replace(draft, note=text)
    if place.slot == REMARK:
        return draft.noted(place.question_id, text)
    if place.response_id is not None:
        edits = draft.answer(place.question_id, EditAnswer) or EditAnswer()
        edited = edits.edited(Edit(response_id=place.response_id, text=text))
        return draft.answered(place.question_id, edited)
    answer = _written(draft, place.question_id) or _begun(form.question(place.question_id))
    after = with_written(answer, place.slot, text)
    return draft.answered(place.question_id, None if after == type(after)() else after)


def bounds_at(form: Form, place: TextPlace) -> Bounds:
    """Return how many words the form wants at a place."""
    if place.question_id == NOTE or place.slot == REMARK:
        return UNBOUNDED
    question = form.question(place.question_id)
    match question:
        case TextQuestion() | WriteQuestion():
            return Bounds(least=question.min_words, most=question.max_words)
        case DecisionQuestion() if place.slot == WORDING:
            return Bounds(least=question.min_wording_words)
        case DecisionQuestion():
            return Bounds(least=question.min_explanation_words)
        case _:
            return UNBOUNDED


def places_of(questions: tuple[Question, ...]) -> Iterator[TextPlace]:
    """Yield every place that questions ask to write at, in their order; rewrites are left out."""
    for question in questions:
        match question:
            case TextQuestion() | WriteQuestion():
                yield TextPlace(question.id)
            case DecisionQuestion():
                yield TextPlace(question.id, slot=WORDING)
                yield TextPlace(question.id, slot=EXPLANATION)
            case _:
                pass


def is_rewrite(place: TextPlace) -> bool:
    """Tell whether a place is the rewrite of a response."""
    return place.response_id is not None


def _written(draft: Draft, question_id: QuestionId) -> Written | None:
    answer: Answer | None = dict(draft.answers).get(question_id)
    return answer if isinstance(answer, TextAnswer | WriteAnswer | DecisionAnswer) else None


def _begun(question: Question) -> Written:
    match question:
        case WriteQuestion():
            return WriteAnswer()
        case DecisionQuestion():
            return DecisionAnswer()
        case TextQuestion():
            return TextAnswer()
        case EditQuestion() | _:
            raise ValueError(f"{question.id} is not answered by a text")
