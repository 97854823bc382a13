"""How one text became another, as a person would mark it: few, whole, readable changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trainer_desk.text.alignment import aligned
from trainer_desk.text.assembly import assembled
from trainer_desk.text.cleanup import at_natural_borders, with_common_ends, without_islands
from trainer_desk.text.matching import Block, add_block, common_ends, matching_blocks
from trainer_desk.text.spans import Diff, DiffChange, Span, SpanKind, accepted, rejected
from trainer_desk.text.units import Unit, paragraphs, phrases, sentences

__all__ = ["Diff", "DiffChange", "Span", "SpanKind", "accepted", "diff", "rejected"]

LONG = 3_000
"""Code points from which a paragraph is aligned by sentences, and a sentence by phrases, first."""


def diff(before: str, after: str) -> Diff:
    """Return how `before` became `after`.

    Equal paragraphs are aligned first, then similar ones, then words inside them; small chance
    matches are dissolved; whole paragraphs and sentences that moved are shown as moved. White
    space and line breaks count like any other text.

    Pure and deterministic: there is a budget of work, not of time. Call it in a worker thread.
    """
    blocks = _aligned_blocks(before, after, paragraphs, _paragraph_blocks)
    blocks = without_islands(before, after, blocks)
    blocks = with_common_ends(before, after, blocks)
    blocks = at_natural_borders(before, after, blocks)
    return assembled(before, after, blocks)


def _paragraph_blocks(before: str, after: str) -> list[Block]:
    if max(len(before), len(after)) <= LONG:
        return matching_blocks(before, after)
    head, tail = common_ends(before, after)
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    blocks = [(0, 0, head)] if head else []
    for start, begin, length in _aligned_blocks(old, new, sentences, _sentence_blocks):
        add_block(blocks, (head + start, head + begin, length))
    add_block(blocks, (len(before) - tail, len(after) - tail, tail))
    return blocks


def _sentence_blocks(before: str, after: str) -> list[Block]:
    if max(len(before), len(after)) <= LONG:
        return matching_blocks(before, after)
    return _aligned_blocks(before, after, phrases, matching_blocks)


def _aligned_blocks(
    before: str,
    after: str,
    cut: Callable[[str], list[Unit]],
    compared: Callable[[str, str], list[Block]],
) -> list[Block]:
    """Align the units that `cut` makes of both texts and compare what is not equal."""
    old, new = cut(before), cut(after)
    blocks: list[Block] = []
    for stretch in aligned(old, new):
        if stretch.same:
            one, two = old[stretch.before_start], new[stretch.after_start]
            add_block(blocks, (one.start, two.start, len(one.content)))
            found, at, to = _between(before, after, one, two), one.content_end, two.content_end
        else:
            at, end = _range(old, stretch.before_start, stretch.before_end, len(before))
            to, stop = _range(new, stretch.after_start, stretch.after_end, len(after))
            found = compared(before[at:end], after[to:stop]) if at < end and to < stop else []
        for start, begin, length in found:
            add_block(blocks, (at + start, to + begin, length))
    return blocks


def _between(before: str, after: str, one: Unit, two: Unit) -> list[Block]:
    gap, now = before[one.content_end : one.end], after[two.content_end : two.end]
    return [(0, 0, len(gap))] if gap == now else matching_blocks(gap, now)


def _range(units: Sequence[Unit], start: int, end: int, length: int) -> tuple[int, int]:
    if start == end:
        at = units[start].start if start < len(units) else length
        return at, at
    return units[start].start, units[end - 1].end
