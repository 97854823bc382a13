"""Tasks one by one: how each stands, and its text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from trainer_desk.files.codec import sha256_of, task_from_json
from trainer_desk.files.errors import FormatError
from trainer_desk.store.batches import Batches
from trainer_desk.store.errors import UnknownKey
from trainer_desk.store.link import Link
from trainer_desk.store.moments import to_moment
from trainer_desk.values import dataclass
from trainer_desk.work.ids import BatchKey, Sha256, TaskKey
from trainer_desk.work.states import TaskState
from trainer_desk.work.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a task stands.

    Attributes:
        judgment: The event that counts now, None where the task was not judged.
    """

    batch: BatchKey
    state: TaskState
    flagged: bool
    remark: str
    judgment: int | None


class Tasks:
    """Tasks; reached as `store.tasks`. Every thread may call every method."""

    def __init__(self, link: Link, batches: Batches) -> None:
        self._link = link
        self._batches = batches

    def standing(self, key: TaskKey) -> Standing:
        """Return how a task stands.

        Raises:
            UnknownKey: If there is no such task.
        """
        with self._link.reading():
            row = self._link.row(
                "SELECT batch, state, flagged, remark, judgment FROM task WHERE key = ?", (key,)
            )
        if row is None:
            raise UnknownKey(f"task {key}")
        return Standing(
            batch=BatchKey(row[0]),
            state=TaskState(row[1]),
            flagged=bool(row[2]),
            remark=row[3],
            judgment=row[4],
        )

    def stand(self, key: TaskKey, standing: Standing, *, at: datetime) -> None:
        """Note how a task stands from now on; inside a transaction of the store."""
        self._link.write(
            """
            UPDATE task SET state = ?, flagged = ?, remark = ?, judgment = ?, saved_at = ?
            WHERE key = ?
            """,
            (
                standing.state.value,
                int(standing.flagged),
                standing.remark,
                standing.judgment,
                to_moment(at),
                key,
            ),
        )

    def task(self, key: TaskKey) -> tuple[Task, Sha256]:
        """Return a task as stored, and the hash of its canonical JSON.

        Raises:
            UnknownKey: If there is no such task.
            Damaged: If its text is not the one that was stored.
        """
        with self._link.reading():
            row = self._link.row("SELECT body, sha256 FROM task_text WHERE task = ?", (key,))
        if row is None:
            raise UnknownKey(f"task {key}")
        sha256 = sha256_of(row[0])
        if bytes.fromhex(sha256) != row[1]:
            raise self._link.found_damaged(f"the text of task {key}")
        try:
            return task_from_json(row[0]), sha256
        except FormatError as error:
            raise self._link.found_damaged(f"the text of task {key}") from error

    def judged(self, batch: BatchKey) -> Iterator[tuple[TaskKey, int]]:
        """Yield the batch's judged tasks in order, with the event that counts for each."""
        after = -1
        while True:
            with self._link.reading():
                rows = self._link.rows(
                    """
                    SELECT key, judgment FROM task
                    WHERE batch = ? AND key > ? AND judgment IS NOT NULL ORDER BY key LIMIT 200
                    """,
                    (batch, after),
                )
            if not rows:
                return
            yield from ((TaskKey(key), event) for key, event in rows)
            after = rows[-1][0]
