"""Transactions nest, and nothing of a failed one stays."""

import sqlite3  # noqa: TID251 - what the database is made of
from contextlib import closing, suppress

import pytest
import sqlite_utils

from trainer_desk.store.connect import connect
from trainer_desk.store.database import Database
from trainer_desk.store.schema import migrations
from trainer_desk.store.version import MIGRATION_SET, MIGRATIONS


@pytest.fixture
def database(tmp_path):
    database = Database(sqlite3.connect(tmp_path / "one.sqlite3"))
    database.execute("CREATE TABLE note (word TEXT)")
    yield database
    database.close()


def words(database):
    return [word for (word,) in database.execute("SELECT word FROM note ORDER BY rowid")]


def add(database, word):
    database.execute("INSERT INTO note VALUES (?)", (word,))


def add_both(database, outer, inner):
    with database.atomic():
        add(database, outer)
        with database.atomic():
            add(database, inner)


def test_what_failed_is_taken_back(database):
    with suppress(KeyError), database.atomic():
        add(database, "lost")
        raise KeyError

    assert words(database) == []
    assert not database.conn.in_transaction


def test_a_nested_failure_takes_back_only_its_own(database):
    with database.atomic():
        add(database, "kept")
        with suppress(KeyError), database.atomic():
            add(database, "lost")
            raise KeyError
        with database.atomic():
            add(database, "kept, too")

    assert words(database) == ["kept", "kept, too"]


def test_an_error_that_ends_the_whole_transaction_is_the_one_that_is_seen(database):
    database.execute(
        "CREATE TRIGGER no BEFORE INSERT ON note WHEN new.word = 'no' "
        "BEGIN SELECT RAISE(ROLLBACK, 'not that'); END"
    )

    with pytest.raises(sqlite3.IntegrityError, match="not that"):
        add_both(database, "lost", "no")

    assert words(database) == []


def test_a_commit_that_fails_leaves_nothing_open(database):
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("CREATE TABLE key (name TEXT PRIMARY KEY)")
    database.execute(
        "CREATE TABLE door (key TEXT REFERENCES key (name) DEFERRABLE INITIALLY DEFERRED)"
    )

    with pytest.raises(sqlite3.IntegrityError), database.atomic():
        database.execute("INSERT INTO door VALUES ('none')")

    assert not database.conn.in_transaction
    assert list(database.execute("SELECT * FROM door")) == []


def test_the_migrations_are_those_that_the_version_counts(tmp_path):
    with closing(connect(tmp_path / "new.sqlite3")) as ours:
        pending = migrations.pending(sqlite_utils.Database(ours.conn, execute_plugins=False))

    assert tuple(one.name for one in pending) == MIGRATIONS
    assert migrations.name == MIGRATION_SET
