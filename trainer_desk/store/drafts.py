"""Drafts, the steps they were made in, and the time that went into them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from trainer_desk.files.codec import (
    draft_from_json,
    draft_to_json,
    task_from_json,
)
from trainer_desk.files.errors import FormatError
from trainer_desk.late import late
from trainer_desk.store.link import Link, Row
from trainer_desk.store.moments import from_moment, to_moment
from trainer_desk.values import dataclass
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import BatchKey, TaskKey
from trainer_desk.work.opened import StepKind, UndoLabel
from trainer_desk.work.states import TaskState

if TYPE_CHECKING:
    from trainer_desk.files import step_codec
    from trainer_desk.work.steps import DraftChange
else:
    step_codec = late("trainer_desk.files.step_codec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of work on one task.

    Attributes:
        seq: The order of steps over all tasks.
        parent: The task's step that this one was made on, None for its first.
        changes: What it changed in the draft; empty for a submit.
        before: The task's state before it.
        after: The task's state after it.
        remark: The task's remark before it.
        event: The judgment that it sealed or took back, None for a change of the draft.
        at: Timezone-aware UTC.
    """

    seq: int
    task: TaskKey
    batch: BatchKey
    parent: int | None
    kind: StepKind
    changes: tuple[DraftChange, ...]
    before: TaskState
    after: TaskState
    remark: str
    event: int | None
    at: datetime


class Drafts:
    """Drafts; reached as `store.drafts`. Every thread may call every method."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def draft(self, task: TaskKey) -> Draft:
        """Return a task's draft as last saved, where nothing was saved what work starts from."""
        with self._link.reading():
            row = self._link.row("SELECT body FROM draft WHERE task = ?", (task,))
            if row is None:
                return self.begun(task)
        try:
            return draft_from_json(row[0])
        except FormatError as error:
            raise self._link.found_damaged(f"the draft of task {task}") from error

    def begun(self, task: TaskKey) -> Draft:
        """Return what work on a task starts from: the answers its file brought, mostly none."""
        with self._link.reading():
            row = self._link.row("SELECT body FROM task_text WHERE task = ?", (task,))
        if row is None or _BEGUN not in row[0]:
            return Draft()
        try:
            return Draft(answers=task_from_json(row[0]).begun)
        except FormatError as error:
            raise self._link.found_damaged(f"the text of task {task}") from error

    def keep(self, task: TaskKey, draft: Draft, *, at: datetime) -> None:
        """Keep a draft instead of the earlier one, and its time; inside a transaction."""
        before = self.draft(task)
        self._link.write(
            """
            INSERT INTO draft (task, body, saved_at) VALUES (?, ?, ?)
            ON CONFLICT (task) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at
            """,
            (task, draft_to_json(draft), to_moment(at)),
        )
        active = max(0.0, draft.active_seconds - before.active_seconds)
        idle = max(0.0, draft.idle_seconds - before.idle_seconds)
        if active or idle:
            self._link.write(
                """
                INSERT INTO time_event (task, hour, active_seconds, idle_seconds)
                VALUES (?, ?, ?, ?)
                ON CONFLICT (task, hour) DO UPDATE SET
                    active_seconds = active_seconds + excluded.active_seconds,
                    idle_seconds = idle_seconds + excluded.idle_seconds
                """,
                (task, f"{at.astimezone(UTC):%Y-%m-%dT%H}", active, idle),
            )


