"""What is refused at the door, what is set, and that only one process comes in."""

import hashlib
import multiprocessing
import os
import sqlite3  # noqa: TID251 - the file as another program sees it
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import Clock, a_desk, a_draft, a_reading, first_task, open_store
from tests.store.worker import come_in
from trainer_desk.store import (
    AlreadyOpen,
    ForeignDatabase,
    MigrationFailed,
    NewerDatabase,
    Store,
    UnsafeFolder,
    WriteFailed,
)
from trainer_desk.store.connect import connect, migrate
from trainer_desk.store.place import Mount
from trainer_desk.store.version import APPLICATION_ID, VERSION

DATABASE = "desk.sqlite3"


def hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_every_setting_that_durability_rests_on_is_read_back(store):
    assert store.settings() == {
        "locking_mode": "exclusive",
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "journal_size_limit": 67108864,
        "cache_size": -16384,
        "wal_autocheckpoint": 4000,
        "application_id": APPLICATION_ID,
        "user_version": VERSION,
    }


def test_no_shared_memory_file_is_made(store):
    assert not (store.folder / f"{DATABASE}-shm").exists()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_folders_and_files_are_the_owners_alone(desk, store):
    desk.submit(first_task(desk), a_draft())
    store.back_up()

    for path in (store.folder, *store.folder.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


def test_a_second_store_on_the_folder_is_refused(store):
    with pytest.raises(AlreadyOpen) as refused:
        Store(store.folder)

    assert refused.value.pid == os.getpid()


def test_a_second_process_is_refused_and_changes_nothing(store):
    code = (
        "import sys; from pathlib import Path; from trainer_desk.store import *\n"
        "try: Store(Path(sys.argv[1]))\n"
        "except AlreadyOpen: print('refused')"
    )
    before = sorted(path.name for path in store.folder.rglob("*"))

    done = subprocess.run(
        [sys.executable, "-c", code, str(store.folder)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )

    assert done.stdout.strip() == "refused"
    assert sorted(path.name for path in store.folder.rglob("*")) == before


def test_of_many_processes_at_once_exactly_one_comes_in(tmp_path):
    processes = multiprocessing.get_context("spawn" if os.name == "nt" else "forkserver")
    processes.set_forkserver_preload(["tests.store.worker"])
    start, answers = processes.Barrier(8), processes.Queue()
    crowd = [processes.Process(target=come_in, args=(tmp_path, start, answers)) for _ in range(8)]

    for process in crowd:
        process.start()
    heard = [answers.get(timeout=60) for _ in crowd]
    for process in crowd:
        process.join()

    assert sorted(heard) == ["in"] + ["refused"] * 7


def test_a_closed_store_lets_the_next_one_in(tmp_path, clock):
    open_store(tmp_path, clock).close()

    open_store(tmp_path, clock).close()


def test_a_newer_database_is_refused_and_unchanged(tmp_path, clock):
    open_store(tmp_path, clock).close()
    with sqlite3.connect(tmp_path / DATABASE) as other:
        other.execute("PRAGMA user_version = 999")
    other.close()
    before = hash_of(tmp_path / DATABASE)

    with pytest.raises(NewerDatabase) as refused:
        open_store(tmp_path, clock)

    assert (refused.value.found, refused.value.known) == (999, VERSION)
    assert hash_of(tmp_path / DATABASE) == before
    assert not (tmp_path / "damaged").exists()


@pytest.mark.parametrize("mark", [0, 0x0F055112])
def test_another_programs_database_is_refused_and_unchanged(tmp_path, clock, mark):
    with sqlite3.connect(tmp_path / DATABASE) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
        other.execute(f"PRAGMA application_id = {mark}")
    other.close()
    before = hash_of(tmp_path / DATABASE)

    with pytest.raises(ForeignDatabase):
        open_store(tmp_path, clock)

    assert hash_of(tmp_path / DATABASE) == before


def test_after_a_refusal_the_folder_is_free_again(tmp_path, clock):
    path = tmp_path / DATABASE
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    with pytest.raises(ForeignDatabase):
        open_store(tmp_path, clock)

    path.unlink()

    open_store(tmp_path, clock).close()


@pytest.mark.parametrize(
    "kind", ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "fuse.rclone", "vboxsf", "afpfs"]
)
def test_a_folder_on_another_machine_is_refused(tmp_path, kind):
    mounts = (Mount(point=Path("/"), kind="ext4"), Mount(point=tmp_path, kind=kind))

    with pytest.raises(UnsafeFolder) as refused:
        Store(tmp_path / "desk", mounts=lambda: mounts)

    assert (refused.value.reason, refused.value.what) == ("network", kind)
    assert not (tmp_path / "desk").exists()


def test_a_local_folder_below_a_network_mount_is_fine(tmp_path):
    mounts = (
        Mount(point=tmp_path.parent, kind="nfs4"),
        Mount(point=tmp_path, kind="fuse.gocryptfs"),
    )

    Store(tmp_path, mounts=lambda: mounts).close()


def test_a_windows_network_drive_is_refused(tmp_path):
    mounts = (Mount(point=tmp_path, kind="NTFS", options="rw,remote"),)

    with pytest.raises(UnsafeFolder):
        Store(tmp_path, mounts=lambda: mounts)


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".dropbox", "Dropbox"),
        (".dropbox.cache", "Dropbox"),
        (".sync_a1b2c3.db", "Nextcloud"),
        (".nextcloudsync.log", "Nextcloud"),
        (".stfolder", "Syncthing"),
        (".tmp.drivedownload", "Google Drive"),
    ],
)
def test_a_folder_that_a_cloud_copies_is_refused(tmp_path, clock, mark, service):
    (tmp_path / mark).touch()

    with pytest.raises(UnsafeFolder) as refused:
        open_store(tmp_path / "deep" / "desk", clock)

    assert (refused.value.reason, refused.value.what) == ("cloud", service)


