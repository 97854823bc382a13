"""Every label fits, every control has a name, at every width, zoom and language."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from tests.ui.verdict.conftest import RANK, WHY, B, ids
from trainer_desk.ui.safe import ElidedLabel
from trainer_desk.ui.theme import Scheme, Theme, apply
from trainer_desk.ui.widgets.field_editor import FieldEditor
from trainer_desk.ui.widgets.queue_dock import QueueDock
from trainer_desk.ui.widgets.rated_overview import RatedOverview
from trainer_desk.ui.widgets.two_lines import TwoLineLabel, broken
from trainer_desk.work.answers import RankingAnswer, TextAnswer
from trainer_desk.work.draft import Draft
from trainer_desk.work.states import TaskState

DRAFT = (
    Draft(note="замечание")
    .answered(RANK, RankingAnswer(groups=(ids("A"), ids("BC"))))
    .answered(WHY, TextAnswer(text="Первый ответ точнее и короче. " * 12))
)


@pytest.fixture
def zoom(qapp):
    def set_to(scale: float) -> None:
        apply(qapp, Theme.of(Scheme.LIGHT, scale))

    yield set_to
    apply(qapp, Theme.of(Scheme.LIGHT))


def settle(dock: QWidget) -> None:
    for _ in range(3):
        QApplication.sendPostedEvents()
        dock.grab()


def is_cut_with_notice(widget: QWidget) -> bool:
    """Cut words are fine where the whole is in the tooltip."""
    return isinstance(widget, ElidedLabel | TwoLineLabel) or bool(widget.toolTip())


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("width", [260, 268, 320, 460])
@pytest.mark.parametrize("letters", ["AB", "ABCDEFGHI"])
def test_nothing_sticks_out_and_no_words_are_cut_in_silence(bench, language, width, letters):
    bench.show(letters, DRAFT if len(letters) > 2 else None, language=language)
    bench.dock.resize(width, 700)
    settle(bench.dock)

    viewport = bench.dock.findChild(QScrollArea).viewport()
    for child in bench.dock.findChildren(QWidget):
        if not child.isVisible() or not viewport.isAncestorOf(child):
            continue
        left = child.mapTo(viewport, QPoint(0, 0)).x()
        if not isinstance(child.parentWidget(), QTextEdit | QScrollArea):
            assert left >= 0
            assert left + child.width() <= viewport.width(), child
        if isinstance(child, QLabel) and child.text():
            needed = child.fontMetrics().horizontalAdvance(child.text())
            assert needed <= child.width() + 1 or child.wordWrap() or is_cut_with_notice(child)


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
def test_sections_never_overlap_at_any_zoom(bench, zoom, scale):
    zoom(scale)
    bench.show("ABC", DRAFT, language="ru")
    bench.dock.resize(round(268 * scale), 900)
    settle(bench.dock)

    column = bench.dock.findChild(QScrollArea).widget()
    parts = sorted(
        (each for each in column.children() if isinstance(each, QWidget) and each.isVisible()),
        key=lambda each: each.y(),
    )
    for above, below in pairwise(parts):
        assert above.geometry().bottom() < below.geometry().top()
    assert parts[-1].geometry().bottom() <= column.height()
    for part in parts:
        inside = [c for c in part.children() if isinstance(c, QWidget) and c.isVisible()]
        assert all(part.rect().contains(child.geometry()) for child in inside), part


def test_every_control_has_a_name_and_can_be_reached_by_keyboard(bench):
    bench.show("AB", DRAFT.answered(RANK, RankingAnswer(groups=(ids("A"),))))
    bench.dock.resize(460, 1600)
    settle(bench.dock)

    reached = _walk(bench.dock)

    assert all(each.accessibleName() or each.text() for each in reached), reached
    controls = [
        each
        for each in bench.dock.findChildren(QWidget)
        if isinstance(each, QAbstractButton | QTextEdit | QLineEdit)
        and each.isVisible()
        and each.isEnabled()
    ]
    assert all(each.accessibleName() or each.text() for each in controls if hasattr(each, "text"))
    # Rows and values of a scale share one stop each; arrows lead to the rest.
    assert {type(each).__name__ for each in controls} <= {type(each).__name__ for each in reached}


def _walk(dock: QWidget) -> list[QWidget]:
    """Every widget that Tab stops at, in order."""
    stops, widget = [], dock.nextInFocusChain()
    while widget is not dock and len(stops) < 400:
        tab = widget.focusPolicy() in (
            Qt.FocusPolicy.TabFocus,
            Qt.FocusPolicy.StrongFocus,
            Qt.FocusPolicy.WheelFocus,
        )
        if tab and widget.isVisible() and widget.isEnabled() and dock.isAncestorOf(widget):
            stops.append(widget)
        widget = widget.nextInFocusChain()
    return stops


def test_tab_goes_from_top_to_bottom(bench):
    bench.show("AB", DRAFT.answered(RANK, RankingAnswer(groups=(ids("A"),))))
    bench.dock.resize(460, 1600)
    settle(bench.dock)

    heights = [each.mapTo(bench.dock, QPoint(0, 0)).y() for each in _walk(bench.dock)]

    assert heights == sorted(heights)


def test_the_overview_shows_itself_only_where_there_is_room(bench):
    bench.show("ABC", DRAFT)
    overview = bench.dock.findChild(RatedOverview)

    bench.dock.resize(268, 900)
    settle(bench.dock)
    assert not overview.isVisible()
    bench.dock.resize(380, 900)
    settle(bench.dock)
    assert overview.isVisible()


def test_the_overview_leads_to_the_response_to_rate(bench):
    bench.show("ABC", DRAFT)
    bench.dock.resize(380, 900)
    settle(bench.dock)

    bench.find(QAbstractButton, "Answer B: 0 of 3 rated").click()

    assert bench.heard.selected == [B]


def test_a_field_grows_with_its_text_up_to_a_bound(bench):
    heights = []
    for lines in (1, 3, 6, 9, 40):
        draft = Draft().answered(WHY, TextAnswer(text="\n".join(["x"] * lines)))
        bench.show("AB", draft, name=str(lines))
        settle(bench.dock)
        heights.append(bench.find(FieldEditor, "Why").height())

    assert heights[0] == heights[1] < heights[2] < heights[3]
    assert heights[3] == heights[4]


def test_words_break_on_two_lines_without_cutting_an_emoji_in_half(qapp):
    text = "😀 приветствие 👩\u200d👧 и продолжение, которое не помещается никуда"

    lines = broken(text, qapp.font(), 110)

    assert len(lines) == 2
    assert text.startswith(lines[0])
    assert lines[1].endswith("…")
    assert not any(0xD800 <= ord(letter) <= 0xDFFF for line in lines for letter in line)
    assert broken("", qapp.font(), 100) == [""]


def test_the_queue_fits_its_least_width(qtbot):
    dock = QueueDock()
    qtbot.addWidget(dock)
    dock.set_counts(dict.fromkeys(TaskState, 99_999), flagged=12_345)
    dock.resize(dock.minimumSizeHint().width(), 600)
    dock.show()
    settle(dock)

    for child in dock.findChildren(QAbstractButton):
        if child.isVisible():
            assert dock.rect().contains(child.mapTo(dock, QPoint(0, 0)))
            assert child.mapTo(dock, child.rect().topRight()).x() <= dock.width()
