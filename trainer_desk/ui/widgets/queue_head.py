"""What stands above the queue's list: progress, search, filters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from trainer_desk.ui.safe import ElidedLabel, SafeLabel
from trainer_desk.ui.widgets.controls import Chip, icon
from trainer_desk.ui.widgets.drawn import px
from trainer_desk.ui.widgets.flow import FlowLayout
from trainer_desk.ui.widgets.phrases import short_date, states_name
from trainer_desk.work.states import UNFINISHED, TaskState

SEARCH_DELAY_MS = 250
"""So long after the last key a search begins."""


class QueueHead(QWidget):
    """How much of the batch is done, and when it is due."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._done = ElidedLabel("", self)
        self._due = SafeLabel("", self)
        self._due.setObjectName("muted")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the batch"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._done, 1)
        line.addWidget(self._due)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 5))
        column.addLayout(line)
        column.addWidget(self._bar)

    def show_counts(self, counts: Mapping[TaskState, int]) -> None:
        """Show how many tasks want no more work, of all."""
        total = sum(counts.values())
        done = total - sum(counts.get(state, 0) for state in UNFINISHED)
        locale = self.locale()
        self._done.setText(
            self.tr("{done} of {total} done").format(
                done=locale.toString(done), total=locale.toString(total)
            )
        )
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)

    def show_due(self, due: date | None) -> None:
        """Show when the batch is due."""
        self._due.setVisible(due is not None)
        if due is not None:
            self._due.setText(self.tr("due {date}").format(date=short_date(due)))


class QueueFilters(QWidget):
    """A chip for all tasks, and one for each state that there are tasks in.

    Signals:
        chosen (TaskState | None, bool): Another filter; the second value: flagged ones only.
    """

    chosen = Signal(object, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Filter"))
        self._filter: tuple[TaskState | None, bool] = _EVERYTHING
        self._chips: dict[tuple[TaskState | None, bool], Chip] = {}
        flow = FlowLayout(self, spacing=4)
        for each in (_EVERYTHING, *((state, False) for state in _SHOWN), _FLAGGED):
            chip = Chip("", checkable=True, parent=self)
            chip.clicked.connect(lambda _on, each=each: self._choose(each))
            chip.hide()
            self._chips[each] = chip
            flow.addWidget(chip)
        self.reset()

    def reset(self) -> None:
        """Filter nothing; emits nothing."""
        self._filter = _EVERYTHING
        self._mark()

    def show_counts(self, counts: Mapping[TaskState, int], flagged: int) -> None:
        """Show the numbers; chips with none are left out, the chosen one excepted."""
        for each, chip in self._chips.items():
            state, only_flagged = each
            if only_flagged:
                number, name = flagged, self.tr("Flagged")
            elif state is None:
                number, name = sum(counts.values()), self.tr("All")
            else:
                number, name = counts.get(state, 0), states_name(state)
            chip.setText(f"{name} {self.locale().toString(number)}")
            chip.setVisible(each in (_EVERYTHING, self._filter) or number > 0)

    def _choose(self, each: tuple[TaskState | None, bool]) -> None:
        changed = each != self._filter
        self._filter = each
        self._mark()
        if changed:
            self.chosen.emit(*each)

    def _mark(self) -> None:
        for each, chip in self._chips.items():
            chip.setChecked(each == self._filter)


_EVERYTHING: tuple[TaskState | None, bool] = (None, False)
_FLAGGED: tuple[TaskState | None, bool] = (None, True)
_SHOWN = (
    TaskState.RETURNED,
    TaskState.NEW,
    TaskState.DRAFT,
    TaskState.DONE,
    TaskState.SENT,
    TaskState.CONFIRMED,
    TaskState.SKIPPED,
    TaskState.WITHDRAWN,
)


class SearchField(QLineEdit):
    """What to search for; waits for a pause in typing.

    Signals:
        asked (str): Search for this now.
        left: The trainer wants to go on in the list.
    """

    asked = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Find in the batch"))
        self.setAccessibleName(self.tr("Find in the batch"))
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_DELAY_MS)
        self._pause.timeout.connect(self._ask)
        self._asked_for = ""
        self.textChanged.connect(lambda _text: self._pause.start())

    def reset(self) -> None:
        """Search for nothing; emits nothing."""
        self._pause.stop()
        self._asked_for = ""
        with QSignalBlocker(self):
            self.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears, Down and Return go on in the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._ask()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self._pause.stop()
        words = self.text().strip()
        if words != self._asked_for:
            self._asked_for = words
            self.asked.emit(words)
