"""A rewrite: exact text, live changes, nothing lost."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTextEdit,
    QWidget,
)

from tests.ui.reading.reach import assert_reachable
from trainer_desk.text.diff import diff
from trainer_desk.text.findings import Finding, FindingKind
from trainer_desk.text.outline import OutlineKind
from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.widgets.diff_mode import DiffMode
from trainer_desk.ui.widgets.edited_text import Base, EditedText
from trainer_desk.ui.widgets.find_bar import FindBar
from trainer_desk.ui.widgets.outline_view import OutlineEntry
from trainer_desk.work.places import Bounds

WILD = "Он\u00a0сказал\u202f«да» 👩‍👩‍👧‍👦 e\u0301\u2028new\u2029para\r\nend\rx \u200b\ufeffz"

OFFERED = ("keepChange", "takeBackChange")
LONG_OLD = "The old cat of our neighbours came in through the window and sat on the chair."
LONG_NEW = "The new cat of our neighbours came in through the window and stood on the chair."


@pytest.fixture
def live(pane):
    """The pane with somebody who answers its questions at once."""
    pane.diff_wanted.connect(lambda old, new, rev: pane.show_diff(diff(old, new), rev))
    return pane


def show(pane, original, text, letter, language, *, read_only=False):
    """Show the rewrite of a response, as the window does."""
    edited = EditedText(
        title=f"Rewrite of {letter}",
        text=text,
        original=original,
        bases=(Base("original", "The original"), Base("b", "Response B")),
        base="original",
        language=language,
        read_only=read_only,
    )
    pane.show_text(edited)


def at(pane, position):
    cursor = pane.editor.textCursor()
    cursor.setPosition(position)
    pane.editor.setTextCursor(cursor)
    pane.editor.setFocus()


def typed(widget, text):
    """Type letters of any script; QTest knows ASCII only."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(widget, key)


def test_showing_and_setting_announce_no_edit(pane, qtbot):
    with qtbot.assertNotEmitted(pane.text_edited):
        show(pane, "one", "two", "A", "en")
        pane.set_text("two and three")
        pane.restore_cursor_state({"anchor": 1, "position": 3, "scroll": 0.0})
        pane.show_diff(diff("one", "two and three"), 0)
        pane.clear()


@pytest.mark.parametrize("text", [WILD, "\ufeffone", "a\r\nb", "", "\n\n", "x" * 3000])
def test_text_comes_back_code_point_for_code_point(pane, text):
    show(pane, text, text, "A", "ru")

    assert pane.text() == text


def test_typing_keeps_what_nobody_touched(pane, qtbot):
    show(pane, WILD, WILD, "A", "ru")
    at(pane, 2)

    with qtbot.waitSignal(pane.text_edited) as heard:
        typed(pane.editor, "о")

    assert heard.args == ["Оно" + WILD[2:]]
    assert pane.text() == "Оно" + WILD[2:]


