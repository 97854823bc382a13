"""The queue dock: pages of tasks by state, and search."""

from __future__ import annotations

import threading
from functools import partial

from PySide6.QtCore import QObject, Signal

from trainer_desk.desk import Desk
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.widgets.queue_dock import QueueDock
from trainer_desk.work.ids import BatchKey
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.states import Change, TaskRow, TaskState


class QueueScreen(QObject):
    """Shows one batch's tasks in the dock, and opens what is picked there.

    Signals:
        failed (Exception): A search could not be done.
    """

    failed = Signal(object)

    def __init__(
        self, dock: QueueDock, flow: TaskFlow, desk: Desk, jobs: Jobs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._dock = dock
        self._flow = flow
        self._desk = desk
        self._jobs = jobs
        self._batch: BatchKey | None = None
        self._state: TaskState | None = None
        self._flagged = False
        self._query = ""
        self._stop_search = threading.Event()
        dock.task_chosen.connect(flow.open)
        dock.filter_changed.connect(self._filter)
        dock.search_changed.connect(self._search)
        flow.opened.connect(self._follow)
        flow.changed.connect(self._reread)

    @property
    def batch(self) -> BatchKey | None:
        """The batch in the dock."""
        return self._batch

    def show_batch(self, batch: BatchKey) -> None:
        """Show the tasks of a batch, all of them."""
        self._drop_search()
        self._batch = batch
        self._state, self._flagged, self._query = None, False, ""
        self._dock.reset()
        self._show_counts()
        self._show_rows()

    def show_nothing(self) -> None:
        """Show no batch."""
        self._batch = None
        self._dock.reset()

    def focus_search(self) -> None:
        """Let the trainer type what to search for."""
        self._dock.focus_search()

    def stop(self) -> None:
        """Give up a search under way; call before the desk is closed."""
        self._stop_search.set()

    def _filter(self, state: TaskState | None, flagged: object) -> None:
        self._state, self._flagged = state, bool(flagged)
        self._show_rows()

    def _search(self, query: str) -> None:
        self._query = query
        self._drop_search()
        if not query:
            self._show_rows()
        elif self._batch is not None:
            stop = self._stop_search = threading.Event()
            self._jobs.run(
                partial(self._desk.search, self._batch, query, cancelled=stop.is_set),
                done=self._show_found,
                failed=self.failed.emit,
                topic="search",
            )

    def _drop_search(self) -> None:
        self._stop_search.set()
        self._jobs.drop("search")

    def _show_found(self, rows: tuple[TaskRow, ...]) -> None:
        self._dock.show_results(rows)
        self._mark()

    def _show_rows(self) -> None:
        if self._batch is None or self._query:
            return
        batch, state, flagged = self._batch, self._state, self._flagged
        total = self._desk.task_count(batch, state=state, flagged=flagged)

        def fetch(start: int, count: int) -> tuple[TaskRow, ...]:
            return self._desk.task_rows(
                batch, start=start, count=count, state=state, flagged=flagged
            )

        self._dock.set_source(total, fetch)
        self._mark()

    def _show_counts(self) -> None:
        if self._batch is None:
            return
        row = next((row for row in self._desk.batches() if row.key == self._batch), None)
        if row is not None:
            self._dock.set_counts(
                row.counts, flagged=self._desk.task_count(self._batch, flagged=True)
            )
            self._dock.set_due(self._desk.batch(self._batch).due)

    def _follow(self, task: OpenTask) -> None:
        if task.batch_key != self._batch:
            self.show_batch(task.batch_key)
        self._mark()

    def _mark(self) -> None:
        task = self._flow.task
        if task is None:
            self._dock.set_current(None, None)
            return
        index = None
        if not self._query:
            index = self._desk.row_index(task.key, state=self._state, flagged=self._flagged)
        self._dock.set_current(task.key, index)

    def _reread(self, change: Change) -> None:
        if change.tasks:
            # A task that was saved and stands as before changes no count.
            if change.batch is not None or change.saved_at is None:
                self._show_counts()
            filtered = self._state is not None or self._flagged
            if filtered and not self._query:
                self._show_rows()
            else:
                # A delivery moves thousands of tasks; those that nobody has seen need no reading.
                seen = self._dock.held().intersection(change.tasks)
                self._dock.refresh({key: self._desk.task_row(key) for key in seen})
