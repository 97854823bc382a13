"""A batch is taken over whole or not at all."""

import sqlite3  # noqa: TID251 - the file as another program sees it
from contextlib import closing
from dataclasses import replace

import pytest

from tests.builders import (
    a_batch,
    a_desk,
    a_draft,
    a_reading,
    a_stream,
    a_task,
    first_task,
    open_store,
)
from trainer_desk.files.errors import FormatError
from trainer_desk.store import ImportCancelled, ImportFailed
from trainer_desk.store.errors import OlderRevision
from trainer_desk.work.states import TaskState


@pytest.fixture
def empty(store, clock):
    return a_desk(store, clock)


def rows_left(store):
    """Close the store and count everything that an import writes."""
    store.close()
    tables = ("batch", "task", "task_text", "tally")
    with closing(sqlite3.connect(store.folder / "desk.sqlite3")) as other:
        return sum(other.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in tables)


def test_the_same_files_again_change_nothing_and_name_the_batch(desk):
    known = desk.batches()[0].key

    change = desk.import_batch(a_reading(99))

    assert (change.batch, change.batches, change.saved_at) == (known, False, None)
    assert [row.total for row in desk.batches()] == [5]


def test_the_same_revision_in_another_file_is_known_and_stays_one_batch(desk, store):
    (known,) = desk.batches()
    desk.save_draft(first_task(desk), a_draft())

    change = desk.import_batch(a_reading(5, source="packed again"))

    assert (change.batch, change.batches) == (known.key, False)
    assert [row.total for row in desk.batches()] == [5]
    assert desk.open_task(first_task(desk)).draft.same_work(a_draft())


@pytest.mark.parametrize(
    "other",
    [
        a_reading(6, source="one task more"),
        a_reading(4, source="one task less"),
        a_reading([*map(a_task, range(4)), replace(a_task(4), language="de")], source="other task"),
        a_reading([*map(a_task, reversed(range(5)))], source="another order"),
        a_reading(5, source="another header", batch=a_batch(guidelines="Be brief.")),
    ],
)
def test_the_same_revision_with_other_contents_is_refused_and_leaves_nothing(desk, store, other):
    with pytest.raises(ImportFailed, match="a higher one"):
        desk.import_batch(other)

    assert [row.total for row in desk.batches()] == [5]
    assert store.imports.sweep() == 0


def test_a_removed_batch_comes_back_from_another_file_with_its_drafts(desk):
    key, (known,) = first_task(desk), desk.batches()
    desk.save_draft(key, a_draft())
    desk.remove_batch(known.key)

    change = desk.import_batch(a_reading(5, source="packed again"))

    assert (change.batch, change.batches) == (known.key, True)
    assert desk.open_task(key).draft.same_work(a_draft())


def test_a_removed_batch_is_no_reason_to_refuse_its_revision_with_other_contents(desk):
    desk.remove_batch(desk.batches()[0].key)

    desk.import_batch(a_reading(7, source="made anew"))

    assert [row.total for row in desk.batches()] == [7]


@pytest.mark.parametrize("source", ["b1", "packed again"])
def test_an_older_revision_than_the_one_on_the_desk_is_refused_and_changes_nothing(desk, source):
    desk.save_draft(first_task(desk), a_draft())
    newer = desk.import_batch(a_reading(5, source="second", batch=a_batch(revision=2))).batch

    with pytest.raises(OlderRevision, match="revision 1 is older than revision 2"):
        desk.import_batch(a_reading(5, source=source))

    assert [row.key for row in desk.batches()] == [newer]
    assert desk.open_task(desk.task_at(newer, 0)).draft.same_work(a_draft())


def test_an_older_revision_that_is_in_sight_for_its_drafts_is_known(desk):
    (older,) = desk.batches()
    desk.save_draft(desk.task_at(older.key, 4), a_draft("about a task that is gone"))
    desk.import_batch(a_reading(4, source="second", batch=a_batch(revision=2)))

    changes = [desk.import_batch(a_reading(5, source=source)) for source in ("b1", "packed again")]

    assert {(change.batch, change.batches) for change in changes} == {(older.key, False)}
    assert [row.revision for row in desk.batches()] == [2, 1]


