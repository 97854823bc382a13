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
    QSplitter,
    QStackedWidget,
    QStatusBar,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.late import late
from trainer_desk.ui.late import Late
from trainer_desk.ui.widgets.controls import Notice
from trainer_desk.ui.widgets.doubt_bar import DoubtBar
from trainer_desk.ui.widgets.editor_pane import EditorPane
from trainer_desk.ui.widgets.exam_bar import ExamBar
from trainer_desk.ui.widgets.exam_page import ExamPage
from trainer_desk.ui.widgets.guidelines_pane import GuidelinesPane
from trainer_desk.ui.widgets.notices import NoticeKind
from trainer_desk.ui.widgets.prompt_pane import PromptPane
from trainer_desk.ui.widgets.queue_dock import QueueDock
from trainer_desk.ui.widgets.remark_bar import RemarkBar
from trainer_desk.ui.widgets.response_area import ResponseArea
from trainer_desk.ui.widgets.status_line import StatusLine
from trainer_desk.ui.widgets.tab_order import TabPlace, put_behind
from trainer_desk.ui.widgets.top_bar import TopBar
from trainer_desk.ui.widgets.tray import Tray
from trainer_desk.ui.widgets.verdict_dock import VerdictDock
from trainer_desk.ui.widgets.welcome import Welcome

if TYPE_CHECKING:
    from trainer_desk.ui.widgets import facts_pane, findings_pane
    from trainer_desk.ui.widgets.facts_pane import FactsPane
    from trainer_desk.ui.widgets.findings_pane import FindingsPane
else:
    facts_pane = late("trainer_desk.ui.widgets.facts_pane")
    findings_pane = late("trainer_desk.ui.widgets.findings_pane")

