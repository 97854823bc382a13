"""What the window says about the task on screen beside showing it: saved or not, clock, remarks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from trainer_desk.ui.controllers.notice_board import NoticeBoard
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.window import Window
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.rules import count_words
from trainer_desk.work.states import TaskState


class TaskNotices(QObject):
    """Keeps the status line and the clock true, and says what a trainer has to know.

    Args:
        journal_behind: Returns how many finished tasks are missing in the copy beside the database.
    """

    def __init__(
        self,
        window: Window,
        flow: TaskFlow,
        notices: NoticeBoard,
        *,
        journal_behind: Callable[[], int],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._notices = notices
        self._journal_behind = journal_behind
        flow.opened.connect(self._opened)
        flow.saved.connect(self._saved)
        flow.unsaved.connect(window.status.show_unsaved)
        flow.save_failed.connect(notices.save_failed)
        flow.finished.connect(self._finished)

    def show_clock(self) -> None:
        """Show how long the task took so far; call once a second."""
        clock = self._flow.clock
        self._window.top_bar.set_clock(
            clock.active_seconds, running=not clock.is_idle, paused=clock.is_paused
        )

    def _opened(self, task: OpenTask) -> None:
        if task.saved_at is not None:
            self._window.status.show_saved(task.saved_at)
        self.show_clock()
        if task.remark and task.state is TaskState.SKIPPED:
            self._notices.say("warn", self.tr("Skipped: {}").format(task.remark))
        else:
            self._notices.clear(keep_trouble=True)
        self._tell_behind()

    def _tell_behind(self) -> None:
        behind = self._journal_behind()
        if behind:
            told = self.tr(
                "%n finished task(s) stand in the database only: the copy beside it cannot be "
                "written. Make room on the disk and it is made up for by itself.",
                "",
                behind,
            )
            self._notices.say("warn", told)

    def _saved(self, at: datetime) -> None:
        self._notices.saved(at)
        editor = self._window.editor
        words = count_words(editor.text()) if editor.is_editing() else 0
        self._window.status.show_words(self.tr("%n word(s)", "", words) if words else "")

    def _finished(self) -> None:
        self._notices.say(
            "ok",
            self.tr("No unfinished task is left in this batch. Deliver it when you are ready."),
        )
