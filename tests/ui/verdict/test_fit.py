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

from tests.ui.verdict.conftest import RANK, WHY, ids
from trainer_desk.ui.safe import ElidedLabel
from trainer_desk.ui.theme import Scheme, Theme, apply
from trainer_desk.ui.widgets.rated_overview import RatedOverview
from trainer_desk.ui.widgets.two_lines import TwoLineLabel
from trainer_desk.work.answers import RankingAnswer, TextAnswer
from trainer_desk.work.draft import Draft

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
        # Notes on questions have a key of their own, so that Tab passes them.
        and each.objectName() != "noteButton"
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


@pytest.mark.parametrize("width", [268, 380])
def test_the_overview_is_there_at_every_width(bench, width):
    bench.show("ABCDEF", DRAFT)
    overview = bench.dock.findChild(RatedOverview)

    bench.dock.resize(width, 900)
    settle(bench.dock)

    assert overview.isVisible()
    assert all(
        overview.rect().contains(button.geometry())
        for button in overview.findChildren(QAbstractButton)
        if button.isVisible()
    )
