"""The inside of a scrolling widget, as Python first meets it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def viewport_of(area: QAbstractScrollArea) -> QWidget:
    """Return the viewport; call it once for each area, before anybody asks the area itself.

    A widget that Qt made is looked up among all kinds of widgets when it is first met: PySide
    then makes every one of them with all its enumerations, which takes longer than most panes.
    Asked for as a plain child it is taken for the plain widget that it is; from then on
    `QAbstractScrollArea.viewport` knows it.
    """
    children = Qt.FindChildOption.FindDirectChildrenOnly
    found = area.findChild(QWidget, "qt_scrollarea_viewport", children)
    return area.viewport() if found is None else found
