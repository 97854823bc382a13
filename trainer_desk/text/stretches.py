"""Where the places of a text went when it was edited: kept stretches, edited ones, moved ones."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property

from trainer_desk.text.diff import diff
from trainer_desk.text.ends import shared_head, shared_tail
from trainer_desk.text.graphemes import grapheme_borders
from trainer_desk.text.pattern import pattern
from trainer_desk.text.spans import Diff, SpanKind
from trainer_desk.values import dataclass

# A place can only lie inside a grapheme cluster where one of these stands beside it.
_JOINING = pattern(r"[^\p{GCB=Other}\p{GCB=Control}]", "V1")


@dataclass(frozen=True, slots=True)
class Edited:
    """A stretch of a text that was replaced by another; one of the two may be empty, not both.

    Offsets are code points, ends exclusive; `start` and `end` of the text before, `now_start` and
    `now_end` of the text after.
    """

    start: int
    end: int
    now_start: int
    now_end: int


@dataclass(frozen=True, slots=True)
class Carried:
    """A stretch of a text that stands elsewhere now, unchanged; offsets as in `Edited`."""

    start: int
    end: int
    now_start: int


class Borders:
    """The places at which a text may be cut: `at in borders`, fast where no one asks much."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __contains__(self, at: int) -> bool:
        pair = self._text[max(0, at - 1) : at + 1]
        return len(pair) < 2 or _JOINING.search(pair) is None or at in self._all

    @cached_property
    def _all(self) -> Container[int]:
        return grapheme_borders(self._text)


class Passage:
    """How one text became another, stretch by stretch.

    Attributes:
        edited: In order, never touching; what lies between them is the same in both texts.
        carried: What of the edited stretches stands elsewhere now.
    """

    def __init__(self, edited: Iterable[Edited], carried: Iterable[Carried] = ()) -> None:
        self.edited = tuple(edited)
        self.carried = tuple(sorted(carried, key=lambda one: one.start))
        self._starts = [one.start for one in self.edited]
        self._ends = [one.end for one in self.edited]
        self._now_starts = [one.now_start for one in self.edited]
        self._new = [one for one in self.edited if one.now_start < one.now_end]
        self._new_starts = [one.now_start for one in self._new]
        self._carried_starts = [one.start for one in self.carried]

    def within(self, start: int, end: int) -> tuple[Edited, Edited] | None:
        """Return the first and last edited stretch inside `start` to `end` or across its borders.

        An insertion at one of the borders is outside. None where all of it was kept.
        """
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end) - 1
        return None if first > last else (self.edited[first], self.edited[last])

    def touching(self, start: int, end: int) -> tuple[Edited, Edited] | None:
        """Return the first and last edited stretch that `start` to `end` touches, ends included."""
        first = bisect_left(self._ends, start)
        last = bisect_right(self._starts, end) - 1
        return None if first > last else (self.edited[first], self.edited[last])

    def shift(self, at: int) -> int:
        """Return how far a kept place moved; at a border, that of the kept stretch behind it."""
        last = bisect_right(self._ends, at) - 1
        return self.edited[last].now_end - self.edited[last].end if last >= 0 else 0

    def carried_to(self, start: int, end: int) -> int | None:
        """Return where a piece begins that moved as a whole; None where it did not."""
        last = bisect_right(self._carried_starts, start) - 1
        if last < 0 or self.carried[last].end < end:
            return None
        return self.carried[last].now_start + start - self.carried[last].start

    def edited_range(self, around: int) -> tuple[int, int] | None:
        """Return what holds all that was edited of the text after, and `around` on both sides."""
        if not self.edited:
            return None
        return max(0, self.edited[0].now_start - around), self.edited[-1].now_end + around

    def is_new(self, start: int, end: int) -> bool:
        """Whether any of `start` to `end` of the text after was not there before, or moved."""
        return _reaches_into(self._new, self._new_starts, start, end)

    def is_joined(self, start: int, end: int) -> bool:
        """Whether `start` to `end` of the text after did not stand there in one piece before."""
        return _reaches_into(self.edited, self._now_starts, start, end)


def _reaches_into(edited: Sequence[Edited], starts: Sequence[int], start: int, end: int) -> bool:
    last = bisect_left(starts, end) - 1
    return last >= 0 and edited[last].now_end > start


def passage(before: str, after: str, *, at: int | None = None, closely: bool) -> Passage:
    """Return how `before` became `after`.

    What stands between their common start and end was edited. Where several places are equally
    right ("a" typed into "aa"), it is the one nearest to `at`; without it the last one at which a
    line or a word begins, so that there and back are the same way. No grapheme cluster is cut.

    Args:
        at: Where the trainer typed or deleted, in code points of either text.
        closely: Whether to compare both sides of a replaced stretch word by word. This takes as
            long as a diff: not for every key.
    """
    if before == after:
        return Passage(())
    whole = _splice(before, after, at)
    if not closely or whole.start == whole.end or whole.now_start == whole.now_end:
        return Passage((whole,))
    found = diff(before[whole.start : whole.end], after[whole.now_start : whole.now_end])
    return Passage(_edited(found, whole), _carried(found, whole))


def _splice(before: str, after: str, at: int | None) -> Edited:
    head, tail = shared_head(before, after), shared_tail(before, after)
    shorter = min(len(before), len(after))
    if head + tail > shorter:
        low, longer = shorter - tail, max(before, after, key=len)
        head = _natural_cut(longer, low, head) if at is None else min(max(at, low), head)
        tail = shorter - head
    old, new = Borders(before), Borders(after)
    while head not in old or head not in new:
        head -= 1
    while len(before) - tail not in old or len(after) - tail not in new:
        tail -= 1
    return Edited(head, len(before) - tail, head, len(after) - tail)


def _natural_cut(text: str, low: int, high: int) -> int:
    """Return the last place after a line break, else after a space, else the last one."""
    for sign in ("\n", " "):
        at = text.rfind(sign, max(0, low - 1), high)
        if at >= 0:
            return at + 1
    return high


def _edited(found: Diff, whole: Edited) -> Iterator[Edited]:
    for change in _joined(
        (one.before_start, one.before_end, one.after_start, one.after_end) for one in found.changes
    ):
        yield Edited(
            whole.start + change[0],
            whole.start + change[1],
            whole.now_start + change[2],
            whole.now_start + change[3],
        )


def _joined(changes: Iterable[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Join changes that touch: the halves of a move may stand beside other changes."""
    joined: list[tuple[int, int, int, int]] = []
    for change in changes:
        if joined and (joined[-1][1], joined[-1][3]) == (change[0], change[2]):
            first = joined.pop()
            joined.append((first[0], change[1], first[2], change[3]))
        else:
            joined.append(change)
    return joined


def _carried(found: Diff, whole: Edited) -> Iterator[Carried]:
    for span in found.spans:
        if span.kind is SpanKind.MOVED_FROM and span.partner is not None:
            start, now = whole.start + span.before_at, found.spans[span.partner].after_at
            yield Carried(start, start + len(span.text), whole.now_start + now)
