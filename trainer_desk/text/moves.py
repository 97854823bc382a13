"""Paragraphs and sentences that were deleted at one place and inserted at another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from trainer_desk.text.alignment import worth_following
from trainer_desk.text.units import paragraphs, sentences


class Move(NamedTuple):
    """`length` code points that stood at `before_at` and stand at `after_at`."""

    before_at: int
    after_at: int
    length: int


Gap = tuple[int, int, int, int]
"""Start and end in the text before, start and end in the text after, of one change."""


def moves(before: str, after: str, gaps: Sequence[Gap]) -> list[Move]:
    """Return what was moved from one gap to another, whole paragraphs and sentences only.

    Nothing is a move whose text stands at several such places, or is so short that this is chance.
    Neighbouring sentences that moved together are one move.
    """
    gone = _pieces(before, [(start, end) for start, end, _, _ in gaps])
    come = _pieces(after, [(start, end) for _, _, start, end in gaps])
    found = sorted(
        Move(gone[content], come[content], len(content)) for content in gone.keys() & come.keys()
    )
    joined: list[Move] = []
    for move in found:
        if joined and _goes_on(before, after, joined[-1], move):
            at, to, _ = joined.pop()
            joined.append(Move(at, to, move.before_at + move.length - at))
        else:
            joined.append(move)
    return joined


def _pieces(text: str, ranges: Sequence[tuple[int, int]]) -> dict[str, int]:
    """Where each sentence worth following starts, of those that stand at one place only."""
    places: dict[str, int] = {}
    several: set[str] = set()
    for start, end in ranges:
        for paragraph in paragraphs(text[start:end]) if end - start >= 20 else ():
            for sentence in sentences(paragraph.content):
                if sentence.content in places:
                    several.add(sentence.content)
                places[sentence.content] = start + paragraph.start + sentence.start
    return {
        content: at
        for content, at in places.items()
        if content not in several and worth_following(content)
    }


def _goes_on(before: str, after: str, last: Move, move: Move) -> bool:
    between = before[last.before_at + last.length : move.before_at]
    and_now = after[last.after_at + last.length : move.after_at]
    return between == and_now and (not between or between.isspace())
