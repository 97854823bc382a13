"""The clock of a task in the whole window: what it counts, where it stands, what is kept of it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.builders import Watch
from tests.ui.whole.conftest import until
from tests.ui.whole.working import batch_file, explain, rank, shown_as_saved
from trainer_desk.work.clock import IDLE_AFTER_SECONDS


@pytest.fixture
def clock():
    return Watch(1000.0)


@pytest.fixture
def running(start, tmp_path, clock):
    with start(None, batch_file(tmp_path), monotonic=clock) as running:
        until(lambda: running.desktop.window.isActiveWindow())
        touch(running)
        yield running


def touch(running):
    """Press a key that does nothing, as the system would deliver it: to the window."""
    QTest.keyClick(running.desktop.window.windowHandle(), Qt.Key.Key_Shift)


def pass_time(running, clock, seconds):
    """Let time pass in which somebody is at work."""
    while seconds > 0:
        clock.now += min(seconds, 10)
        seconds -= 10
        touch(running)


def test_time_at_work_is_active(running, clock):
    pass_time(running, clock, 200)

    assert running.desktop.flow.clock.active_seconds == pytest.approx(200)
    assert running.desktop.flow.clock.idle_seconds == 0


def test_the_mouse_is_a_sign_of_life(running, clock):
    for step in range(20):
        clock.now += 10
        QTest.mouseMove(running.desktop.window.windowHandle(), QPoint(100 + step, 100))
        until(lambda: not running.desktop.flow.clock.is_idle)

    assert running.desktop.flow.clock.active_seconds == pytest.approx(200)


def test_what_an_input_method_writes_is_a_sign_of_life(running, clock):
    rank(running, 1, 2)
    explain(running, "because ")
    for word in ("it ", "is ", "so "):
        clock.now += IDLE_AFTER_SECONDS - 5
        running.hands.write(word)

    assert running.desktop.flow.clock.idle_seconds == 0


def test_time_without_a_sign_of_life_is_idle(running, clock):
    clock.now += IDLE_AFTER_SECONDS + 30

    assert running.desktop.flow.clock.is_idle
    assert running.desktop.flow.clock.active_seconds == 0
    assert running.desktop.flow.clock.idle_seconds == pytest.approx(IDLE_AFTER_SECONDS + 30)


def test_a_clock_that_is_paused_stands_until_it_is_let_go_on_other_tasks_too(running, clock):
    flow = running.desktop.flow
    pass_time(running, clock, 20)

    running.hands.press("Ctrl+Shift+P")
    pass_time(running, clock, 500)
    paused = flow.clock.active_seconds
    running.hands.press("Ctrl+N")
    pass_time(running, clock, 500)
    next_one = flow.clock.active_seconds
    running.hands.press("Ctrl+Shift+P")
    pass_time(running, clock, 30)

    assert (paused, next_one) == (pytest.approx(20), 0)
    assert flow.clock.active_seconds == pytest.approx(30)


def test_the_clock_of_a_task_that_was_only_read_is_kept(running, clock):
    flow, desk = running.desktop.flow, running.opened.desk
    key = flow.task.key
    pass_time(running, clock, 30)

    running.hands.press("Ctrl+N")
    until(lambda: desk.open_task(key).draft.active_seconds == pytest.approx(30))


def test_the_clock_goes_on_where_it_was_however_soon_one_comes_back(running, clock):
    flow = running.desktop.flow
    pass_time(running, clock, 30)

    running.hands.press("Ctrl+N")
    running.hands.press("Ctrl+P")

    assert flow.task.draft.active_seconds == pytest.approx(30)


def test_the_clock_of_a_task_that_was_only_read_is_kept_when_the_window_closes_at_once(
    running, clock
):
    key = running.desktop.flow.task.key
    pass_time(running, clock, 30)

    running.hands.press("Ctrl+N")
    running.desktop.window.close()

    kept = running.opened.desk.open_task(key).draft
    assert kept.active_seconds == pytest.approx(30)


def test_keeping_the_clock_of_the_task_before_does_not_call_this_one_saved(running, clock):
    flow, desk = running.desktop.flow, running.opened.desk
    key = flow.task.key
    said = []
    running.hands.press("Ctrl+N")
    rank(running, 1, 2)
    running.hands.press("Ctrl+P")
    pass_time(running, clock, 30)

    running.hands.press("Ctrl+N")
    running.hands.press("Ctrl+M")
    flow.unsaved.connect(lambda: said.append("unsaved"))
    flow.saved.connect(lambda _at: said.append("saved" if shown_as_saved(running) else "lied"))
    running.hands.write("so")
    until(lambda: desk.open_task(key).draft.active_seconds == pytest.approx(30))
    until(lambda: said and said[-1] == "saved")

    assert "lied" not in said
