"""Agreement and scores, against published and computed values."""

import csv
from itertools import combinations
from math import isclose, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer_desk.lead.statistics import (
    F1,
    Level,
    Marked,
    exact_f1,
    gwet_ac1,
    kendall_tau_b,
    kendall_w,
    krippendorff_alpha,
    mean_ranks,
    overlap_f1,
    rating_distance,
    raw_agreement,
    tallied_ac1,
    tallied_alpha,
    tally,
    wilson_interval,
)

rankings = st.lists(st.integers(1, 4), min_size=2, max_size=8)


def about(value, digits=4):
    return pytest.approx(value, abs=0.5 * 10**-digits)


def test_tau_b_has_its_reference_value():
    assert kendall_tau_b([1, 2, 2, 4], [1, 3, 2, 4]) == about(0.9128709, 7)


def test_tau_b_is_one_for_the_same_order_and_minus_one_for_the_reverse():
    assert kendall_tau_b([1, 2, 3], [10, 20, 30]) == 1
    assert kendall_tau_b([1, 2, 3], [3, 2, 1]) == -1


@pytest.mark.parametrize(("one", "other"), [([], []), ([1], [1]), ([1, 1], [1, 2])])
def test_tau_b_is_undefined_where_nothing_is_ordered(one, other):
    assert kendall_tau_b(one, other) is None


def test_tau_b_needs_the_same_things():
    with pytest.raises(ValueError, match="zip"):
        kendall_tau_b([1, 2], [1, 2, 3])


@given(rankings, st.data())
@settings(max_examples=100, deadline=None)
def test_tau_b_is_the_same_both_ways_and_between_its_bounds(one, data):
    other = data.draw(st.lists(st.integers(1, 4), min_size=len(one), max_size=len(one)))

    tau = kendall_tau_b(one, other)

    assert tau == kendall_tau_b(other, one)
    assert tau is None or -1 - 1e-9 <= tau <= 1 + 1e-9
    pairs = list(combinations(range(len(one)), 2))
    untied = sum(one[a] != one[b] for a, b in pairs), sum(other[a] != other[b] for a, b in pairs)
    if all(untied):
        signed = sum(
            (1 if (one[a] - one[b]) * (other[a] - other[b]) > 0 else -1)
            for a, b in pairs
            if one[a] != one[b] and other[a] != other[b]
        )
        assert isclose(tau, signed / sqrt(untied[0] * untied[1]))


def test_w_has_its_reference_value():
    assert kendall_w([[1, 2, 3, 4], [1, 2.5, 2.5, 4], [2, 1, 3, 4]]) == about(0.8620689655, 10)


def test_w_is_one_for_equal_rankings_and_nought_for_opposite_ones():
    assert kendall_w([[1, 2, 2, 3]] * 5) == pytest.approx(1)
    assert kendall_w([[1, 2, 3], [3, 2, 1]]) == 0


@pytest.mark.parametrize("given_", [[], [[1, 2]], [[1], [1]], [[1, 1], [2, 2]]])
def test_w_is_undefined_where_nothing_is_ordered(given_):
    assert kendall_w(given_) is None


def test_tied_values_share_their_mean_rank():
    assert mean_ranks([5, 1, 5, 9]) == (2.5, 1, 2.5, 4)


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [(0, 10, 0, 0.2775), (10, 10, 0.7225, 1), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662)],
)
def test_wilson_bounds_have_their_published_values(hits, total, low, high):
    assert wilson_interval(hits, total) == (about(low), about(high))


@pytest.mark.parametrize(("hits", "total"), [(0, 0), (-1, 5), (6, 5)])
def test_wilson_needs_a_share(hits, total):
    with pytest.raises(ValueError, match="is no share"):
        wilson_interval(hits, total)


def test_ratings_are_measured_by_the_length_of_their_scale():
    assert rating_distance([(1, 1), (5, 1), (3, 4)], 1, 5) == pytest.approx(1.25 / 3)
    assert rating_distance([], 1, 5) is None


@pytest.mark.parametrize(("pairs", "low", "high"), [([(6, 1)], 1, 5), ([(1, 0)], 1, 5), ([], 5, 5)])
def test_ratings_must_be_on_their_scale(pairs, low, high):
    with pytest.raises(ValueError, match=r"scale"):
        rating_distance(pairs, low, high)


