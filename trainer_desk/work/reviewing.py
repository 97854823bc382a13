"""What a second reading comes to: corrections are seen from what the reviewer changed."""

from __future__ import annotations

from trainer_desk.work.answers import Answer, EditAnswer
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import QuestionId
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.review import FieldReview, ReviewAnswer, ReviewQuestion, ReviewVerdict


def corrected(judged: Judgment, draft: Draft, question_id: QuestionId) -> bool:
    """Tell whether the reviewer's answer to a question is another than the trainer's."""
    before, now = dict(judged.answers).get(question_id), dict(draft.answers).get(question_id)
    return not _same(before, now)


def review_now(question: ReviewQuestion, judged: Judgment, draft: Draft) -> ReviewAnswer:
    """Return what the reviewer says about each answer of the judgment, in its order.

    An answer that was changed is corrected, unless it goes back; one that was not cannot be. What
    nothing is said about is left out.
    """
    said = draft.answer(question.id, ReviewAnswer) or ReviewAnswer()
    found = (_field(said, judged, draft, question_id) for question_id, _ in judged.answers)
    return ReviewAnswer(fields=tuple(field for field in found if field is not None))


def _field(
    said: ReviewAnswer, judged: Judgment, draft: Draft, question_id: QuestionId
) -> FieldReview | None:
    field, changed = said.field(question_id), corrected(judged, draft, question_id)
    if field is not None and field.verdict is ReviewVerdict.RETURN:
        return field
    remark = "" if field is None else field.remark
    if changed:
        return FieldReview(question_id=question_id, verdict=ReviewVerdict.CORRECT, remark=remark)
    return field if field is not None and field.verdict is ReviewVerdict.ACCEPT else None


def _same(before: Answer | None, now: Answer | None) -> bool:
    if isinstance(before, EditAnswer) and isinstance(now, EditAnswer):
        return before.chosen == now.chosen and frozenset(before.edits) == frozenset(now.edits)
    return before == now
