"""The rewrite: editor, live diff on a worker thread, and the history of texts."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from trainer_desk.desk import Desk
from trainer_desk.text.diff import Diff, diff
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.controllers.task_screen import TaskScreen
from trainer_desk.ui.history_dialog import HistoryDialog
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.widgets.history_view import HistoryView, ShownVersion
from trainer_desk.ui.window import Window
from trainer_desk.work.answers import EditAnswer
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.rules import count_words


class Editing(QObject):
    """Connects the editor pane with the task on screen.

    Signals:
        failed (Exception): A diff could not be made.
    """

    failed = Signal(object)

    def __init__(
        self, window: Window, flow: TaskFlow, screen: TaskScreen, desk: Desk, jobs: Jobs
    ) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._screen = screen
        self._desk = desk
        self._jobs = jobs
        self._edited: ResponseId | None = None
        flow.opened.connect(self._show)
        flow.draft_replaced.connect(self._show_draft)
        flow.draft_changed.connect(self._follow)
        screen.edit_asked.connect(self.begin)
        editor = window.editor
        editor.text_edited.connect(self._typed)
        editor.diff_wanted.connect(self._make_diff)
        editor.history_asked.connect(self.show_history)

    def begin_selected(self) -> None:
        """Rewrite the response that is being looked at."""
        selected = self._screen.selected_response
        if selected is not None:
            self.begin(selected)

    def begin(self, response_id: ResponseId) -> None:
        """Rewrite a response: open the pane and put the cursor there."""
        if self._flow.edit_question is None:
            return
        self._flow.begin_edit(response_id)
        self._show_edit(response_id)
        self._window.open_editor()
        self._window.editor.focus_editor()

    def show_history(self) -> None:
        """Show every version of the rewrite on screen, to look at or to take back."""
        task, question, response_id = self._flow.task, self._flow.edit_question, self._edited
        if task is None or question is None or response_id is None or not self._flow.flush():
            return
        versions = self._desk.history(task.key, question.id, response_id)
        view = HistoryView()
        dialog = HistoryDialog(view, self._window)
        dialog.setWindowTitle(
            self.tr("History of the rewrite of {}").format(self._screen.letter(response_id))
        )
        view.diff_wanted.connect(partial(self._diff_for_history, view))
        view.restore_asked.connect(partial(self._restore, response_id))
        view.restore_asked.connect(dialog.accept)
        dialog.open()
        shown = tuple(
            ShownVersion(text=one.text, saved_at=one.saved_at, words=count_words(one.text))
            for one in versions
        )
        view.show_history(shown, self._window.editor.text(), read_only=task.read_only)

    def _show(self, task: OpenTask) -> None:
        self._edited = None
        target = self._chosen(task.draft)
        if target is None:
            self._window.editor.clear()
        else:
            self._show_edit(target)

    def _chosen(self, draft: Draft) -> ResponseId | None:
        question = self._flow.edit_question
        answer = draft.answer(question.id, EditAnswer) if question else None
        return answer.chosen if answer else None

    def _show_draft(self, draft: Draft) -> None:
        chosen = self._chosen(draft)
        if chosen is None:
            self._edited = None
            self._window.editor.clear()
        elif chosen != self._edited:
            self._show_edit(chosen)
        else:
            self._window.editor.set_text(self._text(draft, chosen))

    def _follow(self, draft: Draft) -> None:
        chosen = self._chosen(draft)
        if chosen is not None and chosen != self._edited:
            self._show_edit(chosen)

    def _show_edit(self, response_id: ResponseId) -> None:
        task = self._flow.task
        if task is None:
            return
        self._edited = response_id
        self._window.editor.show_edit(
            task.task.response(response_id).text,
            self._text(self._flow.draft, response_id),
            letter=self._screen.letter(response_id),
            language=task.task.language or task.batch.language,
            read_only=task.read_only,
        )

    def _text(self, draft: Draft, response_id: ResponseId) -> str:
        question, task = self._flow.edit_question, self._flow.task
        if question is None or task is None:
            return ""
        answer = draft.answer(question.id, EditAnswer)
        text = answer.text(response_id) if answer else None
        return task.task.response(response_id).text if text is None else text

    def _typed(self, text: str) -> None:
        if self._edited is not None:
            self._flow.type_edit(self._edited, text)

    def _restore(self, response_id: ResponseId, text: str) -> None:
        self._flow.type_edit(response_id, text)
        self._flow.flush()
        self._show_edit(response_id)

    def _make_diff(self, original: str, text: str, revision: int) -> None:
        self._jobs.run(
            partial(diff, original, text),
            done=partial(self._show_diff, revision),
            failed=self.failed.emit,
            topic="diff",
            priority=2,
        )

    def _show_diff(self, revision: int, found: Diff) -> None:
        self._window.editor.show_diff(found, revision)

    def _diff_for_history(self, view: HistoryView, before: str, after: str, revision: int) -> None:
        self._jobs.run(
            partial(diff, before, after),
            done=lambda found: view.show_diff(found, revision),
            failed=self.failed.emit,
            topic="history",
        )
