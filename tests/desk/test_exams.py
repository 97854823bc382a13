"""A test on the desk: nothing before it is begun, nothing lost when the time is up."""

from dataclasses import replace

import pytest

from tests.builders import WHY, a_desk, a_draft, a_reading, a_task, first_task, open_store
from trainer_desk.desk import ExamClosed
from trainer_desk.work.answers import TextAnswer
from trainer_desk.work.batch import TestSettings
from trainer_desk.work.draft import Draft
from trainer_desk.work.exam import ExamState
from trainer_desk.work.judgment import Outcome
from trainer_desk.work.states import TaskState

STRICT = TestSettings(minutes=30)


def a_test(number=3, settings=STRICT):
    reading = a_reading(number)
    return replace(reading, batch=replace(reading.batch, test=settings))


@pytest.fixture
def sit(store, clock):
    """Put a test on the desk and return the desk with the test's key."""

    def put(settings=STRICT):
        desk = a_desk(store, clock)
        change = desk.import_batch(a_test(settings=settings))
        return desk, change.batch

    return put


def begun(text="So far"):
    return Draft().answered(WHY, TextAnswer(text=text))


def test_nothing_can_be_read_before_the_test_is_begun(sit):
    desk, batch = sit()
    task = first_task(desk)

    for act in (
        lambda: desk.open_task(task),
        lambda: desk.submit(task, a_draft()),
        lambda: desk.skip(task, a_draft(), reason="hard"),
    ):
        with pytest.raises(ExamClosed) as closed:
            act()
        assert closed.value.exam.state is ExamState.NOT_STARTED
    assert desk.exams.look(batch).remaining_seconds == 1800


def test_a_test_that_is_sat_is_worked_on_as_any_batch(sit):
    desk, batch = sit()
    desk.exams.start(batch)
    task = first_task(desk)

    assert desk.open_task(task).task == a_task(0)
    desk.submit(task, a_draft())
    desk.reopen(task)
    desk.undo()
    desk.redo()

    assert desk.open_task(task).state is TaskState.DRAFT


def test_the_clock_runs_on_while_the_program_is_closed(sit, store, clock, tmp_path):
    desk, batch = sit()
    desk.exams.start(batch)
    store.close()
    clock.move(minutes=20)

    again = open_store(tmp_path / "desk", clock)
    try:
        found = a_desk(again, clock).exams.look(batch)
    finally:
        again.close()

    assert (found.state, found.remaining_seconds) == (ExamState.RUNNING, 600)


def test_a_pause_closes_the_test_and_stops_its_clock(sit, clock):
    desk, batch = sit(TestSettings(minutes=30, pauses=True))
    desk.exams.start(batch)
    task = first_task(desk)
    desk.save_draft(task, begun())
    desk.exams.pause(batch)
    clock.move(hours=5)

    with pytest.raises(ExamClosed):
        desk.open_task(task)
    with pytest.raises(ExamClosed):
        desk.undo()
    assert desk.exams.start(batch).remaining_seconds == 1800
    assert desk.open_task(task).draft.same_work(begun())


def test_after_the_time_nothing_is_taken_any_more(sit, clock):
    desk, batch = sit()
    desk.exams.start(batch)
    clock.move(minutes=31)

    with pytest.raises(ExamClosed) as closed:
        desk.submit(first_task(desk), a_draft())
    assert closed.value.exam.is_over
    assert desk.exams.look(batch).is_over


def test_unfinished_work_is_sealed_as_it_stands(sit, clock):
    desk, batch = sit()
    desk.exams.start(batch)
    desk.submit(first_task(desk), a_draft())
    desk.save_draft(first_task(desk, 1), begun("Half a"))
    clock.move(minutes=31)

    change = desk.exams.end(batch)

    judgments = [judgment for _, judgment in desk.finished(batch)]
    assert [one.outcome for one in judgments] == [
        Outcome.DONE,
        Outcome.TIMED_OUT,
        Outcome.TIMED_OUT,
    ]
    assert dict(judgments[1].answers)[WHY].text == "Half a"
    assert judgments[2].answers == ()
    assert set(change.tasks) == {first_task(desk, 1), first_task(desk, 2)}
    assert change.outbox
    assert desk.waiting().judgments == 3
    assert desk.exams.look(batch).state is ExamState.ENDED


def test_what_was_handed_in_can_be_read_and_not_be_taken_back(sit, clock):
    desk, batch = sit()
    desk.exams.start(batch)
    task = first_task(desk)
    desk.submit(task, a_draft())
    desk.save_draft(first_task(desk, 1), begun())
    desk.exams.end(batch)

    assert desk.open_task(task).read_only
    assert desk.undo_label() is None
    with pytest.raises(ExamClosed):
        desk.reopen(task)
    with pytest.raises(ExamClosed):
        desk.reopen(first_task(desk, 1))
    assert desk.exams.end(batch).tasks == ()


def test_an_interrupted_end_seals_the_rest_when_it_is_called_again(sit):
    desk, batch = sit()
    desk.exams.start(batch)
    task = first_task(desk)
    desk.exams.end(batch)
    revised = a_test()

    # A corrected revision of the test brings tasks that are open again.
    again = replace(
        revised,
        batch=replace(revised.batch, revision=2),
        tasks=lambda *_: iter([a_task(7)]),
        source_sha256="f" * 64,
    )
    batch = desk.import_batch(again).batch

    assert desk.exams.look(batch).state is ExamState.ENDED
    assert len(desk.exams.end(batch).tasks) == 1
    assert task not in desk.exams.end(batch).tasks


def test_ordinary_work_is_no_test(desk):
    batch = desk.batches()[0].key

    assert desk.exams.look(batch) is None
    assert desk.exams.start(batch) is None
    assert desk.exams.pause(batch) is None
    assert desk.exams.end(batch).tasks == ()


def test_a_test_that_was_not_begun_can_be_handed_in_by_nobody(sit):
    desk, batch = sit()

    assert desk.exams.end(batch).tasks == ()
    assert desk.exams.look(batch).state is ExamState.NOT_STARTED
