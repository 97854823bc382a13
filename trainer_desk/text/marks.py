"""Marks on a text that survive its edits: moved with their words, flagged where these changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import Enum

from trainer_desk.text.ends import shared_head, shared_tail
from trainer_desk.text.stretches import Borders, Edited, Passage, passage
from trainer_desk.values import dataclass

CONTEXT = 32
"""Code points kept on either side of a mark, at most."""

LEAST_CONTEXT = 8
"""Code points of context that must agree to tell apart two places with the same words."""

ENOUGH = 16
"""Code points of quote and context that must agree before lost words count as found elsewhere."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a text, with what stood there, so that it can be found again.

    Attributes:
        start: In code points.
        end: Exclusive; equal to `start` only where the marked text is gone.
        quote: The text that was marked, which is not what stands there now once it was edited.
        before: Up to `CONTEXT` code points before it, whole grapheme clusters.
        after: The same behind it.
    """

    start: int
    end: int
    quote: str
    before: str = ""
    after: str = ""

    def stands_in(self, text: str) -> bool:
        """Tell whether `text` has the quote at this place."""
        return self.start < self.end and text[self.start : self.end] == self.quote


class AnchorState(Enum):
    """What became of a mark when the text under it was edited."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    """Its words were edited, now or earlier; the quote says what they were."""
    LOST = "lost"
    """Its words are gone; it stays as a point where they stood, with its quote."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A mark after an edit, and what the edit did to it."""

    anchor: Anchor
    state: AnchorState


