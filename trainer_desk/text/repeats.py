"""Texts that repeat others, word for word or nearly; for any number of them in constant memory.

What has to be remembered of earlier texts lies on a shelf that the caller provides, such as tables
of a database. In memory stay a few texts, and two numbers for each text that repeats another.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from typing import Protocol

from trainer_desk.text.shingles import Sketching, exact_key, resemblance, shingles
from trainer_desk.values import dataclass

MOST_COMPARED = 50
"""Earlier texts a text is compared with, at most; those that agree most come first."""

MOST_PER_KEY = 50
"""Earlier texts that a shelf returns for one key, at most: a thousand letters made from one
template are found through the first of them, not each through all others."""

_KEPT = 512
"""Texts whose shingles are kept for the next comparison."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """When a text counts as a near repetition of another.

    Attributes:
        threshold: Least share of shingles in common, in (0, 1]; 1 is all of them.
        size: Words in a shingle.
        sketching: What decides which texts are compared at all.
    """

    threshold: float = 0.5
    size: int = 3
    sketching: Sketching = field(default_factory=Sketching)

    def __post_init__(self) -> None:
        if not 0 < self.threshold <= 1 or self.size < 1:
            raise ValueError(f"no likeness: {self.threshold} of shingles of {self.size} words")


@dataclass(frozen=True, slots=True)
class Repeat:
    """A text that repeats an earlier one.

    Attributes:
        item: The number of the text.
        earlier: The number of the first text like it that was found.
        alike: Their resemblance, measured, not estimated; 1 for an exact repetition.
        exact: Whether they have the same words in the same order.
    """

    item: int
    earlier: int
    alike: float
    exact: bool


class Shelf(Protocol):
    """What is remembered of the texts so far. Used from one thread."""

    def same(self, item: int, key: bytes) -> int | None:
        """Return the item remembered under an exact key; remember `item` where there is none."""

    def near(self, item: int, keys: Sequence[int]) -> Iterable[int]:
        """Return earlier items, once for each of these band keys they have; remember `item`.

        For each key the first `MOST_PER_KEY` are enough. Keys are in [0, 2**63).
        """

    def text(self, item: int) -> str:
        """Return the text of an item given to `near` before."""


class MemoryShelf:
    """A shelf for texts that fit into memory."""

    def __init__(self) -> None:
        self._same: dict[bytes, int] = {}
        self._near: dict[int, list[int]] = {}
        self._texts: dict[int, str] = {}

    def put(self, item: int, text: str) -> None:
        """Keep a text, so that later ones can be compared with it."""
        self._texts[item] = text

    def same(self, item: int, key: bytes) -> int | None:
        """Return the item remembered under an exact key; remember `item` where there is none."""
        first = self._same.setdefault(key, item)
        return None if first == item else first

    def near(self, item: int, keys: Sequence[int]) -> Iterable[int]:
        """Return earlier items, once for each of these band keys they have; remember `item`."""
        found: list[int] = []
        for key in keys:
            there = self._near.setdefault(key, [])
            found += there
            if len(there) < MOST_PER_KEY:
                there.append(item)
        return found

    def text(self, item: int) -> str:
        """Return the text of an item."""
        return self._texts[item]


def repeats(
    items: Iterable[tuple[int, str]], shelf: Shelf, likeness: Likeness | None = None
) -> Iterator[Repeat]:
    """Yield every text that repeats an earlier one, and what connects it with other groups.

    A text is compared with one text of each group it may belong to, until one is like it; so it is
    yielded once for each group that it joins, and these become one. Deterministic: the same texts
    in the same order give the same answer.

    Args:
        items: Numbers, each once, and texts. Take them from a stream.
        likeness: How like is near; None for the default.
    """
    finder = _Finder(shelf, likeness or Likeness())
    for item, text in items:
        yield from finder.taken_in(item, text)


def groups(found: Iterable[Repeat]) -> tuple[tuple[int, ...], ...]:
    """Return which items belong together, each group in ascending order, by their first items."""
    joined = _Joined()
    for one in found:
        joined.join(one.item, one.earlier)
    members: dict[int, list[int]] = {}
    for item in sorted(joined.parents):
        members.setdefault(joined.first(item), []).append(item)
    return tuple(tuple(one) for _, one in sorted(members.items()))


class _Joined:
    """Groups of numbers that grow together (union-find); the least number stands for its group."""

    def __init__(self) -> None:
        self.parents: dict[int, int] = {}

    def first(self, item: int) -> int:
        """Return the number that stands for the group of an item."""
        root = item
        while (parent := self.parents.get(root, root)) != root:
            root = parent
        while (parent := self.parents.get(item, item)) != root:
            self.parents[item], item = root, parent
        return root

    def join(self, one: int, other: int) -> None:
        """Make two groups one."""
        first, second = sorted((self.first(one), self.first(other)))
        self.parents[first] = self.parents[second] = first


class _Finder:
    def __init__(self, shelf: Shelf, likeness: Likeness) -> None:
        self._shelf = shelf
        self._likeness = likeness
        self._joined = _Joined()
        self._kept: OrderedDict[int, frozenset[int]] = OrderedDict()

    def taken_in(self, item: int, text: str) -> Iterator[Repeat]:
        """Yield what one more text repeats."""
        same = self._shelf.same(item, exact_key(text))
        if same is not None:
            self._joined.join(item, same)
            yield Repeat(item, same, 1.0, exact=True)
            return
        runs = shingles(text, self._likeness.size)
        self._keep(item, runs)
        candidates = self._shelf.near(item, self._likeness.sketching.band_keys(runs))
        for earlier in _most_agreeing(candidates):
            if self._joined.first(earlier) == self._joined.first(item):
                continue
            alike = resemblance(runs, self._runs(earlier))
            if alike >= self._likeness.threshold:
                self._joined.join(item, earlier)
                yield Repeat(item, earlier, alike, exact=False)

    def _runs(self, item: int) -> frozenset[int]:
        if item not in self._kept:
            self._keep(item, shingles(self._shelf.text(item), self._likeness.size))
        self._kept.move_to_end(item)
        return self._kept[item]

    def _keep(self, item: int, runs: frozenset[int]) -> None:
        self._kept[item] = runs
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)


def _most_agreeing(candidates: Iterable[int]) -> list[int]:
    counts: dict[int, int] = {}
    for one in candidates:
        counts[one] = counts.get(one, 0) + 1
    ordered = sorted(counts, key=lambda one: (-counts[one], one))
    return ordered[:MOST_COMPARED]
