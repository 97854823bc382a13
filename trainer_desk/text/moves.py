"""Paragraphs and sentences that were deleted at one place and inserted at another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from trainer_desk.text.alignment import SHORTEST, longest_rising, worth_following
from trainer_desk.text.matching import Block
from trainer_desk.text.units import paragraphs, sentences, spaces_before


class Move(NamedTuple):
    """`length` code points that stood at `before_at` and stand at `after_at`."""

    before_at: int
    after_at: int
    length: int


Gap = tuple[int, int, int, int]
"""Start and end in the text before, start and end in the text after, of one change."""


def followed(before: str, after: str, gaps: Sequence[Gap]) -> tuple[list[Block], list[Move]]:
    """Return which whole sentences of the gaps stayed at their place after all, and which moved.

    Nothing counts whose text stands at several such places, or is so short that this is chance.
    Neighbouring sentences that moved together are one move.
    """
    gone = _sentences(before, [(start, end) for start, end, _, _ in gaps])
    come = _sentences(after, [(start, end) for _, _, start, end in gaps])
    stayed: list[Block] = []
    moved: list[Move] = []
    by_gap: dict[int, list[tuple[int, int]]] = {}
    lengths: dict[int, int] = {}
    for content in filter(worth_following, gone.keys() & come.keys()):
        (at, gap), (to, other) = gone[content], come[content]
        lengths[at] = len(content)
        if gap == other:
            by_gap.setdefault(gap, []).append((at, to))
        else:
            moved.append(Move(at, to, len(content)))
    for pairs in by_gap.values():
        kept = longest_rising(sorted(pairs))
        stayed += [(at, to, lengths[at]) for at, to in kept]
        moved += [Move(at, to, lengths[at]) for at, to in set(pairs) - set(kept)]
    return sorted(stayed), _joined(before, after, sorted(moved))


def _sentences(text: str, ranges: Sequence[tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Where each sentence that stands only once starts, and in which range."""
    places: dict[str, tuple[int, int]] = {}
    several: set[str] = set()
    for number, (start, end) in enumerate(ranges):
        for paragraph in paragraphs(text[start:end]) if end - start >= SHORTEST else ():
            for sentence in sentences(paragraph.content):
                indent = spaces_before(sentence.content)
                content = sentence.content[indent:]
                if content in places:
                    several.add(content)
                places[content] = start + paragraph.start + sentence.start + indent, number
    for content in several:
        del places[content]
    return places


def _joined(before: str, after: str, found: Sequence[Move]) -> list[Move]:
    joined: list[Move] = []
    for move in found:
        if joined and _goes_on(before, after, joined[-1], move):
            at, to, _ = joined.pop()
            joined.append(Move(at, to, move.before_at + move.length - at))
        else:
            joined.append(move)
    return joined


def _goes_on(before: str, after: str, last: Move, move: Move) -> bool:
    between = before[last.before_at + last.length : move.before_at]
    and_now = after[last.after_at + last.length : move.after_at]
    return between == and_now and (not between or between.isspace())
