"""Taking a batch over: all of it or nothing, without ever holding the desk up."""

from __future__ import annotations

import sqlite3  # noqa: TID251 - a task id that comes twice shows as its error
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING

from trainer_desk.files.codec import batch_to_json, task_to_json
from trainer_desk.late import late
from trainer_desk.store.errors import ImportCancelled, ImportFailed, StoreError
from trainer_desk.store.events import Events
from trainer_desk.store.link import Link, Row
from trainer_desk.store.lists import folded
from trainer_desk.store.moments import to_moment
from trainer_desk.store.version import BLOCK
from trainer_desk.values import dataclass
from trainer_desk.work.batch import Batch
from trainer_desk.work.ids import BatchKey, Sha256
from trainer_desk.work.task import Task

if TYPE_CHECKING:
    import hashlib
    from concurrent import futures

    from trainer_desk.store import relinking, revisions
else:
    hashlib = late("hashlib")
    futures = late("concurrent.futures")
    relinking = late("trainer_desk.store.relinking")
    revisions = late("trainer_desk.store.revisions")

_ROWS_AT_ONCE = 500
_BYTES_AT_ONCE = 800_000
"""What one transaction stages at most; a few milliseconds of the lock."""

_TITLE_LENGTH = 120
"""Code points."""

Portion = tuple[list[Row], list[Row]]
"""What one transaction stages: rows of `task`, and of `task_text`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of an import.

    Attributes:
        new: False where the same files, or the same revision with the same contents, were taken
            over before; then nothing was changed, except that a batch removed from sight is back.
    """

    key: BatchKey
    new: bool


