"""Responses of the task on screen that repeat one another, and how they differ."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer_desk.late import late
from trainer_desk.ui.controllers.appearance import Appearance
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.controllers.task_screen import TaskScreen
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.window import Window
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.repeats import Repeat

if TYPE_CHECKING:
    from trainer_desk.text import alike as text_alike
    from trainer_desk.text import diff as text_diff
    from trainer_desk.text.alike import Pair
    from trainer_desk.ui import compare_dialog
else:
    compare_dialog = late("trainer_desk.ui.compare_dialog")
    text_diff = late("trainer_desk.text.diff")
    text_alike = late("trainer_desk.text.alike")


class Repeating(QObject):
    """Compares the responses of a task that asks for repetitions.

    Signals:
        failed (Exception): They could not be compared.
    """

    failed = Signal(object)

    def __init__(
        self, window: Window, flow: TaskFlow, screen: TaskScreen, jobs: Jobs, look: Appearance
    ) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._screen = screen
        self._jobs = jobs
        self._look = look
        window.verdict.compare_asked.connect(self._show_difference)

    def compare_all(self, task: OpenTask) -> None:
        """Find which responses of a task repeat one another, for the verdict to show."""
        texts = tuple(task.task.response(one).text for one in task.shown_order)
        self._jobs.run(
            partial(text_alike.pairs, texts),
            done=partial(self._show_pairs, task),
            failed=self.failed.emit,
            topic="repeats",
        )

    def _show_pairs(self, task: OpenTask, found: tuple[Pair, ...]) -> None:
        order = task.shown_order
        alike = tuple(
            Repeat(
                response_id=order[pair.second], of=order[pair.first], likeness=max(1, pair.likeness)
            )
            for pair in found
        )
        self._window.verdict.show_pairs(task.task.id, alike)

    def _show_difference(self, repeat: Repeat) -> None:
        task = self._flow.task
        if task is None:
            return
        letters = [self._screen.letter(one) for one in (repeat.of, repeat.response_id)]
        title = self.tr("{} and {}: {} % alike").format(*letters, repeat.likeness)
        dialog = compare_dialog.CompareDialog(title, self._look.theme, self._window)
        before, after = (task.task.response(one).text for one in (repeat.of, repeat.response_id))
        self._jobs.run(
            partial(text_diff.diff, before, after),
            done=dialog.show_diff,
            failed=self.failed.emit,
            topic="repeats diff",
        )
        dialog.finished.connect(lambda _result: self._jobs.drop("repeats diff"))
        dialog.open()