def anchored(text: str, start: int, end: int) -> Anchor:
    """Return an anchor for the code points `start` to `end` (exclusive) of a text.

    Raises:
        ValueError: If that is not a place in the text, or empty.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start} to {end} is no place in {len(text)} code points")
    return _anchored(text, start, end, Borders(text))


def moved_through(
    anchors: Iterable[Anchor], before: str, after: str, *, at: int | None = None
) -> tuple[Moved, ...]:
    """Return the anchors of `before` as they stand in `after`, in the order given.

    SAME and MOVED mean that the quote stands at the place. An insertion at the border of a mark is
    outside of it; one inside makes it CHANGED and longer. A mark typed over is CHANGED; one that
    went with more than itself is LOST. Both keep quote and context, and become SAME or MOVED when
    an edit, such as an undo, brings the words back at their place, or whole elsewhere.

    Takes the time of comparing the texts, and per anchor that of a bisection; a diff only where
    a marked stretch was replaced, and a search only for what is CHANGED or LOST.

    Args:
        at: Where the trainer typed or deleted, in code points, where that is known: what tells
            which of two equal words was the new one.
    """
    anchors = tuple(anchors)
    way = passage(before, after, at=at, closely=False)
    if any(way.within(one.start, one.end) for one in anchors):
        way = passage(before, after, at=at, closely=True)
    edit = _Edit(before, after, way, Borders(after))
    return tuple(_moved(one, edit) for one in anchors)


def found_again(anchor: Anchor, text: str) -> Anchor | None:
    """Return an anchor for its quote in a text of which nothing else is known, None where unclear.

    Its own place is right unless the context speaks for another. Elsewhere the quote must be the
    only one, or the only one with at least `LEAST_CONTEXT` code points of its context.
    """
    at = _found(anchor, text, home=anchor.start)
    if at is None and anchor.stands_in(text):
        at = anchor.start
    return None if at is None else anchored(text, at, at + len(anchor.quote))


@dataclass(frozen=True, slots=True)
class _Edit:
    before: str
    after: str
    way: Passage
    borders: Borders


def _moved(anchor: Anchor, edit: _Edit) -> Moved:
    start, end = _mapped(anchor, edit.way)
    if start == end or edit.after[start:end] != anchor.quote:
        back = _brought_back(anchor, edit, (start, end))
        if back is None:
            state = AnchorState.LOST if start == end else AnchorState.CHANGED
            return Moved(replace(anchor, start=start, end=end), state)
        start, end = back, back + len(anchor.quote)
    stayed = (start, end) == (anchor.start, anchor.end)
    now = _anchored(edit.after, start, end, edit.borders)
    return Moved(now, AnchorState.SAME if stayed else AnchorState.MOVED)


def _mapped(anchor: Anchor, way: Passage) -> tuple[int, int]:
    if anchor.start == anchor.end:
        return (_mapped_point(anchor.start, way),) * 2
    edited = way.within(anchor.start, anchor.end)
    if edited is None:
        shift = way.shift(anchor.start)
        return anchor.start + shift, anchor.end + shift
    carried = way.carried_to(anchor.start, anchor.end)
    if carried is not None:
        return carried, carried + anchor.end - anchor.start
    start = _mapped_start(anchor.start, edited[0], way)
    end = _mapped_end(anchor.end, edited[1], way)
    return (start, end) if start < end else (min(start, end),) * 2


def _mapped_point(at: int, way: Passage) -> int:
    touching = way.touching(at, at)
    return touching[0].now_start if touching else at + way.shift(at)


def _mapped_start(start: int, first: Edited, way: Passage) -> int:
    """Return where a mark begins: what replaced its own words is in it, more is not."""
    if start < first.start:
        return start + way.shift(start)
    return first.now_start if start == first.start else first.now_end


def _mapped_end(end: int, last: Edited, way: Passage) -> int:
    if end > last.end:
        return end + way.shift(end - 1)
    return last.now_end if end == last.end else last.now_start


def _brought_back(anchor: Anchor, edit: _Edit, place: tuple[int, int]) -> int | None:
    """Return where the words of a changed or lost mark stand again: at its place, or elsewhere."""
    stale = not anchor.stands_in(edit.before)
    near = _near(anchor, edit, place) if stale else _beside(anchor, edit, place)
    if near is not None:
        return near
    left = place[1] - place[0]
    return _far(anchor, edit, stale=stale) if 2 * left < len(anchor.quote) else None


def _beside(anchor: Anchor, edit: _Edit, place: tuple[int, int]) -> int | None:
    """Return where a mark that was typed into is whole, if that may as well have been beside it."""
    length = len(anchor.quote)
    ends = {place[0], place[1] - length} if place[1] - place[0] >= length else set()
    whole = [at for at in ends if edit.after[at : at + length] == anchor.quote]
    return whole[0] if len(whole) == 1 and _cuts(edit, whole[0], whole[0] + length) else None


def _near(anchor: Anchor, edit: _Edit, place: tuple[int, int]) -> int | None:
    low, high = place
    edited = edit.way.touching(anchor.start, anchor.end)
    if edited is not None:
        low, high = min(low, edited[0].now_start), max(high, edited[1].now_end)
    length = len(anchor.quote)
    if place[0] < place[1]:
        # What is left of the mark and what came to it are its words: no other place is asked.
        whole = _two_places(
            anchor.quote, edit.after, max(low, place[1] - length), min(high, place[0] + length)
        )
        if len(whole) == 1 and _cuts(edit, whole[0], whole[0] + length):
            return whole[0]
    at = _found(anchor, edit.after, (max(0, low - length), high + length))
    if at is None or not edit.way.is_joined(at, at + length) or not _sure(anchor, edit, at):
        return None
    overlaps = at < place[1] and place[0] < at + length
    return at if overlaps or place[0] == place[1] else None


def _far(anchor: Anchor, edit: _Edit, *, stale: bool) -> int | None:
    """Return where the words of a mark were put, such as by cut and paste; not where they were."""
    length = len(anchor.quote)
    new = edit.way.edited_range(length)
    if new is None or anchor.quote not in edit.after[new[0] : new[1]]:
        return None
    at = _found(anchor, edit.after)
    if at is None or not _sure(anchor, edit, at):
        return None
    brought = edit.way.is_joined if stale else edit.way.is_new
    return at if brought(at, at + length) else None


def _sure(anchor: Anchor, edit: _Edit, at: int) -> bool:
    """Whether enough speaks for a place at which the words of a mark stand again."""
    text, end = edit.after, at + len(anchor.quote)
    if not _cuts(edit, at, end):
        return False
    left = shared_tail(anchor.before, text[max(0, at - len(anchor.before)) : at])
    right = shared_head(anchor.after, text[end : end + len(anchor.after)])
    whole = left == len(anchor.before) and right == len(anchor.after)
    return whole or len(anchor.quote) + left + right >= ENOUGH


def _cuts(edit: _Edit, start: int, end: int) -> bool:
    """Whether the text may be cut at both ends of a place."""
    return start in edit.borders and end in edit.borders


def _found(
    anchor: Anchor, text: str, within: tuple[int, int] | None = None, *, home: int | None = None
) -> int | None:
    """Return the one clear place of a quote between two offsets, None where there is none.

    More context decides before less; of several places with equal context only `home` is clear.
    """
    low, high = within or (0, len(text))
    places = _two_places(anchor.quote, text, low, high)
    if len(places) < 2:
        return places[0] if places else None
    for pairs in _contexts(anchor):
        found = {at for pair in pairs for at in _places(anchor, text, (low, high), pair, home)}
        if found:
            return home if home in found else found.pop() if len(found) == 1 else None
    return None


def _contexts(anchor: Anchor) -> Iterator[tuple[tuple[str, str], ...]]:
    """Yield what may stand on both sides of a quote, most telling first, then on one of them."""
    reach = CONTEXT
    while reach >= LEAST_CONTEXT:
        left, right = anchor.before[-reach:], anchor.after[:reach]
        if len(left) + len(right) >= LEAST_CONTEXT:
            yield ((left, right),)
        yield tuple(pair for pair in ((left, ""), ("", right)) if len("".join(pair)) == reach)
        reach //= 2


def _places(
    anchor: Anchor, text: str, within: tuple[int, int], pair: tuple[str, str], home: int | None
) -> Iterator[int]:
    left, right = pair
    needle = left + anchor.quote + right
    low, high = max(0, within[0] - len(left)), within[1] + len(right)
    yield from (at + len(left) for at in _two_places(needle, text, low, high))
    if home is not None and home >= len(left) and text.startswith(needle, home - len(left)):
        yield home


def _two_places(needle: str, text: str, low: int, high: int) -> tuple[int, ...]:
    """Return the first two places of a text, none where it is nowhere."""
    first = text.find(needle, low, high) if needle else -1
    second = text.find(needle, first + 1, high) if first >= 0 else -1
    return tuple(at for at in (first, second) if at >= 0)


def _anchored(text: str, start: int, end: int, borders: Borders) -> Anchor:
    low, high = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    while low < start and low not in borders:
        low += 1
    while high > end and high not in borders:
        high -= 1
    return Anchor(start, end, text[start:end], text[low:start], text[end:high])
