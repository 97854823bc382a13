"""Everything about the writing check in the window, put together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer_desk.check.chosen import Chosen
from trainer_desk.check.proofreader import Proofreader
from trainer_desk.check.status import ServerState
from trainer_desk.desk import Desk
from trainer_desk.late import late, load
from trainer_desk.ui.batch_titles import shown_title
from trainer_desk.ui.controllers.check_line import CheckLine
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.controllers.task_screen import TaskScreen
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.late import Late
from trainer_desk.ui.widgets.editor_header import EDITOR, ISSUES
from trainer_desk.ui.window import Window
from trainer_desk.work.opened import OpenTask

if TYPE_CHECKING:
    from trainer_desk.ui import languagetool_dialog, words_dialog
    from trainer_desk.ui.controllers import (
        batch_check,
        checking,
        finding_steps,
        response_check,
    )
    from trainer_desk.ui.controllers.checking import Checking
    from trainer_desk.ui.controllers.finding_steps import FindingSteps
else:
    batch_check = late("trainer_desk.ui.controllers.batch_check")
    checking = late("trainer_desk.ui.controllers.checking")
    finding_steps = late("trainer_desk.ui.controllers.finding_steps")
    response_check = late("trainer_desk.ui.controllers.response_check")
    languagetool_dialog = late("trainer_desk.ui.languagetool_dialog")
    words_dialog = late("trainer_desk.ui.words_dialog")


class Writing(QObject):
    """The writing check: of what is written, of responses, and its installation.

    What checks is built behind the first frame; until then its state is told, and no more.

    Signals:
        told (str, str): Kind and text of a notice.
        settings_asked (): The settings of the writing check are to be shown.
    """

    told = Signal(str, str)
    settings_asked = Signal()

    def __init__(
        self,
        window: Window,
        flow: TaskFlow,
        screen: TaskScreen,
        desk: Desk,
        proofreader: Proofreader,
        *,
        put_away: Callable[[], tuple[str, ...]],
    ) -> None:
        """Begin.

        Args:
            put_away: Returns the texts of the task that no field shows now.
        """
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._proofreader = proofreader
        # Reading a whole response or installing takes long; nothing else waits for it.
        self._jobs = Jobs(self, threads=2)
        self._line = CheckLine(window, desk, proofreader)
        self._checking = Late(lambda: checking.Checking(window, flow, proofreader, self._line))
        self._steps = Late(lambda: finding_steps.FindingSteps(window, flow, self.checking))
        self._responses = Late(
            lambda: response_check.ResponseCheck(
                window, flow, screen, proofreader.checker, self._jobs
            )
        )
        self._batch = Late(
            lambda: batch_check.BatchCheck(window, flow, desk, proofreader.checker, self._jobs)
        )
        self._installing: languagetool_dialog.LanguageToolDialog | None = None
        self._checking.then(lambda part: part.fields.count_also(put_away))
        self._connect()
        self._line.show_state(found=0)

    @property
    def checking(self) -> Checking:
        """The fields that are checked."""
        return self._checking()

    @property
    def steps(self) -> FindingSteps:
        """What is done about findings; comes with what checks."""
        self._checking()
        return self._steps()

    def let_go(self) -> None:
        """Begin to check; until then the first frame has the machine for itself."""
        self._jobs.run(_load, done=self._begin, failed=self._begin)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) finding."""
        self.steps.step(by)

    def show_finding(self) -> None:
        """Show the finding at the cursor, or else the next one."""
        self.steps.show_here()

    def choose_language(self) -> None:
        """Ask in which language the text being written is checked."""
        self.steps.choose_language()

    def check_response(self) -> None:
        """Check the response that is being looked at, or close what is shown of it."""
        self._responses().check_selected()

    def show_issues(self) -> None:
        """Show the list of findings beside the rewrite, or the rewrite alone."""
        editor = self._window.editor
        listed = editor.tab() == ISSUES and self._window.pane_is_shown(editor)
        self._window.open_editor()
        editor.show_tab(EDITOR if listed else ISSUES)
        if listed:
            editor.focus_editor()
        else:
            editor.focus_issues()

    def choose(self, chosen: Chosen) -> None:
        """Check in another way from now on."""
        self.checking.run(partial(self._proofreader.choose, chosen))

    def check_again(self) -> None:
        """Begin anew: look for LanguageTool, Java and dictionaries, and check everything."""
        self.checking.run(self._proofreader.renew)

    def install(self) -> None:
        """Offer to install LanguageTool."""
        dialog = languagetool_dialog.LanguageToolDialog(
            self._proofreader.languagetool, self._jobs, self._window
        )
        dialog.installed.connect(self._installed)
        dialog.finished.connect(dialog.deleteLater)
        self._installing = dialog
        dialog.open()

    def check_batch(self) -> None:
        """List the findings in all that was written in the batch on screen."""
        task = self._flow.task
        if task is not None and self._flow.flush():
            self._batch().check(task.batch_key)

    def edit_words(self) -> None:
        """Show the trainer's own words, and those of the batch on screen."""
        task, batch = self._flow.task, None
        if task is not None:
            language = task.task.language or task.batch.language
            title = shown_title(task.batch.id, task.batch.title)
            batch = words_dialog.WordsBatch(task.batch.id, title, language)
        dialog = words_dialog.WordsDialog(self._proofreader, self._jobs, batch, self._window)
        dialog.taught.connect(self.checking.look_again)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def stop(self) -> None:
        """Stop everything; takes no longer than a moment."""
        if self._responses.built is not None:
            self._responses.built.close()
        for part in (self._batch.built, self._installing):
            if part is not None:
                part.stop()
        if self._checking.built is not None:
            self._checking.built.stop()
        else:
            self._proofreader.close(wait=False)
        self._jobs.finish(wait_ms=1000)

    def _connect(self) -> None:
        self._checking.then(self._hear_checking)
        self._steps.then(lambda part: part.told.connect(self.told))
        for part in (self._responses, self._batch):
            part.then(lambda one: one.failed.connect(self.checking.show_failure))
        editor = self._window.editor
        editor.issue_chosen.connect(self._go_to_issue)
        editor.language_asked.connect(self._choose_language_of_rewrite)
        self._window.status.check_asked.connect(self._look_closer)
        self._flow.opened.connect(self._tell)

    def _hear_checking(self, part: Checking) -> None:
        part.told.connect(self.told)
        # Whoever clicks on what is underlined is answered by it.
        self._steps()
        if self._flow.task is not None:
            part.take_up(self._flow.task)

    def _go_to_issue(self, number: int) -> None:
        self.steps.go_to_issue(number)

    def _choose_language_of_rewrite(self) -> None:
        self.steps.choose_language_of_rewrite()

    def _begin(self, _loaded: object) -> None:
        self._checking()

    def _tell(self, task: OpenTask) -> None:
        """Say about a task what is known before anything is checked."""
        if self._checking.built is None:
            self._line.show_language(task)

    def _look_closer(self) -> None:
        """The trainer clicked on the state: show what to do about it."""
        absent = self._line.trouble().state is ServerState.ABSENT
        if absent and not self._proofreader.chosen.options.remote_url:
            self.install()
        else:
            self.settings_asked.emit()

    def _installed(self, version: str) -> None:
        self.told.emit("ok", self.tr("LanguageTool {} is installed.").format(version))
        self.check_again()


def _load() -> None:
    """Load what checks; on a worker thread."""
    for module in ("checking", "finding_steps"):
        load(f"trainer_desk.ui.controllers.{module}")