@pytest.mark.parametrize("name", ["OneDrive", "OneDrive - Company", "Dropbox (Personal)"])
def test_a_folder_named_as_clouds_name_theirs_is_refused(tmp_path, clock, name):
    with pytest.raises(UnsafeFolder):
        open_store(tmp_path / name / "desk", clock)


def test_a_migration_that_fails_leaves_the_old_schema(tmp_path):
    path = tmp_path / DATABASE
    database = connect(path)
    database.execute("CREATE TABLE parcel (somebody INTEGER)")

    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        migrate(database)

    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    assert list(tables) == [("parcel",)]
    assert database.execute("PRAGMA user_version").fetchone()[0] == 0
    database.close()


def test_an_older_schema_is_backed_up_and_then_migrated(tmp_path, clock):
    store = open_store(tmp_path, clock)
    a_desk(store, clock).import_batch(a_reading())
    store.close()
    older = sqlite3.connect(tmp_path / DATABASE)
    for table in ("outbox", "parcel_body", "parcel", "day_seen"):
        older.execute(f"DROP TABLE {table}")
    later = "('delivery', 'bodies', 'receipts', 'redaction')"
    older.execute(f"DELETE FROM _sqlite_migrations WHERE name IN {later}")
    older.execute("PRAGMA user_version = 2")
    older.commit()
    older.close()

    store = open_store(tmp_path, clock)

    assert store.settings()["user_version"] == VERSION
    assert len(store.backups()) == 1
    assert a_desk(store, clock).batches()[0].total == 5
    assert store.outbox.parcels() == ()
    store.close()


def test_a_migration_that_cannot_be_made_leaves_the_file_as_it_was(tmp_path, clock):
    store = open_store(tmp_path, clock)
    a_desk(store, clock).import_batch(a_reading())
    store.close()
    older = sqlite3.connect(tmp_path / DATABASE)
    older.execute("DELETE FROM _sqlite_migrations WHERE name = 'delivery'")
    older.execute("PRAGMA user_version = 2")
    older.commit()
    before = list(older.iterdump())
    older.close()

    with pytest.raises(MigrationFailed):
        open_store(tmp_path, clock)

    after = sqlite3.connect(tmp_path / DATABASE)
    assert list(after.iterdump()) == before
    after.close()
    assert not (tmp_path / "damaged").exists()


def test_a_file_that_another_program_holds_is_in_use(tmp_path, clock):
    open_store(tmp_path, clock).close()
    other = sqlite3.connect(tmp_path / DATABASE)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")

    with pytest.raises(AlreadyOpen):
        open_store(tmp_path, clock)

    other.close()
    assert not (tmp_path / "damaged").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path, clock):
    (tmp_path / "file").touch()

    with pytest.raises(WriteFailed):
        open_store(tmp_path / "file" / "desk", clock)


def test_the_clock_may_jump(tmp_path):
    clock = Clock()
    store = open_store(tmp_path, clock)
    desk = a_desk(store, clock)
    desk.import_batch(a_reading())
    for number, days in enumerate((0, 3650, -7300)):
        clock.move(days=days)
        desk.submit(first_task(desk, number), a_draft())
    store.close()

    store = open_store(tmp_path, clock)

    waiting = store.outbox.unpacked(a_desk(store, clock).batches()[0].key)
    assert [one.task_id for one in waiting] == ["t0", "t1", "t2"]
    assert store.verify() == 3
    store.close()
