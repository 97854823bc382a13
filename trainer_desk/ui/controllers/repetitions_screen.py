"""Repetitions in a whole batch: looked for beside the work, dropped and kept through the desk."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from trainer_desk.desk import Desk, DeskError
from trainer_desk.desk.repetitions import SearchStopped
from trainer_desk.late import late
from trainer_desk.ui.controllers.appearance import Appearance
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.widgets.phrases import letter
from trainer_desk.ui.window import Window
from trainer_desk.work.ids import BatchKey
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.repeats import DuplicatesAnswer, DuplicatesQuestion, Repeat
from trainer_desk.work.rules import asked_of
from trainer_desk.work.states import UNFINISHED, TaskState

if TYPE_CHECKING:
    from trainer_desk.text import diff as text_diff
    from trainer_desk.text.diff import Diff
    from trainer_desk.ui import repetitions_dialog
    from trainer_desk.work.repetitions import Copy, Looked, Repetition
else:
    repetitions_dialog = late("trainer_desk.ui.repetitions_dialog")
    text_diff = late("trainer_desk.text.diff")

_BEGINNING = 160
"""Code points of a text that a row shows."""


class RepetitionsScreen(QObject):
    """Shows the dialog and does what it asks for.

    Signals:
        failed (Exception): The batch could not be looked through, or a copy not be changed.
    """

    failed = Signal(object)
    _passed = Signal(int, int)

    def __init__(
        self, window: Window, flow: TaskFlow, desk: Desk, jobs: Jobs, look: Appearance
    ) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._desk = desk
        self._jobs = jobs
        self._look = look
        self._unwanted = threading.Event()
        self._batch: BatchKey | None = None
        self._dialog: repetitions_dialog.RepetitionsDialog | None = None
        self._todo: deque[tuple[repetitions_dialog.Chosen, bool]] = deque()
        # One at a time: each is written to the disk, and the window goes on in between.
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._do_next)

    def show(self, batch: BatchKey | None) -> None:
        """Show the dialog for a batch."""
        if batch is None:
            return
        if self._dialog is not None:
            self._dialog.close()
        self._batch = batch
        dialog = repetitions_dialog.RepetitionsDialog(self._look.theme, self._window)
        self._dialog = dialog
        dialog.find_asked.connect(self._find)
        dialog.stop_asked.connect(self._stop_search)
        dialog.compare_asked.connect(self._compare)
        dialog.drop_asked.connect(self._drop)
        dialog.keep_asked.connect(self._keep)
        dialog.task_asked.connect(self._flow.open)
        self._passed.connect(dialog.show_progress)
        dialog.finished.connect(lambda _result: self._leave(dialog))
        dialog.show()

    def stop(self) -> None:
        """Look no further and change nothing more: the program ends."""
        self._unwanted.set()
        self._todo.clear()
        self._next.stop()

    # The search

    def _stop_search(self) -> None:
        self._unwanted.set()

    def _find(self, looked: Looked) -> None:
        dialog, batch = self._dialog, self._batch
        if dialog is None or batch is None or not self._flow.settle():
            return
        self._unwanted = unwanted = threading.Event()
        dialog.show_groups(())
        dialog.show_searching(on=True)
        dialog.show_state(self.tr("Comparing…"))
        self._jobs.run(
            partial(self._found, batch, looked, unwanted),
            done=self._show_found,
            failed=self._end_badly,
            topic="repetitions",
        )

    def _found(
        self, batch: BatchKey, looked: Looked, unwanted: threading.Event
    ) -> tuple[tuple[repetitions_dialog.ShownRepetition, ...], int, int]:
        """Return what is listed, the number of groups, and of those that are word for word."""
        step = _Step(self._passed.emit)
        found = self._desk.repetitions(batch, looked, progress=step, cancelled=unwanted.is_set)
        listed = []
        for repetition in found[: repetitions_dialog.MOST]:
            if unwanted.is_set():
                raise SearchStopped
            copies = tuple(self._shown(repetition, copy) for copy in repetition.copies)
            listed.append(repetitions_dialog.ShownRepetition(repetition=repetition, copies=copies))
        return tuple(listed), len(found), sum(one.is_exact for one in found)

    def _show_found(
        self, found: tuple[tuple[repetitions_dialog.ShownRepetition, ...], int, int]
    ) -> None:
        listed, number, exact = found
        dialog = self._dialog
        if dialog is None:
            return
        dialog.show_searching(on=False)
        dialog.show_groups(listed)
        groups = self.tr("%n group(s)", "", number)
        told = self.tr("{}, {} of them word for word").format(groups, exact)
        if number > len(listed):
            told = self.tr("{}; the first {} are listed").format(told, len(listed))
        dialog.show_state(told if number else self.tr("Nothing repeats."))

    def _end_badly(self, error: Exception) -> None:
        dialog = self._dialog
        if dialog is not None:
            dialog.show_searching(on=False)
            dialog.show_state(self.tr("Stopped."))
        if not isinstance(error, SearchStopped):
            self.failed.emit(error)

    def _leave(self, dialog: QObject) -> None:
        self._unwanted.set()
        self._jobs.drop("repetitions")
        self._jobs.drop("repetitions diff")
        if self._dialog is dialog:
            self._dialog = None
        dialog.deleteLater()

    # One copy

    def _shown(self, repetition: Repetition, copy: Copy) -> repetitions_dialog.ShownCopy:
        task = self._desk.open_task(copy.task)
        line = " ".join(_text(task, copy)[: 10 * _BEGINNING].split())[:_BEGINNING]
        if copy.response_id is None:
            dropped = task.state is TaskState.SKIPPED
            locked = "" if dropped or task.state in UNFINISHED else self.tr("The task is finished.")
        else:
            dropped, locked = self._response(task, repetition, copy)
        return repetitions_dialog.ShownCopy(
            copy=copy,
            beginning=line,
            letter=letter(task.shown_order, copy.response_id) if copy.response_id else "",
            dropped=dropped,
            locked=locked,
        )

    def _response(self, task: OpenTask, repetition: Repetition, copy: Copy) -> tuple[bool, str]:
        """Tell whether a response is dropped, and why that cannot be changed, if it cannot."""
        question = _question(task)
        answer = task.draft.answer(question.id, DuplicatesAnswer) if question else None
        said = (
            [one for one in answer.repeats if one.response_id == copy.response_id] if answer else []
        )
        dropped = any(one.dropped for one in said)
        if question is None:
            return dropped, self.tr(
                "The form asks for no repetitions: a response cannot be dropped."
            )
        if _sibling(repetition, copy) is None:
            return dropped, self.tr("It repeats no other response of its own task.")
        return dropped, self.tr("The task is finished.") if task.read_only else ""

    def _compare(self, chosen: repetitions_dialog.Chosen) -> None:
        first = chosen.repetition.copies[0]
        self._jobs.run(
            partial(self._difference, first, chosen.copy),
            done=partial(self._show_difference, chosen),
            failed=self.failed.emit,
            topic="repetitions diff",
        )

    def _difference(self, first: Copy, copy: Copy) -> Diff:
        before, after = (_text(self._desk.open_task(one.task), one) for one in (first, copy))
        return text_diff.diff(before, after)

    def _show_difference(self, chosen: repetitions_dialog.Chosen, found: Diff) -> None:
        if self._dialog is not None:
            self._dialog.show_diff(chosen, found)

    # Dropping and keeping

    def _drop(self, chosen: tuple[repetitions_dialog.Chosen, ...]) -> None:
        self._do(chosen, dropped=True)

    def _keep(self, chosen: tuple[repetitions_dialog.Chosen, ...]) -> None:
        self._do(chosen, dropped=False)

    def _do(self, chosen: tuple[repetitions_dialog.Chosen, ...], *, dropped: bool) -> None:
        if self._flow.settle():
            self._todo.extend((one, dropped) for one in chosen)
            self._next.start()

    def _do_next(self) -> None:
        if not self._todo:
            self._next.stop()
            return
        one, dropped = self._todo.popleft()
        try:
            self._change(one, dropped=dropped)
        except DeskError as error:
            # What is wrong with one, such as a full disk, is likely wrong with the rest.
            self._todo.clear()
            self.failed.emit(error)
        if self._dialog is not None:
            self._dialog.show_copy(self._shown(one.repetition, one.copy))

    def _change(self, chosen: repetitions_dialog.Chosen, *, dropped: bool) -> None:
        if chosen.copy.response_id is not None:
            self._decide(chosen, dropped=dropped)
        elif dropped:
            self._leave_out(chosen)
        else:
            self._flow.note_change(self._desk.reopen(chosen.copy.task))

    def _leave_out(self, chosen: repetitions_dialog.Chosen) -> None:
        """Skip a task for the reason that it repeats another one that is kept."""
        copy = chosen.copy
        other = self._kept(chosen)
        reason = self.tr("Repeats task {} ({} %)").format(
            other.position + 1, copy.likeness or other.likeness
        )
        draft = self._desk.open_task(copy.task).draft
        self._flow.note_change(self._desk.skip(copy.task, draft, reason=reason))

    def _kept(self, chosen: repetitions_dialog.Chosen) -> Copy:
        """Return the first other copy of the group that was not left out, else its first."""
        others = [copy for copy in chosen.repetition.copies if copy != chosen.copy]
        for copy in others:
            if self._desk.open_task(copy.task).state is not TaskState.SKIPPED:
                return copy
        return others[0]

    def _decide(self, chosen: repetitions_dialog.Chosen, *, dropped: bool) -> None:
        """Say in the draft of its task that a response repeats another one there."""
        copy = chosen.copy
        task = self._desk.open_task(copy.task)
        question, other = _question(task), _sibling(chosen.repetition, copy)
        if question is None or other is None or copy.response_id is None or not other.response_id:
            return
        answer = task.draft.answer(question.id, DuplicatesAnswer) or DuplicatesAnswer()
        repeat = Repeat(
            response_id=copy.response_id,
            of=other.response_id,
            likeness=copy.likeness or other.likeness,
            dropped=dropped,
        )
        kept = tuple(one for one in answer.repeats if one.response_id != copy.response_id)
        draft = task.draft.answered(question.id, DuplicatesAnswer(repeats=(*kept, repeat)))
        here = self._flow.task
        if here is not None and here.key == copy.task:
            self._flow.replace(draft)
        else:
            self._flow.note_change(self._desk.save_draft(copy.task, draft))


class _Step:
    """Tells progress a hundred times at most: each word of it is an event of the window."""

    def __init__(self, told: Callable[[int, int], None]) -> None:
        self._told = told
        self._shown = -1

    def __call__(self, done: int, total: int) -> None:
        share = 100 * done // max(1, total)
        if share != self._shown:
            self._shown = share
            self._told(done, total)


def _question(task: OpenTask) -> DuplicatesQuestion | None:
    asked = asked_of(task.batch.form, task.task)
    return next((one for one in asked if isinstance(one, DuplicatesQuestion)), None)


def _sibling(repetition: Repetition, copy: Copy) -> Copy | None:
    """Return another copy in the same task, the first there is."""
    same = (one for one in repetition.copies if one.task == copy.task and one != copy)
    return next(same, None)


def _text(task: OpenTask, copy: Copy) -> str:
    if copy.response_id is not None:
        return task.task.response(copy.response_id).text
    return "\n\n".join(turn.text for turn in task.task.prompt)
