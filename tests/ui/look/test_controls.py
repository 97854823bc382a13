"""The small controls work by keyboard, tell what they are, and never speak out of turn."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton

from trainer_desk.ui.widgets.controls import (
    Card,
    Chip,
    ElidedLabel,
    EmptyState,
    Heading,
    IconButton,
    LetterBadge,
    MainButton,
    Notice,
    Segmented,
)


@pytest.fixture
def modes(qtbot):
    row = Segmented([("focus", "Focus"), ("pair", "Pair"), ("columns", "Columns")], name="Layout")
    qtbot.addWidget(row)
    row.set_chosen("pair")
    row.show()
    qtbot.waitExposed(row)
    return row


def button(widget, name):
    return widget.findChild(QPushButton, name)


def test_a_click_announces_the_option(modes, qtbot):
    with qtbot.waitSignal(modes.chosen) as heard:
        qtbot.mouseClick(button(modes, "columns"), Qt.MouseButton.LeftButton)

    assert heard.args == ["columns"]
    assert modes.chosen_id() == "columns"


def test_choosing_by_program_announces_nothing(modes, qtbot):
    with qtbot.assertNotEmitted(modes.chosen):
        modes.set_chosen("focus")

    assert modes.chosen_id() == "focus"


@pytest.mark.parametrize(
    ("key", "option"), [(Qt.Key.Key_Right, "columns"), (Qt.Key.Key_Left, "focus")]
)
def test_arrow_keys_move_the_choice(modes, qtbot, key, option):
    modes.activateWindow()
    button(modes, "pair").setFocus()

    with qtbot.waitSignal(modes.chosen) as heard:
        qtbot.keyClick(button(modes, "pair"), key)

    assert heard.args == [option]


def test_only_the_chosen_option_is_a_stop_for_tab(modes):
    stops = [
        each.objectName()
        for each in modes.findChildren(QPushButton)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]

    assert stops == ["pair"]


def test_screen_readers_hear_a_radio_button_and_whether_it_is_on(modes):
    told = QAccessible.queryAccessibleInterface(button(modes, "pair"))

    assert told.role() == QAccessible.Role.RadioButton
    assert told.state().checked
    assert told.text(QAccessible.Text.Name) == "Pair"
    assert modes.accessibleName() == "Layout"


def test_an_unknown_option_is_refused(modes):
    with pytest.raises(KeyError):
        modes.set_chosen("diagonal")


def test_a_selected_card_keeps_its_contents_in_place(qtbot):
    card = Card()
    qtbot.addWidget(card)
    card.resize(300, 200)
    card.show()
    before = card.contentsRect()

    card.set_selected(True)

    assert card.is_selected()
    assert card.contentsRect() == before


def test_a_badge_is_strong_or_quiet(qtbot):
    badge = LetterBadge("A")
    qtbot.addWidget(badge)

    badge.set_on(True)

    assert badge.is_on()


def test_an_icon_button_says_what_it_does(qtbot):
    icon_button = IconButton("flag", "Flag this task")
    qtbot.addWidget(icon_button)

    assert icon_button.accessibleName() == "Flag this task"
    assert "Flag this task" in icon_button.toolTip()
    assert icon_button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_main_button_has_room_for_its_key(qtbot):
    plain, keyed = MainButton("Done and next"), MainButton("Done and next", "Ctrl ⏎")
    qtbot.addWidget(plain)
    qtbot.addWidget(keyed)

    assert keyed.sizeHint().width() > plain.sizeHint().width()


def test_a_notice_offers_its_step(qtbot):
    notice = Notice("bad", "The server is full. Everything is saved here.", "Try again")
    qtbot.addWidget(notice)
    notice.show()

    with qtbot.waitSignal(notice.action):
        qtbot.mouseClick(notice.findChild(QPushButton), Qt.MouseButton.LeftButton)

    assert notice.accessibleName() == "The server is full. Everything is saved here."


def test_a_notice_shows_all_of_its_words_in_a_narrow_pane(qtbot):
    notice = Notice("warn", "слово " * 40)
    qtbot.addWidget(notice)

    assert notice.heightForWidth(200) > notice.heightForWidth(800)


def test_an_empty_pane_says_what_to_do(qtbot):
    state = EmptyState("Nothing here yet", "Open a batch to begin", "Open a batch…")
    qtbot.addWidget(state)
    state.show()

    with qtbot.waitSignal(state.action):
        qtbot.mouseClick(state.findChild(QPushButton), Qt.MouseButton.LeftButton)


def test_a_chip_shows_every_letter(qtbot):
    chip = Chip("R&D <b>x</b>", checkable=True)
    qtbot.addWidget(chip)

    assert chip.text() == "R&&D <b>x</b>"
    assert chip.isCheckable()


def test_a_cut_line_is_told_in_full_by_its_tooltip(qtbot):
    line = ElidedLabel("a long line <b>of</b> words that does not fit")
    qtbot.addWidget(line)

    line.resize(40, 20)
    line.show()
    cut = line.toolTip()
    line.resize(2_000, 20)
    qtbot.waitUntil(lambda: line.toolTip() == "")

    assert "&lt;b&gt;of" in cut


def test_a_heading_never_forces_its_pane_wider(qtbot):
    heading = Heading("x" * 3_000)
    qtbot.addWidget(heading)

    assert heading.minimumSizeHint().width() < 200
