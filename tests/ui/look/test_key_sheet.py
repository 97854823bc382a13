"""The sheet of all keys."""

from PySide6.QtWidgets import QScrollArea, QWidget

from trainer_desk.ui.widgets.key_sheet import KeySheet
from trainer_desk.ui.widgets.palette import Command


def test_a_long_language_takes_fewer_columns_instead_of_losing_its_keys(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    words = "w" * (parent.screen().availableSize().width() // parent.fontMetrics().maxWidth() // 2)
    commands = [Command(id=str(n), title=words, group="", key="Ctrl+K") for n in range(9)]

    sheet = KeySheet("Keys", [(f"Group {n}", commands) for n in range(4)], parent)

    page = sheet.findChild(QScrollArea).widget()
    assert page.sizeHint().width() < sheet.width() <= sheet.screen().availableSize().width()
