"""Makes the tasks next to the one on screen ready while that is read, so that going on is quick."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer

from trainer_desk.desk import Desk, DeskError
from trainer_desk.ui.controllers.rendering import Renderer
from trainer_desk.ui.controllers.shown_texts import shown_responses, shown_turns, texts_of
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.window import Window
from trainer_desk.work.ids import TaskKey
from trainer_desk.work.opened import OpenTask

log = logging.getLogger(__name__)

AHEAD_MS = 30
"""Pause after showing a task before its neighbours are made ready."""
AGAIN_MS = 300
"""Pause after the look or the room of the window has changed, which it does in many small steps."""
STEP_MS = 5
"""Pause between two texts that are set, in which keys are taken."""
_SEEN_FIRST = 3
"""Texts of a task that come before all others: as a rule its prompt and a pair of responses."""


class Neighbours(QObject):
    """Renders and sets the texts of the next, the next unfinished and the previous task.

    Only what is seen first of them is set, one text at a time. The next but one is only rendered.
    """

    def __init__(self, window: Window, flow: TaskFlow, desk: Desk, renderer: Renderer) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._desk = desk
        self._renderer = renderer
        self._tasks: tuple[OpenTask, ...] = ()
        self._held = True
        self._look = QTimer(self, singleShot=True, interval=AHEAD_MS)
        self._look.timeout.connect(self._look_around)
        self._step = QTimer(self, singleShot=True, interval=STEP_MS)
        self._step.timeout.connect(self._set_one)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._look_around)
        for pane in (window.prompt, window.responses):
            pane.unready.connect(self._again.start)
        flow.opened.connect(self._begin)
        renderer.rendered.connect(self._go_on)
        renderer.forgot.connect(self._again.start)

    def let_go(self) -> None:
        """Begin; until then the first frame has the machine for itself."""
        self._held = False
        self._look.start()

    def _begin(self, _task: OpenTask) -> None:
        self._tasks = ()
        self._step.stop()
        if not self._held:
            self._look.start()

    def _look_around(self) -> None:
        here = self._flow.task
        if here is None or self._held:
            return
        batch, position = here.batch_key, here.position
        nearby = (
            self._desk.next_unfinished(batch, after=position),
            self._desk.task_at(batch, position + 1),
            self._desk.task_at(batch, position - 1) if position else None,
        )
        found = [self._opened(key) for key in dict.fromkeys(nearby) if key not in (None, here.key)]
        self._tasks = tuple(task for task in found if task is not None)
        # Who leafs through is there before the next but one could be rendered, if not told now.
        further = self._opened(self._desk.task_at(batch, position + 2))
        nearby_texts = [texts_of(task) for task in (*self._tasks, further) if task is not None]
        for texts in nearby_texts:
            self._renderer.ask(texts[:_SEEN_FIRST], soon=False)
        for texts in nearby_texts:
            self._renderer.ask(texts[_SEEN_FIRST:], soon=False)
        self._step.start()

    def _opened(self, key: TaskKey | None) -> OpenTask | None:
        if key is None:
            return None
        try:
            return self._desk.open_task(key)
        except DeskError as error:
            # What is wrong with a neighbour is told to whoever opens it.
            log.warning("task %s cannot be made ready: %s", key, type(error).__name__)
            return None

    def _go_on(self, _text: object, _rendered: object) -> None:
        if self._tasks:
            self._step.start()

    def _set_one(self) -> None:
        prompt, responses = self._window.prompt, self._window.responses
        if responses.make_card():
            self._step.start()
            return
        for task in self._tasks:
            turns = shown_turns(task, self._renderer)
            if prompt.make_ready(turns) or responses.make_ready(
                shown_responses(task, self._renderer)
            ):
                self._step.start()
                return
