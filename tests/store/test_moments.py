"""Moments are kept in UTC: where clocks are put forward or back, they stay in order."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer_desk.store.moments import from_moment, to_moment

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")
CHANGES = (datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC))


def zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        pytest.skip("this system knows no time zones")


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize("change", CHANGES, ids=["forward", "back"])
def test_a_night_on_which_clocks_are_changed_stays_in_order(name, change):
    place = zone(name)
    night = [change - timedelta(hours=14) + timedelta(minutes=10 * n) for n in range(30 * 6)]

    kept = [to_moment(at.astimezone(place)) for at in night]

    assert kept == sorted(kept)
    assert len(set(kept)) == len(night)
    assert [from_moment(one) for one in kept] == night


@given(
    st.datetimes(min_value=datetime(1900, 1, 2), max_value=datetime(9999, 12, 30)),  # noqa: DTZ001
    st.integers(-14 * 60, 14 * 60),
)
def test_a_moment_comes_back_to_the_millisecond_from_any_place(naive, minutes):
    at = naive.replace(tzinfo=UTC)

    back = from_moment(to_moment(at.astimezone(timezone(timedelta(minutes=minutes)))))

    assert timedelta() <= at - back < timedelta(milliseconds=1)
    assert back.utcoffset() == timedelta()
