"""A test in the whole window: nothing shown before it begins, nothing lost when time is up."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from tests.builders import WHY, a_reading
from tests.ui.dialogs import press_in_next_dialog
from tests.ui.whole.conftest import until
from trainer_desk.files.native import write_native
from trainer_desk.work.answers import TextAnswer
from trainer_desk.work.batch import TestSettings
from trainer_desk.work.exam import ExamState
from trainer_desk.work.ids import BatchKey
from trainer_desk.work.judgment import Outcome

STRICT = TestSettings(minutes=30, pass_mark=75)
KIND = TestSettings(minutes=30, pauses=True)


class Clocks:
    """The wall clock and the one that never goes back, moved together by hand."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 9, tzinfo=UTC) + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self.seconds


@pytest.fixture
def clocks():
    return Clocks()


@pytest.fixture
def sit(start, clocks, tmp_path):
    """Start the program with a test of three tasks."""

    def sitting(settings=STRICT, *, again=False):
        reading = a_reading(3)
        path = tmp_path / "test.tdbatch"
        write_native(path, replace(reading.batch, test=settings), reading.tasks())
        files: tuple[Path, ...] = () if again else (path,)
        return start(tmp_path / "data", *files, now=clocks.now, monotonic=clocks.monotonic)

    return sitting


def batch(running) -> BatchKey:
    return running.opened.desk.batches()[0].key


def begin(running):
    """Begin the test by keyboard: the way out has the focus, the way in stands before it."""
    until(lambda: running.desktop.window.exam_page.isVisible())
    assert running.hands.focus().text() == "Not now"
    running.hands.press("Shift+Tab")
    running.hands.press("Return")
    until(lambda: running.desktop.flow.task is not None)


def write_why(running, text):
    draft = running.desktop.flow.draft.answered(WHY, TextAnswer(text=text))
    running.desktop.flow.replace(draft)


def test_nothing_is_shown_before_the_test_is_begun(sit):
    with sit() as running:
        window = running.desktop.window
        until(lambda: window.exam_page.isVisible())

        assert running.desktop.flow.task is None
        assert not window.queue_dock.isVisible()
        assert not window.shows_work
        begin(running)
        assert window.exam_bar.time_shown() == "30:00 left"
        assert not window.exam_page.isVisible()


def test_work_is_sealed_as_it_stands_when_the_time_is_up(sit, clocks):
    with sit() as running:
        begin(running)
        write_why(running, "Half an answer 🙂")
        clocks.seconds += 1795
        until(lambda: running.desktop.window.exam_bar.time_shown() == "0:05 left")
        clocks.seconds += 6
        until(lambda: not running.desktop.window.exam_bar.isVisible())

        desk = running.opened.desk
        judgments = [judgment for _, judgment in desk.finished(batch(running))]
        assert [one.outcome for one in judgments] == [Outcome.TIMED_OUT] * 3
        assert dict(judgments[0].answers)[WHY].text == "Half an answer 🙂"
        assert running.desktop.flow.task.read_only
        running.hands.press("Ctrl+Shift+R")
        assert running.desktop.flow.task.read_only


def test_the_clock_ran_on_while_the_program_was_closed(sit, clocks):
    with sit() as running:
        begin(running)
        write_why(running, "Not yet")
    clocks.seconds += 3600

    with sit(again=True) as running:
        until(lambda: running.desktop.window.shows_work)

        desk = running.opened.desk
        assert desk.exams.look(batch(running)).state is ExamState.ENDED
        judgments = [judgment for _, judgment in desk.finished(batch(running))]
        assert dict(judgments[0].answers)[WHY].text == "Not yet"


def test_a_pause_hides_the_tasks_and_costs_no_time(sit, clocks):
    with sit(KIND) as running:
        begin(running)
        clocks.seconds += 30
        running.hands.press("Ctrl+Shift+P")
        until(lambda: running.desktop.window.exam_page.isVisible())
        assert running.desktop.flow.task is None
        clocks.seconds += 5000
        begin(running)

        assert running.desktop.window.exam_bar.time_shown() == "29:30 left"


def test_where_there_are_no_pauses_the_key_says_so(sit):
    with sit() as running:
        begin(running)

        running.hands.press("Ctrl+Shift+P")

        assert running.desktop.flow.task is not None
        assert "no pauses" in running.desktop.window.notice.text()


def test_a_test_is_handed_in_after_asking(sit, qtbot):
    with sit() as running:
        begin(running)
        write_why(running, "Enough")
        end = next(
            each
            for each in running.desktop.window.exam_bar.findChildren(QPushButton)
            if each.text().startswith("Hand in")
        )
        press_in_next_dialog("Hand in")
        end.setFocus()
        running.hands.press("Space")

        until(lambda: not running.desktop.window.exam_bar.isVisible())
        assert running.opened.desk.waiting().judgments == 3


def test_not_now_leads_to_the_batches(sit):
    with sit() as running:
        until(lambda: running.desktop.window.exam_page.isVisible())

        running.hands.press("Return")

        until(lambda: running.desktop.window.welcome.isVisible())
        assert running.opened.desk.exams.look(batch(running)).state is ExamState.NOT_STARTED


def test_a_test_asks_about_nothing_and_takes_disputes(sit):
    with sit() as running:
        begin(running)
        window, hands, flow = running.desktop.window, running.hands, running.desktop.flow
        task = flow.task.task.id
        window.responses.focus_selected()
        for keys in ("1", "2", "Ctrl+1", "Alt+1", "Ctrl+2", "Alt+5", "Ctrl+M"):
            hands.press(keys)
        hands.write("because it is so")

        hands.press("Ctrl+Alt+N")
        assert hands.focus().accessibleName() == "Dispute this question: Why"
        hands.write("Спорно\u00a0👍")
        hands.press("Ctrl+Return")

        until(lambda: flow.task.task.id != task)
        assert not window.doubts.isVisible()
        (judgment,) = (one for _, one in running.opened.desk.finished(batch(running)))
        assert judgment.field_notes == ((WHY, "Спорно\u00a0👍"),)
