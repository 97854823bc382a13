"""What comes back from the other side: confirmations, returned work, withdrawn tasks."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from trainer_desk.late import late
from trainer_desk.store.drafts import Drafts, Steps
from trainer_desk.store.events import Events
from trainer_desk.store.link import Link
from trainer_desk.store.moments import to_moment
from trainer_desk.store.outbox import Outbox, ParcelRow, ParcelState
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import BatchId, BatchKey, TaskId, TaskKey, TrainerId
from trainer_desk.work.opened import StepKind
from trainer_desk.work.states import OVERTAKEN, TaskState, Verdict

if TYPE_CHECKING:
    from trainer_desk.files.receipts import Returned
    from trainer_desk.work import steps as work_steps
else:
    work_steps = late("trainer_desk.work.steps")


_READ = "read from target "


class Returns:
    """What comes back; reached as `store.returns`. Every thread may call every method."""

    def __init__(self, link: Link, events: Events, outbox: Outbox) -> None:
        self._link = link
        self._events = events
        self._outbox = outbox

    def parcel_named(self, name: str) -> ParcelRow | None:
        """Return the parcel of a file name, None where this desk made none of that name."""
        with self._link.reading():
            row = self._link.row("SELECT key FROM parcel WHERE name = ?", (name,))
            return None if row is None else self._outbox.parcel(row[0])

    def names_sent_under(self) -> frozenset[TrainerId]:
        """Return the trainers' names on parcels that wait for a receipt."""
        with self._link.reading():
            rows = self._link.rows(
                """
                SELECT DISTINCT json_extract(CAST(e.payload AS TEXT), '$.trainer')
                FROM parcel p JOIN judgment_event e ON e.seq = (
                    SELECT MIN(o.event) FROM outbox o WHERE o.parcel = p.key
                )
                WHERE p.state = 'delivered'
                """
            )
        return frozenset(TrainerId(name) for (name,) in rows)

    def note_read(self, target: str, name: str, *, at: datetime) -> None:
        """Note that a file of a target was taken in; best in one transaction with what it did."""
        with self._link.writing():
            self._link.write(
                "INSERT OR REPLACE INTO memory (name, value) VALUES (?, ?)",
                (f"{_READ}{target}/{name}", to_moment(at)),
            )

    def names_read(self, target: str, folder: str) -> frozenset[str]:
        """Return the names of the files in a target's folder that were taken in before."""
        prefix = f"{_READ}{target}/{folder}/"
        with self._link.reading():
            rows = self._link.rows(
                "SELECT name FROM memory WHERE substr(name, 1, ?) = ?", (len(prefix), prefix)
            )
        return frozenset(str(name).removeprefix(prefix) for (name,) in rows)

    def note_receipt(
        self,
        parcel_id: int,
        verdict: Verdict,
        *,
        at: datetime,
        taken: int | None = None,
        reason: str = "",
        conflicts: Collection[TaskId] = (),
    ) -> tuple[TaskKey, ...]:
        """Note what a receipt says of a parcel, and return the tasks whose state that changed.

        A parcel that was accepted, or known before, is confirmed for good. One that is invalid is
        refused; its tasks tell why, until they are done again.

        Args:
            parcel_id: Its key.
            verdict: Saying the same again is fine.
            at: Now, timezone-aware UTC.
            taken: How many of its judgments were new there, None where it is not said.
            reason: Why it is invalid.
            conflicts: Tasks of which another judgment counts; they tell it, until they are done
                again.

        Raises:
            UnknownKey: If there is no such parcel.
        """
        with self._link.writing():
            is_confirmed = self._outbox.parcel(parcel_id).state is ParcelState.CONFIRMED
            if verdict is Verdict.INVALID:
                if is_confirmed:
                    return ()
                self._outbox.mark_parcel(parcel_id, ParcelState.REFUSED, at=at, reason=reason)
                moved = self._remark_tasks(parcel_id, reason)
            else:
                moved = self._outbox.mark_parcel(parcel_id, ParcelState.CONFIRMED, at=at)
                moved += self._remark_tasks(parcel_id, "", but=conflicts)
                moved += self._remark_tasks(parcel_id, OVERTAKEN, only=conflicts)
            self._link.write(
                "UPDATE parcel SET receipt = ?, taken = ? WHERE key = ?",
                (verdict.value, taken, parcel_id),
            )
            return moved

    def send_back(self, returned: Iterable[Returned], *, at: datetime) -> tuple[TaskKey, ...]:
        """Open tasks again whose judgment was returned, with the remark; return them.

        Where several revisions of a batch hold the same task, that of the newest one is opened:
        it is one piece of work.

        The earlier work stays as the draft, and the judgment counts until a new revision is
        sealed. A remark on a revision that was followed by another is left out.
        """
        opened: list[TaskKey] = []
        with self._link.writing():
            for one in returned:
                event = self._events.current(one.judgment_id)
                if event is None or event.revision != one.revision:
                    continue
                row = self._link.row(
                    """
                    SELECT t.key FROM task t JOIN batch b ON b.key = t.batch
                    WHERE t.judgment = ? AND t.state <> 'withdrawn'
                    ORDER BY b.state = 'ready' DESC, b.revision DESC, b.key DESC LIMIT 1
                    """,
                    (event.seq,),
                )
                if row is not None:
                    self._stand(row[0], "returned", one.remark, at)
                    opened.append(TaskKey(row[0]))
        return tuple(opened)

    def withdraw(
        self, batch: BatchId, tasks: Sequence[TaskId], *, reason: str, at: datetime
    ) -> tuple[TaskKey, ...]:
        """Take unfinished tasks out of the work, and return them; drafts are kept.

        What is finished stays finished: it was worked for.
        """
        taken: list[TaskKey] = []
        with self._link.writing():
            for task in tasks:
                rows = self._link.rows(
                    """
                    SELECT t.key FROM task t JOIN batch b ON b.key = t.batch
                    WHERE b.id = ? AND t.id = ? AND t.state IN ('new', 'draft', 'returned')
                    """,
                    (batch, task),
                )
                for (key,) in rows:
                    self._stand(key, "withdrawn", reason, at)
                    taken.append(TaskKey(key))
        return tuple(taken)

    def keep_late(self, task: TaskKey, draft: Draft, *, at: datetime) -> None:
        """Keep what was written on a withdrawn task before anybody here knew; in a transaction.

        A step tells it to the histories of its texts, out of Undo's reach.
        """
        drafts = Drafts(self._link)
        row = self._link.row("SELECT state, remark FROM task WHERE key = ?", (task,))
        state, remark = row or (TaskState.WITHDRAWN.value, "")
        Steps(self._link).add(
            task,
            StepKind.SEVERAL,
            before=TaskState(state),
            after=TaskState(state),
            remark=remark,
            changes=work_steps.changes_between(drafts.draft(task), draft),
            at=at,
        )
        drafts.keep(task, draft, at=at)
        self._stand(task, state, remark, at)

    def heir(self, task: TaskKey) -> TaskKey | None:
        """Return the same task in the newest revision of its batch here, None where it is not."""
        with self._link.reading():
            row = self._link.row(
                """
                SELECT n.key FROM task o JOIN task_text x ON x.task = o.key
                    JOIN batch b ON b.key = o.batch
                    JOIN batch c ON c.id = b.id AND c.revision > b.revision AND c.state = 'ready'
                    JOIN task n ON n.batch = c.key AND n.id = o.id
                    JOIN task_text y ON y.task = n.key AND y.sha256 = x.sha256
                WHERE o.key = ? ORDER BY c.revision DESC LIMIT 1
                """,
                (task,),
            )
        return None if row is None else TaskKey(row[0])

    def replace_batch(self, new: BatchKey, *, reason: str, at: datetime) -> tuple[TaskKey, ...]:
        """Let a batch's new revision take the place of the earlier ones on this desk.

        Drafts move to the same task of the new revision where its text is the same. What is
        unfinished in the earlier revisions is withdrawn. An earlier revision goes out of sight,
        unless there is a draft in it that has no place in the new one.

        Returns:
            The tasks whose state or draft changed.
        """
        changed: list[TaskKey] = []
        with self._link.writing():
            for (old,) in self._earlier(new):
                changed += self._move_drafts(old, new, at)
                rows = self._link.rows(
                    """
                    SELECT key FROM task WHERE batch = ?
                        AND state IN ('new', 'draft', 'returned')
                    """,
                    (old,),
                )
                for (key,) in rows:
                    self._stand(key, "withdrawn", reason, at)
                    changed.append(TaskKey(key))
                if not self._holds_drafts_of_its_own(old, new):
                    self._link.write("UPDATE batch SET state = 'hidden' WHERE key = ?", (old,))
        return tuple(changed)

    def without_place(self, tasks: Sequence[TaskKey]) -> tuple[TaskKey, ...]:
        """Return those of some tasks that are withdrawn and stand in no newer revision."""
        with self._link.reading():
            rows = self._link.rows(
                """
                SELECT t.key FROM json_each(?) j JOIN task t ON t.key = j.value
                WHERE t.state = 'withdrawn' AND NOT EXISTS (
                    SELECT 1 FROM batch o JOIN batch c
                        ON c.id = o.id AND c.revision > o.revision AND c.state = 'ready'
                    JOIN task n ON n.batch = c.key AND n.id = t.id WHERE o.key = t.batch
                ) ORDER BY t.key
                """,
                (json.dumps(tasks),),
            )
        return tuple(TaskKey(key) for (key,) in rows)

    def _earlier(self, new: BatchKey) -> Sequence[tuple[int, ...]]:
        return self._link.rows(
            """
            SELECT o.key FROM batch o JOIN batch n ON n.id = o.id AND o.revision < n.revision
            WHERE n.key = ? AND o.state = 'ready' ORDER BY o.key
            """,
            (new,),
        )

    def _move_drafts(self, old: int, new: BatchKey, at: datetime) -> list[TaskKey]:
        rows = self._link.rows(
            f"""
            SELECT o.key, n.key, o.state, o.remark, o.flagged {_SAME_TASKS}
                JOIN draft d ON d.task = o.key
            WHERE o.batch = ? AND o.state IN ('draft', 'returned') AND n.state IN ('new', 'sent',
                'confirmed', 'done', 'skipped')
                AND NOT EXISTS (SELECT 1 FROM draft e WHERE e.task = n.key)
            """,  # noqa: S608 - our own words
            (new, old),
        )
        moved: list[TaskKey] = []
        drafts = Drafts(self._link)
        for source, new_key, state, remark, flagged in rows:
            target = TaskKey(new_key)
            draft = drafts.draft(TaskKey(source))
            # Not kept as new work is: its time was counted where it was spent.
            self._link.write(
                """
                INSERT INTO draft (task, body, saved_at)
                SELECT ?, body, saved_at FROM draft WHERE task = ?
                """,
                (target, source),
            )
            # The first step of the new task: its texts are told from its steps.
            Steps(self._link).add(
                target,
                StepKind.SEVERAL,
                before=TaskState(state),
                after=TaskState(state),
                remark=remark,
                changes=work_steps.changes_between(drafts.begun(target), draft),
                at=at,
            )
            self._stand(target, state, remark, at)
            self._link.write("UPDATE task SET flagged = ? WHERE key = ?", (flagged, target))
            moved.append(target)
        return moved

    def _holds_drafts_of_its_own(self, old: int, new: BatchKey) -> bool:
        row = self._link.row(
            f"""
            SELECT EXISTS (
                SELECT 1 FROM task t JOIN draft d ON d.task = t.key
                WHERE t.batch = ? AND t.state = 'withdrawn' AND t.key NOT IN (
                    SELECT o.key {_SAME_TASKS} WHERE o.batch = ?
                )
            )
            """,  # noqa: S608 - our own words
            (old, new, old),
        )
        return row is not None and bool(row[0])

    def _remark_tasks(
        self,
        parcel_id: int,
        remark: str,
        *,
        only: Collection[TaskId] | None = None,
        but: Collection[TaskId] = (),
    ) -> tuple[TaskKey, ...]:
        """Say something of the tasks whose judgment lies in a parcel; return those it is new to."""
        rows = self._link.rows(
            """
            SELECT key, id FROM task WHERE judgment IN (SELECT event FROM outbox WHERE parcel = ?)
                AND state IN ('done', 'sent', 'confirmed') AND remark <> ? ORDER BY key
            """,
            (parcel_id, remark),
        )
        keys = [key for key, name in rows if name not in but and (only is None or name in only)]
        for key in keys:
            self._link.write("UPDATE task SET remark = ? WHERE key = ?", (remark, key))
        return tuple(map(TaskKey, keys))

    def _stand(self, key: int, state: str, remark: str, at: datetime) -> None:
        """Note how a task stands now; what was done before is out of Undo's reach."""
        self._link.write(
            "UPDATE task SET state = ?, remark = ?, saved_at = ? WHERE key = ?",
            (state, remark, to_moment(at), key),
        )
        self._link.write(
            """
            UPDATE step SET fate = CASE fate WHEN 'done' THEN 'settled' ELSE 'dropped' END
            WHERE task = ? AND fate IN ('done', 'undone')
            """,
            (key,),
        )


_SAME_TASKS = """
    FROM task o JOIN task_text x ON x.task = o.key
        JOIN task n ON n.batch = ? AND n.id = o.id
        JOIN task_text y ON y.task = n.key AND y.sha256 = x.sha256
"""
