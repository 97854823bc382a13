"""The order in which Tab goes through panes, where one was built later than its neighbours."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_behind(before: QWidget, pane: QWidget) -> None:
    """Let Tab go from the last stop inside `before` to those inside `pane`, and on from there.

    Where there is no stop inside `before`, those of `pane` come where it stands itself. Without
    that, what was built last comes last, wherever it stands.
    """
    stops = [*(_stops(before)[-1:] or (_stop_before(before),)), *_stops(pane)]
    for one, following in pairwise(stops):
        QWidget.setTabOrder(one, following)


def _stop_before(widget: QWidget) -> QWidget:
    """Return the last stop on the way to `widget`; from what is none, Qt sets no order."""
    stop = widget.previousInFocusChain()
    while stop not in (None, widget) and stop.focusPolicy() == Qt.FocusPolicy.NoFocus:
        stop = stop.previousInFocusChain()
    return stop or widget


def _stops(pane: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    widget = pane.nextInFocusChain()
    while widget is not None and widget is not pane:
        # Also what is only clicked on: of a row of choices another one may be the stop later.
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and pane.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found
