"""How well people agree with each other and with a key. Pure arithmetic on plain values.

What is undefined is None and never a number: a coefficient of agreement says nothing where everyone
always gave the same answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from enum import Enum
from itertools import combinations
from math import sqrt
from statistics import NormalDist
from typing import TypeVar

from trainer_desk.values import dataclass

Value = TypeVar("Value", bound=Hashable)


def kendall_tau_b(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Return the rank correlation of two rankings of the same things with ties, in [-1, 1].

    Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945): concordant less
    discordant pairs over the geometric mean of the pairs not tied in either ranking. None where
    one of them ties everything, or there are fewer than two things. Takes quadratic time.

    Raises:
        ValueError: If the rankings are not of equally many things.
    """
    balance = untied_one = untied_other = 0
    for (a, b), (c, d) in combinations(zip(one, other, strict=True), 2):
        first, second = _sign(a - c), _sign(b - d)
        balance += first * second
        untied_one += first != 0
        untied_other += second != 0
    if not untied_one or not untied_other:
        return None
    return balance / sqrt(untied_one * untied_other)


def kendall_w(rankings: Sequence[Sequence[float]]) -> float | None:
    """Return the concordance of several rankings of the same things, in [0, 1], ties corrected.

    Kendall & Babington Smith, "The problem of m rankings" (1939), with tied values given their mean
    rank: W = 12 S / (m**2 (n**3 - n) - m sum(t**3 - t)). None where every ranking ties everything,
    or there are fewer than two rankings or things.

    Args:
        rankings: One for each rater, the values of the things in the same order; only their order
            counts.

    Raises:
        ValueError: If the rankings are not of equally many things.
    """
    raters, things = len(rankings), len(rankings[0]) if rankings else 0
    if raters < 2 or things < 2:
        return None
    ranks = [mean_ranks(one) for one in rankings]
    sums = [sum(column) for column in zip(*ranks, strict=True)]
    mean = sum(sums) / things
    spread = sum((total - mean) ** 2 for total in sums)
    tied = sum(count**3 - count for one in rankings for count in Counter(one).values())
    most = raters**2 * (things**3 - things) - raters * tied
    return 12 * spread / most if most else None


def mean_ranks(values: Sequence[float]) -> tuple[float, ...]:
    """Return the rank of each value, 1 for the least; equal values share the mean of theirs."""
    counts = Counter(values)
    below, ranks = 0, {}
    for value in sorted(counts):
        ranks[value] = below + (counts[value] + 1) / 2
        below += counts[value]
    return tuple(ranks[value] for value in values)


def wilson_interval(hits: int, total: int, confidence: float = 0.95) -> tuple[float, float]:
    """Return the bounds of a share, in [0, 1], right for small numbers too.

    Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).

    Raises:
        ValueError: If there are not between 0 and `total` hits, or `total` is not positive.
    """
    if not 0 <= hits <= total or not total:
        raise ValueError(f"{hits} of {total} is no share")
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share, part = hits / total, z * z / total
    centre = (share + part / 2) / (1 + part)
    reach = z / (1 + part) * sqrt(share * (1 - share) / total + part / (4 * total))
    low = 0.0 if hits == 0 else max(0.0, centre - reach)
    return low, 1.0 if hits == total else min(1.0, centre + reach)


def rating_distance(pairs: Iterable[tuple[float, float]], low: float, high: float) -> float | None:
    """Return the mean distance of ratings from their key on a scale, in [0, 1]; 0 is no distance.

    None where nothing was rated.

    Raises:
        ValueError: If the scale has no length or a rating is not on it.
    """
    if low >= high:
        raise ValueError(f"{low} to {high} is no scale")
    distances = []
    for given, key in pairs:
        if not (low <= given <= high and low <= key <= high):
            raise ValueError(f"{given} or {key} is not on the scale from {low} to {high}")
        distances.append(abs(given - key) / (high - low))
    return sum(distances) / len(distances) if distances else None


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark as it is scored: code points, end exclusive, and its label."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class F1:
    """How well marks meet those of a key, each in [0, 1].

    Attributes:
        precision: Share of what was marked that is right; 1 where nothing was.
        recall: Share of the key that was marked; 1 where there is none.
    """

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both (van Rijsbergen, "Information Retrieval", 1979)."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def exact_f1(given: Iterable[Marked], key: Iterable[Marked]) -> F1:
    """Return how many marks have the place and label of one in the key; doubles count once."""
    return set_f1(set(given), set(key))


def overlap_f1(given: Iterable[Marked], key: Iterable[Marked]) -> F1:
    """Return how many of the code points marked with a label have it in the key as well."""
    return set_f1(_points(given), _points(key))


def _points(marks: Iterable[Marked]) -> set[tuple[str, int]]:
    return {(one.label, at) for one in marks for at in range(one.start, one.end)}


def set_f1(given: Collection[Hashable], key: Collection[Hashable]) -> F1:
    """Compare what was named with what the key names; all is 1 where both name nothing."""
    right = sum(one in key for one in given)
    return F1(right / len(given) if given else 1.0, right / len(key) if key else 1.0)


