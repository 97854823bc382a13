"""Marks stand where their code points are, on every view, and never touch the text."""

import re
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit

from tests.ui.look.test_theme import contrast
from trainer_desk.ui.markdown import Rendered
from trainer_desk.ui.resources import resource
from trainer_desk.ui.theme import Scheme, load_tokens
from trainer_desk.ui.theme.marks import MARK_COLOURS, mark_colours, mark_ink
from trainer_desk.ui.widgets.edited_text import EditedText
from trainer_desk.ui.widgets.highlights import Highlight, Highlights
from trainer_desk.ui.widgets.mark_shapes import SHAPES
from trainer_desk.ui.widgets.prompt_pane import PromptPane, ShownTurn
from trainer_desk.ui.widgets.text_places import pieces_of
from trainer_desk.work.task import Role

FAMILY = "👩‍👩‍👧"
TEXT = f"One {FAMILY} two e\u0301t\u0301 three שלום ארבע five"


def view_of(area, at=0) -> QTextEdit:
    return area.findChildren(QTextEdit)[at]


def points_of(view, highlights, start, end):
    """The middles of what is painted for document positions."""
    return [
        QPointF(piece.left + piece.width / 2, piece.baseline - 2)
        for piece in pieces_of(view, start, end, view.viewport().rect())
    ]


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("name", MARK_COLOURS)
def test_every_colour_stands_out_and_leaves_words_readable(scheme, name):
    tokens, colour = load_tokens(resource("themes"), scheme), mark_colours(scheme)[name]
    strongest = _mixed(colour, tokens.surface, 92 / 255)

    for ground in (tokens.surface, tokens.sunken, tokens.bg):
        assert contrast(colour, ground) >= 3
    assert contrast(tokens.text, strongest) >= 4.5


def test_a_mark_in_a_response_shows_its_plain_text(area, responses):
    area.show_responses(responses(2), language="en")
    view = view_of(area)
    assert not view.is_raw()

    area.set_highlights("r0", (Highlight(0, 8, "red"),))

    assert view.is_raw()
    area.set_highlights("r0", ())
    assert not view.is_raw()


def test_marks_of_a_task_are_gone_with_it(area, responses):
    area.show_responses(responses(2), language="en")
    area.set_highlights("r0", (Highlight(0, 8, "red"),))

    area.show_responses(responses(2, text="Another one {}."), language="en")

    assert not view_of(area).is_raw()
    assert view_of(area).findChild(Highlights).shown() == ()


def test_marks_stand_in_a_text_that_was_made_ready(area, responses, qtbot):
    area.set_marking(on=True)
    area.show_responses(responses(1, rendered=False), language="en")
    assert area.make_ready(responses(1, text=TEXT))
    area.show_responses(responses(1, text=TEXT), language="en")
    start = TEXT.index("two")
    highlight = Highlight(start, start + 3, "blue", key="m1")
    area.set_highlights("r0", (highlight,))
    ((_, view),) = area.views()
    (point, *_) = points_of(view, highlight, *view.document_span(start, start + 3))

    with qtbot.waitSignal(area.highlight_clicked, timeout=30_000) as heard:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())

    assert heard.args == ["r0", "m1"]


def test_what_is_selected_in_a_response_is_told_in_code_points(area, responses):
    area.show_responses(responses(1, text=TEXT, rendered=False), language="en")
    start = TEXT.index("two")

    area.select_text("r0", start, start + 3)

    assert area.selection() == ("r0", start, start + 3)


def test_nothing_is_told_of_a_selection_in_a_rendering(area, responses):
    area.show_responses(responses(1), language="en")
    view_of(area).selectAll()

    assert area.selection() is None


@pytest.mark.parametrize("nth", [0, 1, 2])
def test_what_is_selected_in_a_rendering_is_found_in_its_source(area, responses, nth):
    text = "Say *this* 😀 and say *this* again, and this."
    html = "<p>Say <em>this</em> 😀 and say <em>this</em> again, and this.</p>"
    (response,) = responses(1, text=text, rendered=False)
    area.show_responses((replace(response, rendered=Rendered(html, text)),), language="en")
    view = view_of(area)
    found = view.document().find("this")
    for _ in range(nth):
        found = view.document().find("this", found)
    view.setTextCursor(found)

    start, end = view.rendered_span()

    assert start == [match.start() for match in re.finditer("this", text)][nth]
    assert text[start:end] == "this"


def test_words_that_formatting_took_apart_are_not_guessed(area, responses):
    text = "One *two* one * two"
    (response,) = responses(1, text=text, rendered=False)
    rendered = Rendered("<p>One <em>two</em> one * two</p>", text)
    area.show_responses((replace(response, rendered=rendered),), language="en")
    view = view_of(area)
    view.setTextCursor(view.document().find("One two"))

    assert view.rendered_span() is None


@pytest.mark.parametrize("word", ["One", FAMILY, "e\u0301t\u0301", "שלום", "five", TEXT])
def test_a_click_on_any_letter_of_a_mark_names_it(area, responses, qtbot, word):
    area.show_responses(responses(1, text=TEXT, rendered=False), language="en")
    start = TEXT.index(word)
    highlight = Highlight(start, start + len(word), "blue", key="m1")
    area.set_highlights("r0", (highlight,))
    view = view_of(area)
    span = view.document_span(start, start + len(word))
    (point, *_) = points_of(view, highlight, *span)

    with qtbot.waitSignal(area.highlight_clicked) as heard:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())

    assert heard.args == ["r0", "m1"]


