"""The editor with what can stand beside it: changes, findings, the outline of the prompt."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QSplitter, QWidget

from trainer_desk.ui.widgets.controls import EmptyState
from trainer_desk.ui.widgets.diff_pieces import DiffMode
from trainer_desk.ui.widgets.diff_view import DiffView
from trainer_desk.ui.widgets.editor_header import CHANGES, ISSUES, OUTLINE
from trainer_desk.ui.widgets.issues_view import IssuesView
from trainer_desk.ui.widgets.outline_view import OutlineView
from trainer_desk.ui.widgets.rewrite_editor import RewriteEditor

BESIDE_LETTERS = 92
"""Room for two texts side by side, in letters of the reading font."""


class EditorViews(QSplitter):
    """Shows the editor, one of the others, or both.

    Attributes:
        editor: The text.
        changes: How it differs from what it is compared with.
        issues: What the writing check found in it.
        outline: What the prompt asks for.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.editor = RewriteEditor(self)
        self.editor.setObjectName("rewriteEditor")
        self.changes = DiffView(self)
        self.issues = IssuesView(self)
        self.outline = OutlineView(self)
        self._uncompared = EmptyState(
            self.tr("Compared with nothing"),
            self.tr("Choose above what to compare the text with."),
            picture="pair",
            parent=self,
        )
        self._compared = False
        self._tab = ""
        for view in (self.editor, self.changes, self._uncompared, self.issues, self.outline):
            self.addWidget(view)
        self.setChildrenCollapsible(False)
        self.show_tab("", alone=False)

    def set_compared(self, *, on: bool) -> None:
        """Say whether there is anything to compare with."""
        self._compared = on
        self._show_beside()

    def show_tab(self, tab: str, *, alone: bool) -> None:
        """Show what belongs to a tab of the header, beside the editor or alone."""
        self._tab = tab
        held = self.editor.hasFocus()
        self._show_beside()
        self.editor.setVisible(not alone)
        if held and alone:
            # Left to itself, Qt would hand the keyboard to anything in the window.
            views = {CHANGES: self.changes, ISSUES: self.issues, OUTLINE: self.outline}
            views[tab].setFocus(Qt.FocusReason.OtherFocusReason)

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
        self.editor.setFont(font)
        self.changes.set_reading_font(font)

    def _show_beside(self) -> None:
        self.changes.setVisible(self._tab == CHANGES and self._compared)
        self._uncompared.setVisible(self._tab == CHANGES and not self._compared)
        self.issues.setVisible(self._tab == ISSUES)
        self.outline.setVisible(self._tab == OUTLINE)
