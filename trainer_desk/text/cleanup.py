"""Equal pieces turned into changes a person reads with ease: no islands, natural borders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trainer_desk.text.matching import Block, add_block
from trainer_desk.text.tokens import tokens

SHARE = 0.3
"""An equal piece this small beside the smaller of its neighbouring changes is an island."""

EXTRA = 4
"""Letters and signs that an island may have beyond its share ..."""

LARGEST_ISLAND = 40
"""... and those from which a piece is never one, for it is a sentence or most of one."""


_FARTHEST = 2_000


def without_islands(before: str, after: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks that are worth showing as unchanged.

    A short equal piece between two larger changes is chance more often than meaning, and reading
    across it costs more than reading one change. Nothing counts but letters and signs: white
    space between two changed words joins them. Pieces at either end of the texts always stay.
    """
    kept = list(blocks)
    while True:
        fewer = _one_sweep(before, after, kept)
        if len(fewer) == len(kept):
            return fewer
        kept = fewer


def _one_sweep(before: str, after: str, blocks: Sequence[Block]) -> list[Block]:
    kept: list[Block] = []
    at = to = 0
    ends = (len(before), len(after), 0)
    for index, block in enumerate(blocks):
        start, begin, length = block
        next_start, next_begin, _ = blocks[index + 1] if index + 1 < len(blocks) else ends
        left = _size(before[at:start], after[to:begin])
        right = _size(before[start + length : next_start], after[begin + length : next_begin])
        if left and right and _is_island(before[start : start + length], min(left, right)):
            continue
        kept.append(block)
        at, to = start + length, begin + length
    return kept


def _is_island(text: str, change: int) -> bool:
    weight = _weight(text[:200])
    return weight <= min(change, SHARE * change + EXTRA, LARGEST_ISLAND)


def _size(gone: str, come: str) -> int:
    """The weight of a change: that of its larger side, at least 1 if there is one."""
    if not gone and not come:
        return 0
    return max(1, _weight(gone), _weight(come))


def _weight(text: str) -> int:
    return len("".join(text.split()))


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
    shift = 0
    if text[start] != text[end]:
        return
    for token in tokens(text[end : end + min(most, _FARTHEST)])[:-1]:
        shift += len(token)
        if text[start + shift - len(token) : start + shift] != token:
            return
        yield shift


def _shifts_left(text: str, start: int, end: int, most: int) -> Iterator[int]:
    """Yield shifts by whole tokens, counted from the line's start so that none is cut."""
    shift = 0
    line = max(start - most, text.rfind("\n", 0, start - 1) + 1)
    if text[start - 1] != text[end - 1] or start - line > _FARTHEST:
        return
    for token in tokens(text[line:start])[:0:-1]:
        shift += len(token)
        if text[end - shift : end - shift + len(token)] != token:
            return
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
