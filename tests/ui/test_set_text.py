"""A text that was set ahead is the same on screen as one set when it is shown."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QColor, QImage, QPalette, QTextDocument, QTextOption

from trainer_desk.ui.markdown import Colours, render
from trainer_desk.ui.resources import resource
from trainer_desk.ui.safe import SafeView
from trainer_desk.ui.safe.set_text import KEPT, READY_CHARACTERS
from trainer_desk.ui.theme import Scheme, load_tokens

COLOURS = Colours.of(load_tokens(resource("themes"), Scheme.LIGHT))
MARKDOWN = (
    """# Заголовок

> A quote, and in it **bold** words.

1. one
2. two `code`

| a | b |
|---|---|
| c | d |

```
x = 1
```
"""
    + "И ещё несколько слов, чтобы строк было больше, чем видно. " * 40
)
RAW = "Слова\u202e и знаки\u200b, которых не видно\x07.\r\n" * 30


@pytest.fixture
def make_view(qtbot):
    def make():
        view = SafeView()
        qtbot.addWidget(view)
        view.resize(600, 400)
        view.show()
        return view

    return make


@pytest.fixture
def view(make_view):
    return make_view()


def picture(view):
    """What the view has on screen, without what blinks."""
    view.clearFocus()
    return view.grab().toImage()


def larger(view):
    font = view.font()
    font.setPixelSize(23)
    view.setFont(font)


def greener(view):
    palette = QPalette(view.palette())
    palette.setColor(QPalette.ColorRole.Text, QColor("darkgreen"))
    palette.setColor(QPalette.ColorRole.BrightText, QColor("olive"))
    palette.setColor(QPalette.ColorRole.PlaceholderText, QColor("green"))
    view.setPalette(palette)


def as_they_are(_view):
    """Change nothing."""


def documents(view):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return view.findChildren(QTextDocument)


@pytest.mark.parametrize("change", [as_they_are, larger, greener])
def test_a_rendering_looks_the_same_made_ready_or_not(make_view, change):
    rendered = render(MARKDOWN, colours=COLOURS)
    ready, fresh = make_view(), make_view()
    ready.make_ready(rendered.source, rendered)

    for view in (ready, fresh):
        change(view)
        view.show_rendered(rendered)

    assert picture(ready) == picture(fresh)


@pytest.mark.parametrize("change", [as_they_are, larger, greener])
def test_plain_text_looks_the_same_made_ready_or_not(make_view, change):
    ready, fresh = make_view(), make_view()
    ready.make_ready(RAW, None)

    for view in (ready, fresh):
        change(view)
        view.show_raw(RAW)

    assert picture(ready) == picture(fresh)


@pytest.mark.parametrize("change", [larger, greener])
def test_coming_back_after_the_look_has_changed_shows_the_new_look(make_view, change):
    rendered = render(MARKDOWN, colours=COLOURS)
    gone, fresh = make_view(), make_view()
    gone.show_rendered(rendered)
    gone.show_raw(RAW)
    change(gone)
    gone.show_raw("between")

    change(fresh)
    for view in (gone, fresh):
        view.show_rendered(rendered)

    assert picture(gone) == picture(fresh)


def test_a_font_that_came_and_went_leaves_nothing_behind(make_view):
    rendered = render(MARKDOWN, colours=COLOURS)
    changed, fresh = make_view(), make_view()
    before = changed.font()
    changed.show_rendered(rendered)
    larger(changed)
    changed.show_raw("between")
    changed.setFont(before)

    for view in (changed, fresh):
        view.show_rendered(rendered)

    assert picture(changed) == picture(fresh)


def test_making_ready_leaves_alone_what_is_on_screen(view, qtbot):
    view.show_raw("This is being read.")
    view.select_span(5, 7)

    with qtbot.assertNotEmitted(view.document_changed), qtbot.assertNotEmitted(view.textChanged):
        view.make_ready(RAW, None)

    assert view.toPlainText() == "This is being read."
    assert view.selected_span() == (5, 7)


def test_a_text_comes_back_from_its_beginning_with_nothing_selected(view):
    view.show_raw(RAW)
    view.select_span(400, 410)
    view.show_raw("between")

    view.show_raw(RAW)

    assert view.selected_span() is None
    assert view.verticalScrollBar().value() == 0


def test_what_is_told_belongs_to_the_text_on_screen(view):
    rendered = render("**b** 1", colours=COLOURS)
    view.make_ready("😀 raw", None)
    view.make_ready(rendered.source, rendered)

    view.show_raw("😀 raw")
    raw = view.is_raw(), view.toPlainText()
    view.show_rendered(rendered)

    assert raw == (True, "😀 raw")
    assert (view.is_raw(), view.toPlainText()) == (False, "b 1")


def test_a_few_texts_are_kept_and_no_more(view):
    for at in range(20):
        view.make_ready(f"text {at}", None)
        view.show_raw(f"shown {at}")

    assert len(documents(view)) <= KEPT + 1


def test_long_texts_are_not_made_ready(view):
    assert not view.make_ready("a " * READY_CHARACTERS, None)

    assert len(documents(view)) == 1


def test_what_is_ready_is_not_made_again(view):
    assert view.make_ready("text", None)

    assert not view.make_ready("text", None)


def test_no_document_of_a_view_reads_a_file(view, tmp_path):
    bait = tmp_path / "bait.png"
    QImage(9, 9, QImage.Format.Format_RGB32).save(str(bait))
    view.make_ready("ready", None)
    view.show_raw("shown")

    found = [
        document.resource(QTextDocument.ResourceType.ImageResource, QUrl.fromLocalFile(str(bait)))
        for document in documents(view)
    ]

    assert len(found) >= 2
    assert {(image.width(), image.height()) for image in found} == {(1, 1)}


def test_lines_break_inside_an_endless_word_and_at_words_again_after_it(view):
    mode = QTextOption.WrapMode
    modes = []

    for text in ("some words", "a" * 6_000, "some words"):
        view.show_raw(text)
        modes.append(view.document().defaultTextOption().wrapMode())

    assert modes == [mode.WrapAtWordBoundaryOrAnywhere, mode.WrapAnywhere, modes[0]]


def test_lines_are_as_long_with_a_scroll_bar_as_without(view):
    view.show_raw("short")
    short = view.document().textWidth()

    view.show_raw(RAW * 9)

    assert view.verticalScrollBar().isVisible()
    assert view.document().textWidth() == short


def test_a_lower_pane_scrolls_to_the_end_of_its_text(view):
    view.show_raw(RAW)

    view.resize(600, 150)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())

    last = view.cursor_over(len(RAW), len(RAW))
    assert view.cursorRect(last).bottom() <= view.viewport().height()
