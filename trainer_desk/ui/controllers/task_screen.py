"""The panes of the task on screen: fills them when a task opens, and listens to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from trainer_desk.ui.batch_titles import shown_title
from trainer_desk.ui.controllers.rendering import Renderer
from trainer_desk.ui.controllers.shown_texts import (
    LETTERS,
    shown_responses,
    shown_turns,
    texts_of,
)
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.markdown import Rendered
from trainer_desk.ui.widgets.phrases import state_name
from trainer_desk.ui.window import Window
from trainer_desk.work.answers import RankingAnswer
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import RankingQuestion
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.rules import Missing, in_shown_order, missing
from trainer_desk.work.states import TaskState

if TYPE_CHECKING:
    from trainer_desk.ui.widgets.guidelines_pane import GuidelinesPane

_OVER = {
    TaskState.DONE: TaskState.DONE,
    TaskState.SENT: TaskState.DONE,
    TaskState.CONFIRMED: TaskState.DONE,
    TaskState.SKIPPED: TaskState.SKIPPED,
}
"""What to say of a task that is over; how far it was carried stands in the queue."""


class TaskScreen(QObject):
    """Prompt, responses and verdict of the task on screen.

    Signals:
        edit_asked (ResponseId): The trainer wants to rewrite a response.
        selected (ResponseId): Another response is the one being looked at.
    """

    edit_asked = Signal(object)
    selected = Signal(object)

    def __init__(
        self, window: Window, flow: TaskFlow, renderer: Renderer, *, language: str
    ) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._renderer = renderer
        self._language = language
        self._selected: ResponseId | None = None
        self._turned_to = False
        self._asked_for_missing = False
        self._guidelines_of: object = None
        flow.opened.connect(self._show)
        flow.draft_replaced.connect(self._show_draft)
        flow.draft_changed.connect(self._follow_draft)
        flow.incomplete.connect(self._show_missing)
        renderer.rendered.connect(self._put_rendered)
        window.late_guidelines.then(self._fill)
        window.verdict.draft_changed.connect(self._take_verdict)
        window.verdict.response_selected.connect(self.select)
        window.verdict.edit_asked.connect(self.edit_asked)
        window.responses.selected_changed.connect(self.select)
        window.responses.edit_asked.connect(self.edit_asked)

    @property
    def selected_response(self) -> ResponseId | None:
        """The response being looked at, None where the task has none."""
        return self._selected

    @property
    def response_to_edit(self) -> ResponseId | None:
        """The response that Rewrite is about.

        It is the one that the trainer turned to since judging last; else the one that is rewritten
        or, where the form asks for that, ranked best; else the selected one.
        """
        return self._selected if self._turned_to else self._flow.edit_target or self._selected

    def letter(self, response_id: ResponseId) -> str:
        """Return the letter a response is shown under."""
        task = self._flow.task
        if task is None or response_id not in task.shown_order:
            return ""
        return LETTERS[task.shown_order.index(response_id)]

    def select(self, response_id: ResponseId) -> None:
        """Look at a response, everywhere at once."""
        self._turned_to = True
        if self._flow.task is None or response_id == self._selected:
            return
        self._selected = response_id
        responses, focus = self._window.responses, _focus_of(self._window)
        responses.set_selected(response_id)
        self._window.verdict.select_response(response_id)
        if responses.reads_in(focus):
            # The keys that scroll go to what is looked at.
            responses.focus_selected()
        self.selected.emit(response_id)

    def select_number(self, number: int) -> None:
        """Look at the response shown at a place, 1 for A."""
        task = self._flow.task
        if task is not None and number <= len(task.shown_order):
            self.select(task.shown_order[number - 1])

    def press_digit(self, number: int) -> None:
        """Look at the response shown at a place and give it the next place if it has none."""
        self.select_number(number)
        self._window.verdict.keys.press_digit(number)

    def go_to_missing(self) -> None:
        """Go to the first thing that keeps the task from being done."""
        self._show_missing()

    def render_again(self) -> None:
        """Show the task's texts in the colours that the renderer has now."""
        task = self._flow.task
        if task is not None:
            self._renderer.ask([task.batch.guidelines])
            self._renderer.ask(texts_of(task))

    def _show(self, task: OpenTask) -> None:
        window = self._window
        self._asked_for_missing = self._turned_to = False
        from_welcome = not window.shows_work
        window.show_work()
        title = shown_title(task.batch.id, task.batch.title)
        window.top_bar.show_position(task.position + 1, task.total, title)
        self._say_whether_over(task)
        window.top_bar.set_modes_enabled(pair=len(task.shown_order) > 1)
        language = task.task.language or task.batch.language
        window.prompt.show_prompt(shown_turns(task, self._renderer), language=language)
        self._show_guidelines(task)
        shown = shown_responses(task, self._renderer)
        window.responses.show_responses(shown, language=language)
        self._selected = task.shown_order[0] if task.shown_order else None
        window.responses.set_editable(on=self._flow.edit_question is not None)
        window.verdict.show_task(
            task.batch.form,
            task.task,
            task.shown_order,
            task.draft,
            language=self._language,
            read_only=task.read_only,
            disputes=task.batch.test is not None and task.batch.test.disputes,
        )
        if self._selected is not None:
            window.verdict.select_response(self._selected)
            self.selected.emit(self._selected)
        window.status.show_language(language)
        self._show_places(task.draft)
        self._renderer.ask(texts_of(task))
        self._ready_for_digits(anyway=from_welcome)

    def _say_whether_over(self, task: OpenTask) -> None:
        over = _OVER.get(task.state)
        if over is not None:
            may = task.batch.test is None
            more = self.tr("Ctrl+Shift+R opens it again to change.") if may else ""
            ink = "ok" if over is TaskState.DONE else "muted"
            self._window.top_bar.show_state(state_name(over), more, ink=ink)

    def _ready_for_digits(self, *, anyway: bool) -> None:
        """Leave the text fields of the task before: the next digit is meant for the ranking.

        Args:
            anyway: Whatever has the focus, it came there only because its owner went away.
        """
        window, focus = self._window, _focus_of(self._window)
        panes = (window.verdict, window.editor)
        if anyway or focus is None or any(pane.isAncestorOf(focus) for pane in panes):
            window.responses.focus_selected()

    def _show_guidelines(self, task: OpenTask) -> None:
        if self._guidelines_of == (task.batch.id, task.batch.revision):
            return
        self._guidelines_of = (task.batch.id, task.batch.revision)
        if self._window.late_guidelines.built is not None:
            self._fill(self._window.guidelines)

    def _fill(self, guidelines: GuidelinesPane) -> None:
        task = self._flow.task
        if task is not None:
            text = task.batch.guidelines
            guidelines.show_guidelines(text, self._renderer.get(text))
            self._renderer.ask([text])

    def _put_rendered(self, text: str, rendered: Rendered) -> None:
        task = self._flow.task
        if task is None:
            return
        for response in task.task.responses:
            if response.text == text:
                self._window.responses.set_rendered(response.id, rendered)
        for index, turn in enumerate(task.task.prompt):
            if turn.text == text:
                self._window.prompt.set_rendered(index, rendered)
        guidelines = self._window.late_guidelines.built
        if guidelines is not None and task.batch.guidelines == text:
            guidelines.set_rendered(rendered)

    def _take_verdict(self, draft: Draft) -> None:
        self._turned_to = False
        self._flow.edit(draft)

    def _show_draft(self, draft: Draft) -> None:
        self._window.verdict.update_draft(draft)

    def _follow_draft(self, draft: Draft) -> None:
        self._window.verdict.update_draft(draft)
        self._show_places(draft)
        if self._asked_for_missing:
            self._window.verdict.set_missing(self._lacks())

    def _show_places(self, draft: Draft) -> None:
        task = self._flow.task
        if task is None:
            return
        ranking = None
        for question in task.batch.form.questions:
            if isinstance(question, RankingQuestion):
                ranking = draft.answer(question.id, RankingAnswer)
        number = len(task.shown_order)
        placed = () if ranking is None else ranking.groups
        places: dict[ResponseId, tuple[int, int]] = {}
        for group in placed:
            place = len(places) + 1
            places.update((one, (place, number)) for one in group)
        self._window.responses.set_places(places)

    def _lacks(self) -> tuple[Missing, ...]:
        task = self._flow.task
        if task is None:
            return ()
        lacks = missing(task.batch.form, task.task, self._flow.draft)
        return in_shown_order(lacks, task.shown_order)

    def _show_missing(self, _lacks: object = None) -> None:
        self._asked_for_missing = True
        lacks = self._lacks()
        self._window.verdict.set_missing(lacks)
        if lacks:
            self._window.show_pane(self._window.verdict, shown=True)
            if lacks[0].response_id is not None:
                self.select(lacks[0].response_id)
            self._window.verdict.go_to(lacks[0])
            self._turned_to = False


def _focus_of(window: QWidget) -> QWidget | None:
    """Return what has the focus; the types of PySide leave out that it may be nothing."""
    return window.focusWidget()
