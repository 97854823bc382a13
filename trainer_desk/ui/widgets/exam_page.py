"""What stands in the place of a test's tasks while it is not being sat."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.widgets.controls import MainButton, PageButton
from trainer_desk.ui.widgets.drawn import px
from trainer_desk.ui.widgets.phrases import span_of_time
from trainer_desk.work.exam import Exam, ExamState

_WIDTH = 560


class ExamPage(QWidget):
    """The rules of a test, and the button that lets its clock run.

    Signals:
        start_asked (): The trainer begins the test, or goes on after a pause.
        leave_asked (): The trainer wants to see the batches instead.
    """

    start_asked = Signal()
    leave_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = SafeLabel("", self)
        self._title.setObjectName("welcomeTitle")
        self._title.setWordWrap(True)
        self._rules = SafeLabel("", self)
        self._rules.setObjectName("welcomeText")
        self._rules.setWordWrap(True)
        self._start = MainButton("", "", self)
        self._start.setObjectName("mainButton")
        self._start.setAutoDefault(True)  # so that Return presses it
        self._start.clicked.connect(self.start_asked)
        self._leave = PageButton(self.tr("Not now"), self)
        self._leave.setAutoDefault(True)
        self._leave.clicked.connect(self.leave_asked)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._start)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        inner = QWidget(self)
        inner.setFixedWidth(px(self, _WIDTH))
        column = QVBoxLayout(inner)
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._rules)
        column.addLayout(buttons)
        column.addStretch(3)
        whole = QHBoxLayout(self)
        whole.addWidget(inner, 1, Qt.AlignmentFlag.AlignHCenter)

    def show_exam(self, title: str, tasks: int, exam: Exam) -> None:
        """Show a test that is not begun, or paused; emits nothing."""
        self._title.setText(title)
        rules = [self.tr("A test of %n task(s).", "", tasks), *self._clock(exam)]
        if exam.settings.disputes:
            rules.append(
                self.tr("Where a question seems wrong to you, dispute it with a remark beside it.")
            )
        rules.append(self.tr("What is unfinished at the end is handed in as it stands."))
        self._rules.setText("\n".join(rules))
        paused = exam.state is ExamState.PAUSED
        self._start.setText(self.tr("Go on") if paused else self.tr("Begin the test"))

    def focus_first(self) -> None:
        """Put the focus where nothing happens by accident."""
        self._leave.setFocus()

    def _clock(self, exam: Exam) -> list[str]:
        if exam.remaining_seconds is None:
            return [self.tr("There is no time limit.")]
        left = span_of_time(exam.remaining_seconds)
        if exam.state is ExamState.PAUSED:
            return [self.tr("Paused. {} left.").format(left)]
        time = self.tr("You have {} for all of it.").format(left)
        if exam.settings.pauses:
            return [
                time,
                self.tr("You can pause; the clock also stands while the program is closed."),
            ]
        return [
            time,
            self.tr("There are no pauses: the clock runs on even while the program is closed."),
        ]
