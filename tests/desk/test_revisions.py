"""A corrected batch takes the place of the one before it, and no work is lost on the way."""

from datetime import UTC, datetime

import pytest

from tests.builders import A, a_batch, a_draft, a_reading, first_task
from trainer_desk.desk.errors import TaskSealed
from trainer_desk.work.states import TaskState


def original(desk, tasks: int = 5):
    return desk.import_batch(a_reading(tasks, name="r")).batch


def corrected(desk):
    batch = a_batch("r", revision=2)
    return desk.import_batch(a_reading(5, source="corrected", batch=batch))


def revisions(desk) -> list[int]:
    return sorted(row.revision for row in desk.batches() if row.id == "r")


def test_what_was_begun_and_what_was_finished_is_in_the_corrected_batch(desk):
    original(desk)
    desk.submit(first_task(desk, 0), a_draft())
    desk.save_draft(first_task(desk, 1), a_draft("half a reason"))

    change = corrected(desk)

    done, begun = (desk.task_at(change.batch, position) for position in (0, 1))
    assert desk.open_task(done).state is TaskState.DONE
    assert desk.open_task(begun).draft.same_work(a_draft("half a reason"))
    assert begun in change.tasks
    assert revisions(desk) == [2]


def test_a_draft_without_a_place_in_the_corrected_batch_stays_in_sight(desk):
    original(desk, 6)
    desk.save_draft(first_task(desk, 5), a_draft("about a task that is gone"))

    corrected(desk)

    assert revisions(desk) == [1, 2]


def test_undo_never_stops_at_work_that_counts_in_two_imports(desk):
    first = original(desk, 6)
    old = desk.task_at(first, 0)
    desk.submit(old, a_draft())
    desk.save_draft(desk.task_at(first, 5), a_draft("keeps the first import in sight"))
    new = desk.task_at(corrected(desk).batch, 0)

    desk.reopen(new)
    while desk.undo_label() is not None:
        desk.undo()
    while desk.redo_label() is not None:
        desk.redo()

    assert desk.open_task(new).state is TaskState.DRAFT
    assert desk.open_task(old).state is not TaskState.DONE


def test_both_imports_are_open_again_when_their_judgment_is_taken_back(desk):
    first = original(desk, 6)
    old = desk.task_at(first, 0)
    desk.submit(old, a_draft(best=A))
    desk.save_draft(desk.task_at(first, 5), a_draft("keeps the first import in sight"))
    new = desk.task_at(corrected(desk).batch, 0)

    desk.reopen(old)

    assert desk.open_task(old).state is TaskState.DRAFT
    assert desk.open_task(new).state is TaskState.NEW
    assert desk.waiting().judgments == 0
    desk.submit(new, a_draft(best=A))
    assert desk.waiting().judgments == 1


def test_words_written_as_the_corrected_batch_came_go_into_it_too(desk):
    original(desk)
    old = first_task(desk, 0)
    desk.save_draft(old, a_draft("begun"))
    new = desk.task_at(corrected(desk).batch, 0)

    with pytest.raises(TaskSealed):
        desk.save_draft(old, a_draft("begun and gone on with"))

    assert desk.open_task(new).draft.same_work(a_draft("begun and gone on with"))
    assert desk.open_task(old).draft.same_work(a_draft("begun and gone on with"))
    assert revisions(desk) == [2]
    desk.undo()
    assert desk.open_task(new).draft.same_work(a_draft("begun"))


def test_words_written_too_late_for_a_corrected_batch_that_was_worked_on_stay_in_sight(desk):
    original(desk)
    old = first_task(desk, 0)
    desk.save_draft(old, a_draft("begun"))
    new = desk.task_at(corrected(desk).batch, 0)
    desk.save_draft(new, a_draft("begun, and better"))

    with pytest.raises(TaskSealed):
        desk.save_draft(old, a_draft("begun and gone on with"))

    assert desk.open_task(new).draft.same_work(a_draft("begun, and better"))
    assert desk.open_task(old).draft.same_work(a_draft("begun and gone on with"))
    assert revisions(desk) == [1, 2]


def test_late_words_on_a_withdrawn_task_are_told_by_its_history_and_left_alone_by_undo(desk, store):
    original(desk)
    key = first_task(desk, 0)
    desk.save_draft(key, a_draft("begun"))
    store.returns.withdraw(
        desk.batches()[0].id, [desk.open_task(key).task.id], reason="gone", at=datetime.now(UTC)
    )
    before = desk.undo_label()

    with pytest.raises(TaskSealed):
        desk.save_draft(key, a_draft("begun, and a last word"))

    opened = desk.open_task(key)
    assert opened.draft.same_work(a_draft("begun, and a last word"))
    assert opened.state is TaskState.WITHDRAWN
    assert desk.undo_label() == before
    assert len(store.steps.of_task(key)) == 2
