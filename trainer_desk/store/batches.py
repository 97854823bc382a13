"""The batches on this desk."""

from __future__ import annotations

from collections.abc import Mapping

from trainer_desk.files.codec import batch_from_json
from trainer_desk.store.errors import UnknownKey
from trainer_desk.store.link import Link, Row
from trainer_desk.store.moments import from_moment
from trainer_desk.values import dataclass
from trainer_desk.work.batch import Batch
from trainer_desk.work.ids import BatchId, BatchKey, TaskKey
from trainer_desk.work.states import BatchRow, TaskState


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where a batch's tasks stand.

    Attributes:
        first_task: The key of the task at position 0; the others follow without a gap.
        order_seed: What the shown order of responses is shuffled from.
    """

    batch: Batch
    first_task: int
    tasks: int
    order_seed: str


class Batches:
    """Lists of batches; reached as `store.batches`. Every thread may call every method."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._shelves: dict[BatchKey, Shelf] = {}

    def rows(self) -> tuple[BatchRow, ...]:
        """Return the batches in sight, the newest first, with their tasks counted by state."""
        with self._link.reading():
            found = self._link.rows(
                """
                SELECT key, id, title, language, revision, imported_at FROM batch
                WHERE state IN ('ready', 'lost') ORDER BY key DESC
                """
            )
            return tuple(_batch_row(row, self._counts(row[0])) for row in found)

    def shelf(self, key: BatchKey) -> Shelf:
        """Return a batch's header and where its tasks stand, also for one out of sight.

        Raises:
            UnknownKey: If there is no such batch, or it is still being taken over.
        """
        if key not in self._shelves:
            with self._link.reading():
                row = self._link.row(
                    """
                    SELECT header, first_task, tasks, order_seed FROM batch
                    WHERE key = ? AND state <> 'staging'
                    """,
                    (key,),
                )
            if row is None:
                raise UnknownKey(f"batch {key}")
            self._shelves[key] = Shelf(
                batch=batch_from_json(row[0]), first_task=row[1], tasks=row[2], order_seed=row[3]
            )
        return self._shelves[key]

    def hide(self, key: BatchKey) -> None:
        """Take a batch out of sight; nothing of it is deleted.

        Raises:
            UnknownKey: If there is no such batch in sight.
        """
        with self._link.writing():
            changed = self._link.write(
                "UPDATE batch SET state = 'hidden' WHERE key = ? AND state IN ('ready', 'lost')",
                (key,),
            )
            if not changed:
                raise UnknownKey(f"batch {key}")

    def show(self, key: BatchKey) -> None:
        """Bring a batch that was taken out of sight back."""
        with self._link.writing():
            self._link.write(
                "UPDATE batch SET state = 'ready' WHERE key = ? AND state = 'hidden'", (key,)
            )

    def key_of_task(self, key: TaskKey) -> BatchKey:
        """Return the batch that a task belongs to.

        Raises:
            UnknownKey: If there is no such task.
        """
        with self._link.reading():
            row = self._link.row("SELECT batch FROM task WHERE key = ?", (key,))
        if row is None:
            raise UnknownKey(f"task {key}")
        return BatchKey(row[0])

    def _counts(self, key: BatchKey) -> Mapping[TaskState, int]:
        rows = self._link.rows(
            "SELECT state, SUM(tasks) FROM tally WHERE batch = ? GROUP BY state", (key,)
        )
        return {TaskState(state): tasks for state, tasks in rows if tasks}


def _batch_row(row: Row, counts: Mapping[TaskState, int]) -> BatchRow:
    key, id_, title, language, revision, imported_at = row
    return BatchRow(
        key=BatchKey(key),
        id=BatchId(id_),
        title=title,
        language=language,
        revision=revision,
        imported_at=from_moment(imported_at),
        counts=counts,
    )
