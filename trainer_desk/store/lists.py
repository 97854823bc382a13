"""Lists of tasks: pages by position, filters, search; fast at a million tasks."""

# ruff: noqa: S608 - the pieces that SQL is put together from are constants of this file
from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from trainer_desk.store.batches import Batches
from trainer_desk.store.errors import UnknownKey
from trainer_desk.store.link import Link, Row, Value
from trainer_desk.store.moments import from_moment
from trainer_desk.store.tasks import Tasks
from trainer_desk.store.version import BLOCK
from trainer_desk.values import dataclass
from trainer_desk.work.ids import BatchKey, TaskId, TaskKey
from trainer_desk.work.states import UNFINISHED, TaskRow, TaskState, Verdict

_SEARCHED_AT_ONCE = 400
"""Tasks looked through in one go; the lock is free between."""

_COLUMNS = """
    key, id, title, state, flagged, remark, saved_at, (
        SELECT p.receipt FROM outbox o JOIN parcel p ON p.key = o.parcel
        WHERE o.event = task.judgment
    )
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which tasks of a batch a list shows.

    Attributes:
        state: Only those in this state; None for any.
        flagged: Only flagged ones.
    """

    state: TaskState | None = None
    flagged: bool = False

    @property
    def everything(self) -> bool:
        """Whether the list shows the whole batch."""
        return self.state is None and not self.flagged


class Lists:
    """Lists of tasks; reached as `store.lists`. Every thread may call every method."""

    def __init__(self, link: Link, batches: Batches, tasks: Tasks) -> None:
        self._link = link
        self._batches = batches
        self._tasks = tasks

    def count(self, batch: BatchKey, wanted: Filter) -> int:
        """Return how many tasks a list shows."""
        if wanted.everything:
            return self._batches.shelf(batch).tasks
        with self._link.reading():
            where, values = _tallied(batch, wanted)
            row = self._link.row(f"SELECT COALESCE(SUM(tasks), 0) FROM tally WHERE {where}", values)
        assert row is not None
        return int(row[0])

    def page(
        self, batch: BatchKey, *, start: int, count: int, wanted: Filter
    ) -> tuple[TaskRow, ...]:
        """Return a stretch of a list, by position; less where the list ends."""
        shelf = self._batches.shelf(batch)
        if start < 0 or count <= 0:
            return ()
        with self._link.reading():
            if wanted.everything:
                rows = self._link.rows(
                    f"SELECT {_COLUMNS} FROM task WHERE key >= ? AND key < ? ORDER BY key",
                    (
                        shelf.first_task + start,
                        shelf.first_task + min(start + count, shelf.tasks),
                    ),
                )
            else:
                rows = self._filtered_page(batch, start, count, wanted)
        return tuple(_task_row(row, shelf.first_task) for row in rows)

    def index(self, key: TaskKey, wanted: Filter) -> int | None:
        """Return where a task stands in a list, None where the list does not show it."""
        standing = self._tasks.standing(key)
        if wanted.everything:
            return key - self._batches.shelf(standing.batch).first_task
        if wanted.flagged and not standing.flagged:
            return None
        if wanted.state not in (None, standing.state):
            return None
        block = key // BLOCK
        tallied, tally_values = _tallied(standing.batch, wanted)
        listed, list_values = _listed(standing.batch, wanted)
        with self._link.reading():
            row = self._link.row(
                f"""
                SELECT
                    (SELECT COALESCE(SUM(tasks), 0) FROM tally WHERE {tallied} AND block < ?)
                    + (SELECT COUNT(*) FROM task WHERE {listed} AND key >= ? AND key < ?)
                """,
                (*tally_values, block, *list_values, block * BLOCK, key),
            )
        assert row is not None
        return int(row[0])

    def row(self, key: TaskKey) -> TaskRow:
        """Return one task as a list shows it.

        Raises:
            UnknownKey: If there is no such task.
        """
        with self._link.reading():
            row = self._link.row(f"SELECT {_COLUMNS} FROM task WHERE key = ?", (key,))
        if row is None:
            raise UnknownKey(f"task {key}")
        return _task_row(row, self._batches.shelf(self._batches.key_of_task(key)).first_task)

    def at(self, batch: BatchKey, position: int) -> TaskKey | None:
        """Return the task at a position, None outside the batch."""
        shelf = self._batches.shelf(batch)
        return TaskKey(shelf.first_task + position) if 0 <= position < shelf.tasks else None

    def next_unfinished(self, batch: BatchKey, *, after: int) -> TaskKey | None:
        """Return the next task that wants the trainer, going round at the end; None if all is done.

        Args:
            batch: Where to look.
            after: A position; the task there comes last of all.
        """
        first = self._batches.shelf(batch).first_task
        with self._link.reading():
            behind = self._nearest(batch, first + after + 1)
            key = behind if behind is not None else self._nearest(batch, first)
        return None if key is None else TaskKey(key)

    def search(
        self, batch: BatchKey, query: str, *, cancelled: Callable[[], bool]
    ) -> tuple[TaskRow, ...]:
        """Return the tasks whose prompt or responses hold every word of `query`.

        Case is folded in every script, and ё counts as е. Call it on a worker thread; it holds
        the lock for a few milliseconds at a time.

        Args:
            batch: Where to look.
            query: Words, or parts of words, in any order; nothing is found for none.
            cancelled: Asked often; where it says so, what was found so far is returned.
        """
        words = tuple(map(_forms, query.split()))
        shelf = self._batches.shelf(batch)
        found: list[TaskRow] = []
        for start in range(0, shelf.tasks if words else 0, _SEARCHED_AT_ONCE):
            if cancelled():
                break
            first = shelf.first_task + start
            last = shelf.first_task + min(start + _SEARCHED_AT_ONCE, shelf.tasks)
            rows = self._holding(words, first, last)
            found += (_task_row(row, shelf.first_task) for row in rows)
        return tuple(found)

    def _filtered_page(self, batch: BatchKey, start: int, count: int, wanted: Filter) -> list[Row]:
        """Enter the list at the block where `start` falls, so that no long way is counted off."""
        where, values = _tallied(batch, wanted)
        blocks = self._link.rows(
            f"SELECT block, SUM(tasks) FROM tally WHERE {where} GROUP BY block ORDER BY block",
            values,
        )
        before, entry = 0, None
        for block, tasks in blocks:
            if before + tasks > start:
                entry = block
                break
            before += tasks
        if entry is None:
            return []
        listed, list_values = _listed(batch, wanted)
        return self._link.rows(
            f"""
            SELECT {_COLUMNS} FROM task WHERE {listed} AND key >= ?
            ORDER BY key LIMIT ? OFFSET ?
            """,
            (*list_values, entry * BLOCK, count, start - before),
        )

    def _nearest(self, batch: BatchKey, key: int) -> int | None:
        row = self._link.row(
            "SELECT MIN(key) FROM ("
            + " UNION ALL ".join(
                "SELECT MIN(key) AS key FROM task WHERE batch = ? AND state = ? AND key >= ?"
                for _ in UNFINISHED
            )
            + ")",
            tuple(value for state in UNFINISHED for value in (batch, state.value, key)),
        )
        return None if row is None else row[0]

    def _holding(self, words: Sequence[tuple[str, ...]], first: int, last: int) -> list[Row]:
        holding = " AND ".join(
            "(" + " OR ".join("instr(folded, ?) > 0" for _ in forms) + ")" for forms in words
        )
        with self._link.reading():
            return self._link.rows(
                f"""
                SELECT {_COLUMNS} FROM task WHERE key IN (
                    SELECT task FROM task_text WHERE task >= ? AND task < ? AND {holding}
                ) ORDER BY key
                """,
                (first, last, *(form for forms in words for form in forms)),
            )


