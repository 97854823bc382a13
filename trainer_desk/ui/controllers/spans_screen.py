"""Everything about marks in the window, put together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from trainer_desk.ui.actions import Act
from trainer_desk.ui.controllers.editing import Editing
from trainer_desk.ui.controllers.marked_texts import MarkedTexts
from trainer_desk.ui.controllers.marking import Marking
from trainer_desk.ui.controllers.marks_on_screen import MarksOnScreen
from trainer_desk.ui.controllers.proposing import Proposing
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.controllers.task_screen import TaskScreen
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.widgets.palette import Command
from trainer_desk.ui.window import Window
from trainer_desk.work.answers import EditAnswer
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.places import TextPlace


class SpansScreen(QObject):
    """Marks: in the texts, in the verdict, by keys, and proposed by word lists.

    Attributes:
        marking: What is done about marks.

    Signals:
        told (str, str): Kind and text of a notice.
        failed (Exception): Texts could not be looked through.
        mode_changed (): Marking by keys began or ended.
    """

    told = Signal(str, str)
    failed = Signal(object)
    mode_changed = Signal()

    def __init__(
        self,
        window: Window,
        flow: TaskFlow,
        screen: TaskScreen,
        editing: Editing,
        jobs: Jobs,
        *,
        language: str,
    ) -> None:
        super().__init__(window)
        self._flow = flow
        self._proposing = Proposing(jobs, self)
        texts = MarkedTexts(
            window,
            edited=lambda: editing.place,
            write=editing.write,
            look_at=screen.select,
            rewrite=self._rewrite,
        )
        self._marks = MarksOnScreen(window, flow, texts, self._proposing, language=language)
        self.marking = Marking(window, flow, texts, self._marks, self._proposing)
        screen.selected.connect(self.marking.follow_response)
        self.marking.told.connect(self.told)
        self.marking.mode_changed.connect(self.mode_changed)
        self._proposing.failed.connect(self.failed)

    def show_task(self, task: OpenTask) -> None:
        """Be about another task from now on."""
        self.marking.show_task(task)

    @property
    def is_on(self) -> bool:
        """Whether keys mark."""
        return self.marking.is_on

    def is_looked_through(self) -> bool:
        """Tell whether everything that word lists propose for the task is known by now."""
        return self._marks.is_looked_through()

    def undecided(self) -> int:
        """Return how many proposals of the task on screen were neither accepted nor rejected."""
        return self.marking.undecided()

    def altered(self) -> int:
        """Return how many marks lie on text that was changed or removed since."""
        return self.marking.altered()

    def handlers(self) -> dict[Act, Callable[[], object]]:
        """Return what the actions of this part do."""
        marking = self.marking
        return {
            Act.MARK_MODE: marking.toggle,
            Act.NEXT_MARK: partial(marking.step, 1),
            Act.PREVIOUS_MARK: partial(marking.step, -1),
            Act.NEXT_PROPOSAL: partial(marking.step, 1, proposals=True),
            Act.PREVIOUS_PROPOSAL: partial(marking.step, -1, proposals=True),
            Act.ACCEPT_PROPOSAL: marking.accept,
            Act.ACCEPT_ALIKE: marking.accept_alike,
            Act.REJECT_PROPOSAL: marking.reject,
            Act.MARK_COMMENT: marking.comment,
            Act.DELETE_MARK: marking.delete,
            Act.MARK_LONGER: partial(marking.resize, end_by=1),
            Act.MARK_SHORTER: partial(marking.resize, end_by=-1),
            Act.MARK_EARLIER: partial(marking.resize, start_by=-1),
            Act.MARK_LATER: partial(marking.resize, start_by=1),
            Act.NOTHING_TO_MARK: marking.say_nothing,
        }

    def single_keys(self) -> list[Command]:
        """Return what single keys do while marking is on, for the sheet of keys."""
        told = (
            (self.tr("Label’s key"), self.tr("While marking: mark what is selected")),
            (self.tr("Alt+1–9"), self.tr("While marking: severity of the mark, Alt+0 for none")),
            (self.tr("Space"), self.tr("While marking: choose the mark at the cursor")),
            (self.tr("Return"), self.tr("While marking: accept the proposal, or comment")),
            (self.tr("Delete"), self.tr("While marking: delete the mark, reject the proposal")),
            (self.tr("Tab"), self.tr("While marking: next text")),
            (self.tr("Esc"), self.tr("End marking")),
        )
        return [Command(id="", title=title, group="", key=key) for key, title in told]

    def stop(self) -> None:
        """Look for nothing any more."""
        self._proposing.stop()

    def _rewrite(self, response_id: ResponseId) -> TextPlace | None:
        question = self._flow.edit_question
        answer = self._flow.draft.answer(question.id, EditAnswer) if question else None
        if question is None or answer is None or answer.text(response_id) is None:
            return None
        return TextPlace(question.id, response_id)
