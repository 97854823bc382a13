"""A text in a view: its documents read nothing, its lines break where they should."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QImage, QTextDocument, QTextOption

from trainer_desk.ui.safe import SafeView

RAW = "Слова\u202e и знаки\u200b, которых не видно\x07.\r\n" * 30


@pytest.fixture
def view(qtbot):
    view = SafeView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    return view


def documents(view):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return view.findChildren(QTextDocument)


def test_texts_that_were_shown_leave_nothing_behind(view):
    for at in range(20):
        view.show_raw(f"shown {at}")

    assert len(documents(view)) == 1


def test_no_document_of_a_view_reads_a_file(view, tmp_path):
    bait = tmp_path / "bait.png"
    QImage(9, 9, QImage.Format.Format_RGB32).save(str(bait))
    view.show_raw("shown")

    found = [
        document.resource(QTextDocument.ResourceType.ImageResource, QUrl.fromLocalFile(str(bait)))
        for document in view.findChildren(QTextDocument)
    ]

    assert found
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
