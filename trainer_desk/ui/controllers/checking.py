"""The writing check of the task on screen: which fields, in which language, how it is doing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from trainer_desk.check.proofreader import Proofreader
from trainer_desk.check.status import GrammarUnavailable, ServerState, ServerStatus
from trainer_desk.text.findings import Finding
from trainer_desk.ui.check_sentences import check_failure
from trainer_desk.ui.controllers.check_line import CheckLine
from trainer_desk.ui.controllers.checked_field import CheckedField, Put, Unasked
from trainer_desk.ui.controllers.look import ask_whether_known
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.controllers.written_fields import WrittenFields
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.safe import PlainEditor
from trainer_desk.ui.window import Window
from trainer_desk.work.opened import OpenTask

log = logging.getLogger(__name__)

IDLE_LOOK_MS = 60_000
PROBE_MS = 500
"""So soon it is told whether grammar can be checked: not before the window is there."""
LEAVE_MS = 500
"""So long the end of the program waits for a server elsewhere."""


class Checking(QObject):
    """Checks what the trainer writes: the rewrite and every text of the verdict.

    Attributes:
        fields: Which texts these are.
        current: The one that is written in.

    Signals:
        told (str, str): Kind and text of a notice.
        changed (): The findings of the field that is written in are others.
        field_added (CheckedField): One more field is checked.
    """

    told = Signal(str, str)
    changed = Signal()
    field_added = Signal(object)
    _status_changed = Signal(object)

    def __init__(
        self, window: Window, flow: TaskFlow, proofreader: Proofreader, line: CheckLine
    ) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._proofreader = proofreader
        self._line = line
        # Two threads of its own: a server that starts keeps nobody from seeing a typo.
        self._quick = Jobs(self, threads=1)
        self._slow = Jobs(self, threads=1)
        self._asking = False
        self._warned = ""
        self._was_away = False
        self._stopped = False
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self._ask_next)
        self._probe = QTimer(self)
        self._probe.setSingleShot(True)
        self._probe.setInterval(PROBE_MS)
        self._probe.timeout.connect(self._look_what_is_missing)
        self._probe.start()
        self._idle = QTimer(self)
        self._idle.setInterval(IDLE_LOOK_MS)
        self._idle.timeout.connect(self._stop_if_idle)
        self._idle.start()
        self.fields = WrittenFields(window, self._field)
        self.fields.came.connect(self._begin)
        self.current = self.fields.rewrite
        self._status_changed.connect(self._show_status)
        proofreader.listen(self._status_changed.emit)
        flow.opened.connect(self._show_task)
        window.verdict.field_added.connect(self._look_for_texts)

    @property
    def proofreader(self) -> Proofreader:
        """What checks."""
        return self._proofreader

    def open_by_rule(self) -> tuple[tuple[str, int], ...]:
        """Return how many findings of each rule are open, for the judgment."""
        ready = self._proofreader.status.state is ServerState.READY
        return self.fields.open_by_rule(grammar=self._proofreader.chosen.grammar and ready)

    def choose_language(self, field: CheckedField, tag: str) -> None:
        """Check a field of this batch in another language from now on; "" for the batch's own."""
        task = self._flow.task
        if task is not None:
            self._line.choose_language(task, field.name, tag)
            self._set_up(task, field)
            self._line.show_language(task)

    def chosen_language(self, field: CheckedField) -> str:
        """Return the language that was chosen for a field by hand, "" for none."""
        task = self._flow.task
        return "" if task is None else self._line.chosen_language(task, field.name)

    def look_again(self) -> None:
        """Check everything anew, after what counts as right has changed."""
        self._warned = ""
        task = self._flow.task
        for field in self.fields.all():
            if task is not None:
                self._set_up(task, field)
            field.forget()
        self._probe.start()
        self._show_state()
        self._line.show_language(task)

    def run(self, work: Callable[[], object], *, again: bool = True) -> None:
        """Do something with words or ignores on a worker, then check anew."""
        self._quick.run(
            work, done=lambda _: self.look_again() if again else None, failed=self.show_failure
        )

    def show_failure(self, error: Exception) -> None:
        """Say what went wrong."""
        said = check_failure(error)
        if said is None:
            raise error
        if said != self._warned:
            self._warned = said
            self.told.emit("warn", said)

    def stop(self) -> None:
        """Stop checking and end the server; takes no longer than a moment."""
        if self._stopped:
            return
        self._stopped = True
        for timer in (self._retry, self._probe, self._idle):
            timer.stop()
        self._proofreader.listen(lambda _status: None)
        self._proofreader.close(wait=False)
        self._quick.finish()
        self._slow.finish(wait_ms=LEAVE_MS)

    # Fields

    def _field(self, editor: PlainEditor, name: str, put: Put) -> CheckedField:
        field = CheckedField(editor, name, put, self._proofreader.checker, self._quick)
        field.shown.connect(partial(self._field_shown, field))
        field.rested.connect(self._ask_next)
        field.focused.connect(partial(self._enter, field))
        field.failed.connect(self.show_failure)
        self.field_added.emit(field)
        return field

    def take_up(self, task: OpenTask) -> None:
        """Check the texts of a task that is on screen already, and may be written in."""
        self._show_task(task)
        for field in self.fields.all():
            if field.editor.hasFocus():
                self._enter(field)

    def _show_task(self, task: OpenTask) -> None:
        self.fields.find_if_new()
        if self.current not in self.fields.all():
            self.current = self.fields.rewrite
        for field in self.fields.all():
            field.begin()
            self._set_up(task, field)
        self._show_state()
        self._line.show_language(task)

    def _look_for_texts(self) -> None:
        """Check a text whose field was built for the task on screen."""
        task = self._flow.task
        if task is not None:
            for field in self.fields.find_if_new():
                field.begin()
                self._set_up(task, field)

    def _begin(self, field: CheckedField) -> None:
        """Check a text that came up while the task was on screen."""
        task = self._flow.task
        if task is not None:
            field.begin()
            self._set_up(task, field)
            self._enter(field)

    def _set_up(self, task: OpenTask, field: CheckedField) -> None:
        language, by_hand = self._line.language(task, field.name)
        on = self._proofreader.chosen.spelling
        field.set_up(language, task.batch.id, on=on, by_hand=by_hand)

    def _enter(self, field: CheckedField) -> None:
        self.current = field
        self._show_state()
        self.changed.emit()

    def _field_shown(self, field: CheckedField) -> None:
        if field is self.fields.rewrite:
            self._window.editor.show_findings(field.findings(), self._told_of_nothing())
        if field is self.current:
            self._show_state()
            self.changed.emit()

    # Grammar, one question after another

    def _ask_next(self) -> None:
        if self._asking or self._stopped or not self._may_ask():
            return
        for field in (self.current, *self.fields.all()):
            unasked = field.next_unasked()
            if unasked is not None:
                self._ask(field, unasked)
                return

    def _ask(self, field: CheckedField, unasked: Unasked) -> None:
        self._asking = True
        work = partial(
            ask_whether_known,
            self._proofreader.checker,
            unasked.paragraph,
            unasked.language,
            unasked.wanted,
        )
        self._slow.run(
            work,
            done=partial(self._answered, field, unasked),
            failed=self._not_answered,
        )

    def _answered(
        self, field: CheckedField, unasked: Unasked, findings: tuple[Finding, ...] | None
    ) -> None:
        self._asking = False
        if field in self.fields.all():
            field.learn(unasked, findings)
        self._ask_next()

    def _not_answered(self, error: Exception) -> None:
        self._asking = False
        if not isinstance(error, GrammarUnavailable):
            self.show_failure(error)
            return
        self._show_state()
        if error.retry_after_s is not None:
            self._retry.start(round(1000 * error.retry_after_s) + 100)

    def _may_ask(self) -> bool:
        if not self._proofreader.chosen.grammar or self._retry.isActive():
            return False
        return self._proofreader.status.state not in (ServerState.ABSENT, ServerState.FAILED)

    def _look_what_is_missing(self) -> None:
        self._slow.run(self._proofreader.probe, done=lambda _: None, failed=self.show_failure)

    def _stop_if_idle(self) -> None:
        self._slow.run(
            self._proofreader.stop_if_idle, done=lambda _: None, failed=self.show_failure
        )

    # State

    def _show_status(self, status: ServerStatus) -> None:
        log.info("grammar check: %s %s", status.state.value, status.trouble)
        self._show_state()
        if status.state is not ServerState.READY:
            self._was_away = True
            return
        if self._was_away:
            self._was_away = False
            for field in self.fields.all():
                field.ask_anew()
        self._ask_next()

    def _show_state(self) -> None:
        spelling = self._proofreader.chosen.spelling
        self._line.show_state(found=len(self.current.underlines.marks()) if spelling else 0)

    def _told_of_nothing(self) -> str:
        if not self._proofreader.chosen.spelling:
            return self.tr("The writing check is switched off in the settings")
        if not self.fields.rewrite.complete:
            return self.tr("Checking…")
        return self.tr("No findings")
