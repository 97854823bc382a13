"""A second reading in the running window, by keyboard: correct, accept, send back, deliver."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.builders import REWRITE, WHY, A, B, a_draft, a_reading, first_task, rewritten
from tests.ui.whole.conftest import until
from trainer_desk.desk.opening import open_desk
from trainer_desk.files.native import read_native, write_native
from trainer_desk.files.reading import no_progress
from trainer_desk.lead.second_reading import outcomes, second_reading
from trainer_desk.store.store import utc_now
from trainer_desk.ui.controllers.comparing import JUDGED, Comparing
from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.widgets.controls import Chip
from trainer_desk.work.answers import EditAnswer
from trainer_desk.work.places import TextPlace
from trainer_desk.work.review import ReviewAnswer, ReviewQuestion, ReviewVerdict


@pytest.fixture
def review_file(tmp_path):
    """What a trainer did on another desk, as a batch for a reviewer."""
    reading = a_reading(2)
    with open_desk(tmp_path / "trainer", now=utc_now) as opened:
        desk = opened.desk
        desk.import_batch(reading)
        first = rewritten(a_draft("потому что так 🙂"), "Because it is so.", A)
        desk.submit(first_task(desk), first.noted(WHY, "Both are close."))
        desk.submit(first_task(desk, 1), a_draft("for a reason", best=B))
        judgments = [judgment for _, judgment in desk.finished(desk.batches()[0].key)]
    made = second_reading(reading.batch, reading.tasks(no_progress), judgments)
    path = tmp_path / "review.tdbatch"
    write_native(path, made.batch, made.tasks)
    return path


def said(running):
    task = running.desktop.flow.task
    question = next(one for one in task.batch.form.questions if isinstance(one, ReviewQuestion))
    return running.desktop.flow.draft.answer(question.id, ReviewAnswer) or ReviewAnswer()


def chip(running, name):
    return next(
        each
        for each in running.desktop.window.verdict.findChildren(Chip)
        if each.accessibleName() == name
    )


def labels(running):
    return {
        each.text()
        for each in running.desktop.window.verdict.findChildren(SafeLabel)
        if each.isVisible()
    }


def test_the_reviewer_sees_the_work_as_its_trainer_did(start, review_file):
    with start(None, review_file) as running:
        task = running.desktop.flow.task

        assert task.shown_order == task.task.judged.shown_order
        assert running.desktop.flow.draft.answers == task.task.judged.answers
        assert "The trainer: Both are close." in labels(running)


def test_work_is_corrected_accepted_and_sent_back(start, review_file):
    with start(None, review_file) as running:
        flow, desk = running.desktop.flow, running.opened.desk
        running.hands.press("Ctrl+E")
        until(lambda: running.desktop.window.editor.isVisible())
        running.hands.press("Ctrl+End")
        running.hands.write(" Indeed 👍.")
        until(lambda: "Corrected" in labels(running))
        running.hands.press("Ctrl+Alt+A")
        running.hands.press("Ctrl+Return")
        until(lambda: flow.task.position == 1)

        back = chip(running, "Why: send back with a remark")
        back.setFocus()
        running.hands.press("Space")
        until(lambda: QApplication.focusWidget() is not back)
        running.hands.write("Which\u00a0rule?")
        running.hands.press("Ctrl+Alt+A")
        running.hands.press("Ctrl+Return")
        until(lambda: desk.waiting().judgments == 2)

        reading = read_native(review_file)
        reviews = [judgment for _, judgment in desk.finished(desk.batches()[0].key)]
        found = outcomes(reading.batch.form, reading.tasks(no_progress), reviews)
        (settled,) = found.settled
        edits = dict(settled.answers)[REWRITE]
        assert settled.corrected == (REWRITE,)
        assert isinstance(edits, EditAnswer)
        assert edits.text(A) == "Because it is so. Indeed 👍."
        assert found.returns[0].remark.endswith("Which\u00a0rule?")


def test_the_rewrite_can_be_compared_with_the_trainers(start, review_file):
    with start(None, review_file) as running:
        task = running.desktop.flow.task
        place = TextPlace(question_id=REWRITE, response_id=A)

        desktop = running.desktop
        comparing = Comparing(desktop.flow, running.opened.desk, desktop.jobs, desktop)
        keys = [base.key for base in comparing.bases(task, place)]

        assert keys[0] == JUDGED
        assert comparing.text(task, place, JUDGED) == "Because it is so."


def test_accepting_by_key_is_one_step_that_undo_takes_back(start, review_file):
    with start(None, review_file) as running:
        running.hands.press("Ctrl+Alt+A")
        assert {field.verdict for field in said(running).fields} == {ReviewVerdict.ACCEPT}

        running.hands.press("Ctrl+Z")

        assert said(running) == ReviewAnswer()


def test_the_batch_is_called_a_second_reading_and_stored_under_its_own_title(start, review_file):
    with start(None, review_file) as running:
        top = running.desktop.window.top_bar

        assert running.desktop.flow.task.batch.title == "Batch b1"
        assert top.findChild(SafeLabel, "batchTitle").text() == "Second reading · Batch b1"
