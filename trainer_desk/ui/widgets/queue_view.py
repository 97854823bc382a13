"""The queue's list on screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from trainer_desk.ui.theme import ink
from trainer_desk.ui.viewports import viewport_of
from trainer_desk.ui.widgets.drawn import fill
from trainer_desk.ui.widgets.queue_delegate import QueueDelegate
from trainer_desk.ui.widgets.queue_model import QueueModel
from trainer_desk.work.ids import TaskKey


class QueueView(QTableView):
    """The list. A table of one column, because it takes a million rows without asking for each.

    Signals:
        row_chosen (TaskRow): The trainer clicked a row, or pressed Return on it.
    """

    row_chosen = Signal(object)

    def __init__(self, model: QueueModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._queue = model
        self.setObjectName("queueList")
        self.setAccessibleName(self.tr("Tasks"))
        self.setModel(model)
        self._delegate = QueueDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        # Then going one row on moves what is painted, instead of painting every row anew.
        viewport_of(self).setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._size_rows()
        self.clicked.connect(self._choose)

    def show_current(self, key: TaskKey | None, index: int | None) -> None:
        """Mark a task, and bring its row into sight if it has one."""
        marked, focused = self._delegate.current, self.currentIndex()
        left = None if marked is None else self._queue.find(marked)
        self._delegate.set_current(key)
        before, now = (self._queue.index(-1 if at is None else at) for at in (left, index))
        if now.isValid():
            self.setCurrentIndex(now)
            self.scrollTo(now)
        # Only what looks different: the whole list costs a quarter of a frame.
        for row in {focused, before, now}:
            if row.isValid():
                self.update(row)

    def step_in(self) -> None:
        """Put the keyboard on a row, if it is on none."""
        if not self.currentIndex().isValid() and self._queue.rowCount():
            self.setCurrentIndex(self._queue.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens the row; other keys move, and letters search nothing here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        elif event.text().isprintable() and event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, then the rows."""
        painter = QPainter(self.viewport())
        fill(painter, event.rect(), ink(self.palette(), "surface"))
        painter.end()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the new row height when the zoom changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size_rows()

    def _size_rows(self) -> None:
        # The first change of style comes before the constructor is through.
        delegate = self.itemDelegate()
        if isinstance(delegate, QueueDelegate):
            self.verticalHeader().setDefaultSectionSize(delegate.row_height())

    def _choose(self, index: QModelIndex) -> None:
        row = self._queue.row(index.row()) if index.isValid() else None
        if row is not None:
            self.row_chosen.emit(row)
