"""The bounds of a figure, against what all resamples there are say."""

from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer_desk.lead.resampling import RESAMPLES, bootstrap_interval
from trainer_desk.lead.statistics import wilson_interval


def mean(counted):
    return sum(value * times for value, times in counted) / sum(times for _, times in counted)


def alone(values):
    """One figure to a task."""
    return [(value,) for value in values]


def test_bounds_are_near_those_of_all_resamples_there_are():
    values = (2, 3, 5, 8, 13)
    every = sorted(sum(drawn) / 5 for drawn in product(values, repeat=5))

    low, high = bootstrap_interval(alone(values), mean)

    # 3125 of them; of 999 drawn the share below a bound is 2.5 % with an error of 0.5 %.
    assert every[int(0.01 * len(every))] <= low <= every[int(0.045 * len(every))]
    assert every[int(0.955 * len(every))] <= high <= every[int(0.99 * len(every))]


def test_of_a_share_they_are_near_those_of_wilson():
    low, high = bootstrap_interval(alone([1] * 320 + [0] * 80), mean)

    wilson_low, wilson_high = wilson_interval(320, 400)
    assert low == pytest.approx(wilson_low, abs=0.01)
    assert high == pytest.approx(wilson_high, abs=0.01)


def test_of_a_published_sample_they_are_as_wide_as_its_standard_error_says():
    # Efron & Tibshirani, "An introduction to the bootstrap" (1993): the treated mice, mean 86.86,
    # bootstrap standard error 23.36 with all resamples.
    low, high = bootstrap_interval(alone([94, 197, 16, 38, 99, 141, 23]), mean)

    assert low < 86.86 < high
    assert (high - low) / (2 * 1.96) == pytest.approx(23.36, rel=0.1)


def test_the_same_work_always_has_the_same_bounds():
    tasks = alone([0.1, 0.4, 0.35, 0.8])

    assert bootstrap_interval(tasks, mean) == bootstrap_interval(tasks, mean)


def test_what_is_given_in_one_task_is_drawn_together():
    apart = [(0,), (1,)] * 20
    together = [(0,) * 4, (1,) * 4] * 5

    narrow, wide = bootstrap_interval(apart, mean), bootstrap_interval(together, mean)

    assert wide[1] - wide[0] > 1.5 * (narrow[1] - narrow[0])


@pytest.mark.parametrize("tasks", [[], [(1, 2, 3)], [(1, 2), (2, 1)], alone([0.3] * 9)])
def test_there_are_none_where_no_task_differs(tasks):
    assert bootstrap_interval(tasks, mean) is None


@pytest.mark.parametrize(("odd", "bounded"), [(1, False), (2, False), (6, True)])
def test_there_are_none_where_too_many_resamples_say_nothing(odd, bounded):
    def defined(counted):
        share = mean(counted)
        return share or None

    found = bootstrap_interval(alone([0] * 30 + [1] * odd), defined)

    assert (found is not None) is bounded


def test_they_hold_the_true_value_about_as_often_as_they_say():
    chance, held = Random(7), 0

    for _ in range(100):
        low, high = bootstrap_interval(alone([chance.gauss(5, 2) for _ in range(30)]), mean)
        held += low <= 5 <= high

    assert 88 <= held <= 100


@given(st.lists(st.integers(0, 4), min_size=2, max_size=12))
@settings(max_examples=30, deadline=None)
def test_they_lie_in_order_within_what_was_given_and_around_the_mean(values):
    found = bootstrap_interval(alone(values), mean)

    if found is not None:
        assert min(values) <= found[0] < found[1] <= max(values)
        assert found[0] <= mean([(value, 1) for value in values]) <= found[1]


def test_enough_are_drawn_for_the_bounds_to_be_two_of_them():
    assert (RESAMPLES + 1) * 0.025 == 25
