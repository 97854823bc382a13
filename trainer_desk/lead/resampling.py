"""How sure a figure about tasks is: the bounds it has when tasks are drawn again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import chain
from random import Random
from typing import Final, TypeVar

Unit = TypeVar("Unit", bound=Hashable)

Counted = Sequence[tuple[Unit, int]]
"""Things that come several times, each with how often."""

RESAMPLES: Final = 999
"""So many that the bounds are two of them: the 25th from either end for 95 %."""

SEED: Final = 1
"""Every interval starts with it, so that the same work has the same bounds on every machine."""

_NO_SPREAD: Final = 1e-9
"""What rounding alone makes of equal figures."""


def bootstrap_interval(
    tasks: Sequence[Sequence[Unit]],
    statistic: Callable[[Counted[Unit]], float | None],
    confidence: float = 0.95,
) -> tuple[float, float] | None:
    """Return the bounds of a figure by the percentiles of 999 resamples, drawn with the seed 1.

    Efron, "Nonparametric standard errors and confidence intervals", Canadian Journal of Statistics
    9 (1981). Whole tasks are drawn with replacement, each with all that was given in it, since what
    is given in one task hangs together (Davison & Hinkley, "Bootstrap Methods and their
    Application", 1997, section 3.8).

    None where resampling says nothing: of fewer than two tasks; where no task makes a difference,
    as with perfect agreement; or where more of the resamples than 1 - `confidence` have no figure,
    as where all but a task or two are alike.

    Args:
        tasks: For each task what the figure is worked out from; their order is part of the lot.
        statistic: Works the figure out; None where it is undefined.
        confidence: The share of resamples between the bounds.
    """
    if len(tasks) < 2:
        return None
    found = sorted(value for value in _resampled(tasks, statistic) if value is not None)
    if len(found) < confidence * RESAMPLES:
        return None
    outside = max(1, round((len(found) + 1) * (1 - confidence) / 2))
    low, high = found[outside - 1], found[-outside]
    return (low, high) if high - low > _NO_SPREAD else None


def _resampled(
    tasks: Sequence[Sequence[Unit]], statistic: Callable[[Counted[Unit]], float | None]
) -> Iterator[float | None]:
    # Numbers are counted five times as fast as what they stand for, and most tasks are alike.
    numbers: dict[Unit, int] = {}
    numbered = [[numbers.setdefault(unit, len(numbers)) for unit in task] for task in tasks]
    units = list(numbers)
    chance = Random(SEED)  # noqa: S311 (the same lot every time is what is wanted)
    for _ in range(RESAMPLES):
        drawn = Counter(chain.from_iterable(chance.choices(numbered, k=len(numbered))))
        yield statistic([(units[number], times) for number, times in drawn.items()])
