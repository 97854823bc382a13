"""The order in which Tab goes through parts that are built later than their neighbours.

Qt lets Tab go through widgets in the order in which they came into the window, so that what is
built last comes last, wherever it stands. Therefore a part that comes late is put, whole, behind
something that was made where it belongs: a neighbour, or a place that was kept for it.

Whole, because Tab also comes to widgets that only hand the focus on to a child or to their parent,
such as the viewport of a text. One that is left behind leads away from where Tab should go.

Nobody goes along Qt's own chain here. PySide takes every widget that `nextInFocusChain` returns for
a child of the one that was asked. When that one is destroyed, what belongs to its supposed child is
gone for Python although it is still on screen: layouts were seen to lose their items.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_NOT_AT_ALL = Qt.FocusPolicy.NoFocus


class TabPlace(QWidget):
    """Keeps a place in the order of Tab; never seen, and no stop."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()


def put_behind(before: QWidget, pane: QWidget) -> TabPlace:
    """Let Tab go through `pane` behind `before`, and from there on as it did.

    Args:
        before: Anything but a widget that hands the focus on; it need not be a stop.
        pane: Was built just now: nothing else has come into the window since.

    Returns:
        The place behind the pane, for what comes next.
    """
    end = TabPlace(pane)
    # Qt moves stops only, but one that hands the focus on to a child with all that comes until the
    # last stop inside.
    kept = [(one, one.focusPolicy()) for one in (before, pane)]
    proxy = pane.focusProxy()
    pane.setFocusProxy(end)
    for one, policy in kept:
        if policy is _NOT_AT_ALL:
            one.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    end.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    QWidget.setTabOrder(before, pane)
    for one, policy in kept:
        one.setFocusPolicy(policy)
    end.setFocusPolicy(_NOT_AT_ALL)
    pane.setFocusProxy(proxy)  # type: ignore[arg-type]  # Qt takes None for "none"
    return end


def stops_in(pane: QWidget) -> list[QWidget]:
    """Return what Tab or a click may come to inside a pane, seen or not, in the order of its tree.

    Of a row of choices all are returned: another one may be the stop later.
    """
    home = pane.window()
    return [
        one
        for one in pane.findChildren(QWidget)
        if one.focusPolicy() is not _NOT_AT_ALL and one.window() is home
    ]