def test_an_older_revision_comes_where_the_newer_one_was_removed(desk):
    newer = desk.import_batch(a_reading(5, source="second", batch=a_batch(revision=2))).batch
    desk.remove_batch(newer)

    desk.import_batch(a_reading(5))

    assert [row.revision for row in desk.batches()] == [1]


def test_a_file_broken_in_the_middle_leaves_nothing(empty, store):
    def broken():
        for number in range(2500):
            yield a_task(number)
        raise FormatError("b.jsonl", "the field `id` is missing", line=2501)

    with pytest.raises(FormatError):
        empty.import_batch(a_stream(broken))

    assert empty.batches() == ()
    assert rows_left(store) == 0


def test_a_cancelled_import_leaves_nothing(empty, store):
    asked = []

    def cancelled():
        asked.append(True)
        return len(asked) > 2

    with pytest.raises(ImportCancelled):
        empty.import_batch(a_reading(5000), cancelled=cancelled)

    assert rows_left(store) == 0


def test_a_task_id_that_comes_twice_is_refused_wherever_it_is(empty, store):
    with pytest.raises(ImportFailed, match="more than once"):
        empty.import_batch(a_reading([*map(a_task, range(3000)), a_task(5)]))

    assert rows_left(store) == 0


def test_a_batch_without_tasks_is_refused(empty, store):
    with pytest.raises(ImportFailed, match="no task"):
        empty.import_batch(a_reading(0))

    assert rows_left(store) == 0


def test_after_a_failure_the_same_files_can_be_taken_over(empty):
    with pytest.raises(ImportCancelled):
        empty.import_batch(a_reading(3), cancelled=lambda: True)

    assert empty.import_batch(a_reading(3)).batches


def test_nothing_is_seen_before_the_end_and_work_goes_on_meanwhile(desk):
    seen = []

    def watching():
        for number in range(3000):
            if number % 1000 == 500:
                seen.append(len(desk.batches()))
                desk.save_draft(first_task(desk, number // 1000), a_draft())
            yield a_task(number)

    desk.import_batch(a_stream(watching, name="b2"))

    assert seen == [1, 1, 1]
    assert [row.total for row in desk.batches()] == [3000, 5]
    assert desk.task_count(desk.batches()[1].key, state=TaskState.DRAFT) == 3


def test_leftovers_of_a_killed_import_are_swept_at_the_start(tmp_path, clock):
    store = open_store(tmp_path, clock)
    a_desk(store, clock).import_batch(a_reading(2500))
    store.close()
    with closing(sqlite3.connect(tmp_path / "desk.sqlite3")) as other, other:
        other.execute("UPDATE batch SET state = 'staging', tasks = 0")

    store = open_store(tmp_path, clock)

    assert a_desk(store, clock).batches() == ()
    assert rows_left(store) == 0


def test_a_corrected_revision_keeps_judgments_of_unchanged_texts(desk):
    desk.submit(first_task(desk, 0), a_draft())
    desk.submit(first_task(desk, 1), a_draft())
    changed = [a_task(0), _other_text(), *map(a_task, range(2, 5))]

    batch = desk.import_batch(
        a_reading(changed, source="corrected", batch=a_batch(revision=2))
    ).batch

    states = [row.state for row in desk.task_rows(batch, start=0, count=3)]
    assert states == [TaskState.DONE, TaskState.NEW, TaskState.NEW]
    assert desk.open_task(desk.task_at(batch, 0)).draft.same_work(a_draft())


def test_importing_reports_how_far_it_is(empty):
    told = []
    reading = a_reading(3)
    reporting = type(reading)(
        batch=reading.batch,
        tasks=lambda progress: (progress(1, 2) or task for task in map(a_task, range(3))),
        source_sha256=reading.source_sha256,
        names=reading.names,
    )

    empty.import_batch(reporting, progress=lambda done, total: told.append((done, total)))

    assert told == [(1, 2)] * 3


def _other_text():
    task = a_task(1)
    return type(task)(id=task.id, prompt=a_task(77).prompt, responses=task.responses)
