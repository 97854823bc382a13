"""Backups: whole, verified copies of the database, the newest dozen and one a day before that.

Copies are made by SQLite's own backup, a piece at a time: nothing else may open the live file, and
`VACUUM INTO` would keep the only connection from everybody until it is done.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import sqlite3  # noqa: TID251 - what a copy that is no database raises
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from trainer_desk.store.connect import check_wholly, peek
from trainer_desk.store.database import Database
from trainer_desk.store.errors import BackupFailed, Damaged, WriteFailed
from trainer_desk.store.journal import flush_folder
from trainer_desk.store.link import Link
from trainer_desk.store.place import make_private
from trainer_desk.store.soundness import check_everything
from trainer_desk.store.version import APPLICATION_ID, VERSION
from trainer_desk.values import dataclass

log = logging.getLogger(__name__)

NEWEST_KEPT = 12
DAYS_KEPT = 14
BYTES_KEPT = 4 * 1024**3
"""Beyond this the oldest go first, except for the newest three."""
ALWAYS_KEPT = 3

_NAME = r"desk-(\d{8}T\d{6})-e(\d+)-s(\d+)\.sqlite3"
_ROOM = 64 * 1024**2
"""Bytes that a backup leaves free on the disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup on the disk.

    Attributes:
        made_at: Timezone-aware UTC.
        event: The newest judgment event in it, 0 for none.
        step: The newest step in it, 0 for none.
    """

    path: Path
    made_at: datetime
    event: int
    step: int


class Backups:
    """A folder of backups; one is made at a time, on any thread."""

    def __init__(self, folder: Path) -> None:
        make_private(folder)
        self._folder = folder
        for leftover in folder.glob("*.part*"):
            leftover.unlink(missing_ok=True)

    def all(self) -> tuple[Backup, ...]:
        """Return every backup, newest first."""
        found = filter(None, (_named(path) for path in self._folder.iterdir()))
        return tuple(
            sorted(found, key=lambda one: (one.made_at, one.event, one.step), reverse=True)
        )

    def make(self, link: Link, *, at: datetime) -> Backup:
        """Copy the database, verify the copy, and only then give it its name.

        Raises:
            BackupFailed: If there is no room, or the copy is not sound; earlier ones are untouched.
            Damaged: If the database proved to be damaged.
        """
        event, step = newest_work(link)
        backup = Backup(
            path=self._folder / f"desk-{at.astimezone(UTC):%Y%m%dT%H%M%S}-e{event}-s{step}.sqlite3",
            made_at=at,
            event=event,
            step=step,
        )
        part = backup.path.with_suffix(".part")
        try:
            self._expect_room(link)
            _copy(link, part)
            if not _is_sound(part, event, check=_check_wholly):
                raise link.found_damaged("a fresh copy is not sound")
            part.replace(backup.path)
            flush_folder(self._folder)
        except (OSError, WriteFailed, sqlite3.DatabaseError) as error:
            raise BackupFailed(str(error)) from error
        finally:
            with suppress(OSError):
                _remove(part)
        self._thin_out()
        log.info("backup of %d bytes, event %d", backup.path.stat().st_size, event)
        return backup

    def sound(self) -> Iterator[Backup]:
        """Yield the backups that hold what was put in them, newest first; looks at every text."""
        for backup in self.all():
            if _is_sound(backup.path, backup.event, check=check_everything):
                yield backup

    def _expect_room(self, link: Link) -> None:
        with link.reading():
            pages = link.row("PRAGMA page_count")
        needed = (pages[0] if pages else 0) * 4096 + _ROOM
        if shutil.disk_usage(self._folder).free < needed:
            raise BackupFailed(f"less than {needed} bytes free")

    def _thin_out(self) -> None:
        backups = self.all()
        kept = set(backups[:NEWEST_KEPT])
        days = {backup.made_at.date(): backup for backup in reversed(backups)}
        kept |= {days[day] for day in sorted(days, reverse=True)[:DAYS_KEPT]}
        size = 0
        for number, backup in enumerate(backups):
            size += backup.path.stat().st_size if backup in kept else 0
            if backup not in kept or (size > BYTES_KEPT and number >= ALWAYS_KEPT):
                backup.path.unlink(missing_ok=True)


def newest_work(link: Link) -> tuple[int, int]:
    """Return the numbers of the newest judgment event and the newest step, 0 for none."""
    with link.reading():
        row = link.row(
            """
            SELECT (SELECT COALESCE(MAX(seq), 0) FROM judgment_event),
                (SELECT COALESCE(MAX(seq), 0) FROM step)
            """
        )
    assert row is not None
    return int(row[0]), int(row[1])


def _copy(link: Link, part: Path) -> None:
    _remove(part)
    part.touch(mode=0o600)
    connection = sqlite3.connect(part, check_same_thread=False)
    with closing(Database(connection)) as target:
        # Flushed below, in one go: inside the copy it would keep everybody waiting.
        target.execute("PRAGMA synchronous = OFF")
        link.copy_to(target)
        # The mark of the write-ahead log came along; a backup is one file.
        target.execute("PRAGMA journal_mode = DELETE").fetchall()
    handle = os.open(part, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_sound(path: Path, event: int, *, check: Callable[[Database], None]) -> bool:
    """Open a copy anew and see that it is whole and holds the newest event it should."""
    try:
        header = peek(path)
        if header.application_id != APPLICATION_ID or header.version > VERSION:
            return False
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        with closing(Database(connection)) as copy:
            found = copy.execute("SELECT COALESCE(MAX(seq), 0) FROM judgment_event").fetchone()
            check(copy)
            return bool(found[0] >= event)
    except (OSError, Damaged, UnicodeError, sqlite3.DatabaseError):
        return False


def _check_wholly(database: Database) -> None:
    if not check_wholly(database):
        raise Damaged("integrity_check")


def _named(path: Path) -> Backup | None:
    found = re.fullmatch(_NAME, path.name)
    if found is None:
        return None
    made_at = datetime.strptime(found[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    return Backup(path=path, made_at=made_at, event=int(found[2]), step=int(found[3]))


def _remove(part: Path) -> None:
    for path in (part, Path(f"{part}-journal"), Path(f"{part}-wal"), Path(f"{part}-shm")):
        path.unlink(missing_ok=True)
