"""The rewrite: editor, and live diff on a worker thread."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from trainer_desk.text.diff import Diff, diff
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.controllers.task_screen import TaskScreen
from trainer_desk.ui.jobs import AT_ONCE, Jobs
from trainer_desk.ui.window import Window
from trainer_desk.work.answers import EditAnswer
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.opened import OpenTask


class Editing(QObject):
    """Connects the editor pane with the task on screen.

    Signals:
        failed (Exception): A diff could not be made.
        told (str, str): Kind and text of a notice.
    """

    failed = Signal(object)
    told = Signal(str, str)

    def __init__(self, window: Window, flow: TaskFlow, screen: TaskScreen, jobs: Jobs) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._screen = screen
        self._jobs = jobs
        self._edited: ResponseId | None = None
        flow.opened.connect(self._show)
        flow.draft_replaced.connect(self._show_draft)
        flow.draft_changed.connect(self._follow)
        screen.edit_asked.connect(self.begin)
        editor = window.editor
        editor.text_edited.connect(self._typed)
        editor.diff_wanted.connect(self._make_diff)

    def begin_selected(self) -> None:
        """Rewrite the response that the trainer looks at, or that the form means."""
        response_id = self._screen.response_to_edit
        if response_id is not None:
            self.begin(response_id)

    def begin(self, response_id: ResponseId) -> None:
        """Rewrite a response: open the pane and put the cursor there.

        In a finished task the rewrite there is can be read; none is begun.
        """
        task = self._flow.task
        if self._flow.edit_question is None or task is None:
            return
        if not self._window.editor.takes(self._text(self._flow.draft, response_id)):
            self._tell_too_long(response_id)
            return
        self._flow.begin_edit(response_id)
        if self._edited is None:
            return
        self._window.open_editor()
        self._window.editor.focus_editor()

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
        text = self._text(self._flow.draft, response_id)
        if not self._window.editor.takes(text):
            # An empty editor must not stand for it: what is typed there would replace it.
            self._edited = None
            self._window.editor.clear()
            self._tell_too_long(response_id)
            return
        self._edited = response_id
        self._window.editor.show_edit(
            task.task.response(response_id).text,
            text,
            letter=self._screen.letter(response_id),
            language=task.task.language or task.batch.language,
            read_only=task.read_only,
        )

    def _tell_too_long(self, response_id: ResponseId) -> None:
        told = self.tr("Response {} is too long to be rewritten here. Nothing of it was changed.")
        self.told.emit("bad", told.format(self._screen.letter(response_id)))

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

    def _make_diff(self, original: str, text: str, revision: int) -> None:
        self._jobs.run(
            partial(diff, original, text),
            done=partial(self._show_diff, revision),
            failed=self.failed.emit,
            topic="diff",
            priority=AT_ONCE,
        )

    def _show_diff(self, revision: int, found: Diff) -> None:
        self._window.editor.show_diff(found, revision)
