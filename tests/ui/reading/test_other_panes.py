"""Prompt, guidelines and history."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import (
    QListWidget,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QTextEdit,
    QToolButton,
)

from tests.ui.reading.reach import assert_reachable
from trainer_desk.text.diff import diff
from trainer_desk.ui.markdown import Rendered
from trainer_desk.ui.safe import ElidedLabel
from trainer_desk.ui.widgets.controls import Segmented
from trainer_desk.ui.widgets.find_bar import FindBar
from trainer_desk.ui.widgets.guidelines_pane import GuidelinesPane
from trainer_desk.ui.widgets.highlights import Highlight
from trainer_desk.ui.widgets.history_view import HistoryView, ShownVersion
from trainer_desk.ui.widgets.prompt_pane import PromptPane, ShownTurn
from trainer_desk.ui.widgets.turn_view import TurnView
from trainer_desk.work.task import Role


def shown(qtbot, widget, theme):
    qtbot.addWidget(widget)
    widget.set_theme(theme)
    widget.resize(800, 400)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.fixture
def prompt(qtbot, theme):
    return shown(qtbot, PromptPane(), theme)


@pytest.fixture
def guidelines(qtbot, theme):
    return shown(qtbot, GuidelinesPane(), theme)


@pytest.fixture
def history(qtbot, theme):
    view = HistoryView()
    view.diff_wanted.connect(lambda old, new, rev: view.show_diff(diff(old, new), rev))
    return shown(qtbot, view, theme)


def turns(*texts):
    roles = (Role.USER, Role.ASSISTANT)
    return tuple(ShownTurn(role=roles[at % 2], text=text) for at, text in enumerate(texts))


def test_a_single_turn_is_shown_without_ceremony(prompt):
    prompt.show_prompt(turns("Why is the sky blue?"), language="en")

    (turn,) = [view for view in prompt.findChildren(TurnView) if view.isVisibleTo(prompt)]
    assert turn.is_open()
    assert "sky" in turn.view.toPlainText()


def test_a_prompt_tells_how_it_stands_before_it_is_rendered_and_after_and_with_marks(prompt):
    told = prompt.findChild(Segmented)
    plain = ShownTurn(role=Role.USER, text="Why?")
    ready = ShownTurn(role=Role.USER, text="How?", rendered=Rendered("<p>How?</p>", "How?"))
    seen = []

    def look():
        (view,) = prompt.views()
        seen.append((told.chosen_id(), "text" if view.is_raw() else "view"))

    prompt.show_prompt((plain,), language="en")
    look()
    prompt.set_rendered(0, Rendered("<p>Why?</p>", "Why?"))
    look()
    prompt.set_highlights(0, (Highlight(0, 3, "red"),))
    look()
    prompt.show_prompt((ready,), language="en")
    look()

    assert seen == [("text", "text"), ("view", "view"), ("text", "text"), ("view", "view")]


def test_earlier_turns_are_folded_and_the_last_question_is_open(prompt):
    prompt.show_prompt(turns("First?", "Answer.", "Second?"), language="en")

    views = [view for view in prompt.findChildren(TurnView) if view.isVisibleTo(prompt)]
    assert [view.is_open() for view in views] == [False, False, True]


def lines_seen(prompt):
    return [one.text() for one in prompt.findChildren(ElidedLabel) if one.isVisibleTo(prompt)]


def test_a_folded_turn_says_on_one_line_what_it_is_about(prompt):
    prompt.show_prompt(turns("First?", "Answer.", "Second?"), language="en")
    before = lines_seen(prompt)

    prompt.findChildren(TurnView)[2].findChild(QToolButton).click()

    assert (before, lines_seen(prompt)) == (
        ["First?", "Answer."],
        ["First?", "Answer.", "Second?"],
    )


@pytest.mark.parametrize("folded_first", [True, False])
def test_a_folded_prompt_says_on_one_line_what_is_asked(prompt, folded_first):
    prompt.set_folded(folded_first)
    prompt.show_prompt(turns("Why is the sky blue?"), language="en")
    prompt.set_folded(True)

    assert lines_seen(prompt) == ["Why is the sky blue?"]


def test_fewer_turns_leave_none_of_the_old_ones(prompt):
    prompt.show_prompt(turns("First?", "Answer.", "Second?"), language="en")

    prompt.show_prompt(turns("Only?"), language="en")

    views = [view for view in prompt.findChildren(TurnView) if view.isVisibleTo(prompt)]
    assert len(views) == 1


def test_folding_leaves_one_line(prompt, qtbot):
    prompt.show_prompt(turns("Why is the sky\nblue?"), language="en")
    tall = prompt.wanted_height()

    with qtbot.waitSignal(prompt.folded_changed) as heard:
        prompt.toggle()

    assert heard.args == [True]
    assert prompt.wanted_height() < tall
    assert prompt.maximumHeight() < 60


def test_a_longer_prompt_wants_more_room(prompt, qtbot):
    prompt.show_prompt(turns("Short."), language="en")
    short = prompt.wanted_height()

    with qtbot.waitSignal(prompt.height_wanted):
        prompt.show_prompt(turns("Long.\n" * 20), language="en")

    assert prompt.wanted_height() > short + 100


def test_where_not_all_turns_fit_the_last_question_is_in_view(prompt, qtbot):
    prompt.resize(800, 110)
    bar = prompt.findChild(QScrollArea).verticalScrollBar()

    prompt.show_prompt(turns("First?", "Answer.", "Second?", "Answer.", "Third?"), language="en")

    last = [view for view in prompt.findChildren(TurnView) if view.isVisibleTo(prompt)][-1]
    qtbot.waitUntil(lambda: bar.value() > 0 and bar.value() == min(last.y(), bar.maximum()))


def test_a_prompt_that_was_scrolled_stays_where_it_is(prompt, qtbot):
    prompt.resize(800, 110)
    bar = prompt.findChild(QScrollArea).verticalScrollBar()
    prompt.show_prompt(turns("First?", "Answer.", "Second?", "Answer.", "Third?"), language="en")
    qtbot.waitUntil(lambda: bar.value() > 0)

    bar.triggerAction(QScrollBar.SliderAction.SliderToMinimum)
    before = bar.maximum()
    prompt.resize(800, 120)
    qtbot.waitUntil(lambda: bar.maximum() < before)

    assert bar.value() == 0


def test_setters_of_the_prompt_announce_nothing(prompt, qtbot):
    with (
        qtbot.assertNotEmitted(prompt.folded_changed),
        qtbot.assertNotEmitted(prompt.raw_changed),
    ):
        prompt.show_prompt(turns("One", "Two", "Three"), language="en")
        prompt.set_folded(True)
        prompt.set_raw(True)


def test_a_late_rendering_of_a_turn_is_taken(prompt):
    prompt.show_prompt(turns("**Why?**"), language="en")

    prompt.set_rendered(0, Rendered("<p><b>Why?</b></p>", "**Why?**"))

    turn = prompt.findChild(TurnView)
    assert turn.view.toPlainText() == "Why?"
    prompt.set_raw(True)
    assert turn.view.toPlainText() == "**Why?**"


def test_guidelines_can_be_searched(guidelines, qtbot):
    text = "Rate honestly.\n\nBe honest."
    guidelines.show_guidelines(text, Rendered("<p>Rate honestly.</p><p>Be honest.</p>", text))
    guidelines.open_find()
    bar = guidelines.findChild(FindBar)

    qtbot.keyClicks(bar.findChild(object, "findPattern"), "honest")

    assert bar.findChild(object, "findCount").text() == "1 of 2"
    assert guidelines.view.textCursor().selectedText() == "honest"


def test_no_guidelines_are_no_mystery(guidelines):
    guidelines.show_guidelines("", None)

    assert not guidelines.view.isVisibleTo(guidelines)


VERSIONS = tuple(
    ShownVersion(text, datetime(2026, 1, 2, 10, at, tzinfo=UTC), 2)
    for at, text in enumerate(("newest text", "older text", "oldest text"))
)


def test_the_newest_version_is_compared_with_now(history):
    history.show_history(VERSIONS, "present text")

    assert history.chosen() == VERSIONS[0]
    assert history.findChild(QTextEdit, "diffMain").toPlainText() == "newestpresent text"


def test_a_version_is_asked_back_exactly(history, qtbot):
    odd = ShownVersion("a\u00a0b\r\n👍", datetime(2026, 1, 2, tzinfo=UTC), 2)
    history.show_history((VERSIONS[0], odd), "present text")
    history.findChild(QListWidget, "versions").setCurrentRow(1)

    with qtbot.waitSignal(history.restore_asked) as heard:
        history.findChild(QPushButton, "restoreVersion").click()

    assert heard.args == [odd.text]


def test_an_older_answer_about_history_is_dropped(qtbot, theme):
    view = HistoryView()
    asked = []
    view.diff_wanted.connect(lambda *question: asked.append(question))
    shown(qtbot, view, theme)
    view.show_history(VERSIONS, "present text")
    view.findChild(QListWidget, "versions").setCurrentRow(1)

    view.show_diff(diff(*asked[0][:2]), asked[0][2])

    assert view.findChild(QTextEdit, "diffMain").toPlainText() == ""


@pytest.mark.parametrize("pane", ["prompt", "guidelines", "history"])
def test_every_control_has_a_name_and_takes_the_keyboard(request, pane):
    pane = request.getfixturevalue(pane)

    assert_reachable(pane)


def test_a_short_prompt_wants_little_room_from_the_start(prompt, qtbot):
    prompt.show_prompt(turns("Why is the sky blue?"), language="en")

    qtbot.waitUntil(lambda: prompt.wanted_height() < prompt.fontMetrics().height() * 7)
