"""The editor with what can stand beside it, above it and in its place.

Beside it: changes, findings, the outline of the prompt. Above it: the find bar. In its place: that
nothing is being written.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from trainer_desk.late import late
from trainer_desk.text.findings import Finding
from trainer_desk.ui.late import Late
from trainer_desk.ui.widgets.controls import EmptyState
from trainer_desk.ui.widgets.diff_mode import DiffMode
from trainer_desk.ui.widgets.editor_header import CHANGES, ISSUES, OUTLINE
from trainer_desk.ui.widgets.rewrite_editor import RewriteEditor
from trainer_desk.ui.widgets.tab_order import TabPlace, put_behind

if TYPE_CHECKING:
    from trainer_desk.ui.widgets import diff_view, find_bar, finder, issues_view, outline_view
    from trainer_desk.ui.widgets.diff_view import DiffView
    from trainer_desk.ui.widgets.finder import Finder
    from trainer_desk.ui.widgets.issues_view import IssuesView
    from trainer_desk.ui.widgets.outline_view import OutlineEntry, OutlineView
else:
    diff_view = late("trainer_desk.ui.widgets.diff_view")
    find_bar = late("trainer_desk.ui.widgets.find_bar")
    finder = late("trainer_desk.ui.widgets.finder")
    issues_view = late("trainer_desk.ui.widgets.issues_view")
    outline_view = late("trainer_desk.ui.widgets.outline_view")

BESIDE_LETTERS = 92
"""Room for two texts side by side, in letters of the reading font."""

ViewT = TypeVar("ViewT", bound=QWidget)


class EditorViews(QSplitter):
    """Shows the editor, one of the others, or both. The others are built when first wanted.

    Attributes:
        editor: The text.
        changes: How it differs from what it is compared with.
        mode: How that is shown.

    Signals:
        issue_chosen (int): The trainer wants to go to a finding; carries its number.
        outline_chosen (OutlineEntry): The trainer wants to see that place of the prompt.
    """

    issue_chosen = Signal(int)
    outline_chosen = Signal(object)

    def __init__(self, pane: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, pane)
        self._pane = pane
        self.editor = RewriteEditor(self)
        self.editor.setObjectName("rewriteEditor")
        self.changes = Late(self._build_changes)
        self._uncompared = Late(self._build_uncompared)
        self._issues = Late(self._build_issues)
        self._outline = Late(self._build_outline)
        # So they stand beside the editor, from left to right, and so Tab goes through them.
        self._others = (self.changes, self._uncompared, self._issues, self._outline)
        self._places = tuple(TabPlace(pane) for _ in self._others)
        self._font: QFont | None = None
        self.mode = DiffMode.INLINE
        self._read_only = False
        self._found: tuple[tuple[Finding, ...], str] = ((), "")
        self._issue: int | None = None
        self._entries: tuple[OutlineEntry, ...] = ()
        self._compared = False
        self._tab = ""
        self.addWidget(self.editor)
        self.setChildrenCollapsible(False)
        self.show_tab("", alone=False)

    def set_compared(self, *, on: bool) -> None:
        """Say whether there is anything to compare with."""
        self._compared = on
        self._show_beside()

    def set_mode(self, mode: DiffMode) -> None:
        """Show changes another way."""
        self.mode = mode
        if self.changes.built is not None:
            self.changes.built.set_mode(mode)

    def set_read_only(self, *, on: bool) -> None:
        """Let the text and its changes be looked at only, or not."""
        self._read_only = on
        self.editor.setReadOnly(on)
        if self.changes.built is not None:
            self.changes.built.set_read_only(on=on)

    def show_findings(self, findings: tuple[Finding, ...], told: str) -> None:
        """List what the writing check found, or say what is `told` where there is nothing."""
        self._found, self._issue = (findings, told), None
        if self._issues.built is not None:
            self._issues.built.show_findings(findings, told=told)

    def set_current_issue(self, number: int) -> None:
        """Let the list of findings stand at one of them, by its number; emits nothing."""
        self._issue = number
        if self._issues.built is not None:
            self._issues.built.set_current(number)

    def show_outline(self, entries: tuple[OutlineEntry, ...]) -> None:
        """List what the prompt asks for; emits nothing."""
        self._entries = entries
        if self._outline.built is not None:
            self._outline.built.show_entries(entries)

    def focus_issues(self) -> None:
        """Give the list of findings the keyboard."""
        self._issues().setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_outline(self) -> None:
        """Give the outline the keyboard."""
        self._outline().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_tab(self, tab: str, *, alone: bool) -> None:
        """Show what belongs to a tab of the header, beside the editor or alone."""
        self._tab = tab
        held = self.editor.hasFocus()
        self._show_beside()
        self.editor.setVisible(not alone)
        if held and alone:
            # Left to itself, Qt would hand the keyboard to anything in the window.
            views: dict[str, Callable[[], QWidget]] = {
                CHANGES: self.changes,
                ISSUES: self._issues,
                OUTLINE: self._outline,
            }
            views[tab]().setFocus(Qt.FocusReason.OtherFocusReason)

    def arrange(self, tab: str, letters: float, *, beside: bool) -> None:
        """Show what a tab of the header calls for, beside the editor where there is room.

        Args:
            tab: Of the header.
            letters: The room, in average letters of the reading font.
            beside: Whether changes are wanted beside the editor.
        """
        roomy = letters >= BESIDE_LETTERS
        wide = self.mode is DiffMode.SIDE_BY_SIDE
        fits = letters >= BESIDE_LETTERS * (1.5 if wide else 1)
        listed = tab in (ISSUES, OUTLINE)
        alone = (tab == CHANGES and not (beside and fits)) or (listed and not roomy)
        self.show_tab(tab, alone=alone)

    def set_reading_font(self, font: QFont) -> None:
        """Show texts in a font."""
        self._font = font
        self.editor.setFont(font)
        if self.changes.built is not None:
            self.changes.built.set_reading_font(font)

    def _show_beside(self) -> None:
        _show(self.changes, on=self._tab == CHANGES and self._compared)
        _show(self._uncompared, on=self._tab == CHANGES and not self._compared)
        _show(self._issues, on=self._tab == ISSUES)
        _show(self._outline, on=self._tab == OUTLINE)

    # What is built when first wanted

    def _build_changes(self) -> DiffView:
        view = self._held(diff_view.DiffView(self._pane), 0)
        if self._font is not None:
            view.set_reading_font(self._font)
        view.set_mode(self.mode)
        view.set_read_only(on=self._read_only)
        return view

    def _build_uncompared(self) -> EmptyState:
        view = EmptyState(
            self.tr("Compared with nothing"),
            self.tr("Choose above what to compare the text with."),
            picture="pair",
            parent=self._pane,
        )
        return self._held(view, 1)

    def _build_issues(self) -> IssuesView:
        view = self._held(issues_view.IssuesView(self._pane), 2)
        findings, told = self._found
        if findings or told:
            view.show_findings(findings, told=told)
        if self._issue is not None:
            view.set_current(self._issue)
        view.chosen.connect(self.issue_chosen)
        return view

    def _build_outline(self) -> OutlineView:
        view = self._held(outline_view.OutlineView(self._pane), 3)
        view.show_entries(self._entries)
        view.chosen.connect(self.outline_chosen)
        return view

    def _held(self, view: ViewT, at: int) -> ViewT:
        """Put a view where it stands among the others; it is shown once it is to be seen."""
        view.hide()
        put_behind(self._places[at], view)
        before = [one for one in self._others[:at] if one.built is not None]
        self.insertWidget(1 + len(before), view)
        return view


class EditorPages(QVBoxLayout):
    """Holds the views below the find bar, or says that nothing is being written.

    Attributes:
        views: The editor with what stands beside it.
    """

    def __init__(self, pane: QWidget) -> None:
        super().__init__()
        self._pane = pane
        self._editing = False
        self.views = EditorViews(pane)
        self._find_place = TabPlace(pane)
        self._finder = Late(self._build_finder)
        self._empty = Late(self._build_empty)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self.addWidget(self.views, 1)

    def set_editing(self, *, on: bool) -> None:
        """Show the views, or that nothing is being written."""
        self._editing = on
        self.views.setVisible(on)
        self.catch_up()

    def catch_up(self) -> None:
        """Say that nothing is being written, once somebody sees it."""
        if self._empty.built is not None:
            self._empty.built.setVisible(not self._editing)
        elif not self._editing and self._pane.isVisible():
            self._empty().show()

    def find(self, *, replace: bool) -> None:
        """Open the find bar for what is selected in the editor, with what replaces or without."""
        self._finder().open(self.views.editor.textCursor().selectedText(), replace=replace)

    def find_again(self) -> None:
        """Look for the same in a text that changed."""
        if self._finder.built is not None:
            self._finder.built.refresh()

    def put_find_away(self) -> None:
        """Hide the find bar."""
        if self._finder.built is not None:
            self._finder.built.put_away()

    def _build_finder(self) -> Finder:
        bar = find_bar.FindBar(self._pane)
        bar.hide()
        put_behind(self._find_place, bar)
        self.insertWidget(0, bar)
        editor = self.views.editor
        return finder.Finder(
            bar, editor, mark=lambda marks: editor.set_marks("find", marks), put=editor.type_over
        )

    def _build_empty(self) -> EmptyState:
        empty = EmptyState(
            self.tr("Nothing is being written"),
            self.tr(
                "Press Ctrl+E to rewrite the selected response, or Ctrl+Shift+G to write your own "
                "answer."
            ),
            picture="edit",
            parent=self._pane,
        )
        self.addWidget(empty, 1)
        return empty


def _show(view: Late[ViewT], *, on: bool) -> None:
    if on:
        view().show()
    elif view.built is not None:
        view.built.hide()
