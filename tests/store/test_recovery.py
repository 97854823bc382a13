"""Whatever becomes of the database file, no submit is missing and nothing is deleted."""

import random
import shutil
import sqlite3  # noqa: TID251 - the file as another program sees it
from contextlib import closing

import pytest

from tests.builders import Clock, a_desk, a_draft, a_reading, first_task, open_store, rewritten
from tests.store.test_outbox import parcel_of
from trainer_desk.store import Damaged, Reason
from trainer_desk.work.draft import Draft
from trainer_desk.work.states import TaskState

DATABASE = "desk.sqlite3"
TASKS = 60


@pytest.fixture(scope="module")
def pristine(tmp_path_factory):
    """A folder as a session left it: a backup in the middle of it, and work before and after."""
    folder = tmp_path_factory.mktemp("pristine")
    clock = Clock()
    store = open_store(folder, clock)
    desk = a_desk(store, clock)
    batch = desk.import_batch(a_reading(TASKS)).batch
    for position in range(20):
        desk.submit(first_task(desk, position), rewritten(a_draft(), f"rewritten {position}"))
    desk.save_draft(first_task(desk, 50), a_draft("a draft before"))
    store.back_up()
    desk.save_draft(first_task(desk, 51), a_draft("a draft after"))
    for position in range(20, 30):
        desk.submit(first_task(desk, position), rewritten(a_draft(), f"rewritten {position}"))
    waiting = store.outbox.unpacked(batch)
    parcel = parcel_of(store, batch, waiting)
    store.outbox.freeze_parcel(batch, parcel, [one.seq for one in waiting], at=clock())
    desk.submit(first_task(desk, 30), a_draft())
    desk.undo()
    desk.skip(first_task(desk, 31), Draft(), reason="no")
    desk.submit(first_task(desk, 32), a_draft())
    shutil.copytree(folder / "backups", folder / "backups-then")
    store.close()
    # As if the process had ended without its last backup.
    shutil.rmtree(folder / "backups")
    (folder / "backups-then").rename(folder / "backups")
    return folder


@pytest.fixture
def folder(pristine, tmp_path):
    return shutil.copytree(pristine, tmp_path / "desk")


def submits(folder, clock):
    """Open, see that every judgment is there, work a little; return what was recovered."""
    store = open_store(folder, clock)
    try:
        has_every_submit(store, a_desk(store, clock))
    finally:
        store.close()
    return store.recovery


def has_every_submit(store, desk):
    (row,) = desk.batches()
    judged = {int(task.id[1:]): judgment for task, judgment in desk.finished(row.key)}
    for position in range(30):
        assert dict(judged[position].answers)["rewrite"].text("a") == f"rewritten {position}"
    assert sorted(judged) == [*range(30), 31, 32]
    assert len(store.outbox.unpacked(row.key)) == 2
    assert [one.judgments for one in store.outbox.parcels()] == [30]
    assert desk.task_row(first_task(desk, 30)).state in (TaskState.NEW, TaskState.DRAFT)
    assert desk.task_row(first_task(desk, 31)).remark == "no"
    assert store.verify() == 34
    desk.submit(first_task(desk, 40), a_draft())
    desk.undo()


def garbage(path):
    path.write_text("this was a database once\n" * 1000)


def cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def emptied(path):
    path.write_bytes(b"")


def zeroed(path):
    whole = bytearray(path.read_bytes())
    whole[4096 * 3 : 4096 * 12] = bytes(4096 * 9)
    path.write_bytes(whole)


def headless(path):
    whole = bytearray(path.read_bytes())
    whole[:40] = b"\xff" * 40
    path.write_bytes(whole)


@pytest.mark.parametrize("damage", [garbage, cut, zeroed, headless])
def test_a_damaged_database_is_moved_aside_and_rebuilt(folder, clock, damage):
    damage(folder / DATABASE)
    broken = (folder / DATABASE).read_bytes()

    recovery = submits(folder, clock)

    assert recovery.reason is Reason.DAMAGED
    assert recovery.backup_at is not None
    assert (recovery.moved_to / DATABASE).read_bytes() == broken
    assert recovery.events == 14
    assert recovery.parcels == 1
    assert submits_again(folder, clock) is None


def submits_again(folder, clock):
    store = open_store(folder, clock)
    recovery = store.recovery
    store.close()
    return recovery


@pytest.mark.parametrize("loss", [emptied, lambda path: path.unlink()])
def test_a_database_that_is_gone_is_rebuilt(folder, clock, loss):
    loss(folder / DATABASE)

    assert submits(folder, clock).reason is Reason.GONE


def test_a_sound_database_is_left_alone(folder, clock):
    assert submits(folder, clock) is None
    assert not (folder / "damaged").exists()


def test_an_older_database_put_in_its_place_is_brought_up_to_the_journal(folder, clock):
    (backup,) = (folder / "backups").iterdir()
    shutil.copy(backup, folder / DATABASE)

    recovery = submits(folder, clock)

    assert (recovery.reason, recovery.events, recovery.parcels) == (Reason.BEHIND, 14, 1)
    assert recovery.moved_to is None


