"""Which judgment counts for which task: found anew after an import, or after a restore."""

from __future__ import annotations

from datetime import datetime

from trainer_desk.files.codec import judgment_from_json
from trainer_desk.store.drafts import settle_steps
from trainer_desk.store.events import Event, Events
from trainer_desk.store.link import Link
from trainer_desk.store.moments import to_moment
from trainer_desk.work.ids import BatchKey, TaskKey


def count_for(
    link: Link, events: Events, event: Event, batch: BatchKey, *, at: datetime
) -> TaskKey | None:
    """Let a sealed judgment count for its task in a batch, if the text judged is the same.

    Inside a transaction. Returns the task, None where the batch has no such task.
    """
    judgment = judgment_from_json(event.payload)
    row = link.row(
        """
        SELECT t.key FROM task t JOIN task_text x ON x.task = t.key
        WHERE t.batch = ? AND t.id = ? AND x.sha256 = ?
        """,
        (batch, event.task_id, bytes.fromhex(judgment.task_sha256)),
    )
    if row is None:
        return None
    # From now on it counts for two tasks, so that the steps of neither can undo it alone.
    settle_steps(link, event.seq)
    link.write(
        """
        UPDATE task SET judgment = ?, state = ?, remark = ?, flagged = ?, saved_at = ?
        WHERE key = ?
        """,
        (
            event.seq,
            events.sealed_state(event.seq).value,
            judgment.skip_reason,
            int(judgment.flagged),
            to_moment(at),
            row[0],
        ),
    )
    return TaskKey(row[0])


def count_no_more(link: Link, event: int) -> None:
    """Give the tasks back that a judgment counted for until it was taken back."""
    link.write(
        "UPDATE task SET judgment = NULL, state = 'draft', remark = '' WHERE judgment = ?",
        (event,),
    )
