"""The writing of a response, checked on request; the response itself is never changed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from trainer_desk.check.status import GrammarUnavailable
from trainer_desk.text.findings import Finding
from trainer_desk.ui.controllers.look import Checks, Wanted, ask, look_over
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.controllers.task_screen import TaskScreen
from trainer_desk.ui.jobs import Job, Jobs
from trainer_desk.ui.late import Late
from trainer_desk.ui.window import Window
from trainer_desk.values import dataclass
from trainer_desk.work.ids import ResponseId

if TYPE_CHECKING:
    from trainer_desk.ui.widgets.findings_pane import FindingsPane


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in a response.

    Attributes:
        spelling_only: Whether grammar could not be checked.
    """

    findings: tuple[Finding, ...]
    spelling_only: bool


class ResponseCheck(QObject):
    """Shows findings beside the responses.

    Signals:
        failed (Exception): The text could not be checked.
    """

    failed = Signal(object)
    _spelt = Signal(object, object)

    def __init__(
        self,
        window: Window,
        flow: TaskFlow,
        screen: TaskScreen,
        checker: Callable[[], Checks],
        jobs: Jobs,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._screen = screen
        self._checker = checker
        self._jobs = jobs
        self._job: Job[Read] | None = None
        self._unwanted = threading.Event()
        self._response: ResponseId | None = None
        self._spelt.connect(self._show_spelling)
        self._pane = Late(self._build_pane)
        flow.opened.connect(self.close)

    def check_selected(self) -> None:
        """Check the response that is being looked at, or close what is shown of it."""
        task, response = self._flow.task, self._screen.selected_response
        if task is None or response is None:
            return
        if self._response == response:
            self.close()
            return
        self._stop()
        self._response = response
        text = task.task.response(response).text
        wanted = Wanted(task.task.language or task.batch.language, task.batch.id)
        self._show((), told=self.tr("Checking…"))
        self._pane().show()
        self._pane().setFocus()
        work = partial(self._read, response, text, wanted, self._unwanted)
        self._job = self._jobs.run(
            work, done=partial(self._done, response), failed=self.failed.emit
        )

    def close(self, _task: object = None) -> None:
        """Show no findings of a response any more."""
        self._stop()
        self._response = None
        pane = self._pane.built
        if pane is not None:
            had_focus = pane.isAncestorOf(QApplication.focusWidget() or self._window)
            pane.hide()
            if had_focus:
                # Else it would go to whatever control comes next.
                self._window.responses.focus_selected()

    def _build_pane(self) -> FindingsPane:
        pane = self._window.findings
        pane.close_asked.connect(self.close)
        pane.chosen.connect(self._go_to)
        return pane

    def _stop(self) -> None:
        self._unwanted.set()
        self._unwanted = threading.Event()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _read(
        self, response: ResponseId, text: str, wanted: Wanted, unwanted: threading.Event
    ) -> Read:
        """Check all of a text: on the worker's thread, spelling first."""
        look = look_over(self._checker, text, wanted, None)
        while not look.complete and not unwanted.is_set():
            look = look_over(self._checker, text, wanted, look)
        self._spelt.emit(response, tuple(finding for finding, _ in look.findings()))
        spelling_only = False
        for paragraph, checked in tuple(look.unasked()):
            if unwanted.is_set():
                break
            try:
                found = ask(self._checker, paragraph, checked.language, wanted)
            except GrammarUnavailable:
                spelling_only = True
                break
            look = look.learnt(paragraph, found)
        return Read(tuple(finding for finding, _ in look.findings()), spelling_only)

    def _show_spelling(self, response: ResponseId, findings: tuple[Finding, ...]) -> None:
        if self._response == response and self._job is not None:
            self._show(findings, told=self.tr("Checking…"))

    def _done(self, response: ResponseId, read: Read) -> None:
        self._job = None
        if self._response != response:
            return
        told = (
            self.tr("No misspelt words; grammar was not checked")
            if read.spelling_only
            else self.tr("No findings")
        )
        self._show(read.findings, told=told)

    def _show(self, findings: tuple[Finding, ...], *, told: str) -> None:
        if self._response is not None:
            letter = self._screen.letter(self._response)
            self._pane().show_findings(letter, findings, told=told)

    def _go_to(self, finding: Finding) -> None:
        task = self._flow.task
        if task is None or self._response is None:
            return
        text = task.task.response(self._response).text
        earlier = text.count(finding.quoted, 0, finding.start)
        self._window.responses.show_words(self._response, finding.quoted, earlier)
