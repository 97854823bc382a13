"""Where Tab goes once something was built later than what stands around it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QSpinBox,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.ui.widgets.flow import FlowLayout
from trainer_desk.ui.widgets.tab_order import TabPlace, put_behind, stops_in


@pytest.fixture
def window(qtbot):
    """A window with a button at each end, and room for more between them."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(button("first", window))
    holder = QFrame(window, objectName="holder")
    QVBoxLayout(holder)
    column.addWidget(holder)
    TabPlace(window)
    column.addWidget(button("last", window))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def button(name, parent):
    made = QPushButton(name, parent)
    made.setObjectName(name)
    return made


def part(name, parent):
    """What a pane is made of: a label, a button, a text that stands for its holder, a number."""
    pane = QFrame(parent)
    column = QVBoxLayout(pane)
    column.addWidget(QLabel(name, pane))
    column.addWidget(button(f"{name} button", pane))
    stack = QWidget(pane)
    text = QTextBrowser(stack, objectName=f"{name} text")
    # Else Tab would stay in the text.
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    stack.setFocusProxy(text)
    column.addWidget(stack)
    column.addWidget(QSpinBox(pane, objectName=f"{name} number"))
    column.addWidget(QComboBox(pane, objectName=f"{name} choice", editable=True))
    parent.layout().addWidget(pane)
    pane.show()
    return pane


def parts_of(*names):
    kinds = ("button", "text", "number", "choice")
    return [f"{name} {kind}" for name in names for kind in kinds]


def walk(qtbot, window, key=Qt.Key.Key_Tab):
    """Press a key until it comes round; return the names of where it came."""
    window.findChild(QPushButton, "first" if key is Qt.Key.Key_Tab else "last").setFocus()
    names = [QApplication.focusWidget().objectName()]
    for _ in range(100):
        qtbot.keyClick(QApplication.focusWidget(), key)
        name = QApplication.focusWidget().objectName()
        if name == names[0]:
            return names
        names.append(name)
    raise AssertionError(names)


def test_parts_that_come_late_come_where_a_place_was_kept(window, qtbot):
    holder = window.findChild(QFrame, "holder")
    place = window.findChild(TabPlace)

    for name in ("one", "two", "three"):
        place = put_behind(place, part(name, holder))

    meant = ["first", *parts_of("one", "two", "three"), "last"]
    assert walk(qtbot, window) == meant
    assert walk(qtbot, window, Qt.Key.Key_Backtab) == meant[::-1]


def test_a_part_comes_between_others_that_came_late(window, qtbot):
    holder = window.findChild(QFrame, "holder")
    behind_one = put_behind(window.findChild(TabPlace), part("one", holder))
    put_behind(behind_one, part("three", holder))

    put_behind(behind_one, part("two", holder))

    meant = ["first", *parts_of("one", "two", "three"), "last"]
    assert walk(qtbot, window) == meant
    assert walk(qtbot, window, Qt.Key.Key_Backtab) == meant[::-1]


def test_a_part_that_hands_the_focus_on_still_does(window, qtbot):
    pane = part("late", window.findChild(QFrame, "holder"))
    number = pane.findChild(QSpinBox, "late number")
    pane.setFocusProxy(number)

    put_behind(window.findChild(TabPlace), pane)
    pane.setFocus()

    assert QApplication.focusWidget() is number
    qtbot.keyClick(number, Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "last"


def test_a_single_control_comes_behind_its_neighbour(window, qtbot):
    first = window.findChild(QPushButton, "first")

    put_behind(first, button("late", window.findChild(QFrame, "holder")))
    window.findChild(QPushButton, "late").show()

    assert walk(qtbot, window) == ["first", "late", "last"]


def test_nothing_becomes_a_stop_by_being_put_in_order(window):
    place, holder = window.findChild(TabPlace), window.findChild(QFrame, "holder")
    pane = part("one", holder)
    before = [one.focusPolicy() for one in pane.findChildren(QWidget)]

    end = put_behind(place, pane)

    assert [one.focusPolicy() for one in pane.findChildren(QWidget) if one is not end] == before
    kept = [one.focusPolicy() for one in (place, pane, end)]
    assert kept == [Qt.FocusPolicy.NoFocus] * 3


def test_putting_in_order_takes_nothing_away_when_neighbours_are_destroyed(window):
    holder, place, panes, flows = window.findChild(QFrame, "holder"), None, [], []
    for name in ("one", "two", "three"):
        pane = part(name, holder)
        row = QWidget(pane)
        flow = FlowLayout(row)
        flow.addWidget(button(f"{name} in flow", row))
        pane.layout().addWidget(row)
        place = put_behind(place or window.findChild(TabPlace), pane)
        panes.append(pane)
        flows.append(flow)

    for pane in panes[:2]:
        pane.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert flows[-1].sizeHint().width() > 0
    stops = [one.objectName() for one in stops_in(holder) if isinstance(one, QPushButton)]
    assert stops == ["three button", "three in flow"]
