"""Responses one by one, in pairs and in columns."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel

from tests.ui.reading.reach import assert_reachable
from trainer_desk.ui.markdown import Lost, Rendered
from trainer_desk.ui.safe import SafeView
from trainer_desk.ui.widgets.arrangement import ViewMode, columns_in, pair_for
from trainer_desk.ui.widgets.controls import Segmented
from trainer_desk.ui.widgets.highlights import Highlight
from trainer_desk.ui.widgets.response_area import ShownResponse
from trainer_desk.ui.widgets.response_card import ResponseCard


def on_screen(area):
    cards = area.findChildren(ResponseCard)
    return [card.response().letter for card in cards if card.isVisibleTo(area) and card.response()]


def card(area, number):
    return area.findChild(ResponseCard, f"response{number}")


@pytest.mark.parametrize("count", range(1, 10))
def test_focus_shows_the_selected_response_alone(area, responses, count):
    area.set_mode(ViewMode.FOCUS)

    area.show_responses(responses(count), language="en")
    area.set_selected(f"r{count - 1}")

    assert on_screen(area) == ["ABCDEFGHI"[count - 1]]


@pytest.mark.parametrize("count", range(1, 10))
def test_columns_show_every_response(area, responses, count):
    area.set_mode(ViewMode.COLUMNS)

    area.show_responses(responses(count), language="en")

    assert on_screen(area) == list("ABCDEFGHI"[:count])


@pytest.mark.parametrize("count", range(2, 10))
def test_a_pair_stays_put_while_the_selection_changes_inside_it(area, responses, count):
    area.set_mode(ViewMode.PAIR)
    area.show_responses(responses(count), language="en")
    before = on_screen(area)

    area.set_selected("r1")

    assert before == on_screen(area) == ["A", "B"]


def test_a_response_outside_the_pair_meets_the_best_one_so_far(area, responses):
    area.set_mode(ViewMode.PAIR)
    area.show_responses(responses(5), language="en")
    area.set_places({"r2": (1, 5), "r0": (2, 5)})

    area.set_selected("r4")

    assert on_screen(area) == ["C", "E"]


def test_a_new_best_one_moves_nothing(area, responses):
    area.set_mode(ViewMode.PAIR)
    area.show_responses(responses(5), language="en")

    area.set_places({"r4": (1, 5)})

    assert on_screen(area) == ["A", "B"]


def test_the_best_one_itself_meets_its_neighbour():
    order = ["a", "b", "c"]

    assert pair_for("c", order, {"c": (1, 3)}) == ("b", "c")
    assert pair_for("a", order, {}) == ("a", "b")
    assert pair_for("a", ["a"], {}) == ("a",)


def test_column_width_follows_the_letters():
    assert columns_in(1380, 7.0) == 3
    assert columns_in(1380, 10.0) == 3
    assert columns_in(1380, 16.0) == 1
    assert columns_in(100, 7.0) == 1


def test_more_columns_than_fit_scroll_sideways_to_the_selected_one(area, responses, qtbot):
    area.set_mode(ViewMode.COLUMNS)
    area.show_responses(responses(9), language="en")

    area.set_selected("r8")

    chosen = card(area, 9)
    left = chosen.mapTo(area, chosen.rect().topLeft()).x()
    assert 0 <= left < area.width()


def test_cards_out_of_view_are_laid_out_when_they_come_into_it(area, responses):
    area.set_mode(ViewMode.COLUMNS)
    area.show_responses(responses(9), language="en")
    assert card(area, 9).view.toPlainText() == ""

    area.set_selected("r8")

    assert "Response 8" in card(area, 9).view.toPlainText()


def test_setters_announce_nothing(area, responses, qtbot):
    signals = (area.selected_changed, area.raw_changed, area.edit_asked, area.link_asked)
    with qtbot.assertNotEmitted(signals[0]), qtbot.assertNotEmitted(signals[1]):
        area.show_responses(responses(4), language="en")
        area.set_selected("r2")
        area.set_raw(True)
        area.set_mode(ViewMode.FOCUS)
        area.set_places({"r1": (1, 4)})


def test_clicking_into_a_card_selects_it(area, responses, qtbot):
    area.set_mode(ViewMode.PAIR)
    area.show_responses(responses(2), language="en")

    with qtbot.waitSignal(area.selected_changed) as heard:
        qtbot.mouseClick(card(area, 2).view.viewport(), Qt.MouseButton.LeftButton)

    assert heard.args == ["r1"]
    assert area.selected() == "r1"
    assert card(area, 2).is_selected()
    assert not card(area, 1).is_selected()


def test_letters_pick_what_is_not_on_screen(area, responses, qtbot):
    area.set_mode(ViewMode.FOCUS)
    area.show_responses(responses(3), language="en")

    with qtbot.waitSignal(area.selected_changed) as heard:
        area.findChild(QAbstractButton, "letter3").click()

    assert heard.args == ["r2"]
    assert on_screen(area) == ["C"]


def test_a_late_rendering_does_not_move_what_is_read(area, qtbot):
    lines = [f"Line number {n} of a long answer." for n in range(300)]
    text = "\n\n".join(lines)
    area.set_mode(ViewMode.FOCUS)
    response = ShownResponse(id="r0", letter="A", text=text, rendered=None, words=9)
    area.show_responses((response,), language="en")
    view = card(area, 1).view
    area.restore_scroll({"r0": 0.5})
    top = view.cursorForPosition(view.viewport().rect().topLeft()).block().text() or "\n"

    area.set_rendered("r0", Rendered("".join(f"<p>{line}</p>" for line in lines), text))

    after = view.cursorForPosition(view.viewport().rect().topLeft()).block().text()
    assert not view.is_raw()
    assert after == top or top == "\n"


def test_scroll_positions_come_back(area, responses):
    area.set_mode(ViewMode.FOCUS)
    many = responses(2, text="\n\n".join(["Line {}."] * 400))
    area.show_responses(many, language="en")

    area.restore_scroll({"r0": 0.25, "r1": 0.75})

    assert area.scroll_positions()["r0"] == pytest.approx(0.25, abs=0.02)
    area.set_selected("r1")
    assert area.scroll_positions()["r1"] == pytest.approx(0.75, abs=0.02)


def test_linked_cards_scroll_together(area, responses):
    area.set_mode(ViewMode.PAIR)
    area.show_responses(responses(2, text="\n\n".join(["Line {}."] * 400)), language="en")
    area.set_linked_scrolling(True)

    bar = card(area, 1).view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)

    assert area.scroll_positions()["r1"] == pytest.approx(0.5, abs=0.02)


def test_what_formatting_hides_is_said_and_one_click_away(area, qtbot):
    text = "List<String> names"
    lossy = Rendered("<p>List names</p>", text, lost=(Lost("<String>", 4),))
    response = ShownResponse(id="r0", letter="A", text=text, rendered=lossy, words=2)
    area.show_responses((response,), language="en")
    shown = card(area, 1)
    notice = shown.findChild(object, "textNotice")
    assert notice.isVisibleTo(shown)

    notice.action.emit()

    assert shown.is_raw()
    assert "List<String>" in shown.view.toPlainText()
    assert not notice.isVisibleTo(shown)


def test_raw_holds_for_the_next_task(area, responses):
    area.set_mode(ViewMode.COLUMNS)
    area.show_responses(responses(2), language="en")
    area.set_raw(True)

    area.show_responses(responses(3), language="en")

    assert all(card(area, number).is_raw() for number in (1, 2, 3))


def test_one_card_can_be_raw_alone(area, responses, qtbot):
    area.show_responses(responses(2), language="en")
    with qtbot.assertNotEmitted(area.raw_changed):
        card(area, 1).findChild(QAbstractButton, "text").click()
    with qtbot.waitSignal(area.raw_changed) as heard:
        card(area, 2).findChild(QAbstractButton, "text").click()

    assert heard.args == [True]


def told(pane):
    """What a pane says of how its text is shown, to the eye and to who listens."""
    row = pane.findChild(Segmented)
    spoken = [
        name
        for name in ("view", "text")
        if QAccessible.queryAccessibleInterface(row.findChild(QAbstractButton, name))
        .state()
        .checked
    ]
    assert spoken == [row.chosen_id()]
    return row.chosen_id()


def stands(view):
    return "text" if view.is_raw() else "view"


@pytest.mark.parametrize("raw", [False, True])
def test_a_card_tells_how_its_text_stands_before_it_is_rendered_and_after(area, responses, raw):
    area.set_raw(raw)
    plain, rendered = responses(2, rendered=False), responses(2)
    area.show_responses(plain, language="en")
    before = [(told(card(area, at)), stands(card(area, at).view)) for at in (1, 2)]
    for one in rendered:
        area.set_rendered(one.id, one.rendered)
    after = [(told(card(area, at)), stands(card(area, at).view)) for at in (1, 2)]

    assert before == [("text", "text")] * 2
    assert after == [("text", "text") if raw else ("view", "view")] * 2


def test_a_card_tells_how_its_text_stands_while_marks_are_shown_and_after(area, responses):
    area.show_responses(responses(2), language="en")
    seen = []
    for highlights in ((), (Highlight(0, 3, "red"),), ()):
        area.set_highlights("r0", highlights, layer="claims")
        seen.append((told(card(area, 1)), stands(card(area, 1).view)))

    assert seen == [("view", "view"), ("text", "text"), ("view", "view")]


def test_formatting_cannot_be_chosen_where_there_is_too_much_of_it(area, responses, qtbot):
    text = "word\n" * 10
    rendered = Rendered("", text, over_budget=True)
    long = ShownResponse(id="r0", letter="A", text=text, rendered=rendered, words=1)
    area.show_responses((long,), language="en")
    view = card(area, 1).findChild(QAbstractButton, "view")

    first = (told(card(area, 1)), stands(card(area, 1).view), view.isEnabled())
    area.show_responses(responses(1), language="en")
    second = (told(card(area, 1)), stands(card(area, 1).view), view.isEnabled())

    assert first == ("text", "text", False)
    assert second == ("view", "view", True)


def test_choosing_formatting_before_it_is_there_shows_it_once_it_is(area, responses, qtbot):
    plain, rendered = responses(1, rendered=False), responses(1)
    area.show_responses(plain, language="en")

    with qtbot.assertNotEmitted(area.raw_changed):
        card(area, 1).findChild(QAbstractButton, "view").click()
    before = (told(card(area, 1)), stands(card(area, 1).view))
    area.set_rendered("r0", rendered[0].rendered)

    assert before == ("text", "text")
    assert (told(card(area, 1)), stands(card(area, 1).view)) == ("view", "view")


def test_copying_gives_every_code_point(area, qtbot):
    text = "a\u00a0b\u2028c 👩‍👩‍👧 ё"
    response = ShownResponse(id="r0", letter="A", text=text, rendered=None, words=3)
    area.show_responses((response,), language="ru")

    card(area, 1).copy()

    assert QGuiApplication.clipboard().text() == text


def test_a_task_without_responses_says_so(area, responses):
    area.show_responses(responses(3), language="en")

    area.show_responses((), language="en")

    assert on_screen(area) == []
    assert area.selected() is None


def test_every_control_has_a_name_and_takes_the_keyboard(area, responses):
    area.show_responses(responses(4), language="en")

    assert_reachable(area)


def test_tab_comes_from_the_header_to_what_is_said_and_on_to_the_text(area, qtbot):
    text = "List<String> names"
    lossy = Rendered("<p>List names</p>", text, lost=(Lost("<String>", 4),))
    response = ShownResponse(id="r0", letter="A", text=text, rendered=lossy, words=2)
    area.show_responses((response,), language="en")
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    shown = card(area, 1)

    all_buttons = shown.findChildren(QAbstractButton)
    walked = [next(one for one in all_buttons if one.accessibleName() == "Copy")]
    walked[0].setFocus()
    for _ in range(2):
        qtbot.keyClick(walked[-1], Qt.Key.Key_Tab)
        walked.append(area.focusWidget())

    notice = shown.findChild(object, "textNotice")
    assert walked[1:] == [notice.findChild(QAbstractButton), shown.view]


def test_hidden_characters_are_counted(area):
    text = "safe\u202efas\u200b"
    rendered = Rendered("<p>safe</p>", text)
    area.show_responses(
        (ShownResponse(id="r0", letter="A", text=text, rendered=rendered, words=1),), language="en"
    )

    notice = card(area, 1).findChild(object, "textNotice")

    assert notice.isVisibleTo(area)
    assert "2" in notice.text()


def test_a_text_too_long_for_one_view_is_read_page_by_page(area):
    text = "word\n" * 90_000
    rendered = Rendered("", text, over_budget=True)
    area.show_responses(
        (ShownResponse(id="r0", letter="A", text=text, rendered=rendered, words=1),), language="en"
    )
    notice = card(area, 1).findChild(object, "textNotice")
    seen = [card(area, 1).view.page()]

    for _ in range(card(area, 1).view.page_count()):
        notice.action.emit()
        seen.append(card(area, 1).view.page())

    assert seen == [0, 1, 2, 0]


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize("mode", ViewMode)
@pytest.mark.parametrize("count", [1, 2, 9])
def test_responses_that_were_made_ready_are_shown_each_on_its_own_card(
    area, responses, mode, count, raw
):
    area.resize(4000, 600)
    area.set_mode(mode)
    area.set_raw(raw)
    tasks = [responses(count, text=f"Task {task}, response {{}}.") for task in range(4)]
    area.show_responses(tasks[0], language="en")

    seen = []
    for task in (1, 2, 1, 0, 3):
        while any(area.make_ready(tasks[near]) for near in range(4)):
            pass
        area.show_responses(tasks[task], language="en")
        shown = [card(area, number + 1) for number in range(count) if f"r{number}" in area.shown()]
        seen.append((task, [words_seen(one) for one in shown]))

    numbers = {ViewMode.FOCUS: 1, ViewMode.PAIR: min(2, count), ViewMode.COLUMNS: count}[mode]
    assert seen == [
        (task, [[f"Task {task}, response {number}."] for number in range(numbers)])
        for task in (1, 2, 1, 0, 3)
    ]


def words_seen(card):
    views = card.findChildren(SafeView)
    return [view.toPlainText() for view in views if view.isVisibleTo(card)]


def test_a_click_into_a_text_that_was_made_ready_selects_its_response(area, responses, qtbot):
    coming = responses(2, text="next {}")
    while area.make_ready(coming):
        pass
    area.show_responses(coming, language="en")

    with qtbot.waitSignal(area.selected_changed, timeout=30_000) as heard:
        qtbot.mouseClick(card(area, 2).view.viewport(), Qt.MouseButton.LeftButton)

    assert heard.args == ["r1"]


def test_texts_that_were_made_ready_scroll_together(area, responses):
    long, short = responses(2, text="word {} " * 4_000), responses(2)
    area.set_linked_scrolling(True)
    area.show_responses(short, language="en")
    while area.make_ready(long):
        pass
    area.show_responses(long, language="en")

    area.restore_scroll({"r0": 0.5})

    assert area.scroll_positions()["r1"] == pytest.approx(0.5, abs=0.02)


# Cards are made when they are needed


def made(area):
    return len(area.findChildren(ResponseCard))


@pytest.mark.parametrize(
    ("mode", "seen"), [(ViewMode.FOCUS, 1), (ViewMode.PAIR, 2), (ViewMode.COLUMNS, 6)]
)
def test_cards_are_made_for_what_is_seen(area, responses, mode, seen):
    area.set_mode(mode)

    before = made(area)
    area.show_responses(responses(6), language="en")

    assert (before, made(area)) == (0, seen)


def test_cards_are_used_again(area, responses):
    area.set_mode(ViewMode.FOCUS)
    area.show_responses(responses(6), language="en")

    area.set_selected("r4")
    area.show_responses(responses(3), language="en")
    area.set_selected("r2")

    assert made(area) == 5


def test_cards_are_made_in_advance_one_at_a_time(area, responses):
    area.set_mode(ViewMode.FOCUS)
    area.show_responses(responses(2), language="en")

    numbers, coming = [made(area)], responses(4)
    while area.make_card():
        numbers.append(made(area))
    while area.make_ready(coming):
        numbers.append(made(area))

    assert numbers[:4] == [1, 2, 3, 4]
    assert max(numbers) == 4


def test_a_card_that_is_made_later_shows_what_was_said_before(area, responses):
    area.set_mode(ViewMode.FOCUS)
    area.set_editable(on=False)
    area.show_responses(responses(3), language="ru")
    area.set_places({"r2": (1, 3)})

    area.set_selected("r2")

    first, last = card(area, 1), card(area, 3)
    assert last.view.font() == first.view.font()
    assert last.view.locale() == first.view.locale()
    assert hidden_buttons(last) == hidden_buttons(first)
    assert [label.text() for label in last.findChildren(QLabel, "cardTitle")] == ["Place 1"]


def test_a_card_that_is_made_later_shows_plain_text_while_marks_are_made(area, responses):
    area.set_mode(ViewMode.FOCUS)
    area.show_responses(responses(3), language="en")
    area.set_marking(on=True, layer="claims")

    area.set_selected("r2")
    during = card(area, 3).is_plain()
    area.set_marking(on=False, layer="claims")

    assert (during, card(area, 3).is_plain()) == (True, False)


def test_a_card_that_is_made_later_is_rendered_and_scrolled_as_was_said(area, responses):
    area.set_mode(ViewMode.FOCUS)
    long = responses(3, rendered=False, text="Line {}.\n\n" * 200)
    area.show_responses(long, language="en")
    area.restore_scroll({"r2": 0.5})
    rendered = Rendered("<p>Rendered.</p>" * 200, long[2].text)
    area.set_rendered("r2", rendered)

    before = area.scroll_positions()["r2"]
    area.set_selected("r2")

    assert before == 0.5
    assert area.scroll_positions()["r2"] == pytest.approx(0.5, abs=0.02)
    assert card(area, 3).view.toPlainText().startswith("Rendered.")


def test_one_card_that_is_plain_does_not_make_those_plain_that_are_made_later(
    area, responses, qtbot
):
    area.set_mode(ViewMode.FOCUS)
    area.show_responses(responses(3), language="en")

    with qtbot.assertNotEmitted(area.raw_changed):
        card(area, 1).findChild(QAbstractButton, "text").click()
    area.set_selected("r2")

    assert [card(area, number).is_raw() for number in (1, 2, 3)] == [True, False, False]


def test_a_mark_makes_the_card_it_stands_on(area, responses):
    area.set_mode(ViewMode.FOCUS)
    area.show_responses(responses(4), language="en")

    area.set_highlights("r1", ())
    none = made(area)
    area.set_highlights("r2", (Highlight(0, 3, "red"),))

    assert (none, made(area)) == (1, 3)
    assert card(area, 3).is_plain()


def test_the_views_of_all_responses_can_be_had(area, responses):
    area.set_mode(ViewMode.FOCUS)
    area.show_responses(responses(4), language="en")
    read_in = area.findChild(SafeView)

    views = dict(area.views())

    assert list(views) == ["r0", "r1", "r2", "r3"]
    assert area.reads_in(read_in)
    assert area.reads_in(views["r3"])
    assert not area.reads_in(None)


def hidden_buttons(card):
    return [(one.accessibleName(), one.isHidden()) for one in card.findChildren(QAbstractButton)]
