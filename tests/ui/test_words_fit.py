"""Words on controls are never cut, in whatever language they are."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from trainer_desk.ui.safe import OptionalLabel, SafeLabel
from trainer_desk.ui.widgets.controls import Segmented
from trainer_desk.ui.widgets.field_editor import FieldEditor
from trainer_desk.ui.widgets.welcome import Welcome

HINT = "Что решило дело? Назовите главное достоинство лучшего ответа и недостаток остальных."


@pytest.mark.parametrize("text", ["Изменения", "Колонки", "This & that"])
def test_an_option_has_room_for_its_words_in_bold_and_moves_nothing_when_chosen(qtbot, text):
    row = Segmented((("a", text), ("b", "B")), name="row")
    qtbot.addWidget(row)
    button = row.findChild(QPushButton, "a")
    before = row.sizeHint()
    bold = QFont(button.font())
    bold.setWeight(QFont.Weight.DemiBold)

    row.set_chosen("a")

    assert row.sizeHint() == before
    assert button.minimumSizeHint().width() >= QFontMetrics(bold).horizontalAdvance(text)


def test_what_can_be_missed_gives_its_room_to_what_cannot(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    row = QHBoxLayout(holder)
    needed = SafeLabel("needed", holder)
    row.addWidget(needed)
    row.addWidget(OptionalLabel("can be missed", holder))

    holder.resize(holder.minimumSizeHint())
    holder.show()

    assert needed.width() >= needed.sizeHint().width()
    assert holder.minimumSizeHint().width() < needed.sizeHint().width() * 2


def test_a_field_is_tall_enough_for_the_whole_hint_while_it_is_empty(qtbot):
    field = FieldEditor(1, 9)
    qtbot.addWidget(field)
    field.resize(200, 40)
    field.show()
    empty = field.sizeHint().height()

    field.set_hint(HINT)
    hinted = field.sizeHint().height()
    field.start_at("Да.")

    assert hinted >= 3 * field.fontMetrics().lineSpacing()
    assert field.sizeHint().height() == empty


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("mainButton", "open_asked"),
        ("", "sample_asked"),
        ("furtherSample", "further_sample_asked"),
    ],
)
def test_return_presses_the_button_that_has_the_focus_on_the_first_screen(qtbot, name, signal):
    welcome = Welcome()
    qtbot.addWidget(welcome)
    welcome.show()
    button = next(b for b in welcome.findChildren(QPushButton) if b.objectName() == name)

    with qtbot.waitSignal(getattr(welcome, signal)):
        qtbot.keyClick(button, Qt.Key.Key_Return)
