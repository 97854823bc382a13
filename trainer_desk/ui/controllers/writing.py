"""Everything about the writing check in the window, put together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer_desk.check.chosen import Chosen
from trainer_desk.check.proofreader import Proofreader
from trainer_desk.desk import Desk
from trainer_desk.late import late
from trainer_desk.ui.batch_titles import shown_title
from trainer_desk.ui.controllers.batch_check import BatchCheck
from trainer_desk.ui.controllers.checking import Checking
from trainer_desk.ui.controllers.finding_steps import FindingSteps
from trainer_desk.ui.controllers.response_check import ResponseCheck
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.controllers.task_screen import TaskScreen
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.widgets.editor_header import EDITOR, ISSUES
from trainer_desk.ui.window import Window

if TYPE_CHECKING:
    from trainer_desk.ui import languagetool_dialog, words_dialog
else:
    languagetool_dialog = late("trainer_desk.ui.languagetool_dialog")
    words_dialog = late("trainer_desk.ui.words_dialog")


class Writing(QObject):
    """The writing check: of what is written, of responses, and its installation.

    Attributes:
        checking: The fields and the state.
        steps: What is done about findings.
        responses: The check of a response.
        batch: The check of everything written in a batch.

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
    ) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._proofreader = proofreader
        # Reading a whole response or installing takes long; nothing else waits for it.
        self._jobs = Jobs(self, threads=2)
        self.checking = Checking(window, flow, desk, proofreader)
        self.steps = FindingSteps(window, flow, self.checking)
        self.responses = ResponseCheck(window, flow, screen, proofreader.checker, self._jobs)
        self.batch = BatchCheck(window, flow, desk, proofreader.checker, self._jobs)
        self.batch.failed.connect(self.checking.show_failure)
        self.responses.failed.connect(self.checking.show_failure)
        self.checking.told.connect(self.told)
        self.steps.told.connect(self.told)
        self.checking.languagetool_asked.connect(self.install)
        self.checking.settings_asked.connect(self.settings_asked)
        self._installing: languagetool_dialog.LanguageToolDialog | None = None

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
            self.batch.check(task.batch_key)

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
        self.responses.close()
        self.batch.stop()
        if self._installing is not None:
            self._installing.stop()
        self.checking.stop()
        self._jobs.finish(wait_ms=1000)

    def _installed(self, version: str) -> None:
        self.told.emit("ok", self.tr("LanguageTool {} is installed.").format(version))
        self.check_again()