class Level(Enum):
    """What may be said of the values of a question: whether they are ordered, and how far apart."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


Tally = tuple[tuple[Value, int], ...]
"""The values that raters gave to one thing, each once, with how many gave it."""


def tally(values: Iterable[Value]) -> Tally[Value]:
    """Count what was given to one thing."""
    return tuple(Counter(values).items())


def krippendorff_alpha(units: Iterable[Sequence[Value]], level: Level) -> float | None:
    """Return the agreement of any number of raters, 1 for perfect, 0 for chance, or less.

    Krippendorff, "Computing Krippendorff's alpha-reliability" (2011). Units that fewer than two
    rated are left out. None where nothing can disagree: fewer than two values in all.

    Args:
        units: For each thing the values that its raters gave; who gave which does not matter.
        level: Numbers are needed but for `Level.NOMINAL`.

    Raises:
        TypeError: If there are other values than numbers where they are needed.
    """
    return tallied_alpha([(tally(values), 1) for values in units], level)


def tallied_alpha(units: Iterable[tuple[Tally[Value], int]], level: Level) -> float | None:
    """Return `krippendorff_alpha` of things that come several times, each with how often."""
    pairable = [(unit, raters, times) for unit, times in units if (raters := _raters(unit)) > 1]
    totals: dict[Value, int] = {}
    for unit, _, times in pairable:
        for value, count in unit:
            totals[value] = totals.get(value, 0) + count * times
    given = sum(totals.values())
    places = _places(level, totals)
    observed = sum(
        [
            times * _disagreement(unit, raters, places) / (raters - 1)
            for unit, raters, times in pairable
            if len(unit) > 1
        ]
    )
    expected = _disagreement(tuple(totals.items()), given, places) if len(totals) > 1 else 0.0
    return 1 - (given - 1) * observed / expected if expected else None


def _raters(unit: Tally[Value]) -> int:
    return sum([count for _, count in unit])


def _disagreement(unit: Tally[Value], raters: int, places: Mapping[Value, float] | None) -> float:
    """Return the distances of all pairs of values, each pair in both orders."""
    if places is None:
        return raters**2 - sum([count * count for _, count in unit])
    # What all pairs differ by, squared, comes of the sum of all values and that of their squares.
    total = squares = 0.0
    for value, count in unit:
        place = places[value]
        total += count * place
        squares += count * place * place
    return 2 * (raters * squares - total * total)


def _places(level: Level, totals: Mapping[Value, int]) -> Mapping[Value, float] | None:
    """Return numbers whose squared differences are the distances; None: all are equally far.

    They lie about 0: far from it the squares would be too large to tell what they differ by.
    """
    if level is Level.NOMINAL:
        return None
    numbers = {value: _number(value) for value in totals}
    number = sum(totals.values())
    if level is Level.INTERVAL:
        mean = sum(numbers[value] * count for value, count in totals.items()) / max(1, number)
        return {value: one - mean for value, one in numbers.items()}
    # The mean rank among all values stands for a value: what lies between two is their distance.
    below, places = 0, {}
    for value in sorted(numbers, key=numbers.__getitem__):
        places[value] = below + (totals[value] - number) / 2
        below += totals[value]
    return places


def _number(value: Hashable) -> float:
    if not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number")
    return float(value)


def gwet_ac1(
    units: Iterable[Sequence[Value]], categories: Collection[Value] | None = None
) -> float | None:
    """Return the agreement of any number of raters on categories, less than kappa misled by skew.

    Gwet, "Computing inter-rater reliability and its variance in the presence of high agreement",
    British Journal of Mathematical and Statistical Psychology 61 (2008). None where no unit was
    rated twice, or there is only one category.

    Args:
        units: For each thing the categories that its raters chose.
        categories: All that could be chosen; None for those that were.
    """
    return tallied_ac1([(tally(values), 1) for values in units], categories)


def tallied_ac1(
    units: Iterable[tuple[Tally[Value], int]], categories: Collection[Value] | None = None
) -> float | None:
    """Return `gwet_ac1` of things that come several times, each with how often."""
    shares: dict[Value, float] = dict.fromkeys(categories or (), 0.0)
    agreed, rated, twice = 0.0, 0, 0
    for unit, times in units:
        raters = _raters(unit)
        rated += times if raters else 0
        for value, count in unit:
            shares[value] = shares.get(value, 0.0) + times * count / raters
        if raters > 1:
            twice += times
            agreed += times * _agreed(unit, raters)
    if not twice or len(shares) < 2:
        return None
    chance = sum(share / rated * (1 - share / rated) for share in shares.values())
    chance /= len(shares) - 1
    return (agreed / twice - chance) / (1 - chance)


def raw_agreement(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Return the mean share of pairs of raters that agree on a thing; None where no pair is."""
    shares = [_agreed(tally(values), len(values)) for values in units if len(values) > 1]
    return sum(shares) / len(shares) if shares else None


def _agreed(unit: Tally[Value], raters: int) -> float:
    """Return the share of pairs of two or more raters that agree."""
    return sum(count * (count - 1) for _, count in unit) / (raters * (raters - 1))


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
