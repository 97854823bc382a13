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
    QStatusBar,
    QWidget,
)

from trainer_desk.late import late
from trainer_desk.ui.centre import Centre
from trainer_desk.ui.late import Late
from trainer_desk.ui.widgets.editor_pane import EditorPane
from trainer_desk.ui.widgets.notices import Notice, NoticeKind
from trainer_desk.ui.widgets.prompt_pane import PromptPane
from trainer_desk.ui.widgets.queue_dock import QueueDock
from trainer_desk.ui.widgets.response_area import ResponseArea
from trainer_desk.ui.widgets.status_line import StatusLine
from trainer_desk.ui.widgets.tab_order import TabPlace, put_behind
from trainer_desk.ui.widgets.top_bar import TopBar
from trainer_desk.ui.widgets.tray import Tray
from trainer_desk.ui.widgets.verdict_dock import VerdictDock

if TYPE_CHECKING:
    from trainer_desk.ui.widgets import facts_pane, findings_pane, guidelines_pane
    from trainer_desk.ui.widgets.doubt_bar import DoubtBar
    from trainer_desk.ui.widgets.exam_bar import ExamBar
    from trainer_desk.ui.widgets.exam_page import ExamPage
    from trainer_desk.ui.widgets.facts_pane import FactsPane
    from trainer_desk.ui.widgets.findings_pane import FindingsPane
    from trainer_desk.ui.widgets.guidelines_pane import GuidelinesPane
    from trainer_desk.ui.widgets.remark_bar import RemarkBar
    from trainer_desk.ui.widgets.welcome import Welcome
else:
    facts_pane = late("trainer_desk.ui.widgets.facts_pane")
    findings_pane = late("trainer_desk.ui.widgets.findings_pane")
    guidelines_pane = late("trainer_desk.ui.widgets.guidelines_pane")

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
        self._guidelines_place = TabPlace(self)
        self.late_guidelines = Late(self._build_guidelines)
        self.responses = ResponseArea(self._judged)
        self._findings_place = TabPlace(self)
        self._findings = Late(self._build_findings)
        self.editor = EditorPane(self._tray)
        self._facts_place = TabPlace(self)
        self._facts = Late(self._build_facts)
        self.status = StatusLine(self._bar)
        self._reading_state = QByteArray()
        self._prompt_is_placed = False
        self._put_away: tuple[QDockWidget, ...] = ()
        self._lay_out()

    # Panes

    def show_work(self) -> None:
        """Show the task panes, and the docks as they stood."""
        self.centre.show_work()
        for dock in self._put_away:
            dock.show()
        self._put_away = ()

    def show_welcome(self) -> None:
        """Show what to do where there is no task; the docks have nothing to say about that."""
        self._put_docks_away()
        self.centre.show_page(self.welcome)

    def _put_docks_away(self) -> None:
        docks = (self.queue_dock, self.verdict_dock)
        self._put_away = (*self._put_away, *(dock for dock in docks if not dock.isHidden()))
        for dock in docks:
            dock.hide()

    def show_exam_page(self) -> None:
        """Show a test's rules instead of its tasks; the docks would tell too much of those."""
        self._put_docks_away()
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
        return self._facts()

    @property
    def findings(self) -> FindingsPane:
        """What is wrong in a response; built for the first that is checked."""
        return self._findings()

    def panes(self) -> tuple[QWidget, ...]:
        """Return the panes that "next pane" goes through, in reading order, hidden ones too."""
        return (
            self.queue,
            *filter(None, (self.centre.doubts.built,)),
            self.prompt,
            *filter(None, (self.late_guidelines.built,)),
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
        if self.centre.notice.built is not None:
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
        if self._shows_guidelines():
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
            self._split_of_reading(),
        )

    def restore_layout(self, state: Sequence[QByteArray]) -> bool:
        """Stand as `layout_state` said; tell whether that was possible."""
        if any(part.isEmpty() for part in state):
            return False
        geometry, docks, panes, self._reading_state = state
        return (
            self.restoreGeometry(geometry)
            and self.restoreState(docks)
            and self._panes.restoreState(panes)
            and self._reading.restoreState(self._reading_state)
        )

    def opened_panes(self) -> tuple[str, ...]:
        """Return the names of the panes that are shown only when somebody wants them, and are."""
        return tuple(name for name, one in self._opened_at_will().items() if not one.isHidden())

    def open_panes(self, names: Sequence[str]) -> None:
        """Show those panes again; names that mean nothing any more are passed over."""
        if "guidelines" in names:
            self.late_guidelines()
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
        self.centre = Centre(self)
        self._panes = QSplitter(Qt.Orientation.Vertical, self.centre.work)
        self._reading = QSplitter(Qt.Orientation.Horizontal, self._panes)
        self._judged = QSplitter(Qt.Orientation.Horizontal, self._panes)
        self._tray = Tray(ROOM_FOR_BOTH, self._panes)

    def _opened_at_will(self) -> dict[str, QWidget]:
        there = (
            ("guidelines", self.late_guidelines.built),
            ("editor", self.editor),
            ("facts", self._facts.built),
        )
        return {name: pane for name, pane in there if pane is not None}

    def _shows_guidelines(self) -> bool:
        guidelines = self.late_guidelines.built
        return guidelines is not None and not guidelines.isHidden()

    def _split_of_reading(self) -> QByteArray:
        there = self.late_guidelines.built is not None or self._reading_state.isEmpty()
        return self._reading.saveState() if there else self._reading_state

    def _build_guidelines(self) -> GuidelinesPane:
        pane = guidelines_pane.GuidelinesPane(self)
        self._add_late(pane, self._reading, self._guidelines_place)
        if not self._reading_state.isEmpty():
            self._reading.restoreState(self._reading_state)
        return pane

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
        self.centre.hold(self._panes)
        self.setCentralWidget(self.centre)
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
            (self._reading, (self.prompt,)),
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
        if self._prompt_is_placed or (self._shows_guidelines() and self.guidelines.isVisible()):
            return
        head, responses, rest = self._panes.sizes()
        wanted = min(height + 4, (head + responses + rest) * 3 // 10, (head + responses) // 2)
        spare = _SPARE_LINES * self.prompt.fontMetrics().lineSpacing()
        if not 0 <= head - wanted <= spare:
            self._panes.setSizes([wanted, head + responses - wanted, rest])


def _files(event: QDropEvent) -> tuple[Path, ...]:
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
