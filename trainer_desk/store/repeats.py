"""Texts of a batch one after another, and a shelf for those that were compared already."""

from __future__ import annotations

import sqlite3  # noqa: TID251 - a database of its own, gone with the comparison
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Self

from trainer_desk.files.codec import task_from_json
from trainer_desk.files.errors import FormatError
from trainer_desk.late import late
from trainer_desk.store.database import Database
from trainer_desk.store.link import Link
from trainer_desk.work.ids import BatchKey, TaskKey
from trainer_desk.work.states import TaskState
from trainer_desk.work.task import Task

if TYPE_CHECKING:
    from trainer_desk.text import repeats
else:
    repeats = late("trainer_desk.text.repeats")


_TASKS_AT_ONCE = 100
_CACHE_KIB = 32_000
"""What the shelf keeps in memory; the rest lies in a file without a name."""


class Repeats:
    """What a search for repetitions reads; reached as `store.repeats`. Call it on a worker."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def tasks(self, batch: BatchKey) -> Iterator[tuple[TaskKey, Task]]:
        """Yield the tasks of a batch that were not withdrawn, in order; others get in between.

        Raises:
            Damaged: If a text is not what was stored.
        """
        after = -1
        while True:
            with self._link.reading():
                rows = self._link.rows(
                    """
                    SELECT t.key, x.body FROM task t JOIN task_text x ON x.task = t.key
                    WHERE t.batch = ? AND t.key > ? AND t.state <> ? ORDER BY t.key LIMIT ?
                    """,
                    (batch, after, TaskState.WITHDRAWN.value, _TASKS_AT_ONCE),
                )
            if not rows:
                return
            for key, body in rows:
                try:
                    task = task_from_json(body)
                except FormatError as error:
                    raise self._link.found_damaged(f"the text of task {key}") from error
                yield TaskKey(key), task
            after = rows[-1][0]
            self._link.give_way()


class TextShelf:
    """A shelf of `text.repeats` for any number of texts, in constant memory; a context manager.

    It is a database without a name, which the system deletes when it is closed, whatever happens.
    """

    def __init__(self, text: Callable[[int], str]) -> None:
        """Begin with nothing.

        Args:
            text: Returns the text of an item again.
        """
        self._text = text
        self._conn = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        # All of it is one transaction: nobody else reads it, and nothing of it is kept.
        self._work = ExitStack()
        for statement in (
            "PRAGMA journal_mode = OFF",
            "PRAGMA synchronous = OFF",
            f"PRAGMA cache_size = -{_CACHE_KIB}",
            "CREATE TABLE same (key BLOB PRIMARY KEY, item INTEGER NOT NULL) WITHOUT ROWID",
            "CREATE TABLE near (key INTEGER, item INTEGER, PRIMARY KEY (key, item)) WITHOUT ROWID",
        ):
            self._conn.execute(statement)
        self._work.enter_context(Database(self._conn).atomic())

    def same(self, item: int, key: bytes) -> int | None:
        """Return the item remembered under an exact key; remember `item` where there is none."""
        row = self._conn.execute("SELECT item FROM same WHERE key = ?", (key,)).fetchone()
        if row is not None:
            return int(row[0])
        self._conn.execute("INSERT INTO same (key, item) VALUES (?, ?)", (key, item))
        return None

    def near(self, item: int, keys: Sequence[int]) -> Iterable[int]:
        """Return earlier items, once for each of these band keys they have; remember `item`."""
        asked = tuple(dict.fromkeys(keys))
        places = ", ".join("?" * len(asked))
        rows = self._conn.execute(
            f"SELECT key, item FROM near WHERE key IN ({places})",  # noqa: S608 - only marks
            asked,
        ).fetchall()
        there: dict[int, int] = {}
        for key, _ in rows:
            there[key] = there.get(key, 0) + 1
        self._conn.executemany(
            "INSERT INTO near (key, item) VALUES (?, ?)",
            [(key, item) for key in asked if there.get(key, 0) < repeats.MOST_PER_KEY],
        )
        return [earlier for _, earlier in rows]

    def text(self, item: int) -> str:
        """Return the text of an item given to `near` before."""
        return self._text(item)

    def close(self) -> None:
        """Forget everything."""
        self._work.close()
        self._conn.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()