def test_beside_a_mark_nothing_is_clicked(area, responses, qtbot):
    area.show_responses(responses(1, text=TEXT, rendered=False), language="en")
    start = TEXT.index("two")
    area.set_highlights("r0", (Highlight(start, start + 3, "blue", key="m1"),))
    view = view_of(area)
    (point,) = points_of(view, None, *view.document_span(0, 3))

    with qtbot.assertNotEmitted(area.highlight_clicked):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())


def test_of_nested_marks_the_inner_one_is_clicked_first_then_the_outer(area, responses, qtbot):
    area.show_responses(responses(1, text=TEXT, rendered=False), language="en")
    start = TEXT.index("two")
    inner = Highlight(start, start + 3, "blue", key="inner")
    outer = Highlight(0, len(TEXT), "red", key="outer")
    view = view_of(area)
    heard = []
    area.highlight_clicked.connect(lambda _response, key: heard.append(key))
    for shown in (
        (outer, inner),
        (outer, Highlight(start, start + 3, "blue", key="inner", strong=True)),
    ):
        area.set_highlights("r0", shown)
        (point,) = points_of(view, inner, *view.document_span(start, start + 3))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())

    assert heard == ["inner", "outer"]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_painted_in_its_colour(area, responses, shape):
    area.show_responses(responses(1, text="words " * 20, rendered=False), language="en")
    view = view_of(area)
    before = view.viewport().grab().toImage()

    area.set_highlights("r0", (Highlight(6, 40, "green", shape),))

    after = view.viewport().grab().toImage()
    colour = mark_ink(view.palette(), "green")
    changed = {
        after.pixelColor(x, y).name()
        for x in range(after.width())
        for y in range(min(after.height(), 60))
        if after.pixel(x, y) != before.pixel(x, y)
    }
    assert any(_near(QColor(name), colour) for name in changed)


def test_shapes_look_different(area, responses):
    area.show_responses(responses(1, text="words " * 20, rendered=False), language="en")
    view = view_of(area)
    looks = []
    for shape in SHAPES:
        area.set_highlights("r0", (Highlight(6, 40, "green", shape),))
        looks.append(view.viewport().grab().toImage())

    assert all(one != other for one, other in combinations(looks, 2))


def test_a_mark_changes_neither_the_text_nor_what_undo_knows(pane, qtbot):
    pane.show_text(EditedText(title="A", text=TEXT))

    with qtbot.assertNotEmitted(pane.text_edited):
        pane.set_highlights((Highlight(4, 9, "red", "wave"),))

    assert pane.text() == TEXT


def test_in_the_editor_offsets_are_those_of_the_stored_text(pane):
    text = "One\r\ntwo 👩‍🔬\r\nthree"
    pane.show_text(EditedText(title="A", text=text))
    start = text.index("three")

    pane.select(start, start + 5)

    assert pane.selection() == (start, start + 5)
    assert pane.editor.textCursor().selectedText() == "three"


def test_a_mark_in_the_editor_is_found_where_the_stored_text_has_it(pane, qtbot):
    text = "One\r\ntwo 👩‍🔬\r\nthree"
    pane.show_text(EditedText(title="A", text=text))
    start = text.index("three")
    pane.set_highlights((Highlight(start, start + 5, "teal", key="m7"),))
    cursor = QTextCursor(pane.editor.document())
    cursor.setPosition(len("One\ntwo 👩‍🔬\n".encode("utf-16-le")) // 2 + 2)
    place = pane.editor.cursorRect(cursor).center()

    with qtbot.waitSignal(pane.highlight_clicked) as heard:
        QTest.mouseClick(pane.editor.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert heard.args == ["m7"]


def test_the_prompt_tells_turn_and_code_points(qtbot, theme):
    prompt = PromptPane()
    qtbot.addWidget(prompt)
    turns = (
        ShownTurn(role=Role.USER, text="First 😀 question"),
        ShownTurn(role=Role.ASSISTANT, text="Answer", rendered=Rendered("<p>Answer</p>", "Answer")),
        ShownTurn(role=Role.USER, text="Second question"),
    )
    prompt.show_prompt(turns, language="en")
    prompt.resize(600, 300)
    prompt.show()

    prompt.select_text(0, 8, 16)

    assert prompt.selection() == (0, 8, 16)


def test_a_card_can_be_read_formatted_in_spite_of_its_marks(area, responses):
    area.show_responses(responses(1), language="en")
    area.set_highlights("r0", (Highlight(0, 8, "red"),))
    view = view_of(area)

    area.set_raw(True)
    area.set_raw(False)

    assert not view.is_raw()
    area.set_highlights("r0", (Highlight(0, 8, "red"), Highlight(9, 12, "red")))
    assert view.is_raw()


def test_a_place_whose_text_is_gone_is_still_seen(pane):
    pane.show_text(EditedText(title="A", text=TEXT))
    before = pane.editor.viewport().grab().toImage()

    pane.set_highlights((Highlight(4, 4, "red", key="gone"),))

    assert pane.editor.viewport().grab().toImage() != before


def _mixed(colour, ground, share):
    one, other = QColor(colour), QColor(ground)
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return QColor(*(round(a * share + b * (1 - share)) for a, b in parts)).name()


def _near(one, other):
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return all(abs(a - b) < 40 for a, b in pairs)