def test_line_breaks_are_typed_as_the_text_has_them(pane, qtbot):
    show(pane, "", "one\r\ntwo", "A", "en")
    at(pane, 7)

    qtbot.keyClick(pane.editor, Qt.Key.Key_Return)
    qtbot.keyClick(pane.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(pane.editor, Qt.Key.Key_Return)

    assert pane.text() == "one\r\ntwo\r\n\r\n\r\n"


def test_pasting_takes_letters_only(pane, qtbot):
    show(pane, "", "", "A", "en")
    rich = QMimeData()
    rich.setHtml('<b>bold</b><img src="file:///x.png">')
    rich.setText("bold\u00a0👍")

    pane.editor.insertFromMimeData(rich)

    assert pane.text() == "bold\u00a0👍"


def test_setting_the_text_edits_only_what_differs(pane):
    before = "\n".join(f"Line {n} 👍" for n in range(200))
    show(pane, before, before, "A", "en")
    bar = pane.editor.verticalScrollBar()
    at(pane, 0)
    bar.setValue(0)

    pane.set_text(before.replace("Line 2 👍", "Line two 👍"))

    assert pane.text() == before.replace("Line 2 👍", "Line two 👍")
    assert bar.value() == 0
    state = pane.cursor_state()
    assert state["position"] == len("Line 0 👍\nLine 1 👍\nLine two")


def test_the_cursor_comes_back_by_code_points(pane):
    show(pane, "", "👍👍👍 text", "A", "en")

    pane.restore_cursor_state({"anchor": 1, "position": 6, "scroll": 0.0})

    assert pane.editor.textCursor().selectedText() == "👍👍 te"
    assert pane.cursor_state() == {"anchor": 1, "position": 6, "scroll": 0.0}


def test_a_diff_is_wanted_after_an_edit(pane, qtbot):
    show(pane, "one", "one", "A", "en")
    at(pane, 3)

    with qtbot.waitSignal(pane.diff_wanted) as heard:
        qtbot.keyClicks(pane.editor, "s")

    assert heard.args[:2] == ["one", "ones"]


def test_no_diff_is_wanted_while_nobody_looks(pane, qtbot):
    pane.hide()

    with qtbot.assertNotEmitted(pane.diff_wanted, wait=200):
        show(pane, "one", "two", "A", "en")
    with qtbot.waitSignal(pane.diff_wanted):
        pane.show()


def test_an_answer_about_an_older_text_is_dropped(pane, qtbot):
    asked = []
    pane.diff_wanted.connect(lambda *question: asked.append(question))
    show(pane, "one", "two", "A", "en")
    pane.set_text("three")

    pane.show_diff(diff("one", "two"), asked[0][2])

    pane.next_change()
    assert "two" not in pane.findChild(QTextEdit, "diffMain").toPlainText()


def test_taking_a_change_back_is_one_edit(live, qtbot):
    show(live, LONG_OLD, LONG_NEW, "A", "en")
    live.next_change()

    with qtbot.waitSignal(live.text_edited) as heard:
        live.reject_change()

    assert heard.args == [LONG_NEW.replace("new", "old")]
    assert live.text() == LONG_NEW.replace("new", "old")


def test_keeping_a_change_leaves_the_text_and_goes_on(live, qtbot):
    show(live, LONG_OLD, LONG_NEW, "A", "en")
    live.next_change()

    with qtbot.assertNotEmitted(live.text_edited):
        live.accept_change()
    live.reject_change()

    assert live.text() == LONG_NEW.replace("stood", "sat")


def seen_of(widget, name, kind=QWidget):
    found = widget.findChild(kind, name)
    return QRect(found.mapTo(widget, QPoint(0, 0)), found.size())


@pytest.mark.parametrize("mode", [DiffMode.INLINE, DiffMode.SIDE_BY_SIDE, DiffMode.CHANGES_ONLY])
@pytest.mark.parametrize("where", ["first line", "last line"])
def test_what_is_offered_for_a_change_covers_no_text(live, where, mode):
    rest = "The sentence after it, of many.\n" * 30
    old, new = (
        ("One. " + rest, "Two. " + rest)
        if where == "first line"
        else (rest + "One.", rest + "Two.")
    )
    show(live, old, new, "A", "en")
    live.set_diff_mode(mode)

    live.next_change()
    QCoreApplication.sendPostedEvents()

    text = live.findChild(QTextEdit, "diffMain")
    cursor = text.document().find("Two.")
    assert not seen_of(live, "changeOffer").intersects(seen_of(live, "diffMain", QTextEdit))
    assert text.viewport().rect().contains(text.cursorRect(cursor))
    assert all(live.findChild(QPushButton, name).isVisible() for name in OFFERED)
    assert "Change 1 of 1" in [label.text() for label in live.findChildren(SafeLabel)]
    assert_reachable(live)


def test_nothing_is_offered_where_no_change_is_seen(live):
    show(live, LONG_OLD, LONG_NEW, "A", "en")
    offer = [live.findChild(QPushButton, name) for name in OFFERED]
    before = [button for button in offer if button is not None and button.isVisible()]
    live.next_change()
    seen = {}
    for mode in DiffMode:
        live.set_diff_mode(mode)
        offer = [live.findChild(QPushButton, name) for name in OFFERED]
        seen[mode] = all(button.isVisible() for button in offer)

    assert before == []
    assert [mode for mode, on in seen.items() if not on] == [DiffMode.FINAL, DiffMode.ORIGINAL]


def test_the_keyboard_goes_to_the_text_when_the_last_change_was_taken_back(live, qtbot):
    show(live, "one two", "one three", "A", "en")
    live.next_change()
    back = live.findChild(QPushButton, "takeBackChange")
    back.setFocus()

    with qtbot.waitSignal(live.text_edited, timeout=30_000):
        qtbot.keyClick(back, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not back.isVisible(), timeout=30_000)

    assert live.window().focusWidget() is live.findChild(QTextEdit, "diffMain")


def test_a_delivered_rewrite_cannot_be_changed(live, qtbot):
    show(live, "old", "new", "A", "en", read_only=True)
    live.next_change()

    with qtbot.assertNotEmitted(live.text_edited):
        live.reject_change()
        at(live, 0)
        qtbot.keyClicks(live.editor, "x")

    assert live.text() == "new"


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        (DiffMode.INLINE, "The oldnew cat sat."),
        (DiffMode.FINAL, "The new cat sat."),
        (DiffMode.ORIGINAL, "The old cat sat."),
        (DiffMode.SIDE_BY_SIDE, "The new cat sat."),
        (DiffMode.CHANGES_ONLY, "The oldnew cat sat."),
    ],
)
def test_each_view_shows_its_text(live, mode, expected):
    show(live, "The old cat sat.", "The new cat sat.", "A", "en")
    live.show_tab("changes")

    live.set_diff_mode(mode)

    assert live.findChild(QTextEdit, "diffMain").toPlainText() == expected


