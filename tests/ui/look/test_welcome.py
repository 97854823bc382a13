"""The first screen."""

from PySide6.QtWidgets import QPushButton

from trainer_desk.ui.widgets.welcome import Welcome


def test_its_buttons_break_their_line_instead_of_keeping_the_window_wide(qtbot):
    page = Welcome()
    qtbot.addWidget(page)
    in_one_line = sum(button.sizeHint().width() for button in page.findChildren(QPushButton))

    assert page.minimumSizeHint().width() < 0.8 * in_one_line
