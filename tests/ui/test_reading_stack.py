"""A text that was set ahead is the same on screen as one set when it is shown, and it alone."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl
from PySide6.QtGui import QAccessible, QColor, QImage, QPalette, QTextDocument
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer_desk.ui.markdown import Colours, render
from trainer_desk.ui.resources import resource
from trainer_desk.ui.safe import SafeView
from trainer_desk.ui.safe.set_text import READY_CHARACTERS
from trainer_desk.ui.theme import Scheme, load_tokens
from trainer_desk.ui.widgets.reading_stack import KEPT, ReadingStack

COLOURS = Colours.of(load_tokens(resource("themes"), Scheme.LIGHT))
MARKDOWN = (
    "# Заголовок\n\n> A quote, and in it **bold** words.\n\n1. one\n2. two `code`\n\n"
    "| a | b |\n|---|---|\n| c | d |\n\n```\nx = 1\n```\n"
    + "И ещё несколько слов, чтобы строк было больше, чем видно. "
    * 40
)
RAW = "Слова\u202e и знаки\u200b, которых не видно\x07.\r\n" * 30


@pytest.fixture
def make_stack(qtbot):
    def make():
        stack = ReadingStack()
        qtbot.addWidget(stack)
        stack.resize(600, 400)
        stack.show()
        return stack

    return make


@pytest.fixture
def stack(make_stack):
    return make_stack()


@pytest.fixture
def among_others(qtbot):
    """A window with a field, a stack and another field, of which the stack has the keyboard."""
    window, stack = QWidget(), ReadingStack()
    before, after = QLineEdit(), QLineEdit()
    column = QVBoxLayout(window)
    for part in (before, stack, after):
        column.addWidget(part)
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
    stack.setFocus()
    return window, before, stack, after


def picture(stack):
    """What the stack has on screen, without what blinks."""
    stack.view.clearFocus()
    return stack.grab().toImage()


def larger(stack):
    font = stack.view.font()
    font.setPixelSize(23)
    stack.set_reading_font(font)


def greener(stack):
    palette = QPalette(stack.palette())
    palette.setColor(QPalette.ColorRole.Text, QColor("darkgreen"))
    palette.setColor(QPalette.ColorRole.BrightText, QColor("olive"))
    palette.setColor(QPalette.ColorRole.PlaceholderText, QColor("green"))
    stack.setPalette(palette)


def narrower(stack):
    stack.resize(430, 400)


def lower(stack):
    stack.resize(600, 130)


def wider(stack):
    stack.resize(1_900, 700)


def as_they_are(_stack):
    """Change nothing."""


CHANGES = [as_they_are, larger, greener, narrower, lower, wider]


def seen(stack):
    return [view for view in stack.findChildren(SafeView) if view.isVisible()]


def documents(stack):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return stack.findChildren(QTextDocument)


def leaf_through(stack, texts):
    for at in range(texts):
        stack.make_ready(f"text {at}", None)
        stack.make_ready(f"{at} more", None)
        stack.show_text(f"text {at}")


@pytest.mark.parametrize("change", CHANGES)
def test_a_rendering_looks_the_same_made_ready_or_not(make_stack, change):
    rendered = render(MARKDOWN, colours=COLOURS)
    ready, fresh = make_stack(), make_stack()
    ready.make_ready(rendered.source, rendered)

    for stack in (ready, fresh):
        change(stack)
        stack.show_formatted(rendered)

    assert picture(ready) == picture(fresh)


@pytest.mark.parametrize("change", CHANGES)
def test_plain_text_looks_the_same_made_ready_or_not(make_stack, change):
    ready, fresh = make_stack(), make_stack()
    ready.make_ready(RAW, None)

    for stack in (ready, fresh):
        change(stack)
        stack.show_text(RAW)

    assert picture(ready) == picture(fresh)


@pytest.mark.parametrize("change", [larger, greener, narrower])
def test_coming_back_after_a_change_shows_what_there_is_now(make_stack, change):
    rendered = render(MARKDOWN, colours=COLOURS)
    gone, fresh = make_stack(), make_stack()
    gone.make_ready(RAW, None)
    gone.show_formatted(rendered)
    gone.show_text(RAW)
    change(gone)

    change(fresh)
    for stack in (gone, fresh):
        stack.show_formatted(rendered)

    assert picture(gone) == picture(fresh)


def test_a_font_that_came_and_went_leaves_nothing_behind(make_stack):
    rendered = render(MARKDOWN, colours=COLOURS)
    changed, fresh = make_stack(), make_stack()
    before = changed.view.font()
    changed.make_ready(RAW, None)
    changed.show_formatted(rendered)
    larger(changed)
    changed.show_text(RAW)
    changed.set_reading_font(before)

    for stack in (changed, fresh):
        stack.show_formatted(rendered)

    assert picture(changed) == picture(fresh)


def test_a_text_that_was_ready_is_the_only_one_that_is_seen(stack):
    stack.show_text("first")
    stack.make_ready("second", None)
    stack.make_ready("third", None)

    shown = []
    for text in ("second", "third", "first", "unknown", "second"):
        stack.show_text(text)
        shown.append([view.toPlainText() for view in seen(stack)])

    assert shown == [["second"], ["third"], ["first"], ["unknown"], ["second"]]


def test_making_ready_leaves_alone_what_is_on_screen(stack, qtbot):
    stack.show_text("This is being read.")
    stack.view.select_span(5, 7)

    with qtbot.assertNotEmitted(stack.turned), qtbot.assertNotEmitted(stack.view.textChanged):
        stack.make_ready(RAW, None)

    assert [view.toPlainText() for view in seen(stack)] == ["This is being read."]
    assert stack.view.selected_span() == (5, 7)


def test_a_text_comes_back_from_its_beginning_with_nothing_selected(stack):
    stack.make_ready("between", None)
    stack.show_text(RAW)
    stack.view.select_span(400, 410)
    stack.show_text("between")

    stack.show_text(RAW)

    assert stack.view.selected_span() is None
    assert stack.view.caret() == 0
    assert stack.view.verticalScrollBar().value() == 0


def test_the_same_text_again_begins_at_its_beginning(stack):
    stack.show_text(RAW)
    stack.view.select_span(400, 410)

    stack.show_text(RAW)

    assert stack.view.selected_span() is None
    assert stack.view.verticalScrollBar().value() == 0


def test_what_is_told_belongs_to_the_text_on_screen(stack):
    rendered = render("**b** 1", colours=COLOURS)
    stack.make_ready("😀 raw", None)
    stack.make_ready(rendered.source, rendered)

    stack.show_text("😀 raw")
    raw = stack.view.is_raw(), stack.view.toPlainText()
    stack.show_formatted(rendered)

    assert raw == (True, "😀 raw")
    assert (stack.view.is_raw(), stack.view.toPlainText()) == (False, "b 1")


def test_whoever_listens_hears_of_the_view_that_is_turned_to(stack):
    heard = []
    stack.turned.connect(heard.append)
    stack.make_ready("ready", None)

    stack.show_text("ready")
    stack.show_text("not ready")

    assert heard == [stack.view, stack.view]


def test_scrolling_is_told_of_the_text_on_screen_alone(stack, qtbot):
    stack.make_ready(RAW, None)
    stack.show_text(RAW)

    with qtbot.waitSignal(stack.scrolled, timeout=30_000):
        stack.view.verticalScrollBar().setValue(40)

    with qtbot.assertNotEmitted(stack.scrolled):
        stack.make_ready(RAW + RAW, None)


def test_the_keyboard_stays_with_the_text(among_others):
    _, _, stack, _ = among_others
    stack.make_ready("ready", None)

    stack.show_text("ready")

    assert stack.hasFocus()
    assert stack.view.hasFocus()


def test_the_keyboard_stays_with_the_text_while_another_window_is_in_front(among_others, qtbot):
    window, _, stack, _ = among_others
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow, timeout=30_000)
    stack.make_ready("ready", None)

    stack.show_text("ready")
    window.activateWindow()

    qtbot.waitUntil(stack.view.hasFocus, timeout=30_000)


def test_the_keyboard_is_not_taken_from_others(among_others):
    _, before, stack, _ = among_others
    stack.make_ready("ready", None)
    before.setFocus()

    stack.show_text("ready")

    assert before.hasFocus()


def test_tab_comes_by_the_text_on_screen_once(among_others, qtbot):
    _, before, stack, after = among_others
    stack.make_ready("one", None)
    stack.make_ready("two", None)

    orders, meant = [], []
    for text in ("one", "two"):
        stack.show_text(text)
        before.setFocus()
        order = [before]
        for _ in range(2):
            qtbot.keyClick(order[-1], Qt.Key.Key_Tab)
            order.append(stack.window().focusWidget())
        orders.append(order)
        meant.append([before, stack.view, after])

    assert orders == meant


def test_who_listens_to_the_screen_finds_the_text_on_screen_alone(stack):
    stack.set_name("Text of response A")
    for text in ("one", "two"):
        stack.make_ready(text, None)

    found = []
    for text in ("one", "two"):
        stack.show_text(text)
        inside = QAccessible.queryAccessibleInterface(stack)
        parts = [inside.child(at) for at in range(inside.childCount())]
        seen_parts = [part for part in parts if not part.state().invisible]
        found.append([part.text(QAccessible.Text.Name) for part in seen_parts])

    assert found == [["Text of response A"]] * 2


def test_a_few_views_and_texts_are_kept_and_no_more(stack):
    leaf_through(stack, 5)
    after_five = len(stack.findChildren(QWidget))

    leaf_through(stack, 40)
    gc.collect()

    assert len(stack.findChildren(SafeView)) <= KEPT + 1
    assert len(stack.findChildren(QWidget)) == after_five
    assert len(documents(stack)) <= KEPT + 1


def test_no_view_is_made_before_there_is_something_to_make_ready(stack):
    for at in range(5):
        stack.show_text(f"shown {at}")

    assert len(stack.findChildren(SafeView)) == 1


def test_long_texts_are_neither_made_ready_nor_kept(stack):
    long = "a " * READY_CHARACTERS
    stack.make_ready("short", None)

    made = stack.make_ready(long, None)
    stack.show_text(long)
    stack.show_text("short")

    assert not made
    assert all(len(view.toPlainText()) < READY_CHARACTERS for view in stack.findChildren(SafeView))


def test_what_is_ready_is_not_made_again(stack):
    assert stack.make_ready("text", None)

    assert not stack.make_ready("text", None)


def test_what_is_ready_for_another_width_is_made_ready_again(stack):
    stack.make_ready(RAW, None)

    narrower(stack)

    assert stack.make_ready(RAW, None)
    assert not stack.make_ready(RAW, None)


@pytest.mark.parametrize("change", [larger, greener, narrower])
def test_a_change_tells_that_what_was_ready_is_no_longer(stack, qtbot, change):
    stack.make_ready(RAW, None)

    with qtbot.waitSignal(stack.unready, timeout=30_000):
        change(stack)

    assert stack.make_ready(RAW, None)


def test_what_is_on_screen_need_not_be_made_ready(stack):
    stack.show_text(RAW)

    assert not stack.make_ready(RAW, None)


def test_no_text_that_is_ready_reads_a_file(stack, tmp_path):
    bait = tmp_path / "bait.png"
    QImage(9, 9, QImage.Format.Format_RGB32).save(str(bait))
    rendered = render(f"![bait]({bait.as_uri()}) and words", colours=COLOURS)
    stack.make_ready(rendered.source, rendered)
    stack.make_ready("ready", None)

    found = [
        document.resource(QTextDocument.ResourceType.ImageResource, QUrl.fromLocalFile(str(bait)))
        for document in documents(stack)
    ]

    assert len(found) >= 3
    assert {(image.width(), image.height()) for image in found} == {(1, 1)}