class Steps:
    """The steps that Undo goes over; reached as `store.steps`.

    Steps of a batch that was taken out of sight are passed over; each step is about one task, so
    those of different tasks never depend on one another.
    """

    def __init__(self, link: Link) -> None:
        self._link = link

    def add(
        self,
        task: TaskKey,
        kind: StepKind,
        *,
        before: TaskState,
        after: TaskState,
        remark: str,
        at: datetime,
        changes: tuple[DraftChange, ...] = (),
        event: int | None = None,
    ) -> None:
        """Note a step; what could be done again until now no longer can. Inside a transaction."""
        self._link.write("UPDATE step SET fate = 'dropped' WHERE fate = 'undone'")
        self._link.write(
            """
            INSERT INTO step (task, parent, kind, changes, before, after, remark, event, fate, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'done', ?)
            """,
            (
                task,
                self._newest_of(task),
                kind.value,
                step_codec.changes_to_json(changes),
                before.value,
                after.value,
                remark,
                event,
                to_moment(at),
            ),
        )

    def to_undo(self) -> Step | None:
        """Return the step that Undo takes back, None where there is none."""
        return self._first("s.fate = 'done'", "DESC")

    def to_redo(self) -> Step | None:
        """Return the step that Redo does again, None where there is none."""
        return self._first("s.fate = 'undone'", "ASC")

    def undo_label(self) -> UndoLabel | None:
        """Return what Undo would take back, None where there is nothing."""
        return self._label("s.fate = 'done'", "DESC")

    def redo_label(self) -> UndoLabel | None:
        """Return what Redo would do again, None where there is nothing."""
        return self._label("s.fate = 'undone'", "ASC")

    def mark_undone(self, seq: int, *, event: int | None) -> None:
        """Note that a step was taken back, with the event it now stands for; in a transaction."""
        self._link.write("UPDATE step SET fate = 'undone', event = ? WHERE seq = ?", (event, seq))

    def mark_done(self, seq: int, *, event: int | None) -> None:
        """Note that a step was done again, with the event it now stands for; in a transaction."""
        self._link.write("UPDATE step SET fate = 'done', event = ? WHERE seq = ?", (event, seq))

    def settle_batch(self, batch: BatchKey) -> None:
        """Take everything done in a batch out of what Undo goes over; in a transaction."""
        self._link.write(
            """
            UPDATE step SET fate = CASE fate WHEN 'done' THEN 'settled' ELSE 'dropped' END
            WHERE task IN (SELECT key FROM task WHERE batch = ?) AND fate IN ('done', 'undone')
            """,
            (batch,),
        )

    def of_task(self, task: TaskKey) -> tuple[Step, ...]:
        """Return every step that was ever made on a task, also those taken back, oldest first."""
        with self._link.reading():
            rows = self._link.rows(f"{_STEP} WHERE s.task = ? ORDER BY s.seq", (task,))
        return tuple(map(self._step, rows))

    def _newest_of(self, task: TaskKey) -> int | None:
        row = self._link.row(
            "SELECT MAX(seq) FROM step WHERE task = ? AND fate IN ('done', 'settled')", (task,)
        )
        return None if row is None else row[0]

    def _first(self, which: str, direction: str) -> Step | None:
        with self._link.reading():
            row = self._link.row(
                f"{_STEP} WHERE {which} AND b.state = 'ready' ORDER BY s.seq {direction} LIMIT 1"
            )
        return None if row is None else self._step(row)

    def _label(self, which: str, direction: str) -> UndoLabel | None:
        with self._link.reading():
            row = self._link.row(
                "SELECT s.kind, s.task, t.batch, s.task - b.first_task"
                f" {_JOINED} WHERE {which} AND b.state = 'ready' ORDER BY s.seq {direction} LIMIT 1"
            )
        if row is None:
            return None
        kind, task, batch, position = row
        return UndoLabel(
            kind=StepKind(kind), task=TaskKey(task), batch=BatchKey(batch), position=position
        )

    def _step(self, row: Row) -> Step:
        seq, task, batch, parent, kind, changes, before, after, remark, event, at = row
        try:
            made = step_codec.changes_from_json(changes)
        except FormatError as error:
            raise self._link.found_damaged(f"step {seq}") from error
        return Step(
            seq=seq,
            task=TaskKey(task),
            batch=BatchKey(batch),
            parent=parent,
            kind=StepKind(kind),
            changes=made,
            before=TaskState(before),
            after=TaskState(after),
            remark=remark,
            event=event,
            at=from_moment(at),
        )


_BEGUN = b'"begun":{"'
"""What the text of a task that brings answers holds; most are spared the reading."""

_JOINED = "FROM step s JOIN task t ON t.key = s.task JOIN batch b ON b.key = t.batch"

_STEP = f"""
    SELECT s.seq, s.task, t.batch, s.parent, s.kind, s.changes, s.before, s.after, s.remark,
        s.event, s.at
    {_JOINED}
"""


def settle_steps(link: Link, event: int) -> None:
    """Take a judgment's task, up to its submit, out of what Undo goes over; in a transaction."""
    link.write(
        """
        UPDATE step SET fate = CASE fate WHEN 'done' THEN 'settled' ELSE 'dropped' END
        WHERE task IN (SELECT key FROM task WHERE judgment = ?) AND fate IN ('done', 'undone')
        """,
        (event,),
    )