def test_markup_in_a_diff_stays_letters(live):
    show(live, "<b>x</b>", '<img src="file:///etc/passwd">', "A", "en")
    live.show_tab("changes")
    live.set_diff_mode(DiffMode.FINAL)

    shown = live.findChild(QTextEdit, "diffMain").toPlainText()

    assert '<img src="file:///etc/passwd">' in shown


def test_one_key_goes_through_all_views(live):
    show(live, "one", "two", "A", "en")
    live.cycle_diff_mode()
    assert live.tab() == "changes"

    seen = []
    for _ in DiffMode:
        seen.append(live.diff_mode())
        live.cycle_diff_mode()

    assert seen == list(DiffMode)


def test_finding_counts_and_steps(live, qtbot):
    show(live, "", "Кот и кот, 👍 КОТ", "A", "ru")
    live.open_find()
    bar = live.findChild(FindBar)

    typed(bar.findChild(QLineEdit, "findPattern"), "кот")
    count = bar.findChild(object, "findCount")
    assert count.text() == "1 of 3"
    qtbot.keyClick(bar.findChild(QLineEdit, "findPattern"), Qt.Key.Key_Return)
    qtbot.keyClick(bar.findChild(QLineEdit, "findPattern"), Qt.Key.Key_Return)

    assert count.text() == "3 of 3"
    assert live.editor.textCursor().selectedText() == "КОТ"
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert not bar.isVisibleTo(live)


def test_replacing_all_is_one_edit_and_keeps_the_rest(live, qtbot):
    show(live, "", "кот\u00a0и\r\nкот 👍", "A", "ru")
    live.open_replace()
    bar = live.findChild(FindBar)
    typed(bar.findChild(QLineEdit, "findPattern"), "кот")
    typed(bar.findChild(QLineEdit, "findReplacement"), "пёс")
    heard = []
    live.text_edited.connect(heard.append)

    all_of_them = next(b for b in bar.findChildren(QPushButton) if b.text() == "Replace all")
    all_of_them.click()

    assert heard == ["пёс\u00a0и\r\nпёс 👍"]
    assert live.text() == heard[0]


