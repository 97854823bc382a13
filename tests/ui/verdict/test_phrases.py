"""Facts become sentences that name the thing and the next step."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tests.ui.verdict.conftest import EDIT, EVERYTHING, RANK, RATE, TRUE, WHY, ids
from trainer_desk.ui.widgets.phrases import (
    clock_time,
    duration,
    letter,
    missing_phrase,
    short_date,
    short_moment,
    state_name,
    states_name,
    step_name,
    still_missing,
    word_count,
)
from trainer_desk.work.opened import StepKind
from trainer_desk.work.rules import Lack, Missing
from trainer_desk.work.states import TaskState

ORDER = ids("ABC")
MOSCOW = timezone(timedelta(hours=3))


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        (Missing(question_id=RANK, lack=Lack.NOT_ANSWERED), "“Ranking”"),
        (Missing(question_id=RANK, lack=Lack.NOT_ALL_RANKED, count=2), "2 place(s) in “Ranking”"),
        (
            Missing(question_id=RATE, lack=Lack.NOT_RATED, response_id=ORDER[1], axis_id=TRUE),
            "Facts of B",
        ),
        (Missing(question_id=EDIT, lack=Lack.NOT_EDITED), "“Rewrite”"),
        (
            Missing(question_id=EDIT, lack=Lack.NOT_CHANGED, response_id=ORDER[0]),
            "a change in the rewrite of A",
        ),
        (Missing(question_id=WHY, lack=Lack.TOO_SHORT, count=3), "3 more word(s) in “Why”"),
        (Missing(question_id=WHY, lack=Lack.TOO_LONG, count=4), "4 word(s) less in “Why”"),
    ],
)
def test_what_is_missing_is_said_by_name_and_number(missing, words):
    assert missing_phrase(missing, EVERYTHING, ORDER, "en") == words


def test_names_come_in_the_readers_language():
    missing = Missing(question_id=RATE, lack=Lack.NOT_RATED, response_id=ORDER[2], axis_id=TRUE)

    assert missing_phrase(missing, EVERYTHING, ORDER, "ru").startswith("Фактическая верность")


def test_many_missing_things_are_one_by_name_and_a_number():
    one = Missing(question_id=RANK, lack=Lack.NOT_ANSWERED)

    assert still_missing((), EVERYTHING, ORDER, "en") == ""
    assert still_missing((one,), EVERYTHING, ORDER, "en") == "Still missing: “Ranking”"
    assert (
        still_missing((one, one, one), EVERYTHING, ORDER, "en")
        == "Still missing: “Ranking” and 2 more"
    )


def test_every_state_and_step_has_a_name():
    assert all(state_name(state) and states_name(state) for state in TaskState)
    assert all(step_name(kind) for kind in StepKind)
    assert len({state_name(state) for state in TaskState}) == len(TaskState)


def test_letters_follow_the_shown_order():
    assert [letter(ORDER, each) for each in ORDER] == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "00:00"), (59.99, "00:59"), (372, "06:12"), (3600, "1:00:00"), (45_296.5, "12:34:56")],
)
def test_a_time_span_never_shows_more_than_has_passed(seconds, shown):
    assert duration(seconds) == shown


def test_moments_are_shown_in_local_time_and_older_ones_as_dates():
    moment = datetime(2026, 11, 22, 22, 30, 5, tzinfo=UTC)

    assert clock_time(moment, MOSCOW) == "01:30:05"
    assert short_moment(moment, moment + timedelta(hours=1), MOSCOW) == "01:30:05"
    assert short_moment(moment, moment + timedelta(days=1), MOSCOW) == short_date(
        date(2026, 11, 23)
    )


@pytest.mark.parametrize(
    ("number", "bounds", "shown"),
    [
        (26, {}, "26 word(s)"),
        (3, {"least": 5}, "3 word(s) / at least 5"),
        (5, {"least": 5}, "5 word(s)"),
        (9, {"most": 8}, "9 word(s) / at most 8"),
    ],
)
def test_counts_name_the_bound_only_while_it_is_not_met(number, bounds, shown):
    assert word_count(number, **bounds) == shown
