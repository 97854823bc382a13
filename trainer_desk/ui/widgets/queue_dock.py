"""The queue: every task of the batch, with its state, to filter, search and choose from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.widgets.drawn import px
from trainer_desk.ui.widgets.queue_head import QueueFilters, QueueHead, SearchField
from trainer_desk.ui.widgets.queue_model import Fetch, QueueModel
from trainer_desk.ui.widgets.queue_view import QueueView
from trainer_desk.work.ids import TaskKey
from trainer_desk.work.states import TaskRow, TaskState


class QueueDock(QWidget):
    """Progress, search, filters and the list.

    Signals:
        task_chosen (TaskKey): The trainer wants that task on screen.
        filter_changed (TaskState | None, bool): Show tasks of one state, or (None) of any; the
            second value: flagged ones only.
        search_changed (str): Search for this, "" for everything; follows typing with a delay.
    """

    task_chosen = Signal(object)
    filter_changed = Signal(object, bool)
    search_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queue")
        self.setAccessibleName(self.tr("Queue"))
        self._model = QueueModel()
        self._current: TaskKey | None = None
        self._head = QueueHead(self)
        self._filters = QueueFilters(self)
        self._filters.chosen.connect(self.filter_changed)
        self._search = SearchField(self)
        self._search.asked.connect(self.search_changed)
        self._search.left.connect(self._focus_list)
        self._view = QueueView(self._model, self)
        self._view.row_chosen.connect(self._choose)
        self._empty = SafeLabel("", self)
        self._empty.setObjectName("emptyText")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setMargin(px(self, 16))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._lay_out()
        self._tell_emptiness()

    def reset(self) -> None:
        """Begin anew for another batch: no filter, no search; emits nothing."""
        self._filters.reset()
        self._search.reset()

    def set_source(self, total: int, fetch: Fetch) -> None:
        """Show a list of `total` tasks, read page by page by `fetch`; emits nothing.

        The list stays scrolled where it was.
        """
        scrolled = self._view.verticalScrollBar().value()
        self._model.set_source(total, fetch)
        self._view.verticalScrollBar().setValue(scrolled)
        self._tell_emptiness()

    def show_results(self, rows: tuple[TaskRow, ...]) -> None:
        """Show what a search found, from its beginning; emits nothing."""
        self._model.set_source(len(rows), lambda start, count: rows[start : start + count])
        self._view.scrollToTop()
        self._tell_emptiness()

    def held(self) -> frozenset[TaskKey]:
        """Return the tasks that were read for the list; `refresh` needs no others."""
        return self._model.keys()

    def refresh(self, changed: Mapping[TaskKey, TaskRow]) -> None:
        """Show tasks as they are now; emits nothing."""
        self._model.refresh(changed)

    def set_counts(self, counts: Mapping[TaskState, int], *, flagged: int = 0) -> None:
        """Show how many tasks there are in each state; emits nothing."""
        self._filters.show_counts(counts, flagged)
        self._head.show_counts(counts)

    def set_due(self, due: date | None) -> None:
        """Show when the batch is due, None for no date."""
        self._head.show_due(due)

    def set_current(self, key: TaskKey | None, index: int | None) -> None:
        """Mark the task that is on screen and bring it into sight; emits nothing.

        Args:
            key: The task, None for none.
            index: Its place in the list as it is filtered, None if it is not there or not known.
        """
        self._current = key
        if key is not None and index is None:
            index = self._model.find(key)
        self._view.show_current(key, index)

    def focus_search(self) -> None:
        """Let the trainer type what to search for."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def sizeHint(self) -> QSize:
        """Some 240 pixels wide at normal size."""
        return QSize(px(self, 240), px(self, 600))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for a few words a line."""
        return QSize(px(self, 200), px(self, 200))

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(px(self, 12), px(self, 10), px(self, 12), px(self, 8))
        top.setSpacing(px(self, 8))
        top.addWidget(self._head)
        top.addWidget(self._search)
        top.addWidget(self._filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._view, 1)
        column.addWidget(self._empty, 1)
        self.setFocusProxy(self._view)

    def _tell_emptiness(self) -> None:
        empty = self._model.rowCount() == 0
        if empty and self._search.text():
            self._empty.setText(self.tr("Nothing found. Esc clears the search."))
        elif empty:
            self._empty.setText(self.tr("No tasks here."))
        self._empty.setVisible(empty)
        self._view.setHidden(empty)

    def _choose(self, row: TaskRow) -> None:
        if row.key != self._current:
            self.task_chosen.emit(row.key)

    def _focus_list(self) -> None:
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._view.step_in()
