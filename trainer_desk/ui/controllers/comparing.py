"""What a written text is compared with: nothing, its original, a response, or how it was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer_desk.desk import Desk
from trainer_desk.late import late
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.jobs import AT_ONCE, Jobs
from trainer_desk.ui.widgets.edited_text import NOTHING, Base
from trainer_desk.ui.widgets.phrases import letter
from trainer_desk.work.ids import TaskKey
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.places import TextPlace, is_rewrite, text_at

if TYPE_CHECKING:
    from trainer_desk.ui.controllers import histories
else:
    histories = late("trainer_desk.ui.controllers.histories")

ORIGINAL = "original"
EARLIER = "earlier"
JUDGED = "judged"
_RESPONSE = "response "


class Comparing(QObject):
    """Finds the text that another is to be compared with.

    Signals:
        found (TextPlace, str, str | None): For which text, and key and text of what it is compared
            with; None for nothing.
        failed (Exception): An earlier version could not be read.
        told (str, str): Kind and text of a notice.
    """

    found = Signal(object, str, object)
    failed = Signal(object)
    told = Signal(str, str)

    def __init__(self, flow: TaskFlow, desk: Desk, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._flow = flow
        self._desk = desk
        self._jobs = jobs

    def bases(self, task: OpenTask, place: TextPlace) -> tuple[Base, ...]:
        """Return what the text at a place can be compared with."""
        original = (Base(ORIGINAL, self.tr("with the original")),)
        responses = tuple(
            Base(
                f"{_RESPONSE}{response_id}",
                self.tr("with {}").format(letter(task.shown_order, response_id)),
            )
            for response_id in task.shown_order
            if response_id != place.response_id
        )
        earlier = (Base(EARLIER, self.tr("with the version before")),)
        judged = (
            (Base(JUDGED, self.tr("Compare with the trainer’s version")),)
            if self.text(task, place, JUDGED) is not None
            else ()
        )
        return (*judged, *(original if is_rewrite(place) else ()), *responses, *earlier)

    def text(self, task: OpenTask, place: TextPlace, key: str) -> str | None:
        """Return the text of a base that the task itself holds, None for nothing."""
        if key == ORIGINAL and place.response_id is not None:
            return task.task.response(place.response_id).text
        if key == JUDGED and task.task.judged is not None:
            return text_at(task.task.judged.draft(), place)
        for response in task.task.responses:
            if key == f"{_RESPONSE}{response.id}":
                return response.text
        return None

    def choose(self, task: OpenTask, place: TextPlace, key: str) -> None:
        """Find the text that goes by `key`, and announce it."""
        if key != EARLIER:
            self.found.emit(place, key, self.text(task, place, key))
        elif self._flow.flush():
            now = text_at(self._flow.draft, place) or ""
            self._jobs.run(
                partial(_version_before, self._desk, task.key, place, now),
                done=partial(self._take_earlier, task.key, place),
                failed=self.failed.emit,
                topic="version before",
                priority=AT_ONCE,
            )

    def _take_earlier(self, key: TaskKey, place: TextPlace, text: str | None) -> None:
        task = self._flow.task
        if task is None or task.key != key:
            return
        if text is None:
            self.told.emit("info", self.tr("There is no earlier version of this text."))
            self.found.emit(place, NOTHING, None)
        else:
            self.found.emit(place, EARLIER, text)


def _version_before(desk: Desk, task: TaskKey, place: TextPlace, now: str) -> str | None:
    """On a worker thread: the newest version worth seeing that says something else."""
    kept = desk.history(task, place.question_id, place.response_id, place.slot)
    return next((one.text for one in histories.worth_showing(kept) if one.text != now), None)
