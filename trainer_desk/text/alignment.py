"""Paragraphs or sentences of two texts aligned: equal ones first, then similar ones."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from trainer_desk.text.units import Unit

MOST_PAIRS = 2_500
"""Above so many possible pairs in one stretch, similar units are not looked for."""

SIMILAR = (0.3, 0.1)
"""Two units count as one that was edited where their common words are more than these shares of
the shorter and of the longer one: a line that was only extended is still the same line."""

CONTAINED = 0.5
"""A unit was split off a pair, or merged into it, if this share of it is found only there."""

LONGEST = 5_000
"""Code points from which a unit is not paired as a whole: cut it smaller and align that."""

SHORTEST = 20
"""Code points from which a unit found elsewhere can be a moved one."""

# Shorter words say little about what a line is about.
_WORD = re.compile(r"\w{4,}")

Words = int
"""A set of words, one bit for each: intersections are counted far faster than those of sets."""


class Stretch(NamedTuple):
    """Units `before[before_start:before_end]` that became `after[after_start:after_end]`.

    Attributes:
        same: Whether it is one unit with the same content on both sides.
    """

    before_start: int
    before_end: int
    after_start: int
    after_end: int
    same: bool = False


def aligned(before: Sequence[Unit], after: Sequence[Unit]) -> list[Stretch]:
    """Return stretches that cover both sides in order, none of them empty on both.

    Units whose equal stands at a crossing place (moved ones) are a stretch of their own.
    """
    old, new = [unit.content for unit in before], [unit.content for unit in after]
    equal = _equal_units(old, new)
    moved = _moved(old, new, equal)
    stretches: list[Stretch] = []
    i = j = 0
    for k, m in [*equal, (len(old), len(new))]:
        if i < k or j < m:
            stretches += _between(old, new, Stretch(i, k, j, m), moved)
        if k < len(old):
            stretches.append(Stretch(k, k + 1, m, m + 1, same=True))
        i, j = k + 1, m + 1
    return stretches


def _equal_units(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pair equal units by patience: those unique on both sides first, then what is between."""
    pairs: list[tuple[int, int]] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        i, k, j, m = waiting.pop()
        while i < k and j < m and old[i] == new[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        while i < k and j < m and old[k - 1] == new[m - 1]:
            k, m = k - 1, m - 1
            pairs.append((k, m))
        if i < k and j < m:
            anchors = unique_anchors(old[i:k], new[j:m])
            if anchors:
                starts = [(i, j), *((i + one + 1, j + two + 1) for one, two in anchors)]
                ends = [*((i + one, j + two) for one, two in anchors), (k, m)]
                pairs += ends[:-1]
                waiting += [(*_pair(s, e),) for s, e in zip(starts, ends, strict=True)]
    return sorted(pairs)


def _pair(start: tuple[int, int], end: tuple[int, int]) -> tuple[int, int, int, int]:
    return start[0], end[0], start[1], end[1]


def unique_anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the longest rising run of pairs of items that are unique on both sides."""
    places = _unique_places(new)
    found = [
        (i, places[item]) for item, i in _unique_places(old).items() if item in places and item
    ]
    found.sort()
    return longest_rising(found)


def _unique_places(items: Sequence[str]) -> dict[str, int]:
    counts = Counter(items)
    return {item: at for at, item in enumerate(items) if counts[item] == 1}


def longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs, sorted by the first, in which the second rises too."""
    tops: list[int] = []
    top_pairs: list[int] = []
    previous: list[int] = []
    for index, (_, j) in enumerate(pairs):
        pile = bisect_left(tops, j)
        previous.append(top_pairs[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [j]
        top_pairs[pile : pile + 1] = [index]
    chain: list[tuple[int, int]] = []
    at = top_pairs[-1] if top_pairs else -1
    while at >= 0:
        chain.append(pairs[at])
        at = previous[at]
    return chain[::-1]


def _moved(
    old: Sequence[str], new: Sequence[str], equal: Sequence[tuple[int, int]]
) -> tuple[frozenset[int], frozenset[int]]:
    left_old = set(range(len(old))) - {i for i, _ in equal}
    left_new = set(range(len(new))) - {j for _, j in equal}
    contents = {old[i] for i in left_old} & {new[j] for j in left_new}
    contents = {content for content in contents if worth_following(content)}
    return (
        frozenset(i for i in left_old if old[i] in contents),
        frozenset(j for j in left_new if new[j] in contents),
    )


def worth_following(content: str) -> bool:
    """Whether a moved unit is long enough that its equal elsewhere is no chance."""
    return len(content) >= SHORTEST and len(content.split()) >= 4


def _between(
    old: Sequence[str],
    new: Sequence[str],
    gap: Stretch,
    moved: tuple[frozenset[int], frozenset[int]],
) -> Iterator[Stretch]:
    """Align what lies between equal units: moved units alone, similar ones in pairs."""
    i, k, j, m, _ = gap
    possible = (k - i) * (m - j)
    huge = max(map(len, (*old[i:k], *new[j:m]))) > LONGEST
    if huge or not 1 < possible <= MOST_PAIRS:
        yield gap
        return
    bits: dict[str, int] = {}
    words_old = [_words(old[x], bits) if x not in moved[0] else 0 for x in range(i, k)]
    words_new = [_words(new[y], bits) if y not in moved[1] else 0 for y in range(j, m)]
    pairs = _similar_pairs(words_old, words_new)
    at, to = 0, 0
    for one, two, one_end, two_end in _grown(pairs, words_old, words_new):
        yield from _rest(i, j, (at, one, to, two), moved)
        yield Stretch(i + one, i + one_end, j + two, j + two_end)
        at, to = one_end, two_end
    yield from _rest(i, j, (at, k - i, to, m - j), moved)


def _rest(
    i: int,
    j: int,
    rest: tuple[int, int, int, int],
    moved: tuple[frozenset[int], frozenset[int]],
) -> Iterator[Stretch]:
    """Cut what has no similar partner so that moved units stand alone."""
    at, end, to, stop = rest
    old = [*_runs(i + at, i + end, moved[0])]
    new = [*_runs(j + to, j + stop, moved[1])]
    if len(old) <= 1 and len(new) <= 1 and not (old and old[0][2]) and not (new and new[0][2]):
        if old or new:
            yield Stretch(i + at, i + end, j + to, j + stop)
        return
    for start, stop_at, _ in old:
        yield Stretch(start, stop_at, j + to, j + to)
    for start, stop_at, _ in new:
        yield Stretch(i + end, i + end, start, stop_at)


def _runs(start: int, end: int, moved: frozenset[int]) -> Iterator[tuple[int, int, bool]]:
    while start < end:
        stop = start + 1
        while stop < end and (stop in moved) == (start in moved):
            stop += 1
        yield start, stop, start in moved
        start = stop


def _words(content: str, bits: dict[str, int]) -> Words:
    words = 0
    for word in _WORD.findall(content.lower()):
        words |= 1 << bits.setdefault(word, len(bits))
    return words


def _similar_pairs(old: Sequence[Words], new: Sequence[Words]) -> list[tuple[int, int]]:
    """Pair units in order so that the pairs share as many words as possible."""
    sizes = [two.bit_count() for two in new]
    above = [0.0] * (len(new) + 1)
    best = [above]
    paired: set[tuple[int, int]] = set()
    for i, one in enumerate(old):
        size = one.bit_count()
        row = [value := 0.0]
        for j, two in enumerate(new):
            value = max(value, above[j + 1])
            other = sizes[j]
            common = (one & two).bit_count()
            gain = common - SIMILAR[0] * min(size, other) - SIMILAR[1] * max(size, other)
            if gain > 0 and above[j] + gain > value:
                value = above[j] + gain
                paired.add((i, j))
            row.append(value)
        best.append(above := row)
    return _traced(best, paired)


def _traced(
    best: Sequence[Sequence[float]], paired: Container[tuple[int, int]]
) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    i, j = len(best) - 1, len(best[0]) - 1
    while i and j:
        if (i - 1, j - 1) in paired:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _grown(
    pairs: Sequence[tuple[int, int]], old: Sequence[Words], new: Sequence[Words]
) -> Iterator[tuple[int, int, int, int]]:
    """Add to each pair the neighbours that were split off it or merged into it."""
    floor_old = floor_new = 0
    for number, (i, j) in enumerate(pairs):
        after = pairs[number + 1] if number + 1 < len(pairs) else (len(old), len(new))
        start_new = _grow_down(new, j, floor_new, old[i] & ~new[j])
        end_new = _grow_up(new, j + 1, after[1], old[i] & ~new[j])
        start_old = _grow_down(old, i, floor_old, new[j] & ~old[i])
        end_old = _grow_up(old, i + 1, after[0], new[j] & ~old[i])
        yield start_old, start_new, end_old, end_new
        floor_old, floor_new = end_old, end_new


def _grow_down(units: Sequence[Words], start: int, floor: int, words: Words) -> int:
    while start > floor and _is_part(units[start - 1], words):
        start -= 1
    return start


def _grow_up(units: Sequence[Words], end: int, ceiling: int, words: Words) -> int:
    while end < ceiling and _is_part(units[end], words):
        end += 1
    return end


def _is_part(unit: Words, words: Words) -> bool:
    return unit != 0 and (unit & words).bit_count() >= CONTAINED * unit.bit_count()
