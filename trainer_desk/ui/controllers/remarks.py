"""Work that came back: the remark above it, and what changed since it was sent."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer_desk.desk import Desk, DeskError
from trainer_desk.late import late
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.widgets.phrases import remark_told
from trainer_desk.ui.window import Window
from trainer_desk.values import dataclass
from trainer_desk.work.answers import Answer, EditAnswer, TextAnswer
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import QuestionId, TaskKey
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.states import OVERTAKEN, TaskState

if TYPE_CHECKING:
    from trainer_desk.text import diff as text_diff
    from trainer_desk.text.diff import Diff
else:
    text_diff = late("trainer_desk.text.diff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What became of work since it was sent.

    Attributes:
        texts: From the texts as they were sent to those of now.
        others: Questions other than texts that are answered otherwise now.
    """

    texts: Diff
    others: tuple[QuestionId, ...]


class Remarks(QObject):
    """Docks the remark of the task on screen above it.

    Signals:
        failed (Exception): The work as it was sent could not be had.
    """

    failed = Signal(object)

    def __init__(
        self, window: Window, flow: TaskFlow, desk: Desk, jobs: Jobs, *, language: str
    ) -> None:
        super().__init__(window)
        self._bar = window.centre.remark
        self._flow = flow
        self._desk = desk
        self._jobs = jobs
        self._language = language
        flow.saved.connect(lambda _at: self._compare_again())
        self._bar.then(lambda bar: bar.compare_asked.connect(self._compare))

    def show(self, task: OpenTask) -> None:
        """Show what was said about a task, or nothing."""
        self._jobs.drop("remark")
        # Work on it makes it a draft; what was said about it still stands.
        begun_anew = task.state is TaskState.DRAFT and task.remark not in ("", OVERTAKEN)
        if task.state is TaskState.RETURNED or begun_anew:
            self._bar().show_returned(task.remark, can_compare=task.judgment_revision is not None)
        elif task.state is TaskState.WITHDRAWN:
            self._bar().show_withdrawn(remark_told(task.remark))
        elif self._bar.built is not None:
            self._bar.built.show_nothing()

    def _compare_again(self) -> None:
        if self._bar.built is not None and self._bar.built.is_comparing():
            self._compare()

    def _compare(self) -> None:
        task = self._flow.task
        if task is None:
            return
        self._jobs.run(
            partial(changes_since, self._desk, task.key, self._flow.draft),
            done=partial(self._show_changes, task),
            failed=self._failed,
            topic="remark",
        )

    def _show_changes(self, task: OpenTask, found: Changes) -> None:
        titles = [
            task.batch.form.question(one).title.in_language(self._language) for one in found.others
        ]
        listed = self.tr("Answered otherwise now: {}.").format(", ".join(titles))
        self._bar().show_changes(found.texts, listed if titles else "")

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            raise error
        self.failed.emit(error)


def changes_since(desk: Desk, task: TaskKey, now: Draft) -> Changes:
    """Compare a draft with the judgment that counts; for a worker thread."""
    judged = desk.judged(task)
    then = judged.draft() if judged is not None else Draft()
    return Changes(
        texts=text_diff.diff(texts_of(then), texts_of(now)), others=other_changes(then, now)
    )


def texts_of(draft: Draft) -> str:
    """Return everything that was written in a draft, one field after the other."""
    written = [_text(answer) for _, answer in draft.answers]
    return "\n\n".join(one for one in (*written, draft.note) if one)


def other_changes(then: Draft, now: Draft) -> tuple[QuestionId, ...]:
    """Return the questions without a text that are answered otherwise."""
    before, after = _values(then.answers), _values(now.answers)
    names = dict.fromkeys((*before, *after))
    return tuple(name for name in names if before.get(name) != after.get(name))


def _text(answer: Answer) -> str:
    if isinstance(answer, TextAnswer):
        return answer.text
    if isinstance(answer, EditAnswer) and answer.chosen is not None:
        return answer.text(answer.chosen) or ""
    return ""


def _values(answers: Iterable[tuple[QuestionId, Answer]]) -> dict[QuestionId, Answer]:
    return {
        name: answer for name, answer in answers if not isinstance(answer, TextAnswer | EditAnswer)
    }
