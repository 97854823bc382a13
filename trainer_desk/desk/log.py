"""Work as a log of steps: saving, sealing, reopening, and each of them taken back and redone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from trainer_desk.desk.errors import TaskSealed
from trainer_desk.desk.hand import Hand
from trainer_desk.files.codec import judgment_from_json, judgment_to_json
from trainer_desk.late import late
from trainer_desk.store import Store
from trainer_desk.store.drafts import Step
from trainer_desk.store.events import Event
from trainer_desk.store.tasks import Standing
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import TaskKey
from trainer_desk.work.judgment import Outcome
from trainer_desk.work.opened import StepKind
from trainer_desk.work.rules import is_empty
from trainer_desk.work.shuffle import judgment_id
from trainer_desk.work.states import UNFINISHED, Change, TaskState

if TYPE_CHECKING:
    from trainer_desk.desk import kinds, sealing
    from trainer_desk.desk.sealing import Ending
    from trainer_desk.work import steps as work_steps
    from trainer_desk.work.steps import DraftChange
else:
    kinds = late("trainer_desk.desk.kinds")
    sealing = late("trainer_desk.desk.sealing")
    work_steps = late("trainer_desk.work.steps")


class Log:
    """Work on tasks; every public method is one transaction, and any thread may call it."""

    def __init__(self, store: Store, hand: Hand, now: Callable[[], datetime]) -> None:
        self._store = store
        self._hand = hand
        self._now = now

    def is_sealed(self, state: TaskState) -> bool:
        """Tell whether work on a task in this state must not be changed."""
        return state not in UNFINISHED

    def draft(self, task: TaskKey) -> Draft:
        """Return a task's draft; that of its judgment where this desk only knows the judgment."""
        draft = self._store.drafts.draft(task)
        judgment = self._store.tasks.standing(task).judgment
        if judgment is None or not draft.same_work(self._store.drafts.begun(task)):
            return draft
        return judgment_from_json(self._store.events.event(judgment).payload).draft()

    def revision(self, event: int | None) -> int | None:
        """Return the revision of a judgment, None for none."""
        return None if event is None else self._store.events.event(event).revision

    def save(self, task: TaskKey, draft: Draft) -> Change:
        """Keep a draft; one step if the work differs."""
        at = self._now()
        with self._store.writing():
            before = self._store.tasks.standing(task)
            sealed = self.is_sealed(before.state)
            if draft.same_work(self.draft(task)) if sealed else draft == self._stored(task):
                return Change()
            if before.state is TaskState.WITHDRAWN:
                self._keep_late(task, draft, at)
            elif not sealed:
                after = self._kept(task, draft, before, at)
                return _changed(task, before, after, at)
        raise TaskSealed(task, before.state)

    def seal(
        self,
        task: TaskKey,
        draft: Draft,
        outcome: Outcome,
        *,
        reason: str = "",
        findings: tuple[tuple[str, int], ...] = (),
    ) -> Change:
        """Keep a draft and seal it."""
        at = self._now()
        ending = sealing.Ending(outcome=outcome, skip_reason=reason, findings=findings)
        with self._store.writing():
            before = self._store.tasks.standing(task)
            if self.is_sealed(before.state):
                raise TaskSealed(task, before.state)
            drafted = self._kept(task, draft, before, at)
            event = self._sealed(task, draft, ending, at)
            state = TaskState.DONE if outcome is Outcome.DONE else TaskState.SKIPPED
            after = replace(drafted, state=state, remark=reason, judgment=event.seq)
            self._store.tasks.stand(task, after, at=at)
            self._store.steps.add(
                task,
                StepKind.SUBMIT if outcome is Outcome.DONE else StepKind.SKIP,
                before=drafted.state,
                after=state,
                remark=drafted.remark,
                event=event.seq,
                at=at,
            )
        return _changed(task, before, after, at, outbox=True)

    def expire(self, task: TaskKey) -> Change:
        """Seal unfinished work of a test as it stands; Undo does not reach it any more."""
        at = self._now()
        with self._store.writing():
            before = self._store.tasks.standing(task)
            if self.is_sealed(before.state):
                return Change()
            draft = self._store.drafts.draft(task)
            event = self._sealed(task, draft, sealing.Ending(outcome=Outcome.TIMED_OUT), at)
            after = replace(before, state=TaskState.DONE, remark="", judgment=event.seq)
            self._store.tasks.stand(task, after, at=at)
        return _changed(task, before, after, at, outbox=True)

    def reopen(self, task: TaskKey) -> Change:
        """Open a sealed task again."""
        at = self._now()
        with self._store.writing():
            before = self._store.tasks.standing(task)
            if not self.is_sealed(before.state):
                return Change(show=task)
            if before.judgment is None:
                raise TaskSealed(task, before.state)
            stored, draft = self._store.drafts.draft(task), self.draft(task)
            taken_back = None
            after = replace(before, state=TaskState.DRAFT, remark="")
            if not self._store.events.is_packed(before.judgment):
                taken_back = before.judgment
                after = self._without(after, taken_back, at)
            changes = work_steps.changes_between(stored, draft)
            if changes:
                self._store.drafts.keep(task, draft, at=at)
            self._store.tasks.stand(task, after, at=at)
            self._store.steps.add(
                task,
                StepKind.REOPEN,
                before=before.state,
                after=after.state,
                remark=before.remark,
                changes=changes,
                event=taken_back,
                at=at,
            )
        return _changed(task, before, after, at, outbox=taken_back is not None, show=task)

    def undo(self) -> Change:
        """Take the last step back."""
        at = self._now()
        with self._store.writing():
            step = self._store.steps.to_undo()
            if step is None:
                return Change()
            before = self._store.tasks.standing(step.task)
            seals = step.kind is StepKind.REOPEN
            after, event = self._resealed(step, before, seals=seals, at=at)
            after = replace(after, state=self._state_now(step.before, after), remark=step.remark)
            after = self._with_work(step.task, after, work_steps.reverted(step.changes), at)
            self._store.steps.mark_undone(step.seq, event=event)
        return _changed(step.task, before, after, at, outbox=event is not None, show=step.task)

    def redo(self) -> Change:
        """Do the step again that was last taken back."""
        at = self._now()
        with self._store.writing():
            step = self._store.steps.to_redo()
            if step is None:
                return Change()
            before = self._store.tasks.standing(step.task)
            seals = step.kind is not StepKind.REOPEN
            after, event = self._resealed(step, before, seals=seals, at=at)
            after = replace(after, state=step.after, remark=self._remark_again(step, before))
            after = self._with_work(step.task, after, step.changes, at)
            self._store.steps.mark_done(step.seq, event=event)
        return _changed(step.task, before, after, at, outbox=event is not None, show=step.task)

    def _stored(self, task: TaskKey) -> Draft:
        return self._store.drafts.draft(task)

    def _keep_late(self, task: TaskKey, draft: Draft, at: datetime) -> None:
        """Keep what was written while the task was withdrawn, also where its draft went."""
        heir = self._heir(task)
        self._store.returns.keep_late(task, draft, at=at)
        if heir is None:
            # A batch goes out of sight only where none of its work is missing elsewhere.
            self._store.batches.show(self._store.batches.key_of_task(task))
            return
        # The time was counted where it was spent.
        was = self._stored(heir)
        late = replace(draft, active_seconds=was.active_seconds, idle_seconds=was.idle_seconds)
        self._kept(heir, late, self._store.tasks.standing(heir), at)

    def _heir(self, task: TaskKey) -> TaskKey | None:
        """Return the task of a newer revision that goes on from this one's draft, untouched."""
        heir = self._store.returns.heir(task)
        if heir is None or self.is_sealed(self._store.tasks.standing(heir).state):
            return None
        return heir if self._stored(heir).same_work(self._stored(task)) else None

    def _kept(self, task: TaskKey, draft: Draft, before: Standing, at: datetime) -> Standing:
        """Keep a draft, and note the step if its work differs."""
        stored = self._store.drafts.draft(task)
        if draft != stored:
            self._store.drafts.keep(task, draft, at=at)
        changes = work_steps.changes_between(stored, draft)
        if not changes:
            return before
        begun = self._store.drafts.begun(task)
        after = replace(before, state=_draft_state(before, draft, begun), flagged=draft.flagged)
        self._store.tasks.stand(task, after, at=at)
        self._store.steps.add(
            task,
            kinds.kind_of(changes),
            before=before.state,
            after=after.state,
            remark=before.remark,
            changes=changes,
            at=at,
        )
        return after

    def _sealed(self, task_key: TaskKey, draft: Draft, ending: Ending, at: datetime) -> Event:
        shelf = self._store.batches.shelf(self._store.batches.key_of_task(task_key))
        task, sha256 = self._store.tasks.task(task_key)
        identity = judgment_id(shelf.batch.id, task.id, self._hand.trainer)
        earlier = self._store.events.current(identity)
        judgment = sealing.judge(
            self._hand,
            sealing.Shown(batch=shelf.batch, task=task, sha256=sha256, order_seed=shelf.order_seed),
            draft,
            ending,
            revision=earlier.revision + 1 if earlier else 1,
            based_on=earlier.sha256 if earlier else None,
            at=at,
        )
        return self._store.events.seal(
            judgment.id,
            revision=judgment.revision,
            batch_id=judgment.batch_id,
            task_id=judgment.task_id,
            payload=judgment_to_json(judgment),
            at=at,
        )

    def _resealed(
        self, step: Step, standing: Standing, *, seals: bool, at: datetime
    ) -> tuple[Standing, int | None]:
        """Seal a step's judgment again, byte for byte, or take back the one that counts now."""
        if step.event is None:
            return standing, None
        if not seals:
            assert standing.judgment is not None, "what was sealed counts"
            return self._without(standing, standing.judgment, at), standing.judgment
        old = self._store.events.event(step.event)
        again = self._store.events.seal(
            old.judgment_id,
            revision=old.revision,
            batch_id=old.batch_id,
            task_id=old.task_id,
            payload=old.payload,
            at=at,
        )
        return replace(standing, judgment=again.seq), again.seq

    def _without(self, standing: Standing, event: int, at: datetime) -> Standing:
        taken = self._store.events.take_back(event, at=at)
        earlier = self._store.events.current(taken.judgment_id)
        return replace(standing, judgment=earlier.seq if earlier else None)

    def _with_work(
        self, task: TaskKey, standing: Standing, changes: tuple[DraftChange, ...], at: datetime
    ) -> Standing:
        if changes:
            draft = work_steps.with_changes(self._store.drafts.draft(task), changes)
            self._store.drafts.keep(task, draft, at=at)
            standing = replace(standing, flagged=draft.flagged)
        self._store.tasks.stand(task, standing, at=at)
        return standing

    def _state_now(self, state: TaskState, standing: Standing) -> TaskState:
        """Return the state a sealed task has by now: its parcel may have come further."""
        if self.is_sealed(state) and standing.judgment is not None:
            return self._store.events.sealed_state(standing.judgment)
        return state

    def _remark_again(self, step: Step, standing: Standing) -> str:
        if step.kind is StepKind.REOPEN or step.kind is StepKind.SUBMIT:
            return ""
        if step.kind is StepKind.SKIP and step.event is not None:
            payload = self._store.events.event(step.event).payload
            return judgment_from_json(payload).skip_reason
        return standing.remark


def _draft_state(before: Standing, draft: Draft, begun: Draft) -> TaskState:
    """Return the state of a task with this draft; neither a flag nor what a file brought begins it.

    Answers that say nothing are no work, unless the file brought one that said something.
    """
    worked = replace(draft, flagged=False)
    started = bool(draft.field_notes or draft.note) or any(
        not is_empty(answer) for _, answer in draft.answers
    )
    if not worked.same_work(begun) and (started or begun.answers):
        return TaskState.DRAFT
    if before.state is TaskState.DRAFT and before.judgment is None:
        return TaskState.NEW
    return before.state


def _changed(
    task: TaskKey,
    before: Standing,
    after: Standing,
    at: datetime,
    *,
    outbox: bool = False,
    show: TaskKey | None = None,
) -> Change:
    counted = (before.state, before.flagged) != (after.state, after.flagged)
    return Change(
        tasks=(task,),
        batch=after.batch if counted else None,
        outbox=outbox,
        saved_at=at,
        show=show,
    )
