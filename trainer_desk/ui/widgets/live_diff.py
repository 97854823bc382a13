"""How the text in an editor differs from another one: asked for while it is written, and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from trainer_desk.late import late
from trainer_desk.ui.late import Late
from trainer_desk.ui.widgets.editor_header import EditorHeader
from trainer_desk.ui.widgets.exact_text import shown
from trainer_desk.ui.widgets.kept_changes import KeptChanges
from trainer_desk.ui.widgets.rewrite_editor import RewriteEditor

if TYPE_CHECKING:
    from trainer_desk.text import diff as text_diff
    from trainer_desk.text.diff import Diff
    from trainer_desk.ui.widgets.diff_view import DiffView
else:
    text_diff = late("trainer_desk.text.diff")


DIFF_DELAY_MS = 120


class LiveDiff(QObject):
    """Asks for the difference, shows it, and takes single changes back or for looked at.

    Signals:
        wanted (str, str, int): Asks for `diff(original, text)`; answer by `show` with the same
            number. At most one about every 120 ms, only while the pane is visible.
        looking (): The text is looked at anew, whether it is compared or not.
        taken_back (str): A change was taken back; carries the text.
    """

    wanted = Signal(object, object, int)
    looking = Signal()
    taken_back = Signal(object)

    def __init__(
        self, editor: RewriteEditor, changes: Late[DiffView], head: EditorHeader, pane: QWidget
    ) -> None:
        """Follow an editor.

        Args:
            changes: Shows the difference, from when it is first wanted.
            head: Shows how much differs.
            pane: While it is not seen nothing is asked.
        """
        super().__init__(pane)
        self._editor = editor
        self._changes = changes
        self._head = head
        self._pane = pane
        self._original: str | None = None
        self._on = False
        self._revision = 0
        self._asked: int | None = None
        self._kept = KeptChanges()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(DIFF_DELAY_MS)
        self._soon.timeout.connect(self._ask)
        changes.then(self._begin_to_show)

    # What is compared

    def set_on(self, *, on: bool) -> None:
        """Say whether there is a text in the editor."""
        self._on = on

    def compare(self, original: str | None) -> None:
        """Compare with another text, None for nothing; asks for nothing yet."""
        self._original = original
        self._kept.begin()
        self._asked = None
        if self._changes.built is not None:
            self._changes.built.clear()
        self._editor.show_changes((), ())
        self._show_figures()

    def note_text(self) -> None:
        """The text is another one: what is asked for is asked again, soon."""
        self._revision += 1
        if self._pane.isVisible() and not self._soon.isActive():
            self._soon.start()

    def note_base(self) -> None:
        """What it is compared with is another text: answers about the one before are void."""
        self._revision += 1
        self.catch_up()

    def catch_up(self) -> None:
        """Ask at once, where anybody sees it."""
        if self._pane.isVisible():
            self._soon.stop()
            self._ask()

    def resume(self) -> None:
        """Catch up soon with what changed while nobody looked."""
        diff = self._kept.diff()
        if self._on and (diff is None or diff.after != self._editor.exact_text()):
            self._soon.start()

    def pause(self) -> None:
        """Ask for nothing while nobody looks."""
        self._soon.stop()

    def forget(self) -> None:
        """There is no text any more: answers to come are void."""
        self._soon.stop()
        self._revision += 1

    def show(self, diff: Diff, revision: int) -> None:
        """Show the answer to `wanted`; an answer about an older text is dropped."""
        self._asked = None
        if revision != self._revision:
            return
        self._kept.tell(diff)
        if self._changes.built is not None:
            self._show_in(self._changes.built, diff)
        inserted = [
            (c.after_start, c.after_end) for c in diff.changes if c.after_start < c.after_end
        ]
        deleted = [c.after_start for c in diff.changes if c.before_start < c.before_end]
        if shown(diff.after) == diff.after:
            self._editor.show_changes(inserted, deleted)
        self._show_figures()

    # Single changes

    def keep_current(self) -> None:
        """Mark the current change as looked at, and go on; the text stays as it is."""
        change = self._current()
        if change is not None:
            self._keep(change)

    def take_back_current(self) -> None:
        """Take the current change back, as one edit."""
        change = self._current()
        if change is not None:
            self._take_back(change)

    def _current(self) -> int | None:
        return None if self._changes.built is None else self._changes.built.current()

    def _begin_to_show(self, view: DiffView) -> None:
        view.keep_asked.connect(self._keep)
        view.take_back_asked.connect(self._take_back)
        diff = self._kept.diff()
        if diff is not None:
            self._show_in(view, diff)

    def _show_in(self, view: DiffView, diff: Diff) -> None:
        view.show_diff(diff, reviewed=self._kept.kept())
        near = self._kept.nearest(self._editor.cursor_at()) if self._editor.hasFocus() else None
        if near is not None:
            view.reveal(near)

    def _keep(self, change: int) -> None:
        diff = self._kept.diff()
        if diff is not None and self._kept.keep(change):
            self._changes().show_diff(diff, reviewed=self._kept.kept())
            self._show_figures()
            self._changes().step(1)

    def _take_back(self, change: int) -> None:
        diff = self._kept.diff()
        if diff is None or self._editor.isReadOnly() or diff.after != self._editor.exact_text():
            return
        text = text_diff.rejected(diff, change)
        self._editor.change_to(text)
        self.taken_back.emit(text)

    def _ask(self) -> None:
        self.looking.emit()
        original = self._original
        if self._on and original is not None and self._asked != self._revision:
            self._asked = self._revision
            self.wanted.emit(original, self._editor.exact_text(), self._revision)

    def _show_figures(self) -> None:
        self._head.show_figures(self._kept.diff(), len(self._kept.kept()))
