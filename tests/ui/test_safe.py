"""Text goes into a widget and comes out of it the same, and nothing but text goes in."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTextEdit, QVBoxLayout, QWidget

from tests.ui.dialogs import in_next_dialog, press_in, press_in_next_dialog
from trainer_desk.ui.markdown import Colours, render
from trainer_desk.ui.resources import resource
from trainer_desk.ui.safe import (
    ElidedLabel,
    PlainEditor,
    SafeLabel,
    SafeView,
    editable,
    is_openable,
    safe_tooltip,
)
from trainer_desk.ui.safe.dialogs import ask, ask_number, confirm, confirm_link, tell
from trainer_desk.ui.theme import Scheme, load_tokens
from trainer_desk.ui.unseen import signed

COLOURS = Colours.of(load_tokens(resource("themes"), Scheme.LIGHT))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
SHARED = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def editor(qtbot):
    field = PlainEditor()
    qtbot.addWidget(field)
    field.show()
    return field


@pytest.fixture
def view(qtbot):
    pane = SafeView()
    qtbot.addWidget(pane)
    pane.resize(600, 400)
    pane.show()
    return pane


# ---- the editor


@SHARED
@given(TEXTS | st.text(st.sampled_from("a\n\r\u2028\u2029\u00a0\ufeff\x00\u200d😀\ufdd0 \t")))
def test_a_text_comes_back_as_it_was_put_in(editor, text):
    editor.set_text(text)

    assert editor.text() == editable(text)


@SHARED
@given(TEXTS, TEXTS, st.data())
def test_replacing_is_one_edit_that_tells_exactly_what_changed(editor, text, new, data):
    text, new = editable(text), editable(new)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    editor.set_text(text)
    heard = []
    editor.edited.connect(lambda *change: heard.append(change))

    editor.replace(start, end, new)

    wanted = text[:start] + new + text[end:]
    assert editor.text() == wanted
    assert len(heard) == (wanted != text)
    for at, removed, inserted in heard:
        assert text[:at] + inserted + text[at + len(removed) :] == wanted
    editor.edited.disconnect()


def test_setting_a_text_announces_nothing(editor, qtbot):
    with qtbot.assertNotEmitted(editor.edited), qtbot.assertNotEmitted(editor.textChanged):
        editor.set_text("words")


def test_typing_announces_the_letter_and_its_place_in_code_points(editor, qtbot):
    editor.set_text("😀b")
    editor.select(1, 1)

    with qtbot.waitSignal(editor.edited) as heard:
        qtbot.keyClicks(editor, "a")

    assert heard.args == [1, "", "a"]


def test_return_always_makes_a_line(editor, qtbot):
    editor.set_line_height(1.55)

    for _ in range(3):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)

    assert editor.text() == "\n\n\n\n"


def test_a_read_only_editor_stays_as_it_is(editor, qtbot):
    editor.set_text("words")
    editor.setReadOnly(True)

    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert editor.text() == "words"


@pytest.mark.parametrize("text", ["\ud800", "x" * 1_000_001, "\u200d" * 100_001])
def test_what_qt_would_change_or_choke_on_is_refused(editor, text):
    editor.set_text("kept")

    with pytest.raises(ValueError, match=r"surrogate|long"):
        editor.set_text(text)

    assert editor.text() == "kept"


def test_pasting_takes_the_plain_text_only(editor):
    data = QMimeData()
    data.setHtml("<b>bold</b><img src='x.png'>")
    data.setText("bold\u00a0<b>")

    editor.insertFromMimeData(data)

    assert editor.text() == "bold\u00a0<b>"
    assert "<img" not in editor.toHtml()


def test_pasting_leaves_out_what_no_file_may_hold(editor):
    data = QMimeData()
    data.setText("a\0b\U0001f600")

    editor.insertFromMimeData(data)

    assert editor.text() == "ab\U0001f600"


def test_typing_stops_where_a_text_could_not_be_opened_again(editor, qtbot):
    full = "words and\n" * 100_000
    editor.set_text(full)

    qtbot.keyClick(editor, Qt.Key.Key_E)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    composed = QInputMethodEvent()
    composed.setCommitString("ё")
    QApplication.sendEvent(editor, composed)
    kept = editor.text()
    editor.select(0, 5)
    qtbot.keyClick(editor, Qt.Key.Key_W)

    assert kept == full
    assert editor.text() == "w" + full[5:]


def test_too_much_to_paste_is_told_and_left_out(editor, qtbot):
    data = QMimeData()
    data.setText("x" * 1_000_001)

    with qtbot.waitSignal(editor.paste_refused) as heard:
        editor.insertFromMimeData(data)

    assert heard.args == [1_000_001]
    assert editor.text() == ""


@pytest.mark.parametrize("keys", ["Ctrl+Z", "Ctrl+E", "Ctrl+D", "Ctrl+U", "Ctrl+Shift+Z"])
def test_the_windows_shortcuts_work_from_inside_the_editor(qtbot, keys):
    window = QWidget()
    qtbot.addWidget(window)
    field = PlainEditor()
    QVBoxLayout(window).addWidget(field)
    shortcut = QShortcut(QKeySequence(keys), window)
    window.show()
    window.activateWindow()
    field.set_text("one two")
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)

    with qtbot.waitSignal(shortcut.activated):
        combination = QKeySequence(keys)[0]
        qtbot.keyClick(field, combination.key(), combination.keyboardModifiers())

    assert field.text() == "one two"


def test_tab_leaves_the_editor(editor):
    assert editor.tabChangesFocus()
    assert not editor.isUndoRedoEnabled()


# ---- the view


def test_a_rendering_can_be_read_and_copied(view):
    view.show_rendered(render("**Bold** & <b>plain</b>", colours=COLOURS))

    view.selectAll()
    data = view.createMimeDataFromSelection()

    assert data.text() == "Bold & <b>plain</b>"
    assert not data.hasHtml()
    assert view.selected_span() is None


@SHARED
@given(TEXTS)
def test_the_raw_view_has_one_character_for_each(view, text):
    view.show_raw(text)

    view.selectAll()

    shown = view.document().toRawText().replace("\u2029", "\n")
    assert len(shown) == len(text)
    assert view.selected_span() == ((0, len(text)) if text else None)
    if text:
        assert view.createMimeDataFromSelection().text().lstrip("\ufeff") == text.lstrip("\ufeff")


def test_a_selection_is_told_in_code_points_of_the_source(view, qtbot):
    view.show_raw("😀\r\nab\u202ec")

    view.setTextCursor(view.cursor_over(4, 6))

    assert view.selected_span() == (4, 6)


def test_long_texts_come_in_pages(view):
    view.show_raw("a" * 200_000 + "b" * 5)

    view.show_page(1)
    view.selectAll()

    assert view.page_count() == 2
    assert view.selected_span() == (200_000, 200_005)
    with pytest.raises(IndexError):
        view.show_page(2)


def test_a_text_over_budget_is_shown_as_written(view):
    view.show_rendered(render("> " * 50 + "deep", colours=COLOURS))

    assert view.is_raw()
    assert view.toPlainText() == "> " * 50 + "deep"


def test_only_addresses_of_the_web_and_mail_are_offered(view, qtbot):
    with qtbot.assertNotEmitted(view.link_asked):
        view.anchorClicked.emit(QUrl("file:///etc/passwd"))
        view.anchorClicked.emit(QUrl("smb://host/x"))

    with qtbot.waitSignal(view.link_asked) as heard:
        view.anchorClicked.emit(QUrl("https://пример.рф/путь"))

    assert heard.args[0].startswith("https://xn--")


@pytest.mark.parametrize(
    ("address", "fine"),
    [
        ("https://example.org", True),
        ("HTTP://example.org", True),
        ("mailto:a@example.org", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("//host/share", False),
        ("http://[bad", False),
        ("", False),
    ],
)
def test_links_are_judged_by_their_scheme(address, fine):
    assert is_openable(address) is fine


def test_lines_stay_readable_in_a_wide_pane(view):
    view.show_raw("слово " * 200)

    view.resize(3_000, 400)

    assert view.viewport().width() < 100 * view.fontMetrics().averageCharWidth()


# ---- labels, tooltips, signs


@pytest.mark.parametrize("kind", [SafeLabel, ElidedLabel])
def test_a_label_shows_its_letters(qtbot, kind):
    label = kind("<b>x</b> &amp;")
    qtbot.addWidget(label)

    assert label.text() == "<b>x</b> &amp;"
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_tooltip_shows_its_letters(qtbot):
    button = QPushButton("x")
    qtbot.addWidget(button)

    safe_tooltip(button, "<img src='x.png'> & more")

    shown = QTextEdit()
    qtbot.addWidget(shown)
    shown.setHtml(button.toolTip())
    assert shown.toPlainText() == "<img src='x.png'> & more"


@given(TEXTS)
def test_signs_keep_every_offset(text):
    shown = signed(text)

    assert len(shown.text) == len(text)
    assert len(shown.at) == len(shown.names)


def test_unseen_characters_are_named():
    shown = signed("a\u202eb")

    assert shown.text == "a\u21c4b"
    assert shown.names == ("U+202E RIGHT-TO-LEFT OVERRIDE",)


# ---- dialogs


def test_a_question_is_answered_by_the_button_that_says_so(qtbot):
    press_in_next_dialog("Remove")
    agreed = confirm(None, "Remove <b>x</b>?", button="Remove")
    press_in_next_dialog("Cancel")
    refused = confirm(None, "Remove <b>x</b>?", button="Remove", careful=True)

    assert agreed
    assert not refused


def test_a_line_of_text_can_be_asked_for(qtbot):
    def answer(dialog):
        dialog.findChild(QLineEdit).setText("an answer")
        press_in(dialog, "Keep")

    in_next_dialog(answer)

    assert ask(None, "Why?", button="Keep", required=True) == "an answer"


def test_no_answer_is_none(qtbot):
    in_next_dialog(lambda dialog: dialog.reject())

    assert ask(None, "Why?", button="Keep") is None


def test_a_number_can_be_asked_for(qtbot):
    press_in_next_dialog("Go")

    assert ask_number(None, "Go to task", button="Go", value=7, least=1, most=9) == 7


def test_telling_shows_letters_and_details(qtbot):
    shown = []

    def look(dialog):
        shown.extend(label.text() for label in dialog.findChildren(SafeLabel))
        shown.extend(field.text() for field in dialog.findChildren(PlainEditor))
        dialog.accept()

    in_next_dialog(look)
    tell(None, "It <i>failed</i>", "<img src='x.png'>", details="<b>\ud800")

    assert shown == ["It <i>failed</i>", "<img src='x.png'>", "<b>?"]


def test_a_link_that_may_not_be_opened_is_not_even_asked_about(qtbot):
    assert not confirm_link(None, "file:///etc/passwd")


@pytest.mark.parametrize("first", [1, 95, 9_995])
def test_the_widest_number_of_a_list_has_room_before_its_text(qtbot, first):
    source = "\n".join(f"{number}. item" for number in range(first, first + 12))
    view = SafeView()
    qtbot.addWidget(view)

    view.show_rendered(render(source, colours=COLOURS))

    widest = view.fontMetrics().horizontalAdvance(f"{first + 11}. ")
    assert view.document().indentWidth() >= widest
