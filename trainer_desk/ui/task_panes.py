"""The panes of a task between the docks, and how they share the room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from trainer_desk.late import late
from trainer_desk.ui.late import Late
from trainer_desk.ui.widgets.editor_pane import EditorPane
from trainer_desk.ui.widgets.prompt_pane import PromptPane
from trainer_desk.ui.widgets.response_area import ResponseArea
from trainer_desk.ui.widgets.tab_order import TabPlace, put_behind
from trainer_desk.ui.widgets.tray import Tray

if TYPE_CHECKING:
    from trainer_desk.ui.widgets import facts_pane, findings_pane, guidelines_pane
    from trainer_desk.ui.widgets.facts_pane import FactsPane
    from trainer_desk.ui.widgets.findings_pane import FindingsPane
    from trainer_desk.ui.widgets.guidelines_pane import GuidelinesPane
else:
    facts_pane = late("trainer_desk.ui.widgets.facts_pane")
    findings_pane = late("trainer_desk.ui.widgets.findings_pane")
    guidelines_pane = late("trainer_desk.ui.widgets.guidelines_pane")

ROOM_FOR_BOTH = 180
"""Average letters across, from which on the rewrite and the facts stand side by side."""
LINES_FOR_BOTH = 40
"""Lines of interface text, from which on they stand one above the other where not side by side."""
_SPARE_LINES = 3
"""Of interface text, which is two of reading text: so much may stay empty below a prompt."""


class TaskPanes(QSplitter):
    """Prompt and guidelines, responses, and below them what is written.

    Attributes:
        prompt: With `guidelines` beside it.
        responses: With `findings` beside them.
        editor: Below, with `facts` beside or below it.
        guidelines: Built when first opened, as the next two.
        facts: For tasks that ask for claims.
        findings: What is wrong in a response that was checked.
    """

    def __init__(self, home: QWidget) -> None:
        """Build what every task shows.

        Args:
            home: Holds the panes, and each late one until it has its place.
        """
        super().__init__(Qt.Orientation.Vertical, home)
        self._home = home
        self._reading = QSplitter(Qt.Orientation.Horizontal, self)
        self._judged = QSplitter(Qt.Orientation.Horizontal, self)
        self._tray = Tray(ROOM_FOR_BOTH, self)
        # Each where it stays: moving a pane would have it, and all in it, styled once more.
        self.prompt = PromptPane(self._reading)
        beside_prompt = TabPlace(home)
        self.responses = ResponseArea(self._judged)
        beside_responses = TabPlace(home)
        self.editor = EditorPane(self._tray)
        beside_editor = TabPlace(home)
        self.guidelines = Late(lambda: self._build_guidelines(beside_prompt))
        self.findings = Late(lambda: self._build_findings(beside_responses))
        self.facts = Late(lambda: self._build_facts(beside_editor))
        self._reading_state = QByteArray()
        self._prompt_is_placed = False
        self._lay_out()
        self.prompt.height_wanted.connect(self._give_prompt_room)
        self.splitterMoved.connect(self._note_moved)

    def panes(self) -> tuple[QWidget, ...]:
        """Return what there is so far in reading order, hidden ones too."""
        return (
            self.prompt,
            *filter(None, (self.guidelines.built,)),
            self.responses,
            *filter(None, (self.findings.built,)),
            *self._tray.panes(),
        )

    # What is opened at will

    def opened(self) -> tuple[str, ...]:
        """Return the names of the panes that are shown only when somebody wants them, and are."""
        return tuple(name for name, one in self._at_will().items() if not one.isHidden())

    def open_only(self, names: Sequence[str]) -> None:
        """Show those panes; names that mean nothing any more are passed over."""
        if "guidelines" in names:
            self.guidelines()
        for name, pane in self._at_will().items():
            pane.setVisible(name in names)

    def open_guidelines(self) -> None:
        """Show the guidelines beside the prompt, with room to read in."""
        self.guidelines().show()
        head, responses, rest = self.sizes()
        wanted = (head + responses + rest) * 2 // 5
        if not self._tray.isHidden():
            wanted = self._head_beside_tray(wanted)
        if head < wanted:
            room = responses + rest - (wanted - head)
            share = room * rest // max(1, responses + rest)
            self.setSizes([wanted, room - share, share])

    def open_below(self, pane: QWidget) -> None:
        """Show `editor` or `facts`, with room to work in; the other stays if there is room."""
        if not pane.isHidden():
            return
        tray_was_empty = self._tray.isHidden()
        pane.show()
        across = self._tray.has_room_across(self.width())
        if not across and self.height() < LINES_FOR_BOTH * self.fontMetrics().height():
            self._tray.leave_only(pane)
        stacked = not across and len(self._tray.seen()) > 1
        if tray_was_empty or stacked:
            self._give_tray_room(stacked=stacked)

    # Layout

    def arrange(self) -> None:
        """Put the panes where they stand at first."""
        self.open_only(())
        height = max(1, self.height())
        self.setSizes([height // 8, height * 13 // 24, height // 3])
        self._prompt_is_placed = False
        self._give_prompt_room(self.prompt.wanted_height())

    def states(self) -> tuple[QByteArray, QByteArray]:
        """Return how the panes share the room; for `restore`."""
        there = self.guidelines.built is not None or self._reading_state.isEmpty()
        return self.saveState(), self._reading.saveState() if there else self._reading_state

    def restore(self, panes: QByteArray, reading: QByteArray) -> bool:
        """Share the room as `states` said; tell whether that was possible."""
        self._reading_state = reading
        return self.restoreState(panes) and self._reading.restoreState(reading)

    def _at_will(self) -> dict[str, QWidget]:
        there = (
            ("guidelines", self.guidelines.built),
            ("editor", self.editor),
            ("facts", self.facts.built),
        )
        return {name: pane for name, pane in there if pane is not None}

    def _give_tray_room(self, *, stacked: bool) -> None:
        """Let what is below the responses be as tall as it needs, two panes taller than one."""
        head, responses, tray = self.sizes()
        room = head + responses + tray
        line = self.fontMetrics().height()
        wanted = min(room // 2, max(room * 3 // 8, line * 14))
        if stacked:
            wanted = max(tray, min(room * 9 // 16, line * 28))
        if "guidelines" in self.opened():
            head = self._head_beside_tray(head)
        self.setSizes([head, max(1, room - head - wanted), wanted])

    def _head_beside_tray(self, height: int) -> int:
        """Guidelines leave the responses some lines while something is open below them."""
        return min(height, sum(self.sizes()) // 4)

    def _note_moved(self, _at: int, handle: int) -> None:
        if handle == 1:
            self._prompt_is_placed = True

    def _give_prompt_room(self, height: int) -> None:
        """Let the prompt be as tall as its text, up to a share, unless a hand has placed it.

        It gives no room back for a line or two: then everything below it would jump from task to
        task, and be painted anew.
        """
        guidelines = self.guidelines.built
        if self._prompt_is_placed or (guidelines is not None and guidelines.isVisible()):
            return
        head, responses, rest = self.sizes()
        wanted = min(height + 4, (head + responses + rest) * 3 // 10, (head + responses) // 2)
        spare = _SPARE_LINES * self.prompt.fontMetrics().lineSpacing()
        if not 0 <= head - wanted <= spare:
            self.setSizes([wanted, head + responses - wanted, rest])

    # Building

    def _lay_out(self) -> None:
        for splitter, panes in self._splits():
            for pane in panes:
                splitter.addWidget(pane)
            splitter.setChildrenCollapsible(False)
        self._judged.setStretchFactor(0, 1)
        self.setStretchFactor(1, 1)
        self.editor.hide()

    def _splits(self) -> tuple[tuple[QSplitter, tuple[QWidget, ...]], ...]:
        return (
            (self._reading, (self.prompt,)),
            (self._judged, (self.responses,)),
            (self._tray, (self.editor,)),
            (self, (self._reading, self._judged, self._tray)),
        )

    def _build_guidelines(self, place: TabPlace) -> GuidelinesPane:
        pane = guidelines_pane.GuidelinesPane(self._home)
        _add(pane, self._reading, place)
        if not self._reading_state.isEmpty():
            self._reading.restoreState(self._reading_state)
        return pane

    def _build_facts(self, place: TabPlace) -> FactsPane:
        pane = facts_pane.FactsPane(self._home)
        _add(pane, self._tray, place)
        return pane

    def _build_findings(self, place: TabPlace) -> FindingsPane:
        pane = findings_pane.FindingsPane(self._home)
        _add(pane, self._judged, place)
        return pane


def _add(pane: QWidget, splitter: QSplitter, place: TabPlace) -> None:
    # Made inside a splitter that is on screen, it would be shown before it is finished.
    pane.hide()
    put_behind(place, pane)
    splitter.addWidget(pane)
