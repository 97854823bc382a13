"""The ranking by mouse and by the keyboard inside it."""

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.ui.verdict.conftest import RANK, A, B, C, D, ids
from trainer_desk.ui.widgets.ranking_list import RankingList
from trainer_desk.work.answers import RankingAnswer, RankingVerdict
from trainer_desk.work.draft import Draft


def ranking(text: str) -> RankingAnswer:
    return RankingAnswer(groups=tuple(ids(group) for group in text.split()))


@pytest.fixture
def rows(bench):
    def show(text: str, letters: str = "ABCD", *, read_only: bool = False) -> RankingList:
        answer = ranking(text)
        draft = Draft().answered(RANK, answer) if answer.groups else Draft()
        bench.show(letters, draft, read_only=read_only)
        return bench.dock.findChild(RankingList)

    return show


def middle(rows: RankingList, response) -> QPoint:
    return rows.row(response).geometry().center()


def gap_above(rows: RankingList, response) -> QPoint:
    return QPoint(rows.row(response).geometry().center().x(), rows.row(response).y() - 2)


def gap_below(rows: RankingList, response) -> QPoint:
    area = rows.row(response).geometry()
    return QPoint(area.center().x(), area.bottom() + 2)


def drag(qtbot, rows: RankingList, response, to: QPoint, *, drop: bool = True) -> None:
    row = rows.row(response)
    start = row.rect().center()
    qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=start)
    # The list takes the mouse from its rows.
    qtbot.mouseMove(row, start + QPoint(2, 3))
    for target in (middle(rows, response) + QPoint(0, 15), to):
        _move(rows, target)
    if drop:
        qtbot.mouseRelease(rows, Qt.MouseButton.LeftButton, pos=to)


def _move(rows: RankingList, to: QPoint) -> None:
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(to),
        QPointF(rows.mapToGlobal(to)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(rows, event)


@pytest.mark.parametrize(
    ("before", "response", "target", "after"),
    [
        ("A B C D", C, ("on", A), "AC B D"),
        ("A B C D", A, ("above", D), "B C A D"),
        ("A B C D", D, ("above", A), "D A B C"),
        ("A B C D", A, ("below", D), "B C D A"),
        ("A BC D", B, ("above", A), "B A C D"),
        ("A BC D", A, ("on", B), "BCA D"),
        ("A B", D, ("on", B), "A BD"),
        ("A B", D, ("above", B), "A D B"),
        ("", D, ("on", A), "D"),
        ("AB C D", A, ("on", A), "BA C D"),
    ],
    ids=str,
)
def test_dragging_moves_and_ties(rows, bench, qtbot, before, response, target, after):
    shown = rows(before)
    how, other = target
    to = {"on": middle, "above": gap_above, "below": gap_below}[how](shown, other)

    drag(qtbot, shown, response, to)

    if ranking(before) == ranking(after) or after == "BA C D":
        assert bench.heard.drafts == []
    else:
        assert [draft.answer(RANK, RankingAnswer) for draft in bench.heard.drafts] == [
            ranking(after)
        ]


def test_dragging_below_all_takes_out(rows, bench, qtbot):
    shown = rows("A B C")

    drag(qtbot, shown, A, middle(shown, D))

    assert bench.answer(RANK) == ranking("B C")


def test_escape_gives_a_drag_up(rows, bench, qtbot):
    shown = rows("A B C D")
    shown.row(C).setFocus()

    drag(qtbot, shown, C, middle(shown, A), drop=False)
    qtbot.keyClick(shown.row(C), Qt.Key.Key_Escape)
    qtbot.mouseRelease(shown, Qt.MouseButton.LeftButton, pos=middle(shown, A))

    assert bench.heard.drafts == []


def test_a_drag_where_ties_are_not_allowed_moves_instead(rows, bench, qtbot):
    shown = rows("A B C D")
    shown.set_ties(allowed=False)

    drag(qtbot, shown, D, middle(shown, B) - QPoint(0, 4))

    assert bench.answer(RANK) == ranking("A D B C")


def test_a_finished_task_cannot_be_dragged(rows, bench, qtbot):
    shown = rows("A B C D", read_only=True)

    drag(qtbot, shown, C, middle(shown, A))

    assert bench.heard.drafts == []


def test_a_click_selects_and_ranks_nothing(rows, bench, qtbot):
    shown = rows("A B")

    qtbot.mouseClick(shown.row(D), Qt.MouseButton.LeftButton)

    assert bench.heard.selected == [D]
    assert bench.heard.drafts == []
    assert shown.row(D).isChecked()


def test_a_double_click_places_a_waiting_response(rows, bench, qtbot):
    shown = rows("A B")

    qtbot.mouseDClick(shown.row(D), Qt.MouseButton.LeftButton)

    assert bench.answer(RANK) == ranking("A B D")


def test_arrows_step_through_the_rows_and_space_places(rows, bench, qtbot):
    shown = rows("C A")
    shown.row(C).setFocus()

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Home):
        qtbot.keyClick(shown.focusWidget(), key)

    assert bench.heard.selected == [B, C]
    assert bench.answer(RANK) == ranking("C A B")


def test_tab_passes_the_ranking_as_one_stop(rows, bench):
    shown = rows("A B C")
    bench.dock.select_response(B)

    stops = [
        row.response_id
        for row in shown.rows()
        if row.focusPolicy() & Qt.FocusPolicy.TabFocus.value
        or row.focusPolicy() == Qt.FocusPolicy.StrongFocus
    ]
    assert stops == [B]


def test_screen_readers_hear_place_and_tie(rows):
    shown = rows("A BC")

    names = [row.accessibleName() for row in shown.rows()]
    assert names == [
        "Answer A, place 1",
        "Answer B, place 2, shared",
        "Answer C, place 2, shared",
        "Answer D, no place yet",
    ]


@pytest.mark.parametrize("text", ["", "ABCDEFGHI", "A B C D E F G H I", "ABC DEFG", "A BCDEFGH"])
def test_nine_responses_stand_inside_the_list_without_overlap(rows, qtbot, text):
    shown = rows(text, "ABCDEFGHI")
    qtbot.waitUntil(lambda: shown.height() == shown.sizeHint().height())

    areas = [row.geometry() for row in shown.rows()]
    assert len(areas) == 9
    assert all(shown.rect().contains(area) for area in areas)
    assert not any(one.intersects(other) for one in areas for other in areas if one is not other)
    assert min(area.width() for area in areas) >= 40


def test_places_that_do_not_count_can_still_be_seen(rows, bench):
    answer = RankingAnswer(groups=(ids("A"),), verdict=RankingVerdict.CANNOT_JUDGE)
    bench.show("ABCD", Draft().answered(RANK, answer))

    assert bench.dock.findChild(RankingList).row(A).accessibleName() == "Answer A, place 1"