def folded(text: str) -> str:
    """Return a text as search compares it: without case, ё as е."""
    return text.casefold().replace("ё", "е")


def _forms(word: str) -> tuple[str, ...]:
    """Return a word as it may stand in a text, with letters composed or taken apart.

    Words are few and texts are long, so that the words are turned and the texts are not.
    """
    composed = folded(unicodedata.normalize("NFC", word))
    apart = folded(unicodedata.normalize("NFD", word))
    return (composed,) if composed == apart else (composed, apart)


def _tallied(batch: BatchKey, wanted: Filter) -> tuple[str, tuple[Value, ...]]:
    if wanted.state is None:
        return "batch = ? AND flagged = 1", (batch,)
    flags = "(1)" if wanted.flagged else "(0, 1)"
    return f"batch = ? AND flagged IN {flags} AND state = ?", (batch, wanted.state.value)


def _listed(batch: BatchKey, wanted: Filter) -> tuple[str, tuple[Value, ...]]:
    flagged = " AND flagged = 1" if wanted.flagged else ""
    if wanted.state is None:
        return f"batch = ?{flagged}", (batch,)
    return f"batch = ? AND state = ?{flagged}", (batch, wanted.state.value)


def _task_row(row: Row, first_task: int) -> TaskRow:
    key, id_, title, state, flagged, remark, saved_at, verdict = row
    return TaskRow(
        key=TaskKey(key),
        id=TaskId(id_),
        position=key - first_task,
        title=title,
        state=TaskState(state),
        flagged=bool(flagged),
        remark=remark,
        saved_at=None if saved_at is None else from_moment(saved_at),
        verdict=Verdict(verdict) if verdict else None,
    )
