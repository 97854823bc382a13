"""One task after another: open, keep what is done, submit, take back. No widget in sight."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer_desk.desk import Desk, DeskError, TaskSealed
from trainer_desk.ui.controllers.draft_keeper import DraftKeeper
from trainer_desk.ui.controllers.hesitation import Hesitation
from trainer_desk.ui.controllers.task_clock import TaskClock
from trainer_desk.work.answers import EditAnswer
from trainer_desk.work.clock import ActiveClock
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import EditQuestion
from trainer_desk.work.ids import BatchKey, ResponseId, TaskKey
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.places import TextPlace, with_text_at
from trainer_desk.work.rewriting import edit_question, edit_target, with_rewrite_begun
from trainer_desk.work.rules import IncompleteDraft, missing
from trainer_desk.work.states import Change

if TYPE_CHECKING:
    from trainer_desk.ui.controllers.hesitation import FindDoubts


class TaskFlow(QObject):
    """The task on screen; whoever changes its draft does it here, and nowhere else.

    Signals:
        opened (OpenTask): Another task is on screen.
        draft_replaced (Draft): The draft changed other than by the views (undo, history).
        draft_changed (Draft): The draft changed in any way.
        changed (Change): The desk did something; lists may have to read again.
        saved (datetime): Everything is durable since this moment.
        unsaved (): Something was typed and is not durable yet.
        save_failed (DeskError): Saving failed; it is tried again, and nothing typed is lost.
        refused (Exception): An action could not be done.
        incomplete (tuple[Missing, ...]): Done was asked, and this is missing.
        doubtful (tuple[Doubt, ...]): Done was asked, and this looks odd; Done again means it is so.
        submitted (OpenTask): The task was sealed.
        finished (): No unfinished task is left in the batch.
        settling (): The trainer leaves what is under the hands; what a view still holds is to be
            handed over now.
    """

    opened = Signal(object)
    draft_replaced = Signal(object)
    draft_changed = Signal(object)
    changed = Signal(object)
    saved = Signal(object)
    unsaved = Signal()
    save_failed = Signal(object)
    refused = Signal(object)
    incomplete = Signal(object)
    doubtful = Signal(object)
    submitted = Signal(object)
    finished = Signal()
    settling = Signal()

    def __init__(
        self,
        desk: Desk,
        *,
        monotonic: Callable[[], float],
        findings: Callable[[], tuple[tuple[str, int], ...]] = tuple,
        parent: QObject,
    ) -> None:
        """Begin without a task.

        Args:
            findings: Returns what the writing check has found in the task on screen, by rule.
        """
        super().__init__(parent)
        self._desk = desk
        self._findings = findings
        self._hesitation = Hesitation()
        self._clock = TaskClock(monotonic)
        self._keeper = DraftKeeper(desk, self._clock, self)
        self._keeper.draft_changed.connect(self._tell_changed)
        self._keeper.saved.connect(self._report)
        self._keeper.clock_saved.connect(self.changed)
        self._keeper.failed.connect(self.save_failed)
        self._keeper.sealed.connect(self._show_sealed)

    def ask_before_done(self, find_doubts: FindDoubts) -> None:
        """Let somebody look at whole work before it is sealed; each doubt is told once."""
        self._hesitation.ask(find_doubts)

    @property
    def task(self) -> OpenTask | None:
        """The task on screen, None while there is none."""
        return self._keeper.task

    @property
    def draft(self) -> Draft:
        """The draft as it stands on screen, the clocks included."""
        return self._keeper.stamped_draft

    # The clock

    @property
    def clock(self) -> ActiveClock:
        """The clock of the task on screen, as of now."""
        return self._clock.now()

    def note_input(self) -> None:
        """The trainer pressed a key, clicked or scrolled."""
        self._clock.note_input()

    def note_window(self, *, active: bool) -> None:
        """The window became the one in front, or stopped being so."""
        self._clock.note_window(active=active)
        if not active:
            self.settle()

    def toggle_pause(self) -> bool:
        """Stop the clock or let it run, here and on later tasks; tell whether it stands now."""
        return self._clock.toggle_pause()

    # Going from task to task

    def open(self, key: TaskKey) -> None:
        """Save the task on screen and show another; stay if it cannot be saved."""
        if self._leave():
            self._show(key)

    def open_at(self, batch: BatchKey, position: int) -> bool:
        """Show the task at a position (0 for the first); tell whether there is one."""
        key = self._desk.task_at(batch, position)
        if key is not None:
            self.open(key)
        return key is not None

    def step(self, by: int) -> None:
        """Show the next (1) or previous (-1) task, if there is one."""
        if self.task is not None:
            self.open_at(self.task.batch_key, self.task.position + by)

    def next_unfinished(self) -> None:
        """Show the next task that wants work, from here on and round from the start."""
        if self.task is not None and self._leave():
            self._go_on(self.task)

    def close(self) -> None:
        """Save, and have no task on screen any more."""
        self.settle()
        self._keeper.end()

    # What the trainer does

    def edit(self, draft: Draft) -> None:
        """Take over what the verdict widgets hold; edits are kept as they are here."""
        question = self.edit_question
        if question is not None:
            kept = self._keeper.draft.answer(question.id, EditAnswer)
            draft = draft.answered(question.id, kept)
        self._keeper.take(draft)

    def begin_edit(self, response_id: ResponseId) -> None:
        """Choose the response to rewrite; its rewrite starts as the stored original."""
        question, task = self.edit_question, self.task
        if question is None or task is None or task.read_only:
            return
        draft = self._keeper.draft
        self._keeper.take(with_rewrite_begun(question, task.task, draft, response_id))

    def write(self, place: TextPlace, text: str, *, shown: bool = True) -> None:
        """Take over a text of the draft as it was written.

        Args:
            shown: Whether the views show it already.
        """
        if self.task is None:
            return
        draft = with_text_at(self._keeper.draft, self.task.batch.form, place, text)
        if shown:
            self._keeper.take(draft)
        else:
            self.replace(draft)

    def replace(self, draft: Draft) -> None:
        """Take over a draft that no view has typed, and show it."""
        self._keeper.take(draft)
        self.draft_replaced.emit(self._keeper.draft)

    def note_change(self, change: Change) -> None:
        """Take note of what was done elsewhere: tasks were delivered, returned or withdrawn."""
        if self.task is not None and self.task.key in change.tasks:
            # What was typed meanwhile is not in the desk's draft yet.
            self.settle()
        self.changed.emit(change)
        task = self.task
        fresh = self._read(task.key) if task is not None and task.key in change.tasks else None
        if task is None or fresh is None:
            return
        if (fresh.read_only, fresh.remark) != (task.read_only, task.remark):
            self._put_on_screen(fresh)
        else:
            self._keeper.renew(fresh)

    @property
    def edit_question(self) -> EditQuestion | None:
        """The question that asks for a rewrite of the task on screen, if any."""
        task = self.task
        return None if task is None else edit_question(task.batch.form, task.task)

    @property
    def edit_target(self) -> ResponseId | None:
        """The response whose rewrite belongs in the editor, None while that is open."""
        question, task = self.edit_question, self.task
        if question is None or task is None:
            return None
        return edit_target(question, task.batch.form, task.task, self._keeper.draft)

    def submit(self) -> None:
        """Seal the task and go on, or say what is missing."""
        task = self.task
        if task is None or task.read_only or not self.settle() or self._hesitates(task):
            return
        try:
            change = self._desk.submit(task.key, self.draft, findings=self._findings())
        except IncompleteDraft as error:
            self.incomplete.emit(error.missing)
        except DeskError as error:
            self.refused.emit(error)
        else:
            self._report(change)
            self.submitted.emit(task)
            self._go_on(task)

    def _hesitates(self, task: OpenTask) -> bool:
        """Ask about what looks odd in whole work, unless that was asked before."""
        if self.missing():
            return False
        found = self._hesitation.about(task, self.draft)
        if found:
            self.doubtful.emit(found)
        return bool(found)

    def skip(self, reason: str) -> None:
        """Leave the task out for good, saying why, and go on."""
        task = self.task
        if task is None or not self.settle():
            return
        change = self._do(lambda: self._desk.skip(task.key, self.draft, reason=reason))
        if change is not None:
            self._go_on(task)

    def reopen(self) -> None:
        """Open a finished task again: take its submit back, or begin the next revision."""
        task = self.task
        if task is not None and self._do(lambda: self._desk.reopen(task.key)) is not None:
            self._show(task.key)

    def undo(self) -> None:
        """Take the last step back, wherever it was made."""
        if self.settle():
            self._travel(self._desk.undo)

    def redo(self) -> None:
        """Do the last undone step again."""
        if self.settle():
            self._travel(self._desk.redo)

    def missing(self) -> tuple[object, ...]:
        """What keeps the task on screen from being sealed."""
        if self.task is None:
            return ()
        return missing(self.task.batch.form, self.task.task, self._keeper.draft)

    # Saving

    def settle(self) -> bool:
        """Have views hand over what they still hold, and save; tell whether all is durable."""
        self.settling.emit()
        return self.flush()

    def flush(self) -> bool:
        """Save now what is not saved yet; tell whether everything is durable."""
        return self._keeper.flush()

    def _leave(self) -> bool:
        """Save as `settle` does; but a mere clock is saved once the next task is painted."""
        self.settling.emit()
        return self._keeper.leave()

    # Inside

    def _tell_changed(self, draft: Draft) -> None:
        self.unsaved.emit()
        self.draft_changed.emit(draft)

    def _show_sealed(self, error: TaskSealed) -> None:
        """Show what became of a task that was withdrawn or finished elsewhere."""
        self._show(error.task)
        self.refused.emit(error)

    def _show(self, key: TaskKey) -> bool:
        task = self._read(key)
        if task is not None:
            self._put_on_screen(task)
        return task is not None

    def _read(self, key: TaskKey) -> OpenTask | None:
        self._keeper.settle_clock_of(key)
        try:
            return self._desk.open_task(key)
        except DeskError as error:
            self.refused.emit(error)
            return None

    def _put_on_screen(self, task: OpenTask) -> None:
        self._hesitation.begin()
        self._keeper.begin(task)
        self.opened.emit(task)

    def _go_on(self, task: OpenTask) -> None:
        key = self._desk.next_unfinished(task.batch_key, after=task.position)
        if key is None:
            self._show(task.key)
            self.finished.emit()
        elif not self._show(key):
            # What was just finished must not look as if it could be changed.
            self._show(task.key)

    def _travel(self, act: Callable[[], Change]) -> None:
        change = self._do(act)
        if change is None or change.show is None:
            return
        task = self.task
        if task is None or change.show != task.key:
            self._show(change.show)
            return
        fresh = self._read(task.key)
        if fresh is None:
            return
        if (fresh.read_only, fresh.remark) != (task.read_only, task.remark):
            self._put_on_screen(fresh)
            return
        self._keeper.begin(fresh)
        self.draft_replaced.emit(self._keeper.draft)
        self.draft_changed.emit(self._keeper.draft)

    def _do(self, act: Callable[[], Change]) -> Change | None:
        try:
            change = act()
        except DeskError as error:
            self.refused.emit(error)
            return None
        self._report(change)
        return change

    def _report(self, change: Change) -> None:
        self.changed.emit(change)
        if isinstance(change.saved_at, datetime):
            self.saved.emit(change.saved_at)
