"""A written text of the draft: editor, live changes, and what came of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from trainer_desk.text.findings import Finding
from trainer_desk.ui.safe import fits
from trainer_desk.ui.theme import Theme, reading_font
from trainer_desk.ui.widgets.controls import Card
from trainer_desk.ui.widgets.diff_mode import DiffMode
from trainer_desk.ui.widgets.edited_text import NOTHING, EditedText
from trainer_desk.ui.widgets.editor_header import (
    CHANGES,
    EDITOR,
    EditorHeader,
)
from trainer_desk.ui.widgets.editor_views import BESIDE_LETTERS, EditorPages
from trainer_desk.ui.widgets.highlights import Highlight
from trainer_desk.ui.widgets.lengths import Lengths
from trainer_desk.ui.widgets.live_diff import LiveDiff

if TYPE_CHECKING:
    from trainer_desk.text.diff import Diff
    from trainer_desk.ui.widgets.outline_view import OutlineEntry

_FIGURES_LETTERS = 110
"""Room for the counts in the header, in letters of the reading font."""


class EditorPane(Card):
    """Edits one written text of the draft and shows live how it differs from another.

    Signals:
        text_edited (str): The trainer changed the text, by typing, replacing or taking a change
            back; carries all of it, at once.
        diff_wanted (str, str, int): Asks for `diff(original, text)`; answer by `show_diff` with the
            same number. At most one about every 120 ms, only while the pane is visible.
        base_chosen (str): The user wants to compare with another text; carries its key. Answer
            by `set_base`.
        history_asked (): The user wants earlier versions of this text.
        language_asked (): The user wants to choose the language that is checked.
        issue_chosen (int): The user wants to go to a finding; carries its number.
        outline_chosen (OutlineEntry): The user wants to see that place of the prompt.
        highlight_clicked (str): A mark was clicked; carries its key.
        counts_changed (str): What is said of the text's length changed, by whomever; "" where
            there is no text.
    """

    text_edited = Signal(object)
    diff_wanted = Signal(object, object, int)
    base_chosen = Signal(str)
    history_asked = Signal()
    language_asked = Signal()
    issue_chosen = Signal(int)
    outline_chosen = Signal(object)
    counts_changed = Signal(str)
    highlight_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._double = False
        self._beside = True
        self._read_only = False
        self._editing = False
        self._cleared = False
        self._head = EditorHeader(self.header, self)
        self._lengths = Lengths(self._head)
        self._head.set_beside(on=True)
        self._pages = EditorPages(self)
        self._views = self._pages.views
        self.editor = self._views.editor
        self._live = LiveDiff(self.editor, self._views.changes, self._head, self)
        self.body.addLayout(self._pages)
        self._connect()
        self.clear()

    # What is edited

    def show_text(self, edited: EditedText) -> None:
        """Show a written text; emits no edit.

        Raises:
            ValueError: If the pane does not take the text (`takes`).
        """
        self._head.show_title(edited.title)
        self._head.show_bases(edited.bases, edited.base)
        self.editor.setAccessibleName(edited.title)
        self.editor.setLocale(QLocale(edited.language) if edited.language else QLocale())
        self._lengths.allow(edited.bounds)
        self._double = edited.double
        self._read_only = edited.read_only
        self._views.set_read_only(on=edited.read_only)
        self.editor.load(edited.text)
        self._compare(edited.original)
        self._set_editing(on=True)
        self._text_is_new()
        self._live.catch_up()

    def set_base(self, key: str, original: str | None) -> None:
        """Compare with another text, None for nothing; emits no edit."""
        self._head.show_base(key)
        self._compare(original)
        self._live.note_base()

    def takes(self, text: str) -> bool:
        """Return whether a text is short enough to be edited here."""
        return fits(text)

    def clear(self) -> None:
        """Show that nothing is being written; emits nothing."""
        if self._cleared:
            return
        self._head.show_title(self.tr("Editor"))
        self._head.show_bases((), NOTHING)
        self._compare(None)
        self._live.forget()
        self.editor.load("")
        self._pages.put_find_away()
        self._set_editing(on=False)
        self._count()
        self._cleared = True

    def is_editing(self) -> bool:
        """Return whether there is a text on screen."""
        return self._editing

    def is_double(self) -> bool:
        """Return whether a field of the verdict shows the same text."""
        return self._editing and self._double

    def text(self) -> str:
        """Return the text, exactly."""
        return self.editor.exact_text()

    def set_text(self, text: str) -> None:
        """Make the text equal `text` by the smallest edit; emits no edit."""
        self.editor.change_to(text)
        self._text_is_new()

    def insert(self, words: str) -> bool:
        """Put words exactly as they are in the place of the selection, as one edit of the user.

        Returns:
            False if the text would be too long, or can only be looked at; nothing changes then.
        """
        start, end = self.editor.exact_selection()
        text = self.text()
        after = text[:start] + words + text[end:]
        if self._read_only or not self.takes(after):
            return False
        self.editor.change_to(after)
        self.editor.select_exact(start + len(words), start + len(words))
        self._edited(after)
        return True

    def cursor_state(self) -> dict[str, float]:
        """Return where the cursor and the view stand, by names that only this pane reads."""
        return self.editor.cursor_state()

    def restore_cursor_state(self, state: Mapping[str, float]) -> None:
        """Put cursor and view back; what is missing counts as 0. Emits nothing."""
        self.editor.restore_cursor_state(state)

    # Changes

    def show_diff(self, diff: Diff, revision: int) -> None:
        """Show the answer to `diff_wanted`; an answer about an older text is dropped."""
        self._live.show(diff, revision)

    def diff_mode(self) -> DiffMode:
        """Return how changes are shown."""
        return self._views.mode

    def set_diff_mode(self, mode: DiffMode) -> None:
        """Show changes another way; emits nothing."""
        self._head.set_mode(mode)
        self._views.set_mode(mode)
        self._fit()

    def cycle_diff_mode(self) -> None:
        """Show the changes, or show them the next way where they are on screen."""
        if self.tab() != CHANGES:
            self.show_tab(CHANGES)
            return
        modes = list(DiffMode)
        self.set_diff_mode(modes[(modes.index(self.diff_mode()) + 1) % len(modes)])

    def next_change(self) -> None:
        """Show the changes and go to the next one."""
        self.show_tab(CHANGES)
        self._views.changes().step(1)

    def previous_change(self) -> None:
        """Show the changes and go to the previous one."""
        self.show_tab(CHANGES)
        self._views.changes().step(-1)

    def accept_change(self) -> None:
        """Mark the current change as looked at, and go on; the text stays as it is."""
        self._live.keep_current()

    def reject_change(self) -> None:
        """Take the current change back, as one edit."""
        self._live.take_back_current()

    # Issues

    def show_findings(self, findings: tuple[Finding, ...], told: str = "") -> None:
        """List what the writing check found in the text; emits nothing.

        Args:
            told: What is said where there is nothing.
        """
        self._views.show_findings(findings, told)
        self._head.show_issues(len(findings))

    def set_current_issue(self, number: int) -> None:
        """Let the list of findings stand at one of them, by its number; emits nothing."""
        self._views.set_current_issue(number)

    def focus_issues(self) -> None:
        """Give the list of findings the keyboard."""
        self._views.focus_issues()

    def show_outline(self, entries: tuple[OutlineEntry, ...]) -> None:
        """List what the prompt asks for; emits nothing."""
        self._views.show_outline(entries)

    def focus_outline(self) -> None:
        """Give the outline the keyboard."""
        self._views.focus_outline()

    def show_checked_language(self, tag: str, *, chosen: bool) -> None:
        """Show the language that is checked, "" where nothing is."""
        self._head.show_language(tag, chosen=chosen)

    # Marks

    def set_highlights(self, highlights: tuple[Highlight, ...]) -> None:
        """Show marks over the text, at its code points; emits nothing."""
        self.editor.highlights.show(highlights)

    def selection(self) -> tuple[int, int] | None:
        """Return the code points of the text that are selected, None where nothing is."""
        start, end = self.editor.exact_selection()
        return (start, end) if self._editing and start < end else None

    def select(self, start: int, end: int) -> None:
        """Select code points of the text and bring them into view; emits nothing of its own."""
        self._uncover_editor()
        self.editor.select_exact(start, end)

    # The pane

    def tab(self) -> str:
        """Return "editor", "changes", "issues" or "outline"."""
        return self._head.tab()

    def show_tab(self, tab: str) -> None:
        """Show "editor", "changes", "issues" or "outline"; emits nothing."""
        self._head.set_tab(tab)
        self._fit()

    def set_beside(self, on: bool) -> None:  # noqa: FBT001 - a setter of one switch
        """Show changes beside the editor where there is room, or alone."""
        self._beside = on
        self._head.set_beside(on=on)
        self._fit()

    def focus_editor(self) -> None:
        """Give the editor the keyboard."""
        self._uncover_editor()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_find(self) -> None:
        """Open the find bar for the editor."""
        self._open_find(replace=False)

    def open_replace(self) -> None:
        """Open the find bar with what replaces."""
        self._open_find(replace=not self._read_only)

    def set_theme(self, theme: Theme) -> None:
        """Show texts in the theme's reading font."""
        self._views.set_reading_font(reading_font(theme))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show side by side what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        self._fit()
        self._pages.catch_up()
        self._live.resume()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for nothing while nobody looks."""
        super().hideEvent(event)
        self._live.pause()

    # Inside

    def _compare(self, original: str | None) -> None:
        self._lengths.compare(original)
        self._views.set_compared(on=original is not None)
        self._live.compare(original)

    def _edited(self, text: str) -> None:
        self._text_is_new()
        self.text_edited.emit(text)

    def _text_is_new(self) -> None:
        self._pages.find_again()
        self._live.note_text()

    def _show_taken_back(self, text: str) -> None:
        self._text_is_new()
        self._live.catch_up()
        self.text_edited.emit(text)

    def _count(self) -> None:
        before, now = self._lengths.told, self._lengths.tell(self.text() if self._editing else None)
        if now != before:
            self.counts_changed.emit(now)

    def _open_find(self, *, replace: bool) -> None:
        if not self.is_editing():
            return
        self._uncover_editor()
        self._pages.find(replace=replace)

    def _uncover_editor(self) -> None:
        if self.editor.isHidden():
            self.show_tab(EDITOR)

    def _set_editing(self, *, on: bool) -> None:
        self._editing = on
        self._live.set_on(on=on)
        self._cleared = False
        self._pages.set_editing(on=on)
        self._fit()

    def _fit(self) -> None:
        """Show what the chosen tab and the width call for."""
        tab = self.tab()
        letters = self.width() / max(1, self.editor.fontMetrics().averageCharWidth())
        self._views.arrange(tab, letters, beside=self._beside)
        self._head.offer(
            editing=self._editing,
            changes=tab == CHANGES,
            beside=letters >= BESIDE_LETTERS,
            counted=letters >= _FIGURES_LETTERS,
        )

    def _connect(self) -> None:
        self.editor.text_edited.connect(self._edited)
        self.editor.highlights.clicked.connect(self.highlight_clicked)
        self._head.tab_chosen.connect(lambda _tab: self._fit())
        self._head.mode_chosen.connect(self.set_diff_mode)
        self._head.beside_chosen.connect(self.set_beside)
        self._head.base_chosen.connect(self.base_chosen)
        self._head.find_asked.connect(self.open_replace)
        self._head.history_asked.connect(self.history_asked)
        self._head.language_asked.connect(self.language_asked)
        self._views.issue_chosen.connect(self.issue_chosen)
        self._views.outline_chosen.connect(self.outline_chosen)
        self._live.wanted.connect(self.diff_wanted)
        self._live.looking.connect(self._count)
        self._live.taken_back.connect(self._show_taken_back)
