"""The marks of the task on screen as lists and views show them, and the one looked at."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trainer_desk.ui.controllers.listed_marks import (
    Item,
    highlights_of,
    items_of,
    listed,
    may_mark,
    place_words,
    texts_of,
)
from trainer_desk.ui.controllers.marked_texts import MarkedTexts
from trainer_desk.ui.controllers.proposing import Proposing
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.widgets.label_looks import LabelKey, LabelLook, label_looks
from trainer_desk.ui.widgets.marks_list import MarkState
from trainer_desk.ui.widgets.spans_section import ShownMarks
from trainer_desk.ui.window import Window
from trainer_desk.work.ids import QuestionId
from trainer_desk.work.marks import SpansAnswer, SpansQuestion, Where
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.rules import asked_of


class MarksOnScreen(QObject):
    """Knows what is marked and proposed in the task on screen.

    Attributes:
        questions: Those of the task that ask for marks.
        looks: Of every label.
        items: All marks and open proposals, in reading order.
        chosen: The key of the item that is looked at, "" for none.
    """

    def __init__(
        self,
        window: Window,
        flow: TaskFlow,
        texts: MarkedTexts,
        proposing: Proposing,
        *,
        language: str,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._texts = texts
        self._proposing = proposing
        self._language = language
        self._titles: dict[LabelKey, str] = {}
        self._with_rejected: frozenset[QuestionId] = frozenset()
        self._listed: tuple[object, ...] = ()
        self.questions: tuple[SpansQuestion, ...] = ()
        self.looks: dict[LabelKey, LabelLook] = {}
        self.items: tuple[Item, ...] = ()
        self.chosen = ""

    def begin(self, task: OpenTask) -> None:
        """Be about another task from now on."""
        asked = asked_of(task.batch.form, task.task)
        self.questions = tuple(one for one in asked if isinstance(one, SpansQuestion))
        self.looks = label_looks(self.questions)
        self._titles = {
            (question.id, label.id): label.title.in_language(self._language)
            for question in self.questions
            for label in question.labels
        }
        self.chosen = ""
        self._listed = ()
        if self.questions:
            self._proposing.use(task.batch)

    @property
    def is_open(self) -> bool:
        """Whether marks can be made."""
        task = self._flow.task
        return bool(self.questions) and task is not None and not task.read_only

    @property
    def current(self) -> Item | None:
        """What is looked at, None for nothing."""
        return next((item for item in self.items if item.key == self.chosen), None)

    def question(self, question_id: QuestionId) -> SpansQuestion | None:
        """Return the question with this id, None where the task has none."""
        return next((one for one in self.questions if one.id == question_id), None)

    def answer(self, question: SpansQuestion) -> SpansAnswer:
        """Return what is marked so far."""
        return self._flow.draft.answer(question.id, SpansAnswer) or SpansAnswer()

    def texts(self) -> dict[Where, str]:
        """Return every text that can be marked, in reading order."""
        task = self._flow.task
        return {} if task is None else texts_of(task, self._flow.draft)

    def ask_for_proposals(self) -> None:
        """Have the texts looked through that were not yet."""
        if self.is_open:
            wanted = self._markable()
            self._proposing.ask(wanted, soon=self._proposing.knows_some(wanted))

    def is_looked_through(self) -> bool:
        """Tell whether everything that word lists propose is known by now."""
        return not self.is_open or all(map(self._proposing.is_known, self._markable()))

    def list_rejected(self, question_id: QuestionId) -> None:
        """List what was rejected, or no longer."""
        self._with_rejected ^= {question_id}

    def refresh(self, *, marking: bool) -> None:
        """Show everything as the draft has it.

        Args:
            marking: Whether keys mark.
        """
        task = self._flow.task
        if task is None or not (self.questions or self.items):
            return
        proposed = self._proposing.known if self.is_open else _none
        self.items = items_of(self.questions, self._flow.draft, self.texts(), proposed)
        self._texts.show(highlights_of(self.items, self.looks, self._titles, self.chosen))
        seen = (task.key, self.chosen, marking, self._with_rejected, *map(_listed_of, self.items))
        if seen != self._listed:
            # Typing moves marks with nearly every key, which a list of quotes does not show.
            self._listed = seen
            for question in self.questions:
                self._list(task, question, marking=marking)

    def _markable(self) -> list[str]:
        return [
            text
            for where, text in self.texts().items()
            if any(may_mark(question, where) for question in self.questions)
        ]

    def _list(self, task: OpenTask, question: SpansQuestion, *, marking: bool) -> None:
        section = self._window.verdict.marks_of(question.id)
        if section is None:
            return
        own = [item for item in self.items if item.question == question]
        shown = own
        if question.id not in self._with_rejected:
            shown = [item for item in own if item.state is not MarkState.REJECTED]
        prompt = self.tr("Prompt")
        lines = (
            listed(
                item,
                self.looks,
                self._titles,
                place_words(item.where, task, self._language, prompt),
            )
            for item in shown
        )
        section.show_marks(
            ShownMarks(
                marks=tuple(lines),
                chosen=self.chosen,
                looks={
                    label: look for (of, label), look in self.looks.items() if of == question.id
                },
                marking=marking,
                rejected=sum(item.state is MarkState.REJECTED for item in own),
            )
        )


def _listed_of(item: Item) -> tuple[object, ...]:
    """Return what the list shows of an item."""
    mark = item.mark
    said = None if mark is None else (mark.label, mark.severity, mark.comment)
    return item.key, item.state, item.quote, said


def _none(_text: str) -> tuple[()]:
    return ()
