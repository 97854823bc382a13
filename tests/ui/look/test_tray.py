"""The panes below the responses: side by side where there is room, else one above the other."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.ui.whole.conftest import until
from trainer_desk.ui.widgets.tray import Tray

LETTERS = 100


@pytest.fixture
def tray(qtbot):
    tray = Tray(LETTERS)
    qtbot.addWidget(tray)
    for name in ("editor", "facts"):
        tray.addWidget(QLabel(name))
    return tray


def wide(tray) -> int:
    return LETTERS * tray.fontMetrics().averageCharWidth()


def test_two_panes_stand_side_by_side_in_a_wide_tray_and_the_table_gets_more(tray):
    tray.resize(wide(tray) + 10, 300)
    tray.show()

    until(lambda: tray.sizes()[0] > 50)

    assert tray.orientation() is Qt.Orientation.Horizontal
    assert tray.sizes()[1] > 1.5 * tray.sizes()[0]


def test_two_panes_stand_one_above_the_other_in_a_narrow_tray(tray):
    tray.resize(wide(tray) - 10, 400)
    tray.show()

    until(lambda: tray.orientation() is Qt.Orientation.Vertical and tray.sizes()[0] > 50)

    assert [tray.widget(at).width() for at in (0, 1)] == [tray.width()] * 2


def test_what_a_hand_moved_stays_until_the_panes_stand_another_way(tray):
    tray.resize(wide(tray) + 10, 300)
    tray.show()
    until(lambda: tray.sizes()[0] > 50)
    tray.setSizes([3 * tray.width() // 4, tray.width() // 4])
    moved = tray.sizes()

    tray.resize(wide(tray) + 20, 300)

    assert tray.sizes()[0] >= moved[0]
