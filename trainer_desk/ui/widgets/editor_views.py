"""The editor with what can stand beside it: changes, findings, the outline of the prompt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QSplitter, QWidget

from trainer_desk.late import late
from trainer_desk.text.findings import Finding
from trainer_desk.ui.late import Late
from trainer_desk.ui.widgets.controls import EmptyState
from trainer_desk.ui.widgets.diff_mode import DiffMode
from trainer_desk.ui.widgets.editor_header import CHANGES, ISSUES, OUTLINE
from trainer_desk.ui.widgets.rewrite_editor import RewriteEditor
from trainer_desk.ui.widgets.tab_order import TabPlace, put_behind

if TYPE_CHECKING:
    from trainer_desk.ui.widgets import diff_view, issues_view, outline_view
    from trainer_desk.ui.widgets.diff_view import DiffView
    from trainer_desk.ui.widgets.issues_view import IssuesView
    from trainer_desk.ui.widgets.outline_view import OutlineEntry, OutlineView
else:
    diff_view = late("trainer_desk.ui.widgets.diff_view")
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

    def arrange(self, tab: str, letters: float, *, beside: bool, mode: DiffMode) -> None:
        """Show what a tab of the header calls for, beside the editor where there is room.

        Args:
            tab: Of the header.
            letters: The room, in average letters of the reading font.
            beside: Whether changes are wanted beside the editor.
            mode: How changes are shown.
        """
        roomy = letters >= BESIDE_LETTERS
        wide = mode is DiffMode.SIDE_BY_SIDE
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


def _show(view: Late[ViewT], *, on: bool) -> None:
    if on:
        view().show()
    elif view.built is not None:
        view.built.hide()
