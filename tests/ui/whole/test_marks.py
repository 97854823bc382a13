"""Marking in the real window, by keys alone."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.builders import A, B
from tests.ui.whole.conftest import until
from tests.ui.whole.marked import (
    ERROR,
    FIRST,
    OBSCENE,
    PROMPT,
    SLANG,
    answer,
    made,
    mark_by_keys,
    marks_file,
    obscene_words,
    proposed,
    rewrite,
    select,
    to_words,
)
from tests.ui.whole.working import notice, shown_as_saved, state_of, stored
from trainer_desk.ui.widgets.marks_list import MarksList
from trainer_desk.ui.widgets.spans_section import LabelButton
from trainer_desk.work.marks import Ground, MarkSource, Where
from trainer_desk.work.states import TaskState


def test_words_of_a_response_are_marked_by_keys_alone(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        mark_by_keys(running)
        select(running, FIRST, "dudes")

        running.hands.press("S")

        (mark,) = made(running)
        assert mark.label == SLANG
        assert (mark.spot.where, mark.spot.quote) == (Where.in_response(A), "dudes")
        assert FIRST[mark.spot.start : mark.spot.end] == "dudes"
        until(lambda: shown_as_saved(running))


def test_labels_without_a_key_have_digits(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        mark_by_keys(running)
        select(running, FIRST, "the damn earth is flat")
        running.hands.press("1")
        select(running, FIRST, "damn")
        running.hands.press("2")

        assert [mark.label for mark in made(running)] == [ERROR, OBSCENE]


def test_label_keys_work_under_a_russian_layout(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        mark_by_keys(running)
        select(running, FIRST, "dudes")

        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, 0x042B, Qt.KeyboardModifier.NoModifier, "ы")
            QApplication.sendEvent(running.hands.focus(), key)

        assert [mark.label for mark in made(running)] == [SLANG]


def test_the_prompt_is_marked_after_a_tab(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        mark_by_keys(running)
        while not running.desktop.window.prompt.isAncestorOf(running.hands.focus()):
            running.hands.press("Shift+Tab")
        select(running, PROMPT, "👩‍🔬 hello")

        running.hands.press("S")

        (mark,) = made(running)
        assert mark.spot.where == Where.in_turn(0)
        assert mark.spot.quote == "👩‍🔬 hello"


def test_white_space_at_the_ends_is_not_marked(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        mark_by_keys(running)
        select(running, FIRST, " dudes")

        running.hands.press("S")

        assert [mark.spot.quote for mark in made(running)] == ["dudes"]


def test_without_marking_the_same_keys_rank_and_mark_nothing(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        running.hands.press("S")
        running.hands.press("1")

        assert made(running) == []


def test_escape_ends_marking(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        mark_by_keys(running)
        select(running, FIRST, "dudes")
        running.hands.press("Esc")

        running.hands.press("S")

        assert made(running) == []
        assert not running.desktop.kinds.spans.is_on


def test_a_mark_gets_severity_comment_and_another_label(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        mark_by_keys(running)
        select(running, FIRST, "dudes")
        running.hands.press("S")

        running.hands.press("Alt+2")
        running.hands.press("1")
        running.hands.press("Ctrl+Shift+C")
        running.hands.write("too familiar")

        (mark,) = made(running)
        assert (mark.label, mark.severity.value, mark.comment) == (ERROR, 2, "too familiar")
        running.hands.press("Esc")
        assert running.desktop.window.responses.isAncestorOf(running.hands.focus())
        assert running.desktop.kinds.spans.is_on


def test_a_mark_is_resized_by_characters_and_keeps_quote_and_place_together(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        mark_by_keys(running)
        select(running, FIRST, "dudes")
        running.hands.press("S")

        running.hands.press("Alt+Shift+Right")
        running.hands.press("Alt+Shift+Up")
        running.hands.press("Alt+Shift+Up")

        (mark,) = made(running)
        assert mark.spot.quote == "😀 dudes,"
        assert FIRST[mark.spot.start : mark.spot.end] == mark.spot.quote
        running.hands.press("Alt+Shift+Down")
        running.hands.press("Alt+Shift+Left")
        assert [mark.spot.quote for mark in made(running)] == [" dudes"]


def test_marks_are_walked_through_and_deleted(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        mark_by_keys(running)
        for words in ("Hello", "dudes", "flat"):
            select(running, FIRST, words)
            running.hands.press("S")

        running.hands.press("F12")
        running.hands.press("F12")
        running.hands.press("Delete")

        assert [mark.spot.quote for mark in made(running)] == ["Hello", "flat"]


def test_nested_marks_are_chosen_at_the_cursor_inner_first(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        mark_by_keys(running)
        for words, key in (("the damn earth is flat", "1"), ("damn", "2")):
            select(running, FIRST, words)
            running.hands.press(key)
        to_words(running, FIRST, "amn")

        running.hands.press("Space")
        running.hands.press("Alt+3")
        running.hands.press("Space")
        running.hands.press("Alt+1")

        graves = {mark.spot.quote: mark.severity for mark in made(running)}
        assert graves["damn"].value == 1
        assert graves["the damn earth is flat"].value == 3


def test_each_gesture_is_one_step_of_undo(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        begun = running.desktop.flow.draft
        mark_by_keys(running)
        select(running, FIRST, "dudes")
        states = [answer(running)]
        for keys in ("S", "Alt+2", "Alt+Shift+Right", "1", "Delete"):
            running.hands.press(keys)
            states.append(answer(running))
        assert all(one != other for one, other in pairwise(states))

        for expected in reversed(states[:-1]):
            running.hands.press("Ctrl+Z")
            assert answer(running) == expected

        assert running.desktop.flow.draft.same_work(begun)


def test_nothing_to_mark_is_said_by_a_key_and_forgotten_with_the_first_mark(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        running.hands.press("Ctrl+Alt+M")
        assert answer(running).nothing

        mark_by_keys(running)
        select(running, FIRST, "dudes")
        running.hands.press("S")

        assert not answer(running).nothing


def test_done_leads_to_the_labels_while_nothing_is_marked(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        running.hands.press("Ctrl+Return")
        section = running.desktop.window.verdict.marks_of("marks")
        assert section.isAncestorOf(running.hands.focus())

        running.hands.press("Ctrl+Alt+M")
        key = int(running.desktop.flow.task.key)
        running.hands.press("Ctrl+Return")

        until(lambda: state_of(running, key) is TaskState.DONE)


def test_a_rewrite_keeps_its_marks_through_edits_and_undo(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        rewrite(running)
        running.hands.press("Ctrl+Shift+M")
        select(running, FIRST, "dudes")
        running.hands.press("S")
        running.hands.press("Esc")
        marked = answer(running)
        running.hands.press("Ctrl+Home")

        running.hands.write("Oh! ")

        (mark,) = made(running)
        assert mark.spot.where == Where.in_edit(A)
        assert (mark.spot.start, mark.spot.quote) == (FIRST.index("dudes") + 4, "dudes")
        assert not mark.spot.altered
        until(lambda: shown_as_saved(running))
        while answer(running) != marked:
            running.hands.press("Ctrl+Z")
        assert stored(running).answers


def test_a_mark_says_that_the_rewrite_under_it_was_changed_or_removed(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        rewrite(running)
        running.hands.press("Ctrl+Shift+M")
        select(running, FIRST, "dudes")
        running.hands.press("S")
        running.hands.press("Esc")
        to_words(running, FIRST, "udes")
        running.hands.write("-")

        (mark,) = made(running)
        assert mark.spot.altered
        assert running.desktop.kinds.spans.altered() == 1
        running.hands.press("Ctrl+A")
        running.hands.press("Delete")
        (gone,) = made(running)
        assert gone.spot.start == gone.spot.end
        listed = running.desktop.window.verdict.marks_of("marks").listed()
        assert [one.state.value for one in listed] == ["gone"]


def test_marking_keys_never_write_into_a_text(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        rewrite(running)
        running.hands.press("Ctrl+Shift+M")

        for keys in ("X", "S", "Return", "Delete", "Backspace", "Ctrl+V", "Space", "Shift+Return"):
            running.hands.press(keys)

        assert running.desktop.window.editor.text() == FIRST


def test_the_reason_is_marked_in_its_field(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        field = running.desktop.window.verdict.fields()[0][1]
        field.setFocus()
        running.hands.write("Because of the dudes")
        running.hands.press("Ctrl+Shift+M")
        select(running, "Because of the dudes", "dudes")

        running.hands.press("S")

        (mark,) = made(running)
        assert mark.spot.where.ground is Ground.WRITTEN
        assert mark.spot.quote == "dudes"
        assert len(field.highlights.shown()) == 1


def test_a_word_list_proposes_marks_that_are_accepted_and_rejected(start, tmp_path):
    words = obscene_words("damn", "dude")
    with start(None, marks_file(tmp_path, lexicons=(words,))) as running:
        proposed(running, 3)

        running.hands.press("F5")
        running.hands.press("Ctrl+F12")
        running.hands.press("Alt+F12")

        proposed(running, 1)
        marks = answer(running).marks
        assert [(mark.spot.quote, mark.rejected) for mark in marks] == [
            ("dudes", False),
            ("dudes", True),
        ]
        assert all(mark.source is MarkSource.LEXICON for mark in marks)
        assert [mark.spot.where.ground for mark in marks] == [Ground.TURN, Ground.RESPONSE]


def test_every_proposal_by_the_same_entry_is_accepted_at_once(start, tmp_path):
    with start(None, marks_file(tmp_path, lexicons=(obscene_words("damn", "dude"),))) as running:
        proposed(running, 3)
        running.hands.press("F5")

        running.hands.press("Ctrl+Shift+F12")

        proposed(running, 1)
        assert [mark.spot.quote for mark in made(running)] == ["dudes", "dudes"]
        running.hands.press("Ctrl+Z")
        proposed(running, 3)


def test_what_is_written_is_looked_through_as_well(start, tmp_path):
    with start(None, marks_file(tmp_path, lexicons=(obscene_words("damn"),))) as running:
        proposed(running, 1)
        field = running.desktop.window.verdict.fields()[0][1]
        field.setFocus()

        running.hands.write("No damned word")

        proposed(running, 2)


def test_a_finished_task_shows_its_marks_and_takes_no_more(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        mark_by_keys(running)
        select(running, FIRST, "dudes")
        running.hands.press("S")
        running.hands.press("Esc")
        running.hands.press("Ctrl+Return")
        running.hands.press("Ctrl+P")
        assert running.desktop.flow.task.read_only

        mark_by_keys(running)

        section = running.desktop.window.verdict.marks_of("marks")
        assert [one.quote for one in section.listed()] == ["dudes"]
        assert not running.desktop.kinds.spans.is_on
        (_, view), *_ = running.desktop.window.responses.views()
        assert view.is_raw()


def test_marking_goes_on_in_the_next_task(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        mark_by_keys(running)
        running.hands.press("Ctrl+N")
        order = running.desktop.flow.task.shown_order
        running.hands.press(f"Ctrl+{order.index(A) + 1}")
        select(running, FIRST, "dudes")

        running.hands.press("S")

        assert [mark.spot.quote for mark in made(running)] == ["dudes"]


def test_another_response_is_marked_after_its_digit(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        mark_by_keys(running)
        order = running.desktop.flow.task.shown_order
        running.hands.press(f"Ctrl+{order.index(B) + 1}")
        running.hands.press("Ctrl+Home")
        running.hands.press("Ctrl+Shift+Right")

        running.hands.press("S")

        (mark,) = made(running)
        assert (mark.spot.where, mark.spot.quote) == (Where.in_response(B), "Good")


def test_without_a_selection_a_label_asks_for_one(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        mark_by_keys(running)

        running.hands.press("S")

        assert made(running) == []
        assert "Select" in notice(running)


@pytest.mark.parametrize("keys", ["F12", "F5", "Ctrl+F12", "Alt+F12", "Ctrl+Shift+C"])
def test_keys_about_marks_say_so_where_there_are_none(start, tmp_path, keys):
    with start(None, marks_file(tmp_path)) as running:
        running.hands.press(keys)

        assert notice(running)


def test_with_the_mouse_words_are_selected_and_a_label_pressed(start, tmp_path, qtbot):
    with start(None, marks_file(tmp_path)) as running:
        window = running.desktop.window
        at = FIRST.index("dudes")
        window.responses.select_text(A, at, at + 5)
        dict(window.responses.views())[A].setFocus()
        labels = window.verdict.marks_of("marks").findChildren(LabelButton)
        (button,) = [each for each in labels if each.accessibleName() == "Obscene"]

        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

        assert [(mark.label, mark.spot.quote) for mark in made(running)] == [(OBSCENE, "dudes")]


def test_what_is_selected_elsewhere_is_not_marked(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        running.desktop.window.prompt.select_text(0, 0, 3)
        mark_by_keys(running)

        running.hands.press("S")

        assert made(running) == []


def test_a_click_on_a_mark_and_a_line_of_the_list_choose_it(start, tmp_path):
    with start(None, marks_file(tmp_path)) as running:
        mark_by_keys(running)
        for words in ("Hello", "dudes"):
            select(running, FIRST, words)
            running.hands.press("S")
        section = running.desktop.window.verdict.marks_of("marks")
        marks = section.findChild(MarksList)
        marks.setFocus()

        running.hands.press("Up")
        assert marks.hasFocus()
        running.hands.press("Return")
        running.hands.press("Alt+3")

        graves = {mark.spot.quote: mark.severity for mark in made(running)}
        assert graves["Hello"].value == 3
        assert graves["dudes"] is None
