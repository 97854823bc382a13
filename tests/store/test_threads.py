"""Several threads use one store: each sees whole things, and long work lets the others in."""

import threading

from tests.builders import a_desk, a_draft, a_reading, first_task
from trainer_desk.work.draft import Draft
from trainer_desk.work.states import TaskState


def test_work_and_a_long_import_do_not_hold_each_other_up(desk, store, clock):
    saved = []

    def work():
        number = 0
        while importing.is_alive():
            number += 1
            desk.save_draft(first, Draft(note=str(number)))
            saved.append(number)

    first = first_task(desk)
    importing = threading.Thread(target=lambda: desk.import_batch(a_reading(9000, name="long")))
    importing.start()
    work()
    importing.join()

    assert len(saved) > 5
    assert desk.batches()[0].total == 9000
    assert desk.open_task(first).draft.note == str(saved[-1])


def test_two_imports_at_once_are_both_whole(store, clock):
    desk = a_desk(store, clock)
    threads = [
        threading.Thread(target=desk.import_batch, args=(a_reading(2000, name=name),))
        for name in ("one", "two", "three")
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    rows = desk.batches()
    assert sorted(row.id for row in rows) == ["one", "three", "two"]
    for row in rows:
        page = desk.task_rows(row.key, start=0, count=2001)
        assert [task.id for task in page] == [f"t{number}" for number in range(2000)]


def test_many_threads_submit_each_task_once(desk, store):
    batch = desk.import_batch(a_reading(120, name="many")).batch

    def submit(positions):
        for position in positions:
            desk.submit(desk.task_at(batch, position), a_draft())

    threads = [threading.Thread(target=submit, args=(range(n, 120, 6),)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert store.verify() == 120
    assert len(store.outbox.unpacked(batch)) == 120
    assert desk.task_count(batch, state=TaskState.DONE) == 120
