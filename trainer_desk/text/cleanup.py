"""Equal pieces turned into changes a person reads with ease: no islands, natural borders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from trainer_desk.text.matching import Block, add_block
from trainer_desk.text.tokens import tokens

SHARE = 0.2
"""An equal piece this small beside the smaller of its neighbouring changes is an island."""

EXTRA = 4
"""Letters and signs that an island may have beyond its share ..."""

LARGEST_ISLAND = 40
"""... and those from which a piece is never one, for it is a sentence or most of one."""


CLUSTER = 3
CLUSTER_SHARE = 0.15

_FARTHEST = 2_000


def without_islands(before: str, after: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks that are worth showing as unchanged.

    A short equal piece between two larger changes is chance more often than meaning, and reading
    across it costs more than reading one change. Nothing counts but letters and signs: white
    space between two changed words joins them. Pieces at either end of the texts always stay.
    """
    pieces = _weighed(before, after, blocks)
    size = 0
    while size != len(pieces):
        size = len(pieces)
        pieces = _without_clusters(_one_sweep(pieces))
    return [piece.block for piece in pieces[:-1]]


class _Piece(NamedTuple):
    """A block and the change before it, by weight: letters and signs, white space not counted."""

    gone: int
    come: int
    block: Block
    weight: int


def _weighed(before: str, after: str, blocks: Sequence[Block]) -> list[_Piece]:
    pieces: list[_Piece] = []
    at = to = 0
    for block in (*blocks, (len(before), len(after), 0)):
        start, begin, length = block
        gone, come = _change_weight(before[at:start]), _change_weight(after[to:begin])
        at, to = start + length, begin + length
        pieces.append(_Piece(gone, come, block, _weight(before[start:at])))
    return pieces


def _one_sweep(pieces: Sequence[_Piece]) -> list[_Piece]:
    kept: list[_Piece] = []
    gone = come = 0
    for piece, after in pairwise(pieces):
        gone, come = gone + piece.gone, come + piece.come
        if _is_island(piece.weight, min(max(gone, come), max(after.gone, after.come))):
            gone, come = gone + piece.weight, come + piece.weight
        else:
            kept.append(_Piece(gone, come, piece.block, piece.weight))
            gone = come = 0
    last = pieces[-1]
    kept.append(last._replace(gone=gone + last.gone, come=come + last.come))
    return kept


def _without_clusters(pieces: list[_Piece]) -> list[_Piece]:
    """Dissolve a few small pieces with small changes between them, amid two far larger changes."""
    kept = pieces[:1]
    index = 0
    while index < len(pieces) - 1:
        end = _end_of_cluster(pieces, kept[-1], index)
        for piece, after in zip(pieces[index:end], pieces[index + 1 :], strict=False):
            last = kept.pop()
            gone, come = last.gone + piece.weight, last.come + piece.weight
            kept.append(after._replace(gone=gone + after.gone, come=come + after.come))
        if end == index:
            kept.append(pieces[index + 1])
            end += 1
        index = end
    return kept


def _end_of_cluster(pieces: Sequence[_Piece], first: _Piece, index: int) -> int:
    left = max(first.gone, first.come)
    kept = 0
    for end in range(index + 1, min(index + CLUSTER + 1, len(pieces))):
        kept += pieces[end - 1].weight
        after = pieces[end]
        change = min(left, max(after.gone, after.come))
        if change and kept <= min(CLUSTER_SHARE * change, LARGEST_ISLAND):
            return end
    return index


def _is_island(weight: int, change: int) -> bool:
    """Whether to dissolve a piece; `change` is the smaller of the changes beside it, 0 for none."""
    return change > 0 and weight <= min(change, SHARE * change + EXTRA, LARGEST_ISLAND)


def _change_weight(text: str) -> int:
    """The weight of changed text: white space alone weighs something too."""
    return max(1, _weight(text)) if text else 0


def _weight(text: str) -> int:
    return len("".join(text.split()))


