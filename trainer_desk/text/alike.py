"""How like a few texts are to each other, such as the responses of one task."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from trainer_desk.text.repeats import Likeness
from trainer_desk.text.shingles import exact_key, resemblance, shingles
from trainer_desk.values import dataclass

SIZE = Likeness().size
"""Words in a shingle, as everywhere else."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts by their places, the earlier first.

    Attributes:
        likeness: In per cent, 100 for the same words in the same order.
    """

    first: int
    second: int
    likeness: int
    exact: bool


def pairs(texts: Sequence[str]) -> tuple[Pair, ...]:
    """Return every pair of texts with its likeness, in order; for a worker thread if they are long.

    Near ones never reach 100: that is kept for the same words in the same order.
    """
    keys = [exact_key(text) for text in texts]
    runs = [shingles(text, SIZE) for text in texts]
    return tuple(
        Pair(one, other, *measured(keys[one] == keys[other], resemblance(runs[one], runs[other])))
        for one, other in combinations(range(len(texts)), 2)
    )


def measured(exact: bool, alike: float) -> tuple[int, bool]:  # noqa: FBT001 - a pair of findings
    """Return a likeness in per cent with whether it is exact; what is not stays below 100."""
    return (100, True) if exact else (min(99, int(100 * alike)), False)


def repeating(found: Sequence[Pair], threshold: int) -> tuple[Pair, ...]:
    """Return for each text that repeats an earlier one the pair with the one most like it."""
    best: dict[int, Pair] = {}
    for pair in found:
        known = best.get(pair.second)
        if pair.likeness >= threshold and (known is None or pair.likeness > known.likeness):
            best[pair.second] = pair
    return tuple(best[second] for second in sorted(best))