class Imports:
    """Imports, one at a time; reached as `store.imports`. Call it on a worker thread."""

    def __init__(self, link: Link, events: Events) -> None:
        self._link = link
        self._events = events
        self._one_at_a_time = threading.Lock()

    def take_over(
        self,
        batch: Batch,
        tasks: Callable[[], Iterator[Task]],
        *,
        source_sha256: Sha256,
        order_seed: str,
        at: datetime,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Imported:
        """Stage a batch's tasks in short transactions, then make it visible by one flag.

        Memory does not grow with the batch. Judgments of the same tasks that are on this desk
        already, from an earlier revision or rebuilt from the journal, count where the text that
        was judged is the same.

        Args:
            batch: The header.
            tasks: Starts the stream of tasks; not called where the files are known.
            source_sha256: Hash of the files; the same hash is never taken over twice.
            order_seed: What the shown order of responses is to be shuffled from.
            at: Now, timezone-aware UTC.
            cancelled: Asked before every transaction.

        Raises:
            ImportCancelled: If `cancelled` said so; nothing is left.
            ImportFailed: If a task id comes twice, there is no task at all, or the revision is in
                sight with other contents; nothing is left.
            OlderRevision: If a newer revision is in sight and this one is not; nothing is read.
            FormatError: From the stream; nothing is left.
            WriteFailed: If the disk is full; nothing is left, at the latest after the next start.
        """
        with self._one_at_a_time:
            revisions.refuse_older(self._link, batch)
            known = self._known(source_sha256)
            if known is not None:
                return known
            key, first = self._begin(batch, source_sha256, order_seed, at)
            try:
                total = self._stage(key, first, tasks(), cancelled)
                twin = revisions.twin_of(self._link, key, total)
                if twin is not None:
                    self._forget(key)
                    return self._brought_back(twin)
                self._count_earlier_work(key, batch, at)
                self._make_visible(key, batch, total)
            except BaseException as error:
                with suppress(StoreError):
                    self._forget(key)
                if isinstance(error, sqlite3.IntegrityError):
                    raise ImportFailed("a task id occurs more than once") from error
                raise
            return Imported(key=key, new=True)

    def sweep(self) -> int:
        """Delete what imports left behind that never came to their end; return how many."""
        with self._one_at_a_time:
            with self._link.reading():
                rows = self._link.rows("SELECT key FROM batch WHERE state = 'staging'")
            for (key,) in rows:
                self._forget(BatchKey(key))
        return len(rows)

    def _known(self, source_sha256: Sha256) -> Imported | None:
        with self._link.writing():
            row = self._link.row(
                "SELECT key, state FROM batch WHERE source_sha256 = ?", (source_sha256,)
            )
            if row is not None and row[1] == "hidden" and self._is_touched(row[0]):
                self._link.write("UPDATE batch SET state = 'ready' WHERE key = ?", (row[0],))
            elif row is not None and row[1] in ("hidden", "staging"):
                self._link.write("UPDATE batch SET state = 'staging' WHERE key = ?", (row[0],))
        if row is None:
            return None
        key = BatchKey(row[0])
        if self._is_staging(key):
            # Removed before any work on it: read anew, perhaps with another choice of columns.
            self._forget(key)
            return None
        return Imported(key=key, new=False)

    def _brought_back(self, key: BatchKey) -> Imported:
        with self._link.writing():
            self._link.write(
                "UPDATE batch SET state = 'ready' WHERE key = ? AND state = 'hidden'", (key,)
            )
        return Imported(key=key, new=False)

    def _is_touched(self, key: int) -> bool:
        row = self._link.row(
            """
            SELECT EXISTS (SELECT 1 FROM task WHERE batch = ? AND judgment IS NOT NULL)
                OR EXISTS (SELECT 1 FROM draft d JOIN task t ON t.key = d.task WHERE t.batch = ?)
                OR EXISTS (SELECT 1 FROM step s JOIN task t ON t.key = s.task WHERE t.batch = ?)
            """,
            (key, key, key),
        )
        return row is not None and bool(row[0])

    def _is_staging(self, key: BatchKey) -> bool:
        with self._link.reading():
            row = self._link.row("SELECT state FROM batch WHERE key = ?", (key,))
        return row is not None and row[0] == "staging"

    def _begin(
        self, batch: Batch, source_sha256: Sha256, order_seed: str, at: datetime
    ) -> tuple[BatchKey, int]:
        with self._link.writing():
            row = self._link.row("SELECT COALESCE(MAX(key), 0) + 1 FROM task")
            assert row is not None
            first = int(row[0])
            key = self._link.insert(
                """
                INSERT INTO batch (id, revision, title, language, header, source_sha256,
                    order_seed, first_task, imported_at, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'staging')
                """,
                (
                    batch.id,
                    batch.revision,
                    batch.title,
                    batch.language,
                    batch_to_json(batch),
                    source_sha256,
                    order_seed,
                    first,
                    to_moment(at),
                ),
            )
        return BatchKey(key), first

    def _stage(
        self, key: BatchKey, first: int, tasks: Iterator[Task], cancelled: Callable[[], bool]
    ) -> int:
        staged = first
        for rows, texts in _ahead(portions(key, first, tasks)):
            if cancelled():
                raise ImportCancelled
            self._link.give_way()
            with self._link.staging():
                self._link.insert_many("task", ("key", "batch", "id", "title"), rows)
                self._link.insert_many("task_text", ("task", "folded", "sha256", "body"), texts)
                self._tally(key, staged, staged + len(rows))
            staged += len(rows)
        if staged == first:
            raise ImportFailed("there is no task in it")
        return staged - first

    def _tally(self, key: BatchKey, first: int, end: int) -> None:
        for block in range(first // BLOCK, (end - 1) // BLOCK + 1):
            tasks = min(end, (block + 1) * BLOCK) - max(first, block * BLOCK)
            self._link.write(
                """
                INSERT INTO tally (batch, flagged, state, block, tasks) VALUES (?, 0, 'new', ?, ?)
                ON CONFLICT (batch, flagged, state, block)
                DO UPDATE SET tasks = tasks + excluded.tasks
                """,
                (key, block, tasks),
            )

    def _count_earlier_work(self, key: BatchKey, batch: Batch, at: datetime) -> None:
        for event in self._events.that_count(batch.id):
            with self._link.writing():
                relinking.count_for(self._link, self._events, event, key, at=at)

    def _make_visible(self, key: BatchKey, batch: Batch, total: int) -> None:
        with self._link.writing():
            self._link.write(
                "UPDATE batch SET state = 'ready', tasks = ? WHERE key = ?", (total, key)
            )
            self._link.write("DELETE FROM batch WHERE id = ? AND state = 'lost'", (batch.id,))

    def _forget(self, key: BatchKey) -> None:
        """Delete a batch that never was in sight, a piece at a time."""
        while self._forget_some(key):
            pass
        with self._link.writing():
            self._link.write("DELETE FROM tally WHERE batch = ?", (key,))
            self._link.write("DELETE FROM batch WHERE key = ?", (key,))

    def _forget_some(self, key: BatchKey) -> bool:
        with self._link.writing():
            row = self._link.row(
                """
                SELECT t.key, t.batch FROM task t
                WHERE t.key >= (SELECT first_task FROM batch WHERE key = ?) ORDER BY t.key LIMIT 1
                """,
                (key,),
            )
            if row is None or row[1] != key:
                return False
            these = (row[0], row[0] + _ROWS_AT_ONCE - 1)
            self._link.write(
                """
                DELETE FROM task_text WHERE task IN
                    (SELECT key FROM task WHERE key BETWEEN ? AND ? AND batch = ?)
                """,
                (*these, key),
            )
            self._link.write(
                "DELETE FROM task WHERE key BETWEEN ? AND ? AND batch = ?", (*these, key)
            )
        return True


def portions(key: BatchKey, first: int, tasks: Iterator[Task]) -> Iterator[Portion]:
    """Yield what one transaction stages each: rows of `task`, and of `task_text`."""
    rows: list[Row] = []
    texts: list[Row] = []
    size = 0
    for number, task in zip(count(first), tasks, strict=False):
        body = task_to_json(task)
        rows.append((number, key, task.id, _title(task)))
        texts.append((number, _searched(task), hashlib.sha256(body).digest(), body))
        size += 2 * len(body)
        if len(rows) >= _ROWS_AT_ONCE or size >= _BYTES_AT_ONCE:
            yield rows, texts
            rows, texts, size = [], [], 0
    if rows:
        yield rows, texts


def _ahead(portions: Iterator[Portion]) -> Iterator[Portion]:
    """Yield portions, each being made on a thread of its own while the one before is written."""
    with futures.ThreadPoolExecutor(1, thread_name_prefix="import") as maker:
        coming = maker.submit(next, portions, None)
        while (portion := coming.result()) is not None:
            coming = maker.submit(next, portions, None)
            yield portion


def _title(task: Task) -> str:
    return " ".join(task.question[: 2 * _TITLE_LENGTH].split())[:_TITLE_LENGTH]


def _searched(task: Task) -> str:
    texts = [turn.text for turn in task.prompt]
    texts += [response.text for response in task.responses]
    return folded("\n".join(texts))
