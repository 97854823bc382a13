"""Statistics of judgments; pure Python, each with its source."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Sequence
from typing import Final

Z95: Final = 1.959963984540054
"""Two-sided 95 % of the normal distribution."""


def kendall_tau_b(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Return Kendall's tau-b of two rankings of the same things, in [-1, 1].

    Ties count neither for nor against; None where one ranking ties everything, for which tau-b is
    undefined. Source: Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945).

    Args:
        one: A place per thing, smaller is better; equal places are ties.
        other: The other ranking, in the same order of things.

    Raises:
        ValueError: If the rankings are not of the same length.
    """
    if len(one) != len(other):
        raise ValueError("rankings of different lengths")
    agree = tied_one = tied_other = pairs = 0
    for i in range(len(one)):
        for j in range(i):
            first, second = _sign(one[i] - one[j]), _sign(other[i] - other[j])
            agree += first * second
            tied_one += first == 0
            tied_other += second == 0
            pairs += 1
    below = (pairs - tied_one) * (pairs - tied_other)
    return agree / math.sqrt(below) if below else None


def wilson(right: int, number: int, *, z: float = Z95) -> tuple[float, float]:
    """Return Wilson's score interval of a share, (0, 1) where there is nothing to tell from.

    Source: Wilson, "Probable inference", JASA 22 (1927).

    Raises:
        ValueError: If more are right than there are.
    """
    if not 0 <= right <= number:
        raise ValueError("more right than there are")
    if not number:
        return 0.0, 1.0
    share, square = right / number, z * z
    middle = (share + square / (2 * number)) / (1 + square / number)
    spread = math.sqrt(share * (1 - share) / number + square / (4 * number**2))
    half = z * spread / (1 + square / number)
    return max(0.0, middle - half), min(1.0, middle + half)


def f1(found: Iterable[Hashable], right: Iterable[Hashable]) -> float:
    """Return the harmonic mean of precision and recall of a set, 1 where both are empty."""
    mine, theirs = set(found), set(right)
    if not mine and not theirs:
        return 1.0
    return 2 * len(mine & theirs) / (len(mine) + len(theirs))


def distance(value: int, right: int, *, lowest: int, highest: int) -> float:
    """Return how far a rating is from the right one as a share of its scale, in [0, 1].

    Raises:
        ValueError: If the scale has no length.
    """
    if lowest >= highest:
        raise ValueError("a scale without length")
    return min(1.0, abs(value - right) / (highest - lowest))


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
