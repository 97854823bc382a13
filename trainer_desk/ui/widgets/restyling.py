"""Having the style sheet look at a widget again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def restyle(widget: QWidget) -> None:
    """Make the style sheet look at `widget` again, after a property that it asks for changed."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        # It will be looked at for the first time when it is about to be seen.
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
