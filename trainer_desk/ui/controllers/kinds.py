"""What the kinds of questions bring into the window beside the verdict, put together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer_desk.desk import Desk
from trainer_desk.late import late
from trainer_desk.ui.acts import Act
from trainer_desk.ui.controllers.appearance import Appearance
from trainer_desk.ui.controllers.availability import OF_FACTS, OF_MARKS
from trainer_desk.ui.controllers.composing import Composing
from trainer_desk.ui.controllers.session import Session
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.controllers.task_screen import TaskScreen
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.late import Late
from trainer_desk.ui.window import Window
from trainer_desk.work.facts import FactsQuestion
from trainer_desk.work.marks import SpansQuestion
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.repeats import DuplicatesQuestion
from trainer_desk.work.rules import asked_of

if TYPE_CHECKING:
    from trainer_desk.ui.controllers import facts, repeating, spans_screen
    from trainer_desk.ui.controllers.facts import Facts
    from trainer_desk.ui.controllers.spans_screen import SpansScreen
else:
    facts = late("trainer_desk.ui.controllers.facts")
    repeating = late("trainer_desk.ui.controllers.repeating")
    spans_screen = late("trainer_desk.ui.controllers.spans_screen")


class Kinds(QObject):
    """Texts and decisions, facts, marks and repetitions of the task on screen.

    Attributes:
        composing: Decisions, and every written text.
        asks_facts: Whether the task on screen asks for claims.
        asks_marks: Whether it asks for marks.

    Signals:
        told (str, str): Kind and text of a notice.
        failed (Exception): Something could not be had.
        link_asked (str): A source is to be opened.
        shown_changed (): A pane came or went, marking by keys began or ended.
    """

    told = Signal(str, str)
    failed = Signal(object)
    link_asked = Signal(str)
    shown_changed = Signal()

    def __init__(
        self,
        window: Window,
        flow: TaskFlow,
        screen: TaskScreen,
        desk: Desk,
        jobs: Jobs,
        session: Session,
        appearance: Appearance,
        *,
        today: Callable[[], date],
        language: str,
    ) -> None:
        super().__init__(window)
        self.composing = Composing(window, flow, screen, desk, jobs, language=language)
        self._repeating = Late(lambda: repeating.Repeating(window, flow, screen, jobs, appearance))
        self.asks_facts = False
        self.asks_marks = False
        self._facts = Late(
            lambda: self._listen_to_facts(
                facts.Facts(
                    window,
                    flow,
                    screen,
                    jobs,
                    session,
                    edited=lambda: self.composing.editing.place,
                    today=today,
                    language=language,
                )
            )
        )
        self._spans = Late(
            lambda: self._listen_to_spans(
                spans_screen.SpansScreen(
                    window, flow, screen, self.composing.editing, jobs, language=language
                )
            )
        )
        self.composing.doubting.count_unseen(self._undecided)
        self.composing.told.connect(self.told)
        self.composing.failed.connect(self.failed)
        self._repeating.then(lambda part: part.failed.connect(self.failed))
        flow.settling.connect(window.verdict.finish_typing)
        flow.opened.connect(self._show)

    @property
    def facts(self) -> Facts:
        """Claims; built for the first task that asks for them."""
        return self._facts()

    @property
    def spans(self) -> SpansScreen:
        """Marks; built for the first task that asks for them."""
        return self._spans()

    @property
    def is_marking(self) -> bool:
        """Whether keys mark."""
        return self.asks_marks and self.spans.is_on

    def handlers(self) -> dict[Act, Callable[[], object]]:
        """Return what the actions of these parts do."""
        return {
            **self.composing.handlers(),
            **{act: partial(self._act_on_facts, act) for act in OF_FACTS},
            **{act: partial(self._act_on_spans, act) for act in OF_MARKS},
        }

    def stop(self) -> None:
        """Look for nothing any more."""
        if self._spans.built is not None:
            self._spans.built.stop()

    def _show(self, task: OpenTask) -> None:
        asked = asked_of(task.batch.form, task.task)
        self.asks_facts = any(isinstance(one, FactsQuestion) for one in asked)
        self.asks_marks = any(isinstance(one, SpansQuestion) for one in asked)
        # What is there already hears of other tasks, too: it has something to put away.
        if self.asks_facts or self._facts.built is not None:
            self.facts.show_task(task)
        if self.asks_marks or self._spans.built is not None:
            self.spans.show_task(task)
        if any(isinstance(one, DuplicatesQuestion) for one in asked):
            self._repeating().compare_all(task)

    def _undecided(self) -> int:
        return self.spans.undecided() if self.asks_marks else 0

    def _act_on_facts(self, act: Act) -> None:
        self.facts.handlers()[act]()

    def _act_on_spans(self, act: Act) -> None:
        self.spans.handlers()[act]()

    def _listen_to_facts(self, part: Facts) -> Facts:
        part.told.connect(self.told)
        part.failed.connect(self.failed)
        part.link_asked.connect(self.link_asked)
        part.shown_changed.connect(self.shown_changed)
        return part

    def _listen_to_spans(self, part: SpansScreen) -> SpansScreen:
        part.told.connect(self.told)
        part.failed.connect(self.failed)
        part.mode_changed.connect(self.shown_changed)
        return part
