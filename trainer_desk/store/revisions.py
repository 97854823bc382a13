"""One revision of a batch is here once, and none comes after a newer one.

What comes again is known, what differs is refused, and so is what a newer revision has replaced.
"""

from __future__ import annotations

from typing import Final

from trainer_desk.store.errors import ImportFailed, OlderRevision
from trainer_desk.store.link import Link
from trainer_desk.work.batch import Batch
from trainer_desk.work.ids import BatchKey

TAKEN: Final = "this revision is here already with other contents: send it as a higher one"
_TASKS_AT_ONCE: Final = 2000


def refuse_older(link: Link, batch: Batch) -> None:
    """Make sure that no newer revision of a batch is in sight, where this one is not beside it.

    A newer one that was removed from the desk is no reason to refuse.

    Raises:
        OlderRevision: If there is one.
    """
    with link.reading():
        row = link.row(
            "SELECT MAX(revision), MAX(revision = ?) FROM batch WHERE id = ? AND state = 'ready'",
            (batch.revision, batch.id),
        )
    newest, is_here = (None, None) if row is None else row
    if newest is not None and newest > batch.revision and not is_here:
        raise OlderRevision(batch.revision, newest)


def twin_of(link: Link, staged: BatchKey, tasks: int) -> BatchKey | None:
    """Return the batch here with the id, revision and every word of a staged one, None for none.

    One that was removed counts only where it is the same. The files may differ all the same, as
    when a zip was packed again.

    Args:
        staged: A batch of which nothing is in sight yet.
        tasks: How many it has.

    Raises:
        ImportFailed: If that revision is in sight with another header or other tasks.
    """
    with link.reading():
        rows = link.rows(
            """
            SELECT o.key, o.state, o.header = n.header AND o.tasks = ?
            FROM batch n JOIN batch o ON o.id = n.id AND o.revision = n.revision
            WHERE n.key = ? AND o.state IN ('ready', 'hidden') ORDER BY o.state DESC, o.key
            """,
            (tasks, staged),
        )
    for key, _, alike in rows:
        if alike and _same_tasks(link, staged, BatchKey(key), tasks):
            return BatchKey(key)
    if any(state == "ready" for _, state, _ in rows):
        raise ImportFailed(TAKEN)
    return None


def _same_tasks(link: Link, one: BatchKey, other: BatchKey, tasks: int) -> bool:
    for start in range(0, tasks, _TASKS_AT_ONCE):
        with link.reading():
            row = link.row(
                """
                SELECT COUNT(*) FROM batch a JOIN batch b ON b.key = ?
                    JOIN task s ON s.batch = a.key
                    JOIN task t ON t.key = s.key - a.first_task + b.first_task AND t.id = s.id
                    JOIN task_text x ON x.task = s.key
                    JOIN task_text y ON y.task = t.key AND y.sha256 = x.sha256
                WHERE a.key = ? AND s.key >= a.first_task + ? AND s.key < a.first_task + ?
                """,
                (other, one, start, start + _TASKS_AT_ONCE),
            )
        if row is None or row[0] != min(_TASKS_AT_ONCE, tasks - start):
            return False
    return True
