"""Coefficients of what two or more trainers gave for the same things, and how sure they are.

Each comes with the number of tasks it is worked out from and the bounds it has when those are drawn
again. What is undefined is None, with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from enum import Enum
from functools import partial
from itertools import combinations
from typing import Final

from trainer_desk.lead.given import Given, Kind, Span
from trainer_desk.lead.resampling import Counted, Unit, bootstrap_interval
from trainer_desk.lead.statistics import (
    Level,
    Tally,
    kendall_tau_b,
    kendall_w,
    tallied_ac1,
    tallied_alpha,
    tally,
)
from trainer_desk.values import dataclass
from trainer_desk.work.ids import ResponseId


class Measure(Enum):
    """What a coefficient is; each is 1 for perfect agreement.

    TAU_B is the mean of Kendall's tau-b of every two rankings of a task, W the mean of Kendall's W
    of tasks that three or more ranked. ALPHA is Krippendorff's, of ratings or of categories. AC1 is
    Gwet's, of the same categories: where hardly anything is refused, alpha is low although nearly
    all agree. F1 is of marks and claims, taking every two trainers together (Hripcsak & Rothschild,
    "Agreement, the F-measure, and reliability in information retrieval", JAMIA 12, 2005): of the
    code points with the same label, or of what is the very same.

    By chance alone tau-b, alpha and AC1 are 0, and W is 1 divided by the number of trainers. F1
    knows no chance; hardly anybody marks the same words by it.
    """

    TAU_B = "tau_b"
    W = "w"
    ALPHA_ORDINAL = "alpha_ordinal"
    ALPHA_NOMINAL = "alpha_nominal"
    AC1 = "ac1"
    F1_OVERLAP = "f1_overlap"
    F1_EXACT = "f1_exact"


class Lack(Enum):
    """Why there is no coefficient (the first three), or no interval of it.

    UNANIMOUS: everybody always gave the same. UNORDERED: rankings tie everything, or place nothing.
    UNMARKED: nobody marked anything. TOO_ALIKE: resampling says nothing (`bootstrap_interval`).
    """

    UNANIMOUS = "unanimous"
    UNORDERED = "unordered"
    UNMARKED = "unmarked"
    ONE_TASK = "one_task"
    TOO_ALIKE = "too_alike"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A coefficient, and how sure it is.

    Attributes:
        tasks: How many tasks it is worked out from: those that say something.
        coefficient: None where it is undefined.
        interval: Its 95 % bounds (`bootstrap_interval`), None where there are none.
        lack: Why there is no coefficient or else no interval; None where there are both.
    """

    measure: Measure
    tasks: int
    coefficient: float | None
    interval: tuple[float, float] | None
    lack: Lack | None


Task = Sequence[Sequence[Given]]
"""For each thing of a task what two or more trainers gave, every time in the same kind."""


def figures(kind: Kind, tasks: Sequence[Task]) -> Iterator[Figure]:
    """Yield every coefficient of what was given in a kind; none of what is written.

    W is left out where no three trainers ranked the same task.

    Args:
        tasks: At least one, in an order that is always the same for the same work.
    """
    match kind:
        case Kind.RATING:
            yield _figure(Measure.ALPHA_ORDINAL, _tallies(tasks), _alpha(Level.ORDINAL))
        case Kind.CATEGORY:
            yield from _of_categories(tasks)
        case Kind.RANKING:
            yield from _of_rankings(tasks)
        case Kind.SPANS:
            yield _figure(Measure.F1_OVERLAP, [_common(task, _points) for task in tasks], _ratio)
            yield _figure(Measure.F1_EXACT, [_common(task, _named) for task in tasks], _ratio)
        case Kind.NAMED:
            yield _figure(Measure.F1_EXACT, [_common(task, _named) for task in tasks], _ratio)
        case Kind.WRITTEN:
            return


_Statistic = Callable[[Counted[Unit]], float | None]

_UNDEFINED: Final = {
    Measure.TAU_B: Lack.UNORDERED,
    Measure.W: Lack.UNORDERED,
    Measure.F1_OVERLAP: Lack.UNMARKED,
    Measure.F1_EXACT: Lack.UNMARKED,
}


