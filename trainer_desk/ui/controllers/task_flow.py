"""One task after another: open, keep what is done, submit, take back. No widget in sight."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from trainer_desk.desk import Desk, DeskError, TaskSealed
from trainer_desk.text.spots import with_spots_carried
from trainer_desk.work.answers import Edit, EditAnswer
from trainer_desk.work.clock import ActiveClock
from trainer_desk.work.consistency import Doubt
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import EditQuestion
from trainer_desk.work.ids import BatchKey, ResponseId, TaskKey
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.places import TextPlace, with_text_at
from trainer_desk.work.rules import IncompleteDraft, asked_of, edit_target, missing
from trainer_desk.work.states import Change
from trainer_desk.work.steps import changes_between
from trainer_desk.work.typing_steps import is_typing

log = logging.getLogger(__name__)

PAUSE_MS = 500
"""Typing is saved once nothing was typed for this long."""
LONGEST_MS = 1000
"""Typing without a pause is saved this often."""
READ_MS = 60
"""The clock of a task that was only read is saved so long after it was left."""
RETRY_MS = 3000
"""A save that failed is tried again after this long."""

FindDoubts = Callable[[OpenTask, Draft], tuple[Doubt, ...]]


class TaskFlow(QObject):
    """The task on screen and its draft; every change of it is saved here and nowhere else.

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
        self._monotonic = monotonic
        self._findings = findings
        self._find_doubts: FindDoubts = _no_doubts
        self._asked_about: frozenset[Doubt] = frozenset()
        self._clock = ActiveClock(monotonic())
        self._window_active = True
        self._task: OpenTask | None = None
        self._draft = Draft()
        self._stored = Draft()
        self._pause = self._timer(PAUSE_MS, self.flush)
        self._longest = self._timer(LONGEST_MS, self.flush)
        self._retry = self._timer(RETRY_MS, self.flush)
        self._clock_left: tuple[TaskKey, Draft] | None = None
        self._read_pause = self._timer(READ_MS, self._keep_clock)

    def ask_before_done(self, find_doubts: FindDoubts) -> None:
        """Let somebody look at whole work before it is sealed; each doubt is told once."""
        self._find_doubts = find_doubts

    @property
    def task(self) -> OpenTask | None:
        """The task on screen, None while there is none."""
        return self._task

    @property
    def draft(self) -> Draft:
        """The draft as it stands on screen, the clocks included."""
        return self._with_clock(self._draft)

    # The clock

    @property
    def clock(self) -> ActiveClock:
        """The clock of the task on screen, as of now."""
        self._clock.tick(self._monotonic())
        return self._clock

    def note_input(self) -> None:
        """The trainer pressed a key, clicked or scrolled."""
        self._clock.input(self._monotonic())

    def note_window(self, *, active: bool) -> None:
        """The window became the one in front, or stopped being so."""
        self._window_active = active
        self._clock.window_active(active, self._monotonic())
        if not active:
            self.settle()

    def toggle_pause(self) -> bool:
        """Stop the clock or let it run, here and on later tasks; tell whether it stands now."""
        if self._clock.is_paused:
            self._clock.resume(self._monotonic())
        else:
            self._clock.pause(self._monotonic())
        return self._clock.is_paused

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
        if self._task is not None:
            self.open_at(self._task.batch_key, self._task.position + by)

    def next_unfinished(self) -> None:
        """Show the next task that wants work, from here on and round from the start."""
        if self._task is not None and self._leave():
            self._go_on(self._task)

    def close(self) -> None:
        """Save, and have no task on screen any more."""
        self.settle()
        self._task = None

    # What the trainer does

    def edit(self, draft: Draft) -> None:
        """Take over what the verdict widgets hold; edits are kept as they are here."""
        question = self.edit_question
        if question is not None:
            draft = draft.answered(question.id, self._draft.answer(question.id, EditAnswer))
        self._take(draft)

    def begin_edit(self, response_id: ResponseId) -> None:
        """Choose the response to rewrite; its rewrite starts as the stored original."""
        question, task = self.edit_question, self._task
        if question is None or task is None or task.read_only:
            return
        answer = self._draft.answer(question.id, EditAnswer) or EditAnswer()
        text = answer.text(response_id)
        if text is None:
            text = task.task.response(response_id).text
        edited = answer.edited(Edit(response_id=response_id, text=text))
        self._take(self._draft.answered(question.id, edited))

    def write(self, place: TextPlace, text: str, *, shown: bool = True) -> None:
        """Take over a text of the draft as it was written.

        Args:
            shown: Whether the views show it already.
        """
        if self._task is None:
            return
        draft = with_text_at(self._draft, self._task.batch.form, place, text)
        if shown:
            self._take(draft)
        else:
            self.replace(draft)

    def replace(self, draft: Draft) -> None:
        """Take over a draft that no view has typed, and show it."""
        self._take(draft)
        self.draft_replaced.emit(self._draft)

    def note_change(self, change: Change) -> None:
        """Take note of what was done elsewhere: tasks were delivered, returned or withdrawn."""
        if self._task is not None and self._task.key in change.tasks:
            # What was typed meanwhile is not in the desk's draft yet.
            self.settle()
        self.changed.emit(change)
        task = self._task
        fresh = self._read(task.key) if task is not None and task.key in change.tasks else None
        if task is None or fresh is None:
            return
        if (fresh.read_only, fresh.remark) != (task.read_only, task.remark):
            self._put_on_screen(fresh)
        else:
            self._task = fresh

    @property
    def edit_question(self) -> EditQuestion | None:
        """The question that asks for a rewrite of the task on screen, if any."""
        if self._task is None:
            return None
        asked = asked_of(self._task.batch.form, self._task.task)
        return next((question for question in asked if isinstance(question, EditQuestion)), None)

    @property
    def edit_target(self) -> ResponseId | None:
        """The response whose rewrite belongs in the editor, None while that is open."""
        question, task = self.edit_question, self._task
        if question is None or task is None:
            return None
        return edit_target(question, task.batch.form, task.task, self._draft)

    def submit(self) -> None:
        """Seal the task and go on, or say what is missing."""
        task = self._task
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
        found = self._find_doubts(task, self.draft)
        if self._asked_about.issuperset(found):
            return False
        self._asked_about |= frozenset(found)
        self.doubtful.emit(found)
        return True

    def skip(self, reason: str) -> None:
        """Leave the task out for good, saying why, and go on."""
        task = self._task
        if task is None or not self.settle():
            return
        if self._do(lambda: self._desk.skip(task.key, self.draft, reason=reason)):
            self._go_on(task)

    def reopen(self) -> None:
        """Open a finished task again: take its submit back, or begin the next revision."""
        task = self._task
        if task is not None and self._do(lambda: self._desk.reopen(task.key)):
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
        if self._task is None:
            return ()
        return missing(self._task.batch.form, self._task.task, self._draft)

    # Saving

    def settle(self) -> bool:
        """Have views hand over what they still hold, and save; tell whether all is durable."""
        self.settling.emit()
        return self.flush()

    def flush(self) -> bool:
        """Save now what is not saved yet; tell whether everything is durable."""
        self._keep_clock()
        for timer in (self._pause, self._longest, self._retry):
            timer.stop()
        task = self._task
        if task is None or task.read_only:
            return True
        draft = self.draft
        if draft == self._stored:
            return True
        try:
            change = self._desk.save_draft(task.key, draft)
        except TaskSealed as error:
            # Withdrawn or finished elsewhere: trying again would only hold the trainer here.
            self._show(task.key)
            self.refused.emit(error)
            return True
        except DeskError as error:
            log.warning("draft of task %s not saved: %s", task.key, type(error).__name__)
            if draft.same_work(self._stored):
                # Only the clock went on: that must not hold up anybody who reads.
                return True
            self._retry.start()
            self.save_failed.emit(error)
            return False
        self._stored = draft
        self._report(change)
        return True

    def _leave(self) -> bool:
        """Save as `flush` does; but a mere clock is saved once the next task is painted."""
        self.settling.emit()
        task, draft = self._task, self.draft
        if task is None or task.read_only or not draft.same_work(self._stored):
            return self.flush()
        self._keep_clock()
        for timer in (self._pause, self._longest, self._retry):
            timer.stop()
        if draft != self._stored:
            self._stored = draft
            self._clock_left = (task.key, draft)
            self._read_pause.start()
        return True

    def _keep_clock(self) -> None:
        """Save the clock of the task that was only read; says nothing of what is on screen."""
        left, self._clock_left = self._clock_left, None
        if left is None:
            return
        self._read_pause.stop()
        try:
            self.changed.emit(self._desk.save_draft(*left))
        except DeskError as error:
            # It was sealed, or the disk is full: a few seconds of reading hold up nobody.
            log.warning("clock of task %s not saved: %s", left[0], type(error).__name__)

    def _take(self, draft: Draft) -> None:
        if not self._takes_work():
            return
        changes = changes_between(self._draft, draft)
        if not changes:
            return
        self.note_input()
        typed = all(map(is_typing, changes))
        if not typed and not self._draft.same_work(self._stored):
            # What was typed before this gesture is a step of its own.
            self.flush()
            if not self._takes_work():
                return
        # Marks on what was typed go along with their words, in the same step.
        self._draft = draft = with_spots_carried(self._draft, draft)
        self.unsaved.emit()
        self.draft_changed.emit(draft)
        if typed:
            self._pause.start()
            if not self._longest.isActive():
                self._longest.start()
        else:
            self.flush()

    def _takes_work(self) -> bool:
        return self._task is not None and not self._task.read_only

    def _show(self, key: TaskKey) -> bool:
        task = self._read(key)
        if task is not None:
            self._put_on_screen(task)
        return task is not None

    def _read(self, key: TaskKey) -> OpenTask | None:
        if self._clock_left is not None and self._clock_left[0] == key:
            self._keep_clock()
        try:
            return self._desk.open_task(key)
        except DeskError as error:
            self.refused.emit(error)
            return None

    def _put_on_screen(self, task: OpenTask) -> None:
        self._task = task
        self._asked_about = frozenset()
        self._draft = self._stored = task.draft
        self._start_clock(task.draft)
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
        change: Change | None = None

        def remember() -> Change:
            nonlocal change
            change = act()
            return change

        if not self._do(remember) or change is None or change.show is None:
            return
        task = self._task
        if task is None or change.show != task.key:
            self._show(change.show)
            return
        fresh = self._read(task.key)
        if fresh is None:
            return
        if (fresh.read_only, fresh.remark) != (task.read_only, task.remark):
            self._put_on_screen(fresh)
            return
        self._task = fresh
        self._draft = self._stored = fresh.draft
        self._start_clock(fresh.draft)
        self.draft_replaced.emit(self._draft)
        self.draft_changed.emit(self._draft)

    def _do(self, act: Callable[[], Change]) -> bool:
        try:
            change = act()
        except DeskError as error:
            self.refused.emit(error)
            return False
        self._report(change)
        return True

    def _report(self, change: Change) -> None:
        self.changed.emit(change)
        if isinstance(change.saved_at, datetime):
            self.saved.emit(change.saved_at)

    def _with_clock(self, draft: Draft) -> Draft:
        if self._task is None or self._task.read_only:
            return draft
        clock = self.clock
        return replace(draft, active_seconds=clock.active_seconds, idle_seconds=clock.idle_seconds)

    def _start_clock(self, draft: Draft) -> None:
        paused, now = self._clock.is_paused, self._monotonic()
        self._clock = ActiveClock(
            now,
            active_seconds=draft.active_seconds,
            idle_seconds=draft.idle_seconds,
            window_active=self._window_active,
        )
        if paused:
            self._clock.pause(now)

    def _timer(self, delay_ms: int, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(delay_ms)
        timer.timeout.connect(act)
        return timer


def _no_doubts(_task: OpenTask, _draft: Draft) -> tuple[Doubt, ...]:
    return ()
