"""The clock is honest: it counts work as work and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer_desk.work.clock import IDLE_AFTER_SECONDS, ActiveClock

EVENTS = ("input", "tick", "leave", "enter", "pause", "resume")


def play(clock: ActiveClock, script: list[tuple[float, str]]) -> ActiveClock:
    for now, event in script:
        match event:
            case "input":
                clock.input(now)
            case "tick":
                clock.tick(now)
            case "leave":
                clock.window_active(False, now)
            case "enter":
                clock.window_active(True, now)
            case "pause":
                clock.pause(now)
            case "resume":
                clock.resume(now)
    return clock


@pytest.mark.parametrize(
    ("script", "active", "idle"),
    [
        ([], 0, 0),
        ([(110, "tick")], 10, 0),
        ([(159.9, "tick")], 59.9, 0),
        ([(160, "tick")], 0, 60),
        ([(130, "input"), (180, "input"), (185, "tick")], 85, 0),
        ([(130, "input"), (400, "tick")], 30, 270),
        ([(130, "input"), (400, "input"), (410, "tick")], 40, 270),
        ([(120, "leave"), (150, "tick")], 20, 30),
        ([(120, "leave"), (150, "input"), (155, "tick")], 20, 35),
        ([(120, "leave"), (150, "enter"), (155, "tick")], 25, 30),
        ([(200, "leave"), (210, "enter"), (215, "tick")], 5, 110),
        ([(120, "pause"), (130, "input"), (150, "tick")], 20, 30),
        ([(120, "pause"), (150, "resume"), (155, "tick")], 25, 30),
        ([(120, "pause"), (130, "leave"), (140, "resume"), (150, "tick")], 20, 30),
        ([(120, "pause"), (125, "pause"), (150, "resume"), (151, "resume")], 21, 30),
        ([(120, "input"), (110, "input"), (125, "tick")], 25, 0),
    ],
    ids=lambda value: "+".join(event for _, event in value) if isinstance(value, list) else None,
)
def test_scripts_of_events_give_the_time_really_worked(script, active, idle):
    clock = play(ActiveClock(100), script)

    assert (clock.active_seconds, clock.idle_seconds) == pytest.approx((active, idle))


def test_it_says_when_time_does_not_count():
    clock = ActiveClock(0)

    assert not clock.is_idle
    clock.tick(IDLE_AFTER_SECONDS)
    assert clock.is_idle
    clock.input(IDLE_AFTER_SECONDS + 1)
    assert not clock.is_idle
    clock.pause(70)
    assert clock.is_idle
    assert clock.is_paused
    clock.resume(71)
    assert not clock.is_paused
    clock.window_active(False, 72)
    assert clock.is_idle


def test_a_draft_goes_on_from_its_own_figures():
    clock = ActiveClock(0, active_seconds=40, idle_seconds=5)

    clock.input(10)

    assert (clock.active_seconds, clock.idle_seconds) == (50, 5)


def test_another_task_starts_from_its_figures_and_gets_no_time_of_the_last():
    clock = ActiveClock(0)
    clock.input(30)

    clock.open_task(50, active_seconds=100, idle_seconds=7)
    clock.tick(58)

    assert (clock.active_seconds, clock.idle_seconds) == (108, 7)


def test_a_pause_outlives_a_change_of_task():
    clock = ActiveClock(0)
    clock.pause(10)

    clock.open_task(20, active_seconds=0, idle_seconds=0)
    clock.input(25)

    assert (clock.active_seconds, clock.idle_seconds, clock.is_paused) == (0, 5, True)


def test_a_clock_made_in_the_background_waits_for_the_window():
    clock = ActiveClock(0, window_active=False)

    clock.input(10)

    assert clock.active_seconds == 0


steps = st.lists(st.tuples(st.floats(0, 200), st.sampled_from(EVENTS)), max_size=30)


@given(steps)
def test_active_and_idle_are_together_the_time_gone_by(steps):
    now, clock = 0.0, ActiveClock(0)

    for after, event in steps:
        now += after
        play(clock, [(now, event)])
    clock.tick(now)

    assert clock.active_seconds + clock.idle_seconds == pytest.approx(now)
    assert clock.active_seconds >= 0
    assert clock.idle_seconds >= 0


@given(steps, st.floats(0, 300))
def test_a_tick_never_changes_what_is_counted_in_the_end(steps, extra):
    now, ticked, plain = 0.0, ActiveClock(0), ActiveClock(0)

    for after, event in steps:
        ticked.tick(now + after / 2)
        now += after
        play(ticked, [(now, event)])
        play(plain, [(now, event)])
    ticked.tick(now + extra)
    plain.tick(now + extra)

    assert ticked.active_seconds == pytest.approx(plain.active_seconds)
    assert ticked.is_idle == plain.is_idle