def _figure(
    measure: Measure, tasks: Iterable[Sequence[Unit]], statistic: _Statistic[Unit]
) -> Figure:
    saying = [task for task in tasks if task]
    coefficient = statistic([(unit, 1) for task in saying for unit in task])
    interval = None if coefficient is None else bootstrap_interval(saying, statistic)
    lack = None
    if coefficient is None:
        lack = _UNDEFINED.get(measure, Lack.UNANIMOUS)
    elif interval is None:
        lack = Lack.ONE_TASK if len(saying) == 1 else Lack.TOO_ALIKE
    return Figure(
        measure=measure,
        tasks=len(saying),
        coefficient=coefficient,
        interval=interval,
        lack=lack,
    )


def _of_categories(tasks: Sequence[Task]) -> Iterator[Figure]:
    # Numbers have an order, and so has what is added up by them: sets of options have none.
    numbers: dict[Hashable, int] = {}
    for task in tasks:
        for thing in task:
            for one in thing:
                numbers.setdefault(one.value, len(numbers))
    tallies = [
        [tally(sorted(numbers[one.value] for one in thing)) for thing in task] for task in tasks
    ]
    # A resample in which a category does not come up could have had it all the same.
    ac1 = partial(tallied_ac1, categories=range(len(numbers)))
    yield _figure(Measure.ALPHA_NOMINAL, tallies, _alpha(Level.NOMINAL))
    yield _figure(Measure.AC1, tallies, ac1)


def _tallies(tasks: Sequence[Task]) -> list[list[Tally[int]]]:
    return [
        [tally(sorted(one.value for one in thing if isinstance(one.value, int))) for thing in task]
        for task in tasks
    ]


def _alpha(level: Level) -> _Statistic[Tally[int]]:
    return partial(tallied_alpha, level=level)


_Part = tuple[float, float]
"""What a task adds to the upper and to the lower side of a ratio."""


def _ratio(parts: Counted[_Part]) -> float | None:
    upper = sum(times * part for (part, _), times in parts)
    lower = sum(times * part for (_, part), times in parts)
    return upper / lower if lower else None


def _of_rankings(tasks: Sequence[Task]) -> Iterator[Figure]:
    rankings = [_rankings(thing) for task in tasks for thing in task]
    yield _figure(Measure.TAU_B, [_taus(each) for each in rankings], _ratio)
    threes = [each for each in rankings if len(each) > 2]
    if threes:
        yield _figure(Measure.W, [_concordance(each) for each in threes], _ratio)


_Rankings = Sequence[Sequence[int]]


def _rankings(thing: Sequence[Given]) -> _Rankings:
    """Return the places that each gave to the responses that all of them saw."""
    found = [one.places for one in thing if one.places is not None]
    shown = Counter(response for places in found for response in places)
    common: list[ResponseId] = [one for one, count in shown.items() if count == len(found)]
    return [[places[one] for one in common] for places in found]


def _taus(rankings: _Rankings) -> list[_Part]:
    """Return the sum of tau-b of every two, and of how many; empty where there is none."""
    found = [kendall_tau_b(one, other) for one, other in combinations(rankings, 2)]
    defined = [tau for tau in found if tau is not None]
    return [(sum(defined), len(defined))] if defined else []


def _concordance(rankings: _Rankings) -> list[_Part]:
    found = kendall_w(rankings)
    return [] if found is None else [(found, 1)]


def _common(task: Task, parts: Callable[[Given], frozenset[Hashable]]) -> list[_Part]:
    """Return twice what every two have in common, and what both have; empty if there is nothing."""
    common = total = 0
    for thing in task:
        for one, other in combinations([parts(given) for given in thing], 2):
            common += 2 * len(one & other)
            total += len(one) + len(other)
    return [(common, total)] if total else []


def _named(given: Given) -> frozenset[Hashable]:
    return given.value if isinstance(given.value, frozenset) else frozenset()


def _points(given: Given) -> frozenset[Hashable]:
    """Return every code point that is marked, with its label: marks that overlap agree in part."""
    return frozenset(
        (span.label, span.text, at)
        for span in _named(given)
        if isinstance(span, Span)
        for at in range(span.start, span.end)
    )