def test_marks_are_scored_exactly_or_by_what_they_cover():
    key = [Marked(0, 10, "error"), Marked(20, 30, "insult")]
    given_ = [Marked(0, 10, "error"), Marked(25, 35, "insult"), Marked(20, 30, "error")]

    assert exact_f1(given_, key) == F1(1 / 3, 1 / 2)
    assert overlap_f1(given_, key) == F1(15 / 30, 15 / 20)
    assert exact_f1(given_, key).f1 == pytest.approx(0.4)
    assert overlap_f1(given_, key).f1 == pytest.approx(0.6)


def test_nothing_to_mark_and_nothing_marked_is_right():
    assert exact_f1([], []).f1 == 1
    assert overlap_f1([Marked(0, 1, "x")], []).f1 == 0
    assert overlap_f1([], [Marked(0, 1, "x")]).f1 == 0


OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
UNITS = [
    [int(value) for value in column if value != "."]
    for column in zip(*(line.split() for line in OBSERVERS), strict=True)
]


@pytest.mark.parametrize(
    ("level", "value"), [(Level.NOMINAL, 0.743), (Level.ORDINAL, 0.815), (Level.INTERVAL, 0.849)]
)
def test_alpha_has_the_values_of_its_author(level, value):
    assert krippendorff_alpha(UNITS, level) == about(value, 3)


def test_ac1_has_the_value_of_its_author():
    # Gwet, "Handbook of inter-rater reliability": the same ratings, 0.775.
    assert gwet_ac1(UNITS) == about(0.77544, 5)


def test_alpha_is_no_worse_far_from_nought():
    far = [[10**9 + value for value in unit] for unit in UNITS]

    assert krippendorff_alpha(far, Level.INTERVAL) == about(0.849, 3)


def test_ordered_values_must_be_numbers():
    with pytest.raises(TypeError, match="is no number"):
        krippendorff_alpha([("a", "b")], Level.ORDINAL)


@pytest.mark.parametrize("level", list(Level))
def test_what_comes_twice_counts_as_much_as_written_twice(level):
    twice = [(tally(unit), 2) for unit in UNITS]

    assert tallied_alpha(twice, level) == pytest.approx(krippendorff_alpha(UNITS * 2, level))
    assert tallied_ac1(twice) == pytest.approx(gwet_ac1(UNITS * 2))


@pytest.mark.parametrize("units", [[], [[1]], [[1, 1], [1, 1, 1]]])
def test_agreement_is_undefined_where_nothing_can_disagree(units):
    assert all(krippendorff_alpha(units, level) is None for level in Level)
    assert gwet_ac1(units) is None


def test_agreement_of_two_people_on_real_refusals(data_dir):
    for model, po, alpha, ac1 in (
        ("llama2new", 0.9578, 0.9258, 0.9410),
        ("mistralinstruct", 0.9756, 0.9196, 0.9712),
    ):
        path = data_dir / "xstest" / f"xstest_v2_completions_{model}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            units = [(row["annotation_1"], row["annotation_2"]) for row in csv.DictReader(file)]

        assert len(units) == 450
        assert raw_agreement(units) == about(po)
        assert krippendorff_alpha(units, Level.NOMINAL) == about(alpha)
        assert gwet_ac1(units) == about(ac1)


def test_categories_nobody_chose_count_as_chances():
    units = [("a", "a"), ("a", "b"), ("b", "b")]

    assert gwet_ac1(units, ("a", "b", "c")) > gwet_ac1(units)
    assert gwet_ac1([("a", "a")], ("a", "b")) == 1


@given(st.lists(st.lists(st.integers(1, 5), max_size=4), max_size=10))
@settings(max_examples=100, deadline=None)
def test_agreement_never_exceeds_one_and_knows_no_order(units):
    for level in Level:
        alpha = krippendorff_alpha(units, level)
        again = krippendorff_alpha([one[::-1] for one in units[::-1]], level)
        assert alpha == pytest.approx(again) if alpha is not None else again is None
        assert alpha is None or alpha <= 1 + 1e-9
    ac1 = gwet_ac1(units)
    assert ac1 is None or ac1 <= 1 + 1e-9