ROOM_FOR_QUEUE = 150
"""Average letters across, from which on the queue is open from the start."""
ROOM_FOR_BOTH = 180
"""Average letters across, from which on the rewrite and the facts stand side by side."""
LINES_FOR_BOTH = 40
"""Lines of interface text, from which on they stand one above the other where not side by side."""
_SPARE_LINES = 3
"""Of interface text, which is two of reading text: so much may stay empty below a prompt."""


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
        self.prompt = PromptPane(self._reading)
        self.guidelines = GuidelinesPane(self._reading)
        self.responses = ResponseArea(self._judged)
        self._findings_place = TabPlace(self)
        self._findings = Late(self._build_findings)
        self.editor = EditorPane(self._tray)
        self._facts_place = TabPlace(self)
        self._facts = Late(self._build_facts)
        self.status = StatusLine(self._bar)
        self.welcome = Welcome(self._stack)
        self.notice = Notice(parent=self._centre)
        self.exam_bar = ExamBar(self._work)
        self.exam_page = ExamPage(self._stack)
        self.remark = RemarkBar(self._work)
        self.doubts = DoubtBar(self._work)
        self._prompt_is_placed = False
        self._put_away: tuple[QDockWidget, ...] = ()
        self._lay_out()

    # Panes

    def show_work(self) -> None:
        """Show the task panes, and the docks as they stood."""
        self._stack.setCurrentWidget(self._work)
        for dock in self._put_away:
            dock.show()
        self._put_away = ()

    def show_welcome(self) -> None:
        """Show what to do where there is no task; the docks have nothing to say about that."""
        self._stack.setCurrentWidget(self.welcome)
        docks = (self.queue_dock, self.verdict_dock)
        self._put_away = (*self._put_away, *(dock for dock in docks if not dock.isHidden()))
        for dock in docks:
            dock.hide()

    def show_exam_page(self) -> None:
        """Show a test's rules instead of its tasks; the docks would tell too much of those."""
        self.show_welcome()
        self._stack.setCurrentWidget(self.exam_page)

    @property
    def shows_work(self) -> bool:
        """Whether the task panes are shown."""
        return self._stack.currentWidget() is self._work

    @property
    def facts(self) -> FactsPane:
        """The claims; built for the first task that asks for them."""
        return self._facts()

    @property
    def findings(self) -> FindingsPane:
        """What is wrong in a response; built for the first that is checked."""
        return self._findings()

    def panes(self) -> tuple[QWidget, ...]:
        """Return the panes that "next pane" goes through, in reading order, hidden ones too."""
        return (
            self.queue,
            self.doubts,
            self.prompt,
            self.guidelines,
            self.responses,
            *filter(None, (self._findings.built,)),
            *self._tray.panes(),
            self.verdict,
        )

    def say(self, kind: NoticeKind, text: str, button: str = "") -> None:
        """Show a notice above the panes until it is closed or replaced."""
        self.notice.show_notice(kind, text, button)
        self.notice.show()

    def say_nothing(self) -> None:
        """Take the notice away."""
        self.notice.hide()

    def open_guidelines(self) -> None:
        """Show the guidelines beside the prompt, with room to read in."""
        self.guidelines.show()
        head, responses, rest = self._panes.sizes()
        wanted = (head + responses + rest) * 2 // 5
        if not self._tray.isHidden():
            wanted = self._head_beside_tray(wanted)
        if head < wanted:
            room = responses + rest - (wanted - head)
            share = room * rest // max(1, responses + rest)
            self._panes.setSizes([wanted, room - share, share])

    def show_pane(self, pane: QWidget, *, shown: bool) -> None:
        """Show or hide one of `queue`, `verdict`, `guidelines`, `editor`, `facts`."""
        {self.queue: self.queue_dock, self.verdict: self.verdict_dock}.get(pane, pane).setVisible(
            shown
        )

    def open_editor(self) -> None:
        """Show the rewrite, with room to write in."""
        self._open_below(self.editor)

    def open_facts(self) -> None:
        """Show the facts, with room to work in."""
        self._open_below(self.facts)

    def _open_below(self, pane: QWidget) -> None:
        """Show a pane below the responses; the other one stays where there is room for both."""
        if not pane.isHidden():
            return
        tray_was_empty = self._tray.isHidden()
        pane.show()
        across = self._tray.has_room_across(self._panes.width())
        if not across and self._panes.height() < LINES_FOR_BOTH * self.fontMetrics().height():
            self._tray.leave_only(pane)
        stacked = not across and len(self._tray.seen()) > 1
        if tray_was_empty or stacked:
            self._give_tray_room(stacked=stacked)

    def _give_tray_room(self, *, stacked: bool) -> None:
        """Let what is below the responses be as tall as it needs, two panes taller than one."""
        head, responses, tray = self._panes.sizes()
        room = head + responses + tray
        line = self.fontMetrics().height()
        wanted = min(room // 2, max(room * 3 // 8, line * 14))
        if stacked:
            wanted = max(tray, min(room * 9 // 16, line * 28))
        if not self.guidelines.isHidden():
            head = self._head_beside_tray(head)
        self._panes.setSizes([head, max(1, room - head - wanted), wanted])

    def _head_beside_tray(self, height: int) -> int:
        """Guidelines leave the responses some lines while something is open below them."""
        return min(height, sum(self._panes.sizes()) // 4)

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
        for pane in self._opened_at_will().values():
            pane.hide()
        letter = self.fontMetrics().averageCharWidth()
        self.resizeDocks(
            [self.queue_dock, self.verdict_dock],
            [letter * 34, letter * (44 if letters >= ROOM_FOR_QUEUE * 1.4 else 37)],
            Qt.Orientation.Horizontal,
        )
        height = max(1, self._panes.height())
        self._panes.setSizes([height // 8, height * 13 // 24, height // 3])
        self._prompt_is_placed = False
        self._give_prompt_room(self.prompt.wanted_height())
        if not self.shows_work:
            self.show_welcome()

    def layout_state(self) -> tuple[QByteArray, ...]:
        """Return how window, docks and splitters stand while there is work to show."""
        for dock in self._put_away:
            dock.show()
        return (
            self.saveGeometry(),
            self.saveState(),
            self._panes.saveState(),
            self._reading.saveState(),
        )

    def restore_layout(self, state: Sequence[QByteArray]) -> bool:
        """Stand as `layout_state` said; tell whether that was possible."""
        if any(part.isEmpty() for part in state):
            return False
        geometry, docks, panes, reading = state
        return (
            self.restoreGeometry(geometry)
            and self.restoreState(docks)
            and self._panes.restoreState(panes)
            and self._reading.restoreState(reading)
        )

    def opened_panes(self) -> tuple[str, ...]:
        """Return the names of the panes that are shown only when somebody wants them, and are."""
        return tuple(name for name, one in self._opened_at_will().items() if not one.isHidden())

    def open_panes(self, names: Sequence[str]) -> None:
        """Show those panes again; names that mean nothing any more are passed over."""
        for name, pane in self._opened_at_will().items():
            pane.setVisible(name in names)

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

    def _build_holders(self) -> None:
        self.queue_dock = self._dock("queueDock", self.tr("Queue"))
        self.verdict_dock = self._dock("verdictDock", self.tr("Verdict"))
        self._bar = QStatusBar(self)
        self._centre = QWidget(self)
        self._stack = QStackedWidget(self._centre)
        self._work = QWidget(self._stack)
        self._panes = QSplitter(Qt.Orientation.Vertical, self._work)
        self._reading = QSplitter(Qt.Orientation.Horizontal, self._panes)
        self._judged = QSplitter(Qt.Orientation.Horizontal, self._panes)
        self._tray = Tray(ROOM_FOR_BOTH, self._panes)

    def _opened_at_will(self) -> dict[str, QWidget]:
        facts = self._facts.built
        there: dict[str, QWidget] = {"guidelines": self.guidelines, "editor": self.editor}
        return there if facts is None else {**there, "facts": facts}

    def _build_facts(self) -> FactsPane:
        pane = facts_pane.FactsPane(self)
        self._add_late(pane, self._tray, self._facts_place)
        return pane

    def _build_findings(self) -> FindingsPane:
        pane = findings_pane.FindingsPane(self)
        self._add_late(pane, self._judged, self._findings_place)
        return pane

    @staticmethod
    def _add_late(pane: QWidget, splitter: QSplitter, place: TabPlace) -> None:
        # Made inside a splitter that is on screen, it would be shown before it is finished.
        pane.hide()
        put_behind(place, pane)
        splitter.addWidget(pane)

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
        self._lay_out_panes()
        column = QVBoxLayout(self._work)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.doubts)
        column.addWidget(self.exam_bar)
        column.addWidget(self.remark)
        column.addWidget(self._panes, 1)
        self._stack.addWidget(self.welcome)
        self._stack.addWidget(self._work)
        self._stack.addWidget(self.exam_page)
        over = QVBoxLayout(self._centre)
        over.setContentsMargins(0, 0, 0, 0)
        over.setSpacing(0)
        over.addWidget(self.notice)
        over.addWidget(self._stack, 1)
        self.notice.hide()
        self.setCentralWidget(self._centre)
        self.prompt.height_wanted.connect(self._give_prompt_room)
        self._panes.splitterMoved.connect(self._note_moved)

    def _lay_out_panes(self) -> None:
        for splitter, panes in self._splits():
            for pane in panes:
                splitter.addWidget(pane)
            splitter.setChildrenCollapsible(False)
        self._judged.setStretchFactor(0, 1)
        self._panes.setStretchFactor(1, 1)
        for pane in self._opened_at_will().values():
            pane.hide()

    def _splits(self) -> tuple[tuple[QSplitter, tuple[QWidget, ...]], ...]:
        return (
            (self._reading, (self.prompt, self.guidelines)),
            (self._judged, (self.responses,)),
            (self._tray, (self.editor,)),
            (self._panes, (self._reading, self._judged, self._tray)),
        )

    def _note_moved(self, _at: int, handle: int) -> None:
        if handle == 1:
            self._prompt_is_placed = True

    def _give_prompt_room(self, height: int) -> None:
        """Let the prompt be as tall as its text, up to a share, unless a hand has placed it.

        It gives no room back for a line or two: then everything below it would jump from task to
        task, and be painted anew.
        """
        if self._prompt_is_placed or self.guidelines.isVisible():
            return
        head, responses, rest = self._panes.sizes()
        wanted = min(height + 4, (head + responses + rest) * 3 // 10, (head + responses) // 2)
        spare = _SPARE_LINES * self.prompt.fontMetrics().lineSpacing()
        if not 0 <= head - wanted <= spare:
            self._panes.setSizes([wanted, head + responses - wanted, rest])


def _files(event: QDropEvent) -> tuple[Path, ...]:
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
