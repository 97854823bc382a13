"""Statistics against values from the literature and by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer_desk.lead.statistics import distance, f1, kendall_tau_b, wilson

places = st.lists(st.integers(1, 5), min_size=2, max_size=8)


def test_tau_b_of_a_ranking_with_a_tie():
    assert kendall_tau_b([1, 2, 2, 4], [1, 3, 2, 4]) == pytest.approx(0.9128709, abs=1e-7)


@given(places)
def test_a_ranking_agrees_with_itself_and_disagrees_with_its_reverse(ranking):
    tau = kendall_tau_b(ranking, ranking)

    if len(set(ranking)) == 1:
        assert tau is None
    else:
        assert tau == pytest.approx(1)
        assert kendall_tau_b(ranking, [-place for place in ranking]) == pytest.approx(-1)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=2, max_size=8))
def test_tau_b_does_not_care_who_is_first(pairs):
    one, other = [a for a, _ in pairs], [b for _, b in pairs]

    tau = kendall_tau_b(one, other)

    assert tau == kendall_tau_b(other, one)
    assert tau is None or -1 - 1e-12 <= tau <= 1 + 1e-12


def test_rankings_of_different_things_are_refused():
    with pytest.raises(ValueError, match="lengths"):
        kendall_tau_b([1, 2], [1])


@pytest.mark.parametrize(
    ("right", "number", "low", "high"),
    # Newcombe (1998), Statistics in Medicine 17, table I, method 3.
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_of_wilson(right, number, low, high):
    assert wilson(right, number) == pytest.approx((low, high), abs=5e-5)


def test_nothing_tells_nothing():
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(5, 5)[1] == 1.0
    with pytest.raises(ValueError, match="more right"):
        wilson(2, 1)


def test_f1_of_sets():
    assert f1([], []) == 1.0
    assert f1([1, 2, 3], [2, 3, 4]) == pytest.approx(2 / 3)
    assert f1([1], []) == 0.0


def test_a_rating_is_as_far_off_as_its_scale_is_long_at_most():
    assert distance(2, 5, lowest=1, highest=5) == pytest.approx(0.75)
    assert distance(9, 1, lowest=1, highest=5) == 1.0
    with pytest.raises(ValueError, match="length"):
        distance(1, 1, lowest=1, highest=1)
    assert math.isclose(distance(3, 3, lowest=-5, highest=5), 0)