def test_with_a_broken_backup_too_the_journal_alone_keeps_every_judgment(folder, clock):
    garbage(folder / DATABASE)
    for backup in (folder / "backups").iterdir():
        garbage(backup)

    store = open_store(folder, clock)

    assert store.recovery.backup_at is None
    assert store.recovery.batches == ("b1",)
    assert store.recovery.events == 34
    (row,) = a_desk(store, clock).batches()
    assert (row.total, len(store.outbox.unpacked(row.key))) == (0, 2)
    store.close()


def test_importing_the_files_again_gives_the_tasks_back_to_their_judgments(folder, clock):
    garbage(folder / DATABASE)
    shutil.rmtree(folder / "backups")
    store = open_store(folder, clock)
    desk = a_desk(store, clock)

    desk.import_batch(a_reading(TASKS))

    store.close()
    assert submits(folder, clock) is None


def test_drafts_of_the_backup_come_back(folder, clock):
    garbage(folder / DATABASE)

    store = open_store(folder, clock)

    desk = a_desk(store, clock)
    assert desk.open_task(first_task(desk, 50)).draft.same_work(a_draft("a draft before"))
    store.close()


def unindexed(path):
    """Break a page of an index, so that the tables can still be read."""
    with closing(sqlite3.connect(path)) as other:
        (page,) = other.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'parcel_state'"
        ).fetchone()
    whole = bytearray(path.read_bytes())
    whole[(page - 1) * 4096 : page * 4096] = bytes(4096)
    path.write_bytes(whole)


def test_drafts_newer_than_the_backup_are_saved_from_the_damaged_file(folder, clock):
    unindexed(folder / DATABASE)
    broken = (folder / DATABASE).read_bytes()

    store = open_store(folder, clock)

    desk = a_desk(store, clock)
    # The one that was typed, and the one whose submit was taken back.
    assert store.recovery.drafts == 2
    opened = desk.open_task(first_task(desk, 51))
    assert opened.draft.same_work(a_draft("a draft after"))
    assert opened.state is TaskState.DRAFT
    assert desk.history(opened.key, "why", None)[0].text == "a draft after"
    assert [path.name for path in store.recovery.moved_to.iterdir()] == [DATABASE]
    assert (store.recovery.moved_to / DATABASE).read_bytes() == broken
    store.close()


def test_a_judgment_that_came_back_can_be_reopened_as_it_was_sealed(folder, clock):
    garbage(folder / DATABASE)
    store = open_store(folder, clock)
    desk = a_desk(store, clock)
    key = first_task(desk, 25)

    desk.reopen(key)
    desk.submit(key, rewritten(desk.open_task(key).draft, "better still"))

    judged = {task.id: judgment for task, judgment in desk.finished(desk.batches()[0].key)}
    assert judged["t25"].revision == 2
    texts = [version.text for version in desk.history(key, "rewrite", "a")]
    assert texts == ["better still", "rewritten 25"]
    store.close()


def drill(folder, clock, seed, trials):
    """Damage a fresh copy at random, each time anew: bits, zeroed stretches, cuts."""
    chance = random.Random(seed)
    whole = (folder / DATABASE).read_bytes()
    for number in range(trials):
        trial = folder.parent / f"trial{number}"
        shutil.copytree(folder, trial)
        damaged = bytearray(whole)
        # The two marks by which other programs' files and newer ones are refused are spared.
        where = chance.randrange(100, len(damaged) - 200)
        match number % 3:
            case 0:
                for _ in range(chance.randrange(1, 30)):
                    damaged[chance.randrange(100, len(damaged))] ^= 1 << chance.randrange(8)
            case 1:
                damaged[where : where + 4096] = bytes(4096)
            case _:
                del damaged[where:]
        (trial / DATABASE).write_bytes(damaged)

        opens_with_every_submit(trial, clock)
        shutil.rmtree(trial)


def test_random_damages_all_end_in_a_working_desk(folder, clock):
    drill(folder, clock, seed=12, trials=30)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(4))
def test_hundreds_of_random_damages_all_end_in_a_working_desk(folder, clock, seed):
    drill(folder, clock, seed=seed, trials=100)


def opens_with_every_submit(folder, clock):
    """A flipped bit may sit in a text that only its hash protects; then the next start rebuilds."""
    try:
        submits(folder, clock)
    except Damaged:
        submits(folder, clock)


def test_a_journal_of_another_desk_is_put_apart_and_kept(tmp_path, clock, folder):
    other = open_store(tmp_path / "other", clock)
    desk = a_desk(other, clock, trainer="bob")
    desk.import_batch(a_reading(3))
    desk.submit(first_task(desk), a_draft())
    other.close()
    shutil.rmtree(folder / "journal")
    shutil.copytree(tmp_path / "other" / "journal", folder / "journal")

    assert submits(folder, clock) is None

    (apart,) = (folder / "journal").glob("apart-*/judgments-*.jsonl")
    assert apart.stat().st_size > 0


def test_a_journal_that_lost_its_end_gets_it_again(folder, clock):
    (journal,) = (folder / "journal").glob("*.jsonl")
    whole = journal.read_bytes()
    journal.write_bytes(whole[: len(whole) - 700])

    assert submits(folder, clock) is None
    (folder / DATABASE).unlink()
    shutil.rmtree(folder / "backups")
    store = open_store(folder, clock)
    assert store.verify() == 36
    store.close()
