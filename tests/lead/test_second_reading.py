"""Finished work is read a second time: accepted, corrected, or sent back with a remark."""

from dataclasses import replace

import pytest

from tests.builders import WHY, a_draft, a_reading, first_task
from trainer_desk.desk.opening import open_desk
from trainer_desk.files.codec import task_from_json, task_to_json
from trainer_desk.files.reading import no_progress
from trainer_desk.lead.second_reading import (
    latest,
    outcomes,
    reviewed_form,
    second_reading,
    share,
)
from trainer_desk.store.store import utc_now
from trainer_desk.work.answers import TextAnswer
from trainer_desk.work.form import Form, TextQuestion
from trainer_desk.work.ids import QuestionId
from trainer_desk.work.judgment import Outcome
from trainer_desk.work.review import FieldReview, ReviewAnswer, ReviewQuestion, ReviewVerdict
from trainer_desk.work.rules import asked_of
from trainer_desk.work.wording import Wording

REVIEW = QuestionId("review")


@pytest.fixture
def worked(tmp_path):
    """A batch of three tasks, of which two are done and one is skipped, and its judgments."""
    reading = a_reading(3)
    with open_desk(tmp_path / "desk", now=utc_now) as opened:
        desk = opened.desk
        desk.import_batch(reading)
        desk.submit(first_task(desk), a_draft("because it is so"))
        desk.submit(first_task(desk, 1), a_draft("for a good reason"))
        desk.skip(first_task(desk, 2), a_draft(), reason="no idea")
        judgments = [judgment for _, judgment in desk.finished(desk.batches()[0].key)]
    return reading, judgments


def made(worked):
    reading, judgments = worked
    return second_reading(reading.batch, reading.tasks(no_progress), judgments)


def reviewed(task, *fields, reviewer="rita", revision=1, **answers):
    """Return what a reviewer seals about a task of a second reading."""
    given = dict(task.judged.answers) | answers
    said = ReviewAnswer(fields=tuple(fields))
    return replace(
        task.judged,
        task_id=task.id,
        trainer=reviewer,
        revision=revision,
        answers=(*given.items(), (REVIEW, said)),
    )


def field(verdict, remark="", question=WHY):
    return FieldReview(question_id=question, verdict=verdict, remark=remark)


def test_a_second_reading_holds_what_was_done_and_asks_about_it(worked):
    found = made(worked)

    question = found.batch.form.questions[-1]
    assert isinstance(question, ReviewQuestion)
    assert [task.judged.outcome for task in found.tasks] == [Outcome.DONE, Outcome.DONE]
    assert [dict(task.begun)[WHY].text for task in found.tasks] == [
        "because it is so",
        "for a good reason",
    ]
    assert question in asked_of(found.batch.form, found.tasks[0])
    assert found.passed_over == 1
    assert len({found.batch.id, worked[0].batch.id, *(task.id for task in found.tasks)}) == 4


def test_a_task_of_a_second_reading_comes_back_from_its_file(worked):
    for task in made(worked).tasks:
        assert task_from_json(task_to_json(task)) == task


def test_the_form_is_asked_for_a_second_reading_once():
    form = Form(questions=(TextQuestion(id=REVIEW, title=Wording.of("Review")),))

    once = reviewed_form(form)

    assert [question.id for question in once.questions] == ["review", "review_"]
    assert reviewed_form(once) == once


def test_work_on_other_texts_is_passed_over(worked):
    reading, judgments = worked
    strange = [replace(one, task_sha256="0" * 64) for one in judgments]
    other = [replace(one, batch_id="other") for one in judgments]

    assert second_reading(reading.batch, reading.tasks(no_progress), strange).passed_over == 3
    assert second_reading(reading.batch, reading.tasks(no_progress), other).passed_over == 0


def test_of_each_judgment_the_latest_revision_is_read(worked):
    _, judgments = worked
    later = replace(judgments[0], revision=2)

    assert latest([later, *judgments])[judgments[0].task_id, judgments[0].trainer] == later


def test_a_share_is_the_same_for_the_same_lot(worked):
    judgments = [replace(worked[1][0], id=f"{number:032x}") for number in range(400)]

    half = share(judgments, 50, seed="a")

    assert half == share(judgments, 50, seed="a")
    assert half != share(judgments, 50, seed="b")
    assert 140 < len(half) < 260
    assert share(judgments, 100, seed="a") == tuple(judgments)


def test_what_was_accepted_stands_and_what_was_corrected_stands_corrected(worked):
    found = made(worked)
    first, second = found.tasks
    reviews = [
        reviewed(first, field(ReviewVerdict.ACCEPT, "Good.")),
        reviewed(second, field(ReviewVerdict.CORRECT), **{WHY: TextAnswer(text="Better.")}),
    ]

    result = outcomes(found.batch.form, found.tasks, reviews)

    accepted, corrected = result.settled
    assert result.returns == ()
    assert dict(accepted.answers)[WHY].text == "because it is so"
    assert accepted.remarks == ((WHY, "Good."),)
    assert dict(corrected.answers)[WHY].text == "Better."
    assert corrected.corrected == (WHY,)
    assert corrected.reviewer == "rita"
    assert REVIEW not in dict(accepted.answers)


def test_an_answer_changed_without_being_called_a_correction_is_none(worked):
    found = made(worked)
    review = reviewed(
        found.tasks[0], field(ReviewVerdict.ACCEPT), **{WHY: TextAnswer(text="Slip.")}
    )

    (settled,) = outcomes(found.batch.form, found.tasks, [review]).settled

    assert dict(settled.answers)[WHY].text == "because it is so"


def test_what_goes_back_names_the_work_and_every_remark(worked):
    found = made(worked)
    task = found.tasks[0]
    review = reviewed(task, field(ReviewVerdict.RETURN, "Which rule?"))
    kind = reviewed(task, field(ReviewVerdict.ACCEPT), reviewer="rolf")

    result = outcomes(found.batch.form, found.tasks, [review, kind])

    (back,) = result.returns
    assert result.settled == ()
    assert (back.batch, back.task, back.trainer, back.revision) == (
        worked[0].batch.id,
        task.judged.task_id,
        task.judged.trainer,
        1,
    )
    assert back.remark.endswith("Which rule?")


def test_a_reviewer_who_thinks_again_is_heard(worked):
    found = made(worked)
    task = found.tasks[0]
    reviews = [
        reviewed(task, field(ReviewVerdict.RETURN, "No.")),
        reviewed(task, field(ReviewVerdict.ACCEPT), revision=2),
    ]

    result = outcomes(found.batch.form, found.tasks, reviews)

    assert (len(result.settled), result.returns) == (1, ())


def test_what_nobody_read_is_neither(worked):
    found = made(worked)
    skipped = replace(reviewed(found.tasks[0]), outcome=Outcome.SKIPPED)
    bare = replace(found.tasks[1], judged=None)

    result = outcomes(found.batch.form, [found.tasks[0], bare], [skipped])

    assert (result.settled, result.returns) == ((), ())
