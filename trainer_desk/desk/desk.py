"""What a trainer can do. Every action says in its `Change` what to read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from trainer_desk.desk.exams import Exams
from trainer_desk.desk.hand import Hand
from trainer_desk.desk.log import Log
from trainer_desk.files.codec import judgment_from_json
from trainer_desk.files.reading import Progress, Reading, no_progress
from trainer_desk.late import late
from trainer_desk.store import Store
from trainer_desk.store.lists import Filter
from trainer_desk.work.batch import Batch
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import (
    BatchKey,
    DeviceId,
    QuestionId,
    ResponseId,
    TaskKey,
    TrainerId,
)
from trainer_desk.work.judgment import Judgment, Outcome
from trainer_desk.work.opened import OpenTask, UndoLabel, Version, Waiting
from trainer_desk.work.places import TextPlace
from trainer_desk.work.rules import IncompleteDraft, missing
from trainer_desk.work.shuffle import order_of
from trainer_desk.work.states import REPLACED, BatchRow, Change, TaskRow, TaskState
from trainer_desk.work.task import Task
from trainer_desk.work.written import MAIN

if TYPE_CHECKING:
    import secrets

    from trainer_desk.desk import repetitions, versions
    from trainer_desk.work.repetitions import Looked, Repetition
else:
    secrets = late("secrets")
    repetitions = late("trainer_desk.desk.repetitions")
    versions = late("trainer_desk.desk.versions")


class Desk:
    """What a trainer can do; any thread may call any method.

    Attributes:
        exams: What is done about tests as a whole.

    Every action is durable when it returns: what it says it saved survives a power cut. Any of
    them raises `store.WriteFailed` where the disk is full, and then nothing was changed.
    """

    def __init__(
        self,
        store: Store,
        *,
        trainer: TrainerId,
        device: DeviceId,
        now: Callable[[], datetime],
        tools: Callable[[], tuple[tuple[str, str], ...]] = tuple,
    ) -> None:
        """Set up a desk.

        Args:
            store: Stays the caller's to close.
            trainer: Who works here; part of every judgment and of the shown order.
            device: Which of the trainer's machines this is.
            now: Timezone-aware.
            tools: Returns names and versions of what takes part in a judgment, when it is sealed.
        """
        self._store = store
        self._trainer = trainer
        self._now = now
        self._log = Log(store, Hand(trainer=trainer, device=device, tools=tools), now)
        self.exams = Exams(store, self._log, now)

    def import_batch(
        self,
        reading: Reading,
        *,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Change:
        """Take a batch over, all of it or nothing; call it on a worker thread.

        Files that were taken over before, or the same in another file, change nothing;
        `Change.batch` names their batch, and `Change.batches` is false unless it had been removed
        and is back. A new revision takes the place of the earlier ones: what was begun or finished
        there goes on in it.

        Raises:
            FormatError: If the files are not what they should be.
            store.ImportFailed: If a task id comes twice, there is no task, or this revision is on
                the desk with other contents.
            store.OlderRevision: If a newer revision took the place of this one; nothing changes.
            store.ImportCancelled: If `cancelled` said so.
        """
        before = {row.key for row in self.batches()}
        at = self._now()
        imported = self._store.imports.take_over(
            reading.batch,
            partial(reading.tasks, progress or no_progress),
            source_sha256=reading.source_sha256,
            order_seed=secrets.token_hex(16),
            at=at,
            cancelled=cancelled or (lambda: False),
        )
        seen = imported.key not in before
        return Change(
            tasks=self._put_in_place(reading.batch, imported.key) if imported.new else (),
            batches=seen,
            batch=imported.key,
            saved_at=self._now() if seen else None,
        )

    def _put_in_place(self, batch: Batch, key: BatchKey) -> tuple[TaskKey, ...]:
        reason = REPLACED.format(batch.revision)
        return self._store.returns.replace_batch(key, reason=reason, at=self._now())

    def batches(self) -> tuple[BatchRow, ...]:
        """Return the batches, the newest first."""
        return self._store.batches.rows()

    def batch(self, batch_key: BatchKey) -> Batch:
        """Return a batch's header.

        Raises:
            store.UnknownKey: If there is no such batch.
        """
        return self._store.batches.shelf(batch_key).batch

    def remove_batch(self, batch_key: BatchKey) -> Change:
        """Take a batch out of sight; nothing of it is deleted, importing it again brings it back.

        What was finished is still delivered.
        """
        self._store.batches.hide(batch_key)
        return Change(batches=True, batch=batch_key, saved_at=self._now())

    def task_count(
        self, batch_key: BatchKey, *, state: TaskState | None = None, flagged: bool = False
    ) -> int:
        """Return how many tasks a list shows."""
        return self._store.lists.count(batch_key, Filter(state=state, flagged=flagged))

    def task_rows(
        self,
        batch_key: BatchKey,
        *,
        start: int,
        count: int,
        state: TaskState | None = None,
        flagged: bool = False,
    ) -> tuple[TaskRow, ...]:
        """Return a stretch of a list, by position; under a millisecond at any size."""
        wanted = Filter(state=state, flagged=flagged)
        return self._store.lists.page(batch_key, start=start, count=count, wanted=wanted)

    def row_index(
        self, task_key: TaskKey, *, state: TaskState | None = None, flagged: bool = False
    ) -> int | None:
        """Return where a task stands in a list, None where the list does not show it."""
        return self._store.lists.index(task_key, Filter(state=state, flagged=flagged))

    def task_row(self, task_key: TaskKey) -> TaskRow:
        """Return one task as lists show it."""
        return self._store.lists.row(task_key)

    def task_at(self, batch_key: BatchKey, position: int) -> TaskKey | None:
        """Return the task at a position, None outside the batch."""
        return self._store.lists.at(batch_key, position)

    def next_unfinished(self, batch_key: BatchKey, *, after: int) -> TaskKey | None:
        """Return the next task that wants the trainer, going round; None where all is done."""
        return self._store.lists.next_unfinished(batch_key, after=after)

    def search(
        self, batch_key: BatchKey, query: str, *, cancelled: Callable[[], bool]
    ) -> tuple[TaskRow, ...]:
        """Return the tasks that hold every word of `query`; call it on a worker thread."""
        return self._store.lists.search(batch_key, query, cancelled=cancelled)

    def repetitions(
        self,
        batch_key: BatchKey,
        looked: Looked,
        *,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> tuple[Repetition, ...]:
        """Return what repeats in a batch, exact repetitions first; call it on a worker thread.

        Args:
            looked: Where it is looked for, and from which likeness on.
            progress: Told tasks read, and how many there are to read in all.
            cancelled: Asked before every task.

        Raises:
            SearchStopped: If `cancelled` said so.
        """
        return repetitions.find_repetitions(
            self._store, batch_key, looked, progress=progress, cancelled=cancelled
        )

    def open_task(self, task_key: TaskKey) -> OpenTask:
        """Return everything the screen needs to show a task.

        Raises:
            store.UnknownKey: If there is no such task.
            store.Damaged: If what is stored is not what was stored.
            ExamClosed: If it is of a test that is not being sat.
        """
        with self._store.reading():
            row = self._store.lists.row(task_key)
            standing = self._store.tasks.standing(task_key)
            shelf = self._store.batches.shelf(standing.batch)
            self.exams.refuse_closed(shelf.batch)
            task, _ = self._store.tasks.task(task_key)
            draft = self._log.draft(task_key)
            revision = self._log.revision(standing.judgment)
        return OpenTask(
            key=task_key,
            batch_key=standing.batch,
            batch=shelf.batch,
            position=row.position,
            total=shelf.tasks,
            task=task,
            draft=draft,
            state=standing.state,
            shown_order=self._order(task, shelf.order_seed),
            remark=standing.remark,
            read_only=self._log.is_sealed(standing.state),
            judgment_revision=revision,
            saved_at=row.saved_at,
        )

    def judged(self, task_key: TaskKey) -> Judgment | None:
        """Return the judgment of a task that counts now, None where there is none.

        Raises:
            store.UnknownKey: If there is no such task.
        """
        with self._store.reading():
            event = self._store.tasks.standing(task_key).judgment
            if event is None:
                return None
            return judgment_from_json(self._store.events.event(event).payload)

    def recent(self, task_key: TaskKey, *, number: int) -> tuple[Judgment, ...]:
        """Return the judgments made last on other tasks of its batch, the newest first.

        Raises:
            store.UnknownKey: If there is no such task.
        """
        with self._store.reading():
            standing = self._store.tasks.standing(task_key)
            batch = self._store.batches.shelf(standing.batch).batch
            task, _ = self._store.tasks.task(task_key)
            events = self._store.events.latest(batch.id, but=task.id, number=number)
        return tuple(judgment_from_json(event.payload) for event in events)

    def save_draft(self, task_key: TaskKey, draft: Draft) -> Change:
        """Keep a draft; one step of Undo if the work differs from what was kept before.

        Clocks alone make no step. On a sealed task clocks are not kept.

        Raises:
            TaskSealed: If the task is sealed and the work differs. Of a withdrawn task the work was
                kept all the same, also in the batch that took its place.
        """
        return self._log.save(task_key, draft)

    def submit(
        self, task_key: TaskKey, draft: Draft, *, findings: tuple[tuple[str, int], ...] = ()
    ) -> Change:
        """Keep a draft and seal it: judgment and outbox in one transaction.

        Raises:
            IncompleteDraft: If something is missing; the draft was kept all the same.
            TaskSealed: If it is sealed already.
            ExamClosed: If it is of a test that is not being sat.
        """
        batch = self._batch_of(task_key)
        self.exams.refuse_closed(batch)
        task, _ = self._store.tasks.task(task_key)
        lacks = missing(batch.form, task, draft)
        if lacks:
            self._log.save(task_key, draft)
            raise IncompleteDraft(lacks)
        return self._log.seal(task_key, draft, Outcome.DONE, findings=findings)

    def skip(self, task_key: TaskKey, draft: Draft, *, reason: str) -> Change:
        """Keep a draft and leave the task out for a reason; that is a judgment too.

        Raises:
            TaskSealed: If it is sealed already.
            ValueError: If the reason is blank.
            ExamClosed: If it is of a test that is not being sat.
        """
        if not reason.strip():
            raise ValueError("a task is skipped for a reason")
        self.exams.refuse_closed(self._batch_of(task_key))
        return self._log.seal(task_key, draft, Outcome.SKIPPED, reason=reason)

    def reopen(self, task_key: TaskKey) -> Change:
        """Open a sealed task again, with the work as it was.

        Before it is packed this takes the judgment back; afterwards the next submit makes a new
        revision, and the earlier judgment counts until then.

        Raises:
            TaskSealed: If the batch's owner withdrew the task.
            ExamClosed: If it is of a test that was handed in, or is not being sat.
        """
        batch = self._batch_of(task_key)
        self.exams.refuse_ended(batch)
        self.exams.refuse_closed(batch)
        return self._log.reopen(task_key)

    def undo(self) -> Change:
        """Take the last step back, whichever task it was on; `Change.show` names the task.

        Raises:
            ExamClosed: If it was made in a test that is not being sat.
        """
        self._refuse_closed(self.undo_label())
        return self._log.undo()

    def redo(self) -> Change:
        """Do the step again that was last taken back; `Change.show` names the task.

        Raises:
            ExamClosed: If it was made in a test that is not being sat.
        """
        self._refuse_closed(self.redo_label())
        return self._log.redo()

    def undo_label(self) -> UndoLabel | None:
        """Return what `undo` would take back, None where there is nothing."""
        return self._store.steps.undo_label()

    def redo_label(self) -> UndoLabel | None:
        """Return what `redo` would do again, None where there is nothing."""
        return self._store.steps.redo_label()

    def history(
        self,
        task_key: TaskKey,
        question_id: QuestionId,
        response_id: ResponseId | None,
        slot: str = MAIN,
    ) -> tuple[Version, ...]:
        """Return every text that ever stood at a place, newest first, also those taken back.

        Args:
            task_key: The task.
            question_id: A question that asks for texts, or `work.written.NOTE`.
            response_id: The response whose edit is meant, None for a text.
            slot: Which text of the answer (`work.written`).
        """
        steps = self._store.steps.of_task(task_key)
        made = ((step.seq, step.parent, step.changes, step.at) for step in steps)
        return versions.versions(made, TextPlace(question_id, response_id, slot))

    def finished(self, batch_key: BatchKey) -> Iterator[tuple[Task, Judgment]]:
        """Yield the judged tasks in order, each with the judgment that counts now."""
        return self._store.finished(batch_key)

    def remember(self, name: str, value: str) -> None:
        """Keep a text for the window under a name."""
        self._store.memory.remember(name, value)

    def recall(self, name: str) -> str | None:
        """Return the text kept under a name, None where there is none."""
        return self._store.memory.recall(name)

    def waiting(self) -> Waiting:
        """Return what waits for delivery, over all batches."""
        return self._store.outbox.waiting()

    def _batch_of(self, task_key: TaskKey) -> Batch:
        return self._store.batches.shelf(self._store.tasks.standing(task_key).batch).batch

    def _refuse_closed(self, label: UndoLabel | None) -> None:
        if label is not None:
            self.exams.refuse_closed(self.batch(label.batch))

    def _order(self, task: Task, seed: str) -> tuple[ResponseId, ...]:
        return order_of(task, seed=seed, trainer=self._trainer)
