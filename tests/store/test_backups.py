"""Backups are whole, verified, made while work goes on, and thinned out with care."""

import sqlite3  # noqa: TID251 - the file as another program sees it
import threading
from contextlib import closing

import pytest

from tests.builders import a_desk, a_draft, a_reading, first_task, open_store
from trainer_desk.store import BackupFailed
from trainer_desk.store.backups import DAYS_KEPT, NEWEST_KEPT


def events_in(path):
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return copy.execute("SELECT COUNT(*) FROM judgment_event").fetchone()[0]


def test_a_backup_is_one_whole_file_with_everything_sealed_so_far(store, desk):
    desk.submit(first_task(desk), a_draft())

    backup = store.back_up()

    assert events_in(backup.path) == 1
    assert [path.name for path in backup.path.parent.iterdir()] == [backup.path.name]
    assert store.backups() == (backup,)


def test_work_goes_on_while_a_backup_is_made(store, clock):
    desk = a_desk(store, clock)
    desk.import_batch(a_reading(8000))
    made = []
    thread = threading.Thread(target=lambda: made.append(store.back_up()))

    desk.submit(first_task(desk, 0), a_draft())
    thread.start()
    number = 1
    while thread.is_alive():
        desk.submit(first_task(desk, number), a_draft())
        number += 1
    thread.join()

    assert 1 <= events_in(made[0].path) <= number
    assert store.verify() == number


def test_a_backup_is_due_after_a_while_and_only_for_new_work(store, desk, clock):
    assert store.back_up_if_due() is None
    desk.save_draft(first_task(desk), a_draft())
    assert store.back_up_if_due() is not None
    desk.submit(first_task(desk), a_draft())
    assert store.back_up_if_due() is None
    clock.move(minutes=16)
    assert store.back_up_if_due() is not None
    clock.move(minutes=16)
    assert store.back_up_if_due() is None


def test_closing_makes_a_last_backup_of_new_work(store, desk, clock):
    desk.submit(first_task(desk), a_draft())
    store.close()

    store = open_store(store.folder, clock)

    assert [events_in(backup.path) for backup in store.backups()] == [1]
    store.close()
    assert len(list((store.folder / "backups").iterdir())) == 1


def test_the_newest_dozen_and_one_a_day_are_kept(store, desk, clock):
    for day in range(20):
        for _ in range(2):
            desk.save_draft(first_task(desk), a_draft(f"it is day {day}"))
            clock.move(hours=1)
            store.back_up()
        clock.move(hours=22)

    kept = store.backups()

    assert len(kept) == NEWEST_KEPT + DAYS_KEPT - NEWEST_KEPT // 2
    assert len({backup.made_at.date() for backup in kept}) == DAYS_KEPT


def test_a_backup_that_cannot_be_written_is_told_and_leaves_the_others(store, desk, clock):
    desk.submit(first_task(desk), a_draft())
    first = store.back_up()
    clock.move(minutes=20)
    in_the_way = first.path.with_name("desk-20260301T092000-e1-s2.part")
    in_the_way.mkdir()

    with pytest.raises(BackupFailed):
        store.back_up()

    assert store.backups() == (first,)
    in_the_way.rmdir()


def test_leftovers_of_a_killed_backup_are_swept(store, clock):
    (store.folder / "backups" / "desk-1.part").write_bytes(b"half")
    store.close()

    open_store(store.folder, clock).close()

    assert list((store.folder / "backups").iterdir()) == []
