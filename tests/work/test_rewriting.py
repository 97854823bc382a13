"""Which response is rewritten, and where its rewrite starts."""

from dataclasses import replace

from trainer_desk.work.answers import Edit, EditAnswer, RankingAnswer
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import EditQuestion, EditTarget, Form, RankingQuestion
from trainer_desk.work.ids import QuestionId, ResponseId, TaskId
from trainer_desk.work.rewriting import edit_question, edit_target, with_rewrite_begun
from trainer_desk.work.task import Response, Role, Task, Turn
from trainer_desk.work.wording import Wording

A, B = ResponseId("a"), ResponseId("b")
RANK, EDIT = QuestionId("rank"), QuestionId("edit")
T = Wording.of("t")

EDITING = EditQuestion(id=EDIT, title=T)
FORM = Form(questions=(RankingQuestion(id=RANK, title=T), EDITING))


def task_of(*responses: ResponseId) -> Task:
    return Task(
        id=TaskId("t"),
        prompt=(Turn(role=Role.USER, text="?"),),
        responses=tuple(Response(id=response, text=f"text {response}") for response in responses),
    )


def test_a_rewrite_is_asked_for_where_there_is_a_response():
    assert edit_question(FORM, task_of(A)) == EDITING
    assert edit_question(FORM, task_of()) is None
    assert edit_question(Form(questions=FORM.questions[:1]), task_of(A)) is None


def test_the_response_to_rewrite_is_the_chosen_one_then_the_only_one_then_the_best():
    form = FORM
    best = Draft().answered(RANK, RankingAnswer(groups=((B,), (A,))))
    chosen = best.answered(EDIT, EditAnswer(chosen=A))
    open_ = replace(EDITING, target=EditTarget.ANY)

    assert edit_target(EDITING, form, task_of(A, B), chosen) == A
    assert edit_target(open_, form, task_of(A), Draft()) == A
    assert edit_target(EDITING, form, task_of(A, B), best) == B
    assert edit_target(EDITING, form, task_of(A, B), Draft()) is None
    assert edit_target(open_, form, task_of(A, B), best) is None


def test_a_rewrite_starts_as_the_original_and_goes_on_as_it_was_left():
    other = Draft().answered(EDIT, EditAnswer(edits=(Edit(response_id=B, text="new"),), chosen=B))

    begun = with_rewrite_begun(EDITING, task_of(A, B), other, A)
    back = with_rewrite_begun(EDITING, task_of(A, B), begun, B)

    assert begun.answer(EDIT, EditAnswer) == EditAnswer(
        edits=(Edit(response_id=B, text="new"), Edit(response_id=A, text="text a")), chosen=A
    )
    assert back.answer(EDIT, EditAnswer) == replace(begun.answer(EDIT, EditAnswer), chosen=B)
