"""Which panes are seen, how responses are shown, and where the focus goes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from trainer_desk.ui.actions import Act
from trainer_desk.ui.controllers.queue_screen import QueueScreen
from trainer_desk.ui.widgets.response_area import ViewMode
from trainer_desk.ui.widgets.tab_order import stops_in
from trainer_desk.ui.window import Window


class Panes(QObject):
    """Shows, hides and walks through the panes of the window.

    Signals:
        changed (): Something is shown or hidden now.
    """

    changed = Signal()

    def __init__(self, window: Window, queue: QueueScreen) -> None:
        super().__init__(window)
        self._window = window
        self._queue = queue
        self._raw = False
        self._linked = False
        window.top_bar.mode_chosen.connect(self.set_mode)
        window.responses.raw_changed.connect(self._note_raw)
        window.late_guidelines.then(
            lambda guidelines: guidelines.close_asked.connect(self.toggle_guidelines)
        )

    @property
    def mode(self) -> str:
        """How responses are shown: "focus", "pair" or "columns"."""
        return self._window.responses.mode().value

    @property
    def raw(self) -> bool:
        """Whether responses are shown as plain text."""
        return self._raw

    @property
    def linked(self) -> bool:
        """Whether responses scroll together."""
        return self._linked

    def shown(self) -> dict[Act, bool]:
        """Return the checked state of the view actions."""
        window = self._window
        return {
            Act.QUEUE: window.pane_is_shown(window.queue),
            Act.VERDICT: window.pane_is_shown(window.verdict),
            Act.GUIDELINES: "guidelines" in window.opened_panes(),
            Act.EDITOR: window.pane_is_shown(window.editor),
            Act.FACTS: "facts" in window.opened_panes(),
            Act.RAW: self._raw,
            Act.LINK_SCROLLING: self._linked,
        }

    def set_mode(self, mode: str) -> None:
        """Show responses one by one, in a pair, or in columns."""
        self._window.responses.set_mode(ViewMode(mode))
        self._window.top_bar.set_mode(mode)
        self.changed.emit()

    def set_raw(self, *, raw: bool) -> None:
        """Show responses as plain text, or with their formatting."""
        self._raw = raw
        self._window.responses.set_raw(raw)
        self._window.prompt.set_raw(raw)
        self.changed.emit()

    def toggle_raw(self) -> None:
        """Show plain text instead of formatting, or back."""
        self.set_raw(raw=not self._raw)

    def set_linked(self, *, linked: bool) -> None:
        """Scroll all responses together, or each alone."""
        self._linked = linked
        self._window.responses.set_linked_scrolling(linked)
        self.changed.emit()

    def toggle_link_scrolling(self) -> None:
        """Scroll all responses together, or no longer."""
        self.set_linked(linked=not self._linked)

    def toggle_guidelines(self) -> None:
        """Show or hide the guidelines beside the prompt."""
        if "guidelines" in self._window.opened_panes():
            self._toggle(self._window.guidelines)
        else:
            self._window.open_guidelines()
            self.changed.emit()

    def toggle_queue(self) -> None:
        """Show or hide the queue."""
        self._toggle(self._window.queue)

    def toggle_verdict(self) -> None:
        """Show or hide the verdict."""
        self._toggle(self._window.verdict)

    def toggle_editor(self) -> None:
        """Show or hide the rewrite."""
        self._toggle(self._window.editor)

    def search_batch(self) -> None:
        """Open the queue with the cursor in its search field."""
        self._window.show_pane(self._window.queue, shown=True)
        self._queue.focus_search()
        self.changed.emit()

    def find(self) -> None:
        """Find in the guidelines if the focus is there, else in the rewrite."""
        guidelines = self._window.late_guidelines.built
        if guidelines is not None and self._holds_focus(guidelines):
            guidelines.open_find()
        else:
            self._window.editor.open_find()

    def go(self, by: int) -> None:
        """Put the focus on the next (1) or previous (-1) pane that is seen."""
        panes = [pane for pane in self._window.panes() if pane.isVisible()]
        if not panes:
            return
        here = next((at for at, pane in enumerate(panes) if self._holds_focus(pane)), -1)
        at = (here + by) % len(panes) if here >= 0 else 0
        _enter(panes[at])

    def reset(self) -> None:
        """Put every pane where it stood at first."""
        self._window.arrange()
        self.changed.emit()

    def _toggle(self, pane: QWidget) -> None:
        self._window.show_pane(pane, shown=not self._window.pane_is_shown(pane))
        self.changed.emit()

    def _note_raw(self, raw: bool) -> None:  # noqa: FBT001 - a slot of the view's signal
        self._raw = raw
        self.changed.emit()

    def _holds_focus(self, pane: QWidget) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is pane or pane.isAncestorOf(focus))


def _enter(pane: QWidget) -> None:
    """Focus what a pane wants focused first."""
    stops = (pane.focusProxy() or pane, *stops_in(pane))
    found = next((one for one in stops if _takes_focus(one, pane)), None)
    if found is not None:
        found.setFocus(Qt.FocusReason.TabFocusReason)


def _takes_focus(widget: QWidget, pane: QWidget) -> bool:
    inside = widget is pane or pane.isAncestorOf(widget)
    tabbed = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return inside and tabbed and widget.isVisible() and widget.isEnabled()
