"""The clock of a test, docked above its tasks while it is sat."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from trainer_desk.ui.safe import ElidedLabel, SafeLabel
from trainer_desk.ui.widgets.controls import restyle
from trainer_desk.ui.widgets.notices import Picture
from trainer_desk.ui.widgets.phrases import countdown

LAST_SECONDS = 300
"""From here on the clock stands out."""


class ExamBar(QFrame):
    """Time left, how far the test is, and the ways out of it.

    Signals:
        pause_asked (): The trainer wants to pause.
        end_asked (): The trainer wants to hand in.
    """

    pause_asked = Signal()
    end_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("examBar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._picture = Picture("clock", "muted", 16, self)
        self._time = SafeLabel("", self)
        self._time.setObjectName("examTime")
        self._progress = ElidedLabel("", self)
        self._progress.setObjectName("muted")
        self._pause = QPushButton(self.tr("Pause"), self)
        self._pause.clicked.connect(self.pause_asked)
        self._end = QPushButton(self.tr("Hand in…"), self)
        self._end.clicked.connect(self.end_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._picture)
        row.addWidget(self._time)
        row.addWidget(self._progress, 1)
        row.addWidget(self._pause)
        row.addWidget(self._end)
        self.hide()

    def show_rules(self, *, pauses: bool) -> None:
        """Offer a pause or not, and let the bar be seen; emits nothing."""
        self._pause.setVisible(pauses)
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """Show how many tasks are done."""
        self._progress.setText(self.tr("{} of {} done").format(done, total))

    def show_time(self, seconds: float | None) -> None:
        """Show the time left; None for no limit."""
        if seconds is None:
            self._time.setText(self.tr("No time limit"))
            return
        self._time.setText(self.tr("{} left").format(countdown(seconds)))
        ink = "bad" if seconds <= LAST_SECONDS else ""
        if self._time.property("ink") != ink:
            self._time.setProperty("ink", ink)
            self._picture.set_icon("clock", ink or "muted")
            restyle(self._time)

    def time_shown(self) -> str:
        """Return what the clock says."""
        return self._time.text()
