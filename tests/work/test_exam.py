"""The clock of a test: it runs whatever happens, or stands where pauses are allowed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer_desk.work.batch import TestSettings
from trainer_desk.work.exam import (
    ExamState,
    begun,
    ended,
    exam,
    looked_at,
    paused,
    resumed,
)

START = datetime(2026, 11, 22, 12, tzinfo=UTC)
STRICT = TestSettings(minutes=30)
KIND = TestSettings(minutes=30, pauses=True)


def after(minutes):
    return START + timedelta(minutes=minutes)


def standing(sitting, settings=STRICT):
    found = exam(sitting, settings)
    return found.state, found.remaining_seconds


def test_a_test_that_was_not_begun_has_all_its_time():
    assert standing(None) == (ExamState.NOT_STARTED, 1800.0)
    assert standing(None, TestSettings()) == (ExamState.NOT_STARTED, None)
    assert not exam(None, STRICT).is_over


def test_without_pauses_the_clock_runs_whatever_happens():
    sitting = paused(begun(START), STRICT, after(10))

    assert standing(sitting) == (ExamState.RUNNING, 1200.0)
    over = looked_at(sitting, STRICT, after(500))
    assert standing(over) == (ExamState.RUNNING, 0.0)
    assert exam(over, STRICT).is_over


def test_a_pause_stops_the_clock_where_the_test_allows_it():
    sitting = paused(looked_at(begun(START), KIND, after(0.5)), KIND, after(1))

    assert standing(looked_at(sitting, KIND, after(300)), KIND) == (ExamState.PAUSED, 1740.0)
    on = resumed(sitting, after(300))
    assert standing(looked_at(on, KIND, after(301)), KIND) == (ExamState.RUNNING, 1680.0)
    assert resumed(on, after(400)) == on


def test_a_program_that_was_killed_was_a_pause_where_pauses_are_allowed():
    sitting = looked_at(begun(START), KIND, after(1))

    later = looked_at(sitting, KIND, after(60))

    assert standing(later, KIND) == (ExamState.PAUSED, 1740.0)
    assert standing(looked_at(sitting, STRICT, after(60))) == (ExamState.RUNNING, 0.0)


def test_setting_the_clock_back_gives_no_time_away():
    sitting = looked_at(begun(START), STRICT, after(20))

    back = looked_at(sitting, STRICT, after(-600))

    assert standing(back) == (ExamState.RUNNING, 600.0)
    assert standing(looked_at(back, STRICT, after(21))) == (ExamState.RUNNING, 540.0)


def test_what_was_handed_in_stays_so():
    sitting = ended(begun(START), STRICT, after(10))

    for move in (looked_at, paused, ended):
        assert move(sitting, STRICT, after(20)) == sitting
    assert resumed(sitting, after(20)) == sitting
    assert sitting.ended == after(10)
    assert standing(sitting) == (ExamState.ENDED, 1200.0)
    assert not exam(replace(sitting, used_seconds=9999), STRICT).is_over


@pytest.mark.parametrize("settings", [STRICT, KIND, TestSettings(pauses=True)])
@given(moves=st.lists(st.tuples(st.sampled_from("lpr"), st.integers(-300, 3000)), max_size=20))
def test_time_used_never_gets_less(settings, moves):
    sitting, now = begun(START), START
    for move, seconds in moves:
        now += timedelta(seconds=seconds)
        before = sitting.used_seconds
        if move == "r":
            sitting = resumed(sitting, now)
        else:
            sitting = {"l": looked_at, "p": paused}[move](sitting, settings, now)
        assert sitting.used_seconds >= before
        assert sitting.used_seconds <= max(0, (sitting.seen - START).total_seconds())
