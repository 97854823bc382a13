"""What the kinds of questions bring into the window beside the verdict, put together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from trainer_desk.desk import Desk
from trainer_desk.ui.controllers.appearance import Appearance
from trainer_desk.ui.controllers.composing import Composing
from trainer_desk.ui.controllers.facts import Facts
from trainer_desk.ui.controllers.repeating import Repeating
from trainer_desk.ui.controllers.session import Session
from trainer_desk.ui.controllers.spans_screen import SpansScreen
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.controllers.task_screen import TaskScreen
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.window import Window


class Kinds(QObject):
    """Texts and decisions, facts, marks and repetitions of the task on screen.

    Attributes:
        composing: Decisions, and every written text.
        repeating: Repetitions among responses.
        facts: Claims.
        spans: Marks.

    Signals:
        told (str, str): Kind and text of a notice.
        failed (Exception): Something could not be had.
        link_asked (str): A source is to be opened.
    """

    told = Signal(str, str)
    failed = Signal(object)
    link_asked = Signal(str)

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
        self.repeating = Repeating(window, flow, screen, jobs, appearance)
        self.facts = Facts(
            window,
            flow,
            screen,
            jobs,
            session,
            edited=lambda: self.composing.editing.place,
            today=today,
            language=language,
        )
        self.spans = SpansScreen(
            window, flow, screen, self.composing.editing, jobs, language=language
        )
        self.composing.doubting.count_unseen(self.spans.undecided)
        for speaker in (self.composing, self.facts, self.spans):
            speaker.told.connect(self.told)
        for part in (self.composing, self.repeating, self.facts, self.spans):
            part.failed.connect(self.failed)
        self.facts.link_asked.connect(self.link_asked)

    def stop(self) -> None:
        """Look for nothing any more."""
        self.spans.stop()