def with_common_ends(before: str, after: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with every change freed of what both its sides begin or end with.

    Without this a change could replace a text by itself.
    """
    found: list[Block] = []
    at = to = 0
    for block in (*blocks, (len(before), len(after), 0)):
        start, begin, length = block
        if at < start and to < begin:
            for offset, other, size in _common_ends(before[at:start], after[to:begin]):
                add_block(found, (at + offset, to + other, size))
        add_block(found, block)
        at, to = start + length, begin + length
    return found


def _common_ends(gone: str, come: str) -> Iterator[Block]:
    if gone[0] != come[0] and gone[-1] != come[-1]:
        return
    old, new = tokens(gone), tokens(come)
    head = _common_length(old, new)
    yield 0, 0, head
    tail = _common_length(tokens(gone[head:])[::-1], tokens(come[head:])[::-1])
    yield len(gone) - tail, len(come) - tail, tail


def _common_length(old: Sequence[str], new: Sequence[str]) -> int:
    length = 0
    for one, two in zip(old, new, strict=False):
        if one != two:
            break
        length += len(one)
    return length


def at_natural_borders(before: str, after: str, blocks: Sequence[Block]) -> list[Block]:
    """Slide pure insertions and deletions to where a sentence, line or word begins.

    Where "the dog" became "the cat and the dog", both "the cat and " and "cat and the " are
    correct; only one is what was typed.
    """
    slid: list[Block] = []
    at = to = 0
    for start, begin, length in blocks:
        shift = 0
        if slid and (at == start) != (to == begin):
            last = slid.pop()
            text, place = (after, (to, begin)) if at == start else (before, (at, start))
            shift = _best_shift(text, place, last[2], length)
            add_block(slid, (last[0], last[1], last[2] + shift))
        add_block(slid, (start + shift, begin + shift, length - shift))
        at, to = start + length, begin + length
    return slid


def _best_shift(text: str, place: tuple[int, int], left: int, right: int) -> int:
    """Return by how much the piece `text[place]` may best move, at most into its neighbours."""
    start, end = place
    best, best_shift = _score(text, start) + _score(text, end), 0
    for shift in (*_shifts_left(text, start, end, left), *_shifts_right(text, start, end, right)):
        score = _score(text, start + shift) + _score(text, end + shift)
        if score > best:
            best, best_shift = score, shift
    return best_shift


def _shifts_right(text: str, start: int, end: int, most: int) -> Iterator[int]:
    """Yield shifts by whole tokens; the last token seen may be cut, so it is left out."""
    if text[start] != text[end]:
        return
    shift = 0
    following = tokens(text[end : end + min(most, _FARTHEST)])[:-1]
    for own, token in zip(tokens(text[start:end]), following, strict=False):
        if own != token:
            return
        shift += len(token)
        yield shift


def _shifts_left(text: str, start: int, end: int, most: int) -> Iterator[int]:
    """Yield shifts by whole tokens, counted from the line's start so that none is cut."""
    line = max(start - most, text.rfind("\n", 0, start - 1) + 1)
    if text[start - 1] != text[end - 1] or start - line > _FARTHEST:
        return
    shift = 0
    preceding = tokens(text[line:start])[:0:-1]
    for own, token in zip(tokens(text[start:end])[::-1], preceding, strict=False):
        if own != token:
            return
        shift += len(token)
        yield -shift


def _score(text: str, at: int) -> int:
    """How natural it is to begin something at `at`: 0 inside a word to 5 at a paragraph."""
    if at in (0, len(text)):
        return 5
    left, right = text[at - 1], text[at]
    if left == "\n":
        return 5 if text[at - 2 : at - 1] == "\n" and right != "\n" else 4
    if left.isspace() and not right.isspace():
        return 3 if text[:at][-3:].rstrip()[-1:] in (".", "!", "?", ":", ";", "…") else 2
    if right.isspace():
        return 1
    return 0 if left.isalnum() and right.isalnum() else 1
