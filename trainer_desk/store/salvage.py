"""Drafts that a damaged database still tells, newer than those of the backup in its place."""

from __future__ import annotations

import logging
import shutil
import sqlite3  # noqa: TID251 - where the reading ends shows as its error
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from trainer_desk.files.codec import draft_from_json
from trainer_desk.files.errors import FormatError
from trainer_desk.store.database import Database
from trainer_desk.store.drafts import Drafts, Steps
from trainer_desk.store.link import Link
from trainer_desk.store.moments import to_moment
from trainer_desk.store.place import make_private
from trainer_desk.values import dataclass
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import TaskKey
from trainer_desk.work.opened import StepKind
from trainer_desk.work.states import UNFINISHED, TaskState
from trainer_desk.work.steps import changes_between

log = logging.getLogger(__name__)

_MOST = 2 * 1024**3
"""Bytes of a damaged database that are worth a copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    source_sha256: str
    task_id: str
    draft: Draft
    step: int


def salvage_drafts(damaged: Path, link: Link, *, at: datetime) -> int:
    """Take over every draft that has a newer step than ours, and return how many.

    The damaged file is read from a copy; it stays as it was found. What cannot be read, or belongs
    to a task that is sealed by now, is passed over.

    Args:
        damaged: The database that was moved aside.
        link: The database in its place, brought up to the journal.
        at: Now, timezone-aware UTC.
    """
    taken = 0
    for found in _drafts_in(damaged):
        with link.writing():
            taken += _take_over(found, link, at)
    return taken


def _drafts_in(damaged: Path) -> Iterator[_Found]:
    folder = damaged.parent / "copy"
    try:
        if damaged.stat().st_size > _MOST:
            return
        make_private(folder)
        for path in (damaged, Path(f"{damaged}-wal")):
            if path.exists():
                shutil.copyfile(path, folder / path.name)
        yield from _readable(folder / damaged.name)
    except OSError as error:
        log.warning("nothing was salvaged: %s", error.strerror)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _readable(copy: Path) -> Iterator[_Found]:
    try:
        with closing(Database(sqlite3.connect(copy))) as database:
            for source, task_id, body, step in database.execute(_DRAFTS):
                try:
                    draft = draft_from_json(body)
                except FormatError:
                    continue
                yield _Found(
                    source_sha256=source, task_id=task_id, draft=draft, step=int(step or 0)
                )
    except (sqlite3.DatabaseError, UnicodeError) as error:
        log.warning("the damaged database could be read so far: %s", type(error).__name__)


_DRAFTS = """
    SELECT b.source_sha256, t.id, d.body, (SELECT MAX(seq) FROM step WHERE task = d.task)
    FROM draft d JOIN task t ON t.key = d.task JOIN batch b ON b.key = t.batch
"""


def _take_over(found: _Found, link: Link, at: datetime) -> int:
    row = link.row(
        """
        SELECT t.key, t.state, t.remark, (SELECT MAX(seq) FROM step WHERE task = t.key)
        FROM task t JOIN batch b ON b.key = t.batch WHERE b.source_sha256 = ? AND t.id = ?
        """,
        (found.source_sha256, found.task_id),
    )
    if row is None or TaskState(row[1]) not in UNFINISHED or found.step <= (row[3] or 0):
        return 0
    key, state = TaskKey(row[0]), TaskState(row[1])
    drafts = Drafts(link)
    changes = changes_between(drafts.draft(key), found.draft)
    if not changes:
        return 0
    drafts.keep(key, found.draft, at=at)
    Steps(link).add(
        key,
        StepKind.SEVERAL,
        before=state,
        after=TaskState.DRAFT,
        remark=row[2],
        changes=changes,
        at=at,
    )
    link.write(
        "UPDATE task SET state = 'draft', flagged = ?, saved_at = ? WHERE key = ?",
        (int(found.draft.flagged), to_moment(at), key),
    )
    return 1