def test_a_wrong_expression_is_said_and_changes_nothing(live, qtbot):
    show(live, "", "text", "A", "en")
    live.open_replace()
    bar = live.findChild(FindBar)
    bar.findChild(QAbstractButton, "findRegex").click()

    qtbot.keyClicks(bar.findChild(QLineEdit, "findPattern"), "(")

    assert "expression" in bar.findChild(object, "findCount").text()
    assert live.text() == "text"


def test_the_windows_keys_reach_the_window(pane, qtbot):
    show(pane, "", "one two", "A", "en")
    at(pane, 7)

    for key in (Qt.Key.Key_Z, Qt.Key.Key_K, Qt.Key.Key_U, Qt.Key.Key_E):
        qtbot.keyClick(pane.editor, key, Qt.KeyboardModifier.ControlModifier)

    assert pane.text() == "one two"


def test_tab_leaves_the_editor(pane, qtbot):
    show(pane, "", "one", "A", "en")

    assert pane.editor.tabChangesFocus()


def test_every_control_has_a_name_and_takes_the_keyboard(live):
    show(live, "one", "two", "A", "en")
    live.open_replace()
    live.next_change()

    assert_reachable(live)


def test_tab_finds_what_is_built_late_where_it_stands(live, qtbot):
    show(live, "old words", "new words", "A", "en")
    live.open_find()
    live.show_tab("outline")
    live.show_tab("changes")
    choices = ("changes", "diffMode", "diffBase", "rewriteEditor", "diffMain", "findPattern")
    live.findChild(QAbstractButton, "changes").setFocus()

    seen = []
    for _ in range(12):
        seen.append(QApplication.focusWidget().objectName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert [name for name in seen if name in choices] == list(choices)


def test_findings_and_outlines_told_before_anybody_looks_are_listed_then(live):
    finding = Finding(
        start=0, end=3, quoted="teh", kind=FindingKind.SPELLING, rule="HUNSPELL", engine="hunspell"
    )
    entry = OutlineEntry(kind=OutlineKind.HEADING, text="Plan", turn=0, start=0, end=4)
    show(live, "", "teh end", "A", "en")

    live.show_findings((finding,), "")
    live.show_outline((entry,))

    live.show_tab("issues")
    assert live.findChild(QListWidget, "findings").count() == 1
    live.show_tab("outline")
    assert live.findChild(QListWidget, "outline").item(0).text() == "Plan"


def test_nothing_to_edit_says_what_to_do(pane):
    show(pane, "one", "two", "A", "en")

    pane.clear()

    assert not pane.is_editing()
    assert pane.text() == ""
    assert not pane.editor.isVisibleTo(pane)


def test_a_change_in_the_middle_of_emoji_selects_whole_ones(live):
    show(live, "a 👍 b 👎 c", "a 👍 b 👍 c", "A", "en")
    live.next_change()

    live.reject_change()

    assert live.text() == "a 👍 b 👎 c"


def test_marks_of_changes_are_no_edits(live, qtbot):
    show(live, "one two", "one two three", "A", "en")
    cursor = QTextCursor(live.editor.document())
    cursor.setPosition(0)

    with qtbot.assertNotEmitted(live.text_edited):
        live.show_diff(diff("one two", "one two three"), 10**9)

    assert live.text() == "one two three"


# What it is compared with, quotes, bounds, outline


def test_another_base_is_compared_at_once_and_none_asks_for_nothing(live, qtbot):
    show(live, "one", "one two", "A", "en")
    live.show_tab("changes")

    with qtbot.waitSignal(live.diff_wanted) as asked:
        live.set_base("b", "three")
    assert asked.args[:2] == ["three", "one two"]

    with qtbot.assertNotEmitted(live.diff_wanted):
        live.set_base("", None)
        live.set_text("one two three")
        qtbot.wait(1)


def test_the_user_chooses_what_to_compare_with(live, qtbot):
    show(live, "one", "one two", "A", "en")
    live.show_tab("changes")
    chooser = live.findChild(QComboBox, "diffBase")

    assert [chooser.itemText(at) for at in range(chooser.count())] == [
        "with nothing",
        "The original",
        "Response B",
    ]
    assert chooser.currentData() == "original"
    with qtbot.waitSignal(live.base_chosen) as chosen:
        chooser.setFocus()
        qtbot.keyClick(chooser, Qt.Key.Key_Down)
    assert chosen.args == ["b"]


def test_without_a_base_it_says_that_nothing_is_compared(live):
    live.show_text(EditedText(title="Own", text="x"))
    live.show_tab("changes")

    seen = [each for each in live.findChildren(SafeLabel) if each.isVisible()]
    assert "Compared with nothing" in [label.text() for label in seen]


def test_a_text_that_is_as_it_was_says_so_among_its_changes(live):
    show(live, LONG_OLD, LONG_OLD, "A", "en")
    told = live.findChild(SafeLabel, "changeCount")
    live.show_tab("changes")
    until_told(told, "No changes")
    among_changes = told.isHidden()
    live.show_tab("editor")

    assert not among_changes
    assert told.isHidden()


def test_what_is_rewritten_can_be_read_while_its_changes_are_chosen(live):
    live.resize(720, 300)
    show(live, LONG_OLD, LONG_NEW, "A", "en")
    live.show_tab("changes")
    title = live.findChild(SafeLabel, "cardTitle")
    chooser = live.findChild(QComboBox, "diffMode")
    live.set_diff_mode(DiffMode.SIDE_BY_SIDE)
    QCoreApplication.sendPostedEvents()
    live.layout().activate()

    assert title.width() >= title.sizeHint().width()
    assert chooser.width() >= chooser.fontMetrics().horizontalAdvance("Side by side") + 24


def test_a_quote_is_put_in_exactly_where_the_selection_is(live, qtbot):
    show(live, "", "one\r\ntwo three", "A", "en")
    live.select(5, 8)

    with qtbot.waitSignal(live.text_edited) as edited:
        assert live.insert("Ёж\u00a0👍\r\nq")

    assert edited.args == ["one\r\nЁж\u00a0👍\r\nq three"]
    assert live.text() == edited.args[0]
    assert live.cursor_state()["position"] == len("one\r\nЁж\u00a0👍\r\nq")


def test_a_finished_text_takes_no_quote(live, qtbot):
    show(live, "", "one", "A", "en", read_only=True)

    with qtbot.assertNotEmitted(live.text_edited):
        assert not live.insert("two")
    assert live.text() == "one"


def test_bounds_are_told_while_they_are_not_met(live):
    live.resize(1600, 400)
    live.show_text(EditedText(title="Own", text="one", bounds=Bounds(least=2, most=3)))
    told = live.findChild(SafeLabel, "wordBounds")

    assert told.text() == "1 word(s) / at least 2"
    typed(live.editor, "two ")
    until_told(told, "")
    typed(live.editor, "three four ")
    until_told(told, "4 word(s) / at most 3")


def until_told(label, words):
    end = time.monotonic() + 30
    while label.text() != words:
        assert time.monotonic() < end
        QTest.qWait(5)


def test_an_entry_of_the_outline_is_chosen_by_keyboard(live, qtbot):
    entries = tuple(
        OutlineEntry(kind=kind, text=text, turn=1, start=at, end=at + 3)
        for at, (kind, text) in enumerate(
            [(OutlineKind.HEADING, "Plan"), (OutlineKind.QUESTION, "<b>Why?</b>")]
        )
    )
    show(live, "", "one", "A", "en")
    live.show_outline(entries)
    live.show_tab("outline")
    live.focus_outline()
    listed = live.findChild(QListWidget, "outline")

    with qtbot.waitSignal(live.outline_chosen) as chosen:
        qtbot.keyClick(listed, Qt.Key.Key_Down)
        qtbot.keyClick(listed, Qt.Key.Key_Return)

    assert chosen.args == [entries[1]]
    assert listed.item(1).text() == "<b>Why?</b>"
