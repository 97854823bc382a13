"""The window: its panes and where they stand. It knows no desk; controllers fill it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QStatusBar,
    QWidget,
)

from trainer_desk.ui.centre import Centre
from trainer_desk.ui.task_panes import TaskPanes
from trainer_desk.ui.widgets.notices import Notice, NoticeKind
from trainer_desk.ui.widgets.queue_dock import QueueDock
from trainer_desk.ui.widgets.status_line import StatusLine
from trainer_desk.ui.widgets.top_bar import TopBar
from trainer_desk.ui.widgets.verdict_dock import VerdictDock

if TYPE_CHECKING:
    from trainer_desk.ui.widgets.doubt_bar import DoubtBar
    from trainer_desk.ui.widgets.exam_bar import ExamBar
    from trainer_desk.ui.widgets.exam_page import ExamPage
    from trainer_desk.ui.widgets.facts_pane import FactsPane
    from trainer_desk.ui.widgets.findings_pane import FindingsPane
    from trainer_desk.ui.widgets.guidelines_pane import GuidelinesPane
    from trainer_desk.ui.widgets.remark_bar import RemarkBar
    from trainer_desk.ui.widgets.welcome import Welcome

ROOM_FOR_QUEUE = 150
"""Average letters across, from which on the queue is open from the start."""


class Window(QMainWindow):
    """All panes, as attributes; setters and signals, no decisions.

    Signals:
        closing (): The window is about to close; what must be kept is to be kept now. A slot may
            call `stay_open`.
        files_dropped (tuple[Path, ...]): Files were dropped on the window.
    """

    closing = Signal()
    files_dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Trainer Desk"))
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self._stays = False
        self.setDockNestingEnabled(False)
        self._build_holders()
        # Each where it stays: moving a pane would have it, and all in it, styled once more.
        self.top_bar = TopBar(self)
        self.queue = QueueDock(self.queue_dock)
        self.verdict = VerdictDock(self.verdict_dock)
        self._panes = TaskPanes(self.centre.work)
        self.prompt = self._panes.prompt
        self.late_guidelines = self._panes.guidelines
        self.responses = self._panes.responses
        self.editor = self._panes.editor
        self.status = StatusLine(self._bar)
        self._put_away: tuple[QDockWidget, ...] = ()
        self._lay_out()

    # Panes

    def show_work(self) -> None:
        """Show the task panes, and the docks as they stood."""
        self.centre.show_work()
        self.status.set_at_work(on=True)
        for dock in self._put_away:
            dock.show()
        self._put_away = ()

    def show_welcome(self) -> None:
        """Show what to do where there is no task; the docks have nothing to say about that."""
        self._put_task_away()
        self.centre.show_page(self.welcome)

    def show_exam_page(self) -> None:
        """Show a test's rules instead of its tasks; the docks would tell too much of those."""
        self._put_task_away()
        self.centre.show_page(self.exam_page)

    @property
    def shows_work(self) -> bool:
        """Whether the task panes are shown."""
        return self.centre.shows_work

    @property
    def welcome(self) -> Welcome:
        """What there is to begin with."""
        return self.centre.welcome()

    @property
    def exam_page(self) -> ExamPage:
        """What stands in the place of a test's tasks."""
        return self.centre.exam_page()

    @property
    def exam_bar(self) -> ExamBar:
        """The clock of a test."""
        return self.centre.exam_bar()

    @property
    def doubts(self) -> DoubtBar:
        """What looks odd in work that is about to be finished."""
        return self.centre.doubts()

    @property
    def remark(self) -> RemarkBar:
        """What was said of work that came back."""
        return self.centre.remark()

    @property
    def notice(self) -> Notice:
        """The notice above everything."""
        return self.centre.notice()

    @property
    def guidelines(self) -> GuidelinesPane:
        """The batch's guidelines; built when they are first opened."""
        return self.late_guidelines()

    @property
    def facts(self) -> FactsPane:
        """The claims; built for the first task that asks for them."""
        return self._panes.facts()

    @property
    def findings(self) -> FindingsPane:
        """What is wrong in a response; built for the first that is checked."""
        return self._panes.findings()

    def panes(self) -> tuple[QWidget, ...]:
        """Return the panes that "next pane" goes through, in reading order, hidden ones too."""
        return (
            self.queue,
            *filter(None, (self.centre.doubts.built,)),
            *self._panes.panes(),
            self.verdict,
        )

    def say(self, kind: NoticeKind, text: str, button: str = "") -> None:
        """Show a notice above the panes until it is closed or replaced."""
        self.notice.show_notice(kind, text, button)
        self.notice.show()

    def say_nothing(self) -> None:
        """Take the notice away."""
        if self.centre.notice.built is not None:
            self.notice.hide()

    def open_guidelines(self) -> None:
        """Show the guidelines beside the prompt, with room to read in."""
        self._panes.open_guidelines()

    def show_pane(self, pane: QWidget, *, shown: bool) -> None:
        """Show or hide one of `queue`, `verdict`, `guidelines`, `editor`, `facts`."""
        {self.queue: self.queue_dock, self.verdict: self.verdict_dock}.get(pane, pane).setVisible(
            shown
        )

    def open_editor(self) -> None:
        """Show the rewrite, with room to write in."""
        self._panes.open_below(self.editor)

    def open_facts(self) -> None:
        """Show the facts, with room to work in."""
        self._panes.open_below(self.facts)

    def pane_is_shown(self, pane: QWidget) -> bool:
        """Tell whether a pane is meant to be seen."""
        holder = {self.queue: self.queue_dock, self.verdict: self.verdict_dock}.get(pane, pane)
        return not holder.isHidden()

    # Layout

    def arrange(self) -> None:
        """Put the panes where they stand at first, by the width there is."""
        letters = self.width() // max(1, self.fontMetrics().averageCharWidth())
        self._put_away = ()
        self.queue_dock.setVisible(letters >= ROOM_FOR_QUEUE * 1.4)
        self.verdict_dock.show()
        letter = self.fontMetrics().averageCharWidth()
        self.resizeDocks(
            [self.queue_dock, self.verdict_dock],
            [letter * 34, letter * (44 if letters >= ROOM_FOR_QUEUE * 1.4 else 37)],
            Qt.Orientation.Horizontal,
        )
        self._panes.arrange()
        if not self.shows_work:
            self.show_welcome()

    def layout_state(self) -> tuple[QByteArray, ...]:
        """Return how window, docks and splitters stand while there is work to show."""
        for dock in self._put_away:
            dock.show()
        return (self.saveGeometry(), self.saveState(), *self._panes.states())

    def restore_layout(self, state: Sequence[QByteArray]) -> bool:
        """Stand as `layout_state` said; tell whether that was possible."""
        if any(part.isEmpty() for part in state):
            return False
        geometry, docks, panes, reading = state
        return (
            self.restoreGeometry(geometry)
            and self.restoreState(docks)
            and self._panes.restore(panes, reading)
        )

    def opened_panes(self) -> tuple[str, ...]:
        """Return the names of the panes that are shown only when somebody wants them, and are."""
        return self._panes.opened()

    def open_panes(self, names: Sequence[str]) -> None:
        """Show those panes again; names that mean nothing any more are passed over."""
        self._panes.open_only(names)

    def stay_open(self) -> None:
        """Do not close after all; for a slot of `closing`."""
        self._stays = True

    def come_to_front(self) -> None:
        """Be the window the trainer sees."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    # Qt's events

    def closeEvent(self, event: QCloseEvent) -> None:
        """Announce the end, then close, unless somebody objects."""
        self._stays = False
        self.closing.emit()
        if self._stays:
            event.ignore()
        else:
            super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Announce dropped files."""
        files = _files(event)
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def _put_task_away(self) -> None:
        self.status.set_at_work(on=False)
        docks = (self.queue_dock, self.verdict_dock)
        self._put_away = (*self._put_away, *(dock for dock in docks if not dock.isHidden()))
        for dock in docks:
            dock.hide()

    def _build_holders(self) -> None:
        self.queue_dock = self._dock("queueDock", self.tr("Queue"))
        self.verdict_dock = self._dock("verdictDock", self.tr("Verdict"))
        self._bar = QStatusBar(self)
        self.centre = Centre(self)

    def _dock(self, name: str, title: str) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        # Its own title bar would only repeat what the dock shows.
        dock.setTitleBarWidget(QWidget(dock))
        return dock

    def _lay_out(self) -> None:
        self.setMenuWidget(self.top_bar)
        self.queue_dock.setWidget(self.queue)
        self.verdict_dock.setWidget(self.verdict)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.queue_dock)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.verdict_dock)
        self._bar.setSizeGripEnabled(False)
        self._bar.setContentsMargins(0, 0, 0, 0)
        self._bar.addPermanentWidget(self.status, 1)
        self.setStatusBar(self._bar)
        self.centre.hold(self._panes)
        self.setCentralWidget(self.centre)


def _files(event: QDropEvent) -> tuple[Path, ...]:
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
