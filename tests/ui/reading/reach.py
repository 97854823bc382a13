"""What every pane has to be: reachable without a mouse, and named for those who listen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTextEdit, QWidget

from trainer_desk.ui.widgets.controls import Segmented


def assert_reachable(pane: QWidget) -> None:
    """Every control that is seen has a name and takes Tab; in a row of choices, the chosen one."""
    for kind in (QAbstractButton, QComboBox, QLineEdit, QTextEdit):
        for control in pane.findChildren(kind):
            if not control.isVisibleTo(pane):
                continue
            assert control.accessibleName() or control.text(), control
            in_row = isinstance(control.parent(), Segmented)
            if not in_row or control.isChecked():
                assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control
