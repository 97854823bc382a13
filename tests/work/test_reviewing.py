"""A second reading: what was changed is corrected, and is shown as its trainer saw it."""

from dataclasses import replace

from tests.work.test_further_rules import JUDGED, TASK, TITLE, WHY, A, B
from trainer_desk.work.answers import Edit, EditAnswer, TextAnswer
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import EditQuestion, Form, TextQuestion
from trainer_desk.work.ids import QuestionId
from trainer_desk.work.review import FieldReview, ReviewAnswer, ReviewQuestion, ReviewVerdict
from trainer_desk.work.reviewing import corrected, review_now
from trainer_desk.work.rules import Lack, final_answers, missing
from trainer_desk.work.shuffle import order_of

REVIEW, EDIT = QuestionId("review"), QuestionId("edit")
QUESTION = ReviewQuestion(id=REVIEW, title=TITLE)
EDITS = EditAnswer(
    edits=(Edit(response_id=A, text="So!"), Edit(response_id=B, text="Thus!")), chosen=A
)
FORM = Form(
    questions=(
        TextQuestion(id=WHY, title=TITLE, required=False),
        EditQuestion(id=EDIT, title=TITLE, required=False),
        QUESTION,
    )
)
READ = replace(TASK, judged=replace(JUDGED, answers=(*JUDGED.answers, (EDIT, EDITS))))
BEGUN = Draft(answers=READ.judged.answers)


def said(draft, verdict, *, remark="", question=WHY):
    before = draft.answer(REVIEW, ReviewAnswer) or ReviewAnswer()
    field = FieldReview(question_id=question, verdict=verdict, remark=remark)
    return draft.answered(REVIEW, before.with_field(field))


def now(draft):
    return {
        field.question_id: (field.verdict, field.remark)
        for field in review_now(QUESTION, READ.judged, draft).fields
    }


def test_what_was_changed_is_a_correction_whether_it_is_called_so_or_not():
    better = BEGUN.answered(WHY, TextAnswer(text="B is right."))

    assert corrected(READ.judged, better, WHY)
    assert now(better) == {WHY: (ReviewVerdict.CORRECT, "")}
    assert now(said(better, ReviewVerdict.ACCEPT, remark="Nearly.")) == {
        WHY: (ReviewVerdict.CORRECT, "Nearly.")
    }


def test_what_was_not_changed_is_no_correction():
    assert now(said(BEGUN, ReviewVerdict.CORRECT)) == {}
    assert now(said(BEGUN, ReviewVerdict.ACCEPT)) == {WHY: (ReviewVerdict.ACCEPT, "")}


def test_an_answer_taken_away_is_corrected():
    assert now(BEGUN.answered(WHY, None)) == {WHY: (ReviewVerdict.CORRECT, "")}


def test_what_goes_back_goes_back_though_it_was_changed():
    better = BEGUN.answered(WHY, TextAnswer(text="B is right."))

    assert now(said(better, ReviewVerdict.RETURN, remark="See mine.")) == {
        WHY: (ReviewVerdict.RETURN, "See mine.")
    }


def test_in_which_order_rewrites_were_begun_is_no_correction():
    turned = replace(EDITS, edits=EDITS.edits[::-1])

    assert not corrected(READ.judged, BEGUN.answered(EDIT, turned), EDIT)
    assert corrected(READ.judged, BEGUN.answered(EDIT, replace(EDITS, chosen=B)), EDIT)


def test_corrections_need_no_verdict_and_are_sealed_as_such():
    better = said(BEGUN, ReviewVerdict.ACCEPT, question=EDIT)
    open_draft = better
    done = better.answered(WHY, TextAnswer(text="B is right."))

    assert [lack.lack for lack in missing(FORM, READ, open_draft)] == [Lack.NOT_REVIEWED]
    assert missing(FORM, READ, done) == ()
    sealed = dict(final_answers(FORM, READ, done))[REVIEW]
    assert [field.verdict for field in sealed.fields] == [
        ReviewVerdict.CORRECT,
        ReviewVerdict.ACCEPT,
    ]


def test_a_reviewer_sees_the_order_that_the_trainer_saw():
    turned = replace(READ, judged=replace(READ.judged, shown_order=(B, A)))
    other = replace(READ, judged=replace(READ.judged, shown_order=(A,)))

    assert order_of(turned, seed="any", trainer="rita") == (B, A)
    assert order_of(READ, seed="any", trainer="rita") == (A, B)
    assert order_of(other, seed="s", trainer="rita") == order_of(TASK, seed="s", trainer="rita")
