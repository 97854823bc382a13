"""Opening the database file with every setting that durability and safety rest on."""

from __future__ import annotations

import sqlite3  # noqa: TID251 - opening it
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_desk.late import late
from trainer_desk.store.database import Database
from trainer_desk.store.errors import Damaged, ForeignDatabase, NewerDatabase, WrongSetting
from trainer_desk.store.version import APPLICATION_ID, MIGRATION_SET, MIGRATIONS, VERSION
from trainer_desk.values import dataclass

if TYPE_CHECKING:
    import sqlite_utils

    from trainer_desk.store import schema
else:
    sqlite_utils = late("sqlite_utils")
    schema = late("trainer_desk.store.schema")

_MAGIC = b"SQLite format 3\0"

_SETTINGS: tuple[tuple[str, str, str | int], ...] = (
    # Exclusive before anything else: then the write-ahead log needs no shared memory, and the
    # corruption that versions before 3.51.3 have with several connections cannot happen.
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "WAL", "wal"),
    # NORMAL would lose the last minutes of work when the power fails.
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("temp_store", "MEMORY", 2),
    # What is deleted is overwritten; "FAST" would leave nearly all of a body in the file.
    ("secure_delete", "ON", 1),
    ("journal_size_limit", "67108864", 67108864),
    ("cache_size", "-16384", -16384),
    # Folding the log into the file costs two flushes; every 16 MB instead of every 4.
    ("wal_autocheckpoint", "4000", 4000),
)
_LOOKED_THROUGH = -256
"""Cache while every page is looked at, in KiB as SQLite has it: negative."""
_ON_MACOS: tuple[tuple[str, str, str | int], ...] = (
    ("fullfsync", "ON", 1),
    ("checkpoint_fullfsync", "ON", 1),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the first bytes of a database file say.

    Attributes:
        readable: Whether it is a SQLite file at all.
    """

    readable: bool
    application_id: int = 0
    version: int = 0


def peek(path: Path) -> Header:
    """Read a database's header without SQLite; only while no connection to it is open here.

    Closing any handle of a file drops the locks that SQLite holds on it in this process.
    """
    with path.open("rb") as file:
        head = file.read(100)
    if len(head) < 100 or not head.startswith(_MAGIC):
        return Header(readable=False)
    return Header(
        readable=True,
        application_id=int.from_bytes(head[68:72], "big"),
        version=int.from_bytes(head[60:64], "big"),
    )


def refuse_unknown(header: Header) -> None:
    """Refuse a file that is not ours or newer than we are, before anything touches it.

    Raises:
        ForeignDatabase: If another program's mark is on it.
        NewerDatabase: If a newer version of this program wrote it.
    """
    if header.application_id not in (0, APPLICATION_ID):
        raise ForeignDatabase(f"application id {header.application_id:#x}")
    if header.application_id == APPLICATION_ID and header.version > VERSION:
        raise NewerDatabase(header.version, VERSION)


def connect(path: Path) -> Database:
    """Open or create the database at `path`, not migrated yet; any thread may use it in turn.

    Raises:
        ForeignDatabase: If the file holds another program's tables; it was not changed.
        NewerDatabase: If a newer version of this program wrote it; it was not changed.
        WrongSetting: If SQLite did not take a setting.
        sqlite3.DatabaseError: If the file is damaged, locked or cannot be read.
    """
    connection = sqlite3.connect(path, timeout=1, check_same_thread=False, cached_statements=256)
    try:
        database = Database(connection)
        _set(database, *_SETTINGS[0])
        _claim(database)
        for setting in _SETTINGS[1:] + (_ON_MACOS if sys.platform == "darwin" else ()):
            _set(database, *setting)
    except BaseException:
        connection.close()
        raise
    return database


def migrate(database: Database) -> None:
    """Bring the schema to the newest version, all of it or nothing, and note it in the file."""
    if pragma(database, "user_version") == VERSION and not _pending(database):
        return
    with database.atomic():
        schema.migrations.apply(sqlite_utils.Database(database.conn, execute_plugins=False))
        database.execute(f"PRAGMA user_version = {VERSION}")
    if pragma(database, "user_version") != VERSION:
        raise WrongSetting("user_version")
    fold_log(database)


def needs_migration(database: Database) -> bool:
    """Tell whether the file has an older schema, one that holds somebody's work.

    Raises:
        Damaged: If the file says that its schema is the newest, and names it otherwise.
    """
    pending = _pending(database)
    if pending and pragma(database, "user_version") == VERSION:
        raise Damaged("the list of migrations")
    return pending and bool(_applied(database))


def fold_log(database: Database) -> None:
    """Fold the write-ahead log into the file, so that its header tells the truth by itself."""
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def pragma(database: Database, name: str) -> str | int:
    """Return the value of one setting as SQLite reports it."""
    value: str | int = database.execute(f"PRAGMA {name}").fetchone()[0]
    return value


def settings(database: Database) -> dict[str, str | int]:
    """Return every setting that durability rests on, as SQLite reports it now."""
    names = [name for name, _, _ in _SETTINGS] + ["application_id", "user_version"]
    return {name: pragma(database, name) for name in names}


def check_quickly(database: Database) -> bool:
    """Tell whether SQLite finds the file sound; takes about a second for a gigabyte."""
    kept = pragma(database, "cache_size")
    # Every page is looked at once: using few buffers again takes a third of filling many.
    database.execute(f"PRAGMA cache_size = {_LOOKED_THROUGH}")
    try:
        return bool(database.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    finally:
        database.execute(f"PRAGMA cache_size = {kept}")


def check_wholly(database: Database) -> bool:
    """Tell whether SQLite finds the file and every index sound."""
    return bool(database.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")


def _pending(database: Database) -> bool:
    return not _applied(database).issuperset(MIGRATIONS)


def _applied(database: Database) -> frozenset[str]:
    if "_sqlite_migrations" not in _tables(database):
        return frozenset()
    rows = database.execute(
        "SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (MIGRATION_SET,)
    )
    return frozenset(name for (name,) in rows)


def _tables(database: Database) -> tuple[str, ...]:
    rows = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return tuple(name for (name,) in rows)


def _set(database: Database, name: str, value: str, expected: str | int) -> None:
    database.execute(f"PRAGMA {name} = {value}").fetchall()
    if pragma(database, name) != expected:
        raise WrongSetting(f"{name} is {pragma(database, name)}, not {expected}")


def _claim(database: Database) -> None:
    """Put our mark on a new file; refuse one that is somebody else's."""
    found = pragma(database, "application_id")
    if found == APPLICATION_ID:
        version = int(pragma(database, "user_version"))
        if version > VERSION:
            raise NewerDatabase(version, VERSION)
        return
    if found != 0 or _tables(database):
        raise ForeignDatabase(f"application id {found}")
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
