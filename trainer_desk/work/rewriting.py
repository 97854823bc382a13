"""Rewriting a response: what asks for it, which response it is, and how it begins."""

from __future__ import annotations

from trainer_desk.work.answers import Edit, EditAnswer
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import EditQuestion, EditTarget, Form
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.rules import asked_of, best_responses
from trainer_desk.work.task import Task


def edit_question(form: Form, task: Task) -> EditQuestion | None:
    """Return the question that asks for a rewrite of this task, None where none does."""
    asked = asked_of(form, task)
    return next((question for question in asked if isinstance(question, EditQuestion)), None)


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


def with_rewrite_begun(
    question: EditQuestion, task: Task, draft: Draft, response_id: ResponseId
) -> Draft:
    """Return the draft with this response chosen; its rewrite starts as the stored original.

    A rewrite that was begun before goes on as it is.
    """
    answer = draft.answer(question.id, EditAnswer) or EditAnswer()
    text = answer.text(response_id)
    if text is None:
        text = task.response(response_id).text
    edited = answer.edited(Edit(response_id=response_id, text=text))
    return draft.answered(question.id, edited)
