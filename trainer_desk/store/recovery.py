"""Opening the database whatever became of it: sound, damaged, gone, or older than the journal."""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3  # noqa: TID251 - damage shows as its error
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from trainer_desk.store.backups import Backup, Backups
from trainer_desk.store.connect import (
    connect,
    migrate,
    needs_migration,
    peek,
    refuse_unknown,
)
from trainer_desk.store.database import Database
from trainer_desk.store.errors import AlreadyOpen, Damaged, MigrationFailed
from trainer_desk.store.journal import flush_folder
from trainer_desk.store.link import Link, meaning
from trainer_desk.store.place import make_private
from trainer_desk.store.soundness import (
    check_everything,
    check_newest_events,
    check_structure,
)
from trainer_desk.values import dataclass
from trainer_desk.work.ids import BatchId

log = logging.getLogger(__name__)

DATABASE = "desk.sqlite3"
_SUSPECT = "look-closely"
"""A file that asks the next start to check everything."""

_ALWAYS_CHECKED = 32 * 1024**2
"""Bytes up to which the file is checked at every start; a tenth of a second."""


class Reason(Enum):
    """Why something had to be recovered."""

    DAMAGED = "damaged"
    GONE = "gone"
    BEHIND = "behind"
    """The database was sound, but older than the journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What happened to the database, for a person to read.

    Attributes:
        moved_to: The folder where the damaged files lie, None where there were none.
        backup_at: When the backup was made that was restored; None where there was none.
        events: Judgments sealed or taken back that came from the journal.
        parcels: Parcels that came from the journal.
        drafts: Drafts newer than the backup that were saved from the damaged file.
        batches: Ids of batches whose files have to be imported again; their work is kept.
    """

    reason: Reason
    moved_to: Path | None = None
    backup_at: datetime | None = None
    events: int = 0
    parcels: int = 0
    drafts: int = 0
    batches: tuple[BatchId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open database, and what it took; `recovery` is None where nothing was wrong."""

    database: Database
    recovery: Recovery | None = None


def open_database(folder: Path, backups: Backups, *, has_journal: bool, now: datetime) -> Opened:
    """Open the folder's database, or rebuild it from the newest sound backup.

    The caller then replays the journal. A damaged file is moved aside and never deleted.

    Raises:
        ForeignDatabase, NewerDatabase: If the file is not for us; it was not changed.
        WrongSetting: If SQLite did not take a setting.
        MigrationFailed: If an older file could not be brought up to date; it is as it was.
        AlreadyOpen: If another program has the file open.
        WriteFailed: If the disk is full or failed.
    """
    try:
        return _open_or_rebuild(folder, backups, has_journal=has_journal, now=now)
    except sqlite3.DatabaseError as error:
        if _code(error) == sqlite3.SQLITE_BUSY:
            raise AlreadyOpen(folder) from error
        meant = meaning(error)
        if meant is error:
            raise
        raise meant from error


def ask_for_close_look(folder: Path) -> None:
    """Have the next start check everything."""
    (folder / _SUSPECT).touch(mode=0o600)


def _open_or_rebuild(folder: Path, backups: Backups, *, has_journal: bool, now: datetime) -> Opened:
    path = folder / DATABASE
    there = path.exists() and path.stat().st_size > 0
    if not there and not (has_journal or backups.all()):
        return Opened(database=_connected(path, backups, now))
    if not there:
        return _rebuilt(folder, backups, Reason.GONE, now)
    header = peek(path)
    if header.readable:
        refuse_unknown(header)
    try:
        database = _connected(path, backups, now, _how_closely(folder))
    except (Damaged, UnicodeError, sqlite3.DatabaseError) as error:
        if not _is_damage(error):
            raise
        log.warning("the database is damaged and will be rebuilt: %s", type(error).__name__)
        return _rebuilt(folder, backups, Reason.DAMAGED, now)
    (folder / _SUSPECT).unlink(missing_ok=True)
    return Opened(database=database)


class _Look(Enum):
    """How closely a file is looked at before anything is written to it."""

    SHORT = "short"
    AT_STRUCTURE = "structure"
    AT_EVERYTHING = "everything"


def _how_closely(folder: Path) -> _Look:
    """After anything but a clean end the write-ahead log is still there."""
    if (folder / _SUSPECT).exists():
        return _Look.AT_EVERYTHING
    path = folder / DATABASE
    log_file = Path(f"{path}-wal")
    unclean = log_file.exists() and log_file.stat().st_size > 0
    if unclean or path.stat().st_size <= _ALWAYS_CHECKED:
        return _Look.AT_STRUCTURE
    return _Look.SHORT


def _connected(path: Path, backups: Backups, now: datetime, look: _Look = _Look.SHORT) -> Database:
    if not path.exists():
        path.touch(mode=0o600)
    database = connect(path)
    try:
        if look is not _Look.SHORT:
            check_structure(database)
        if needs_migration(database):
            _bring_up_to_date(database, backups, now)
        migrate(database)
        check_newest_events(database)
        if look is _Look.AT_EVERYTHING:
            check_everything(database)
    except BaseException:
        database.close()
        raise
    return database


def _bring_up_to_date(database: Database, backups: Backups, now: datetime) -> None:
    backups.make(Link(database, damaged=lambda: None), at=now)
    try:
        migrate(database)
    except sqlite3.OperationalError as error:
        if meaning(error) is error:
            raise MigrationFailed(str(error)) from error
        raise


def _is_damage(error: Exception) -> bool:
    """A statement that fails although the schema is the newest is damage to the schema."""
    if not isinstance(error, sqlite3.DatabaseError):
        return True
    return isinstance(meaning(error), Damaged) or _code(error) == sqlite3.SQLITE_ERROR


def _code(error: sqlite3.DatabaseError) -> int:
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)) & 0xFF


def _rebuilt(folder: Path, backups: Backups, reason: Reason, now: datetime) -> Opened:
    moved_to = _move_aside(folder, now)
    for backup in backups.sound():
        _restore(backup, folder)
        database = _connected(folder / DATABASE, backups, now)
        recovery = Recovery(reason=reason, moved_to=moved_to, backup_at=backup.made_at)
        return Opened(database=database, recovery=recovery)
    database = _connected(folder / DATABASE, backups, now)
    return Opened(database=database, recovery=Recovery(reason=reason, moved_to=moved_to))


def _move_aside(folder: Path, now: datetime) -> Path | None:
    path = folder / DATABASE
    files = [Path(f"{path}{end}") for end in ("", "-wal", "-shm", "-journal")]
    files = [file for file in files if file.exists()]
    if not files:
        return None
    aside = _new_folder(folder / "damaged", f"{now.astimezone(UTC):%Y%m%dT%H%M%S}")
    for file in files:
        file.rename(aside / file.name)
    flush_folder(aside)
    flush_folder(folder)
    return aside


def _new_folder(parent: Path, name: str) -> Path:
    make_private(parent)
    number, folder = 1, parent / name
    while folder.exists():
        number += 1
        folder = parent / f"{name}-{number}"
    make_private(folder)
    return folder


def _restore(backup: Backup, folder: Path) -> None:
    part = folder / f"{DATABASE}.part"
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    with backup.path.open("rb") as source, part.open("r+b") as target:
        shutil.copyfileobj(source, target, 1024**2)
        target.flush()
        os.fsync(target.fileno())
    part.replace(folder / DATABASE)
    flush_folder(folder)
