"""The queue's rows, fetched page by page as they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from trainer_desk.ui.widgets.phrases import row_remark, row_state_name
from trainer_desk.work.ids import TaskKey
from trainer_desk.work.states import TaskRow

Fetch = Callable[[int, int], tuple[TaskRow, ...]]
"""Start and count to the rows there; fewer where the list became shorter meanwhile."""

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

PAGE_ROWS = 64
PAGES_KEPT = 32
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
"""Gives the whole `TaskRow`, None where there is none any more."""


class QueueModel(QAbstractListModel):
    """A list of any length that holds only the pages last looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._total = 0
        self._fetch: Fetch = _nothing
        self._pages: OrderedDict[int, tuple[TaskRow, ...]] = OrderedDict()

    def set_source(self, total: int, fetch: Fetch) -> None:
        """Show another list.

        Args:
            total: Number of rows.
            fetch: Called on the GUI thread as rows come into sight; must answer within a frame.
        """
        self.beginResetModel()
        self._total, self._fetch = total, fetch
        self._pages.clear()
        self.endResetModel()

    def refresh(self, changed: Mapping[TaskKey, TaskRow]) -> None:
        """Show tasks as they are now; those not read yet need nothing."""
        # A listener may read rows at once, which reorders the pages.
        for page, rows in tuple(self._pages.items()):
            self._pages[page] = tuple(changed.get(row.key, row) for row in rows)
            for at, row in enumerate(rows):
                if changed.get(row.key, row) != row:
                    index = self.index(page * PAGE_ROWS + at)
                    self.dataChanged.emit(index, index)

    def keys(self) -> frozenset[TaskKey]:
        """Return the tasks among the pages last looked at."""
        return frozenset(row.key for rows in self._pages.values() for row in rows)

    def row(self, position: int) -> TaskRow | None:
        """Return the row at a position of the list, None where there is none."""
        if not 0 <= position < self._total:
            return None
        rows = self._page(position // PAGE_ROWS)
        at = position % PAGE_ROWS
        return rows[at] if at < len(rows) else None

    def find(self, key: TaskKey) -> int | None:
        """Return where a task stands among the pages last looked at, None if it is not there."""
        for page, rows in self._pages.items():
            for at, row in enumerate(rows):
                if row.key == key:
                    return page * PAGE_ROWS + at
        return None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """The number of rows of the whole list."""
        return 0 if parent.isValid() else self._total

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row's title for reading, its words for screen readers, the row for painting."""
        if role not in _ROLES:
            return None
        row = self.row(index.row())
        if row is None or role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        return f"{row.position + 1}. {row.title}. {row_state_name(row)}. {row_remark(row)}".strip()

    def _page(self, page: int) -> tuple[TaskRow, ...]:
        rows = self._pages.get(page)
        if rows is None:
            start = page * PAGE_ROWS
            rows = self._fetch(start, min(PAGE_ROWS, self._total - start))
            self._pages[page] = rows
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return rows


_ROLES = (ROW_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


def _nothing(_start: int, _count: int) -> tuple[TaskRow, ...]:
    return ()
