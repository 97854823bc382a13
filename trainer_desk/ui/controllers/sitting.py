"""Sitting a test: its rules before, its clock meanwhile, and its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from trainer_desk.desk import Desk, DeskError, ExamClosed
from trainer_desk.late import late
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.window import Window
from trainer_desk.work.ids import BatchId, BatchKey
from trainer_desk.work.opened import OpenTask

if TYPE_CHECKING:
    from trainer_desk.ui.safe import dialogs
    from trainer_desk.ui.widgets.exam_bar import ExamBar
    from trainer_desk.ui.widgets.exam_page import ExamPage
    from trainer_desk.work import exam as work_exam
    from trainer_desk.work.exam import Exam
else:
    dialogs = late("trainer_desk.ui.safe.dialogs")
    work_exam = late("trainer_desk.work.exam")

SECOND_MS = 1000
LOOK_SECONDS = 10
"""So often the desk keeps how far the clock has come."""


class Sitting(QObject):
    """Shows the page or the bar of the test on screen, and ends it when its time is up.

    Signals:
        began (int): The clock of a batch's test runs; its tasks can be shown.
        left (): The trainer wants to see the batches.
        told (str, str): Kind and text of a notice.
    """

    began = Signal(int)
    left = Signal()
    told = Signal(str, str)

    def __init__(
        self, window: Window, flow: TaskFlow, desk: Desk, *, monotonic: Callable[[], float]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._desk = desk
        self._monotonic = monotonic
        self._batch: BatchKey | None = None
        self._exam: Exam | None = None
        self._looked = 0.0
        self._tick = QTimer(self)
        self._tick.setInterval(SECOND_MS)
        self._tick.timeout.connect(self._pass_time)
        flow.opened.connect(self._show)
        flow.changed.connect(lambda _change: self._show_progress())
        window.centre.exam_page.then(self._listen_to_page)
        window.centre.exam_bar.then(self._listen_to_bar)

    @property
    def is_running(self) -> bool:
        """Whether a test is being sat."""
        return self._exam is not None and self._exam.state is work_exam.ExamState.RUNNING

    def takes(self, error: Exception) -> bool:
        """Show the test's page where a task was refused because the test is not being sat."""
        if not isinstance(error, ExamClosed) or error.exam.state is work_exam.ExamState.ENDED:
            return False
        self._batch = self._key(error.batch)
        if self._batch is None:
            return False
        if error.exam.is_over:
            self._end(self._batch)
        else:
            self._show_page(self._batch, error.exam)
        return True

    def start(self) -> None:
        """Let the clock run, and show the tasks."""
        if self._batch is not None:
            self._desk.exams.start(self._batch)
            self.began.emit(int(self._batch))

    def pause(self) -> bool:
        """Stop the clock of the test being sat; tell whether there is one that this concerns."""
        batch, exam = self._batch, self._exam
        if batch is None or exam is None or not self.is_running:
            return False
        if not exam.settings.pauses:
            self.told.emit("info", self.tr("This test has no pauses: its clock runs on."))
            return True
        if not self._flow.flush():
            return True
        self._flow.close()
        paused = self._desk.exams.pause(batch)
        if paused is not None:
            self._show_page(batch, paused)
        return True

    def hand_in(self) -> None:
        """End the test being sat, after asking."""
        batch = self._batch
        if batch is None or not self.is_running or not self._flow.flush():
            return
        row = next(row for row in self._desk.batches() if row.key == batch)
        agreed = dialogs.confirm(
            self._window,
            self.tr("Hand the test in?"),
            self.tr(
                "%n task(s) unfinished. Nothing can be changed afterwards.", "", row.unfinished
            ),
            button=self.tr("Hand in"),
        )
        if agreed:
            self._end(batch)

    def stop(self) -> None:
        """The program ends: keep how far the clock has come, and stop it where that is allowed."""
        self._tick.stop()
        if self._batch is not None and self.is_running:
            self._desk.exams.pause(self._batch)

    def _listen_to_page(self, page: ExamPage) -> None:
        page.start_asked.connect(self.start)
        page.leave_asked.connect(self.left)

    def _listen_to_bar(self, bar: ExamBar) -> None:
        bar.pause_asked.connect(self.pause)
        bar.end_asked.connect(self.hand_in)

    def _hide_bar(self) -> None:
        bar = self._window.centre.exam_bar.built
        if bar is not None:
            bar.hide()

    def _key(self, batch: BatchId) -> BatchKey | None:
        return next((row.key for row in self._desk.batches() if row.id == batch), None)

    def _show(self, task: OpenTask) -> None:
        exam = self._desk.exams.look(task.batch_key) if task.batch.test is not None else None
        self._batch, self._exam = task.batch_key, exam
        if exam is None or exam.state is work_exam.ExamState.ENDED:
            self._tick.stop()
            self._hide_bar()
            return
        self._looked = self._monotonic()
        self._window.exam_bar.show_rules(pauses=exam.settings.pauses)
        self._show_progress()
        self._pass_time()
        self._tick.start()

    def _show_page(self, batch: BatchKey, exam: Exam) -> None:
        self._tick.stop()
        self._exam = exam
        row = next(row for row in self._desk.batches() if row.key == batch)
        self._flow.close()
        self._hide_bar()
        self._window.exam_page.show_exam(row.title, row.total, exam)
        self._window.show_exam_page()
        self._window.exam_page.focus_first()

    def _show_progress(self) -> None:
        if self._batch is None or not self.is_running:
            return
        row = next((row for row in self._desk.batches() if row.key == self._batch), None)
        if row is not None:
            self._window.exam_bar.show_progress(row.total - row.unfinished, row.total)

    def _pass_time(self) -> None:
        batch, exam = self._batch, self._exam
        if batch is None or exam is None:
            return
        passed = self._monotonic() - self._looked
        left = exam.remaining_seconds
        if passed >= LOOK_SECONDS or (left is not None and left <= passed):
            try:
                exam = self._desk.exams.look(batch)
            except DeskError as error:
                # The clock runs on by itself; work goes on, and the next look tries again.
                self._flow.refused.emit(error)
                return
            self._exam, self._looked, passed = exam, self._monotonic(), 0.0
            if exam is None or exam.is_over:
                self._end(batch)
                return
            left = exam.remaining_seconds
        self._window.exam_bar.show_time(None if left is None else max(0.0, left - passed))

    def _end(self, batch: BatchKey) -> None:
        self._tick.stop()
        self._flow.flush()
        change = self._desk.exams.end(batch)
        self._exam = self._desk.exams.look(batch)
        self._hide_bar()
        self._flow.note_change(change)
        if not self._window.shows_work:
            self.began.emit(int(batch))
        self.told.emit(
            "ok",
            self.tr(
                "The test is handed in. %n task(s) were unfinished and went as they stood.",
                "",
                len(change.tasks),
            ),
        )
