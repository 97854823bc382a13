"""Words that two texts share, in order; the raw material of a diff."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from trainer_desk.text.alignment import unique_anchors
from trainer_desk.text.ends import shared_head, shared_tail
from trainer_desk.text.tokens import tokens

try:
    from cydifflib import SequenceMatcher
except ImportError:  # no wheel for this Python: the same answers, more slowly
    from difflib import SequenceMatcher

Block = tuple[int, int, int]
"""Where an equal piece starts in the text before and after, and its length."""

MOST_CELLS = 160_000
"""Words before times words after up to which the longest common runs are looked for.

This needs up to `cells` steps of about a microsecond, and far fewer in texts that people write.
Counting work instead of time keeps the answer the same on every machine.
"""

MOST_SPLITS = 3
"""How often a longer stretch is split at words that are unique in it before one gives up."""

_TRIMMED_FROM = 2_000
_KEPT_AROUND = 80
# The space in it is one whole token, whatever stands further away.
_SAFE_CUT = re.compile("[a-zа-я] (?=[a-zа-я])")


def matching_blocks(before: str, after: str) -> list[Block]:
    """Return the pieces of whole tokens that two texts share, in order, touching ones joined.

    Long common runs of words win over many short ones. Huge texts with little in common get fewer
    blocks than they could have.
    """
    head, tail = common_ends(before, after)
    old = tokens(before[head : len(before) - tail])
    new = tokens(after[head : len(after) - tail])
    old_at = [*accumulate(map(len, old), initial=head)]
    new_at = [*accumulate(map(len, new), initial=head)]
    found: list[Block] = []
    add_block(found, (0, 0, head))
    for i, j, count in _token_blocks(old, new):
        add_block(found, (old_at[i], new_at[j], old_at[i + count] - old_at[i]))
    add_block(found, (len(before) - tail, len(after) - tail, tail))
    return found


def add_block(blocks: list[Block], block: Block) -> None:
    """Append a block to those before it, joined where it goes on from the last one."""
    at, to, length = block
    if not length:
        return
    if blocks:
        last_at, last_to, last_length = blocks[-1]
        if last_at + last_length == at and last_to + last_length == to:
            blocks[-1] = (last_at, last_to, last_length + length)
            return
    blocks.append(block)


def common_ends(before: str, after: str) -> tuple[int, int]:
    """Return how much of long texts is equal at both ends, cut at safe places, not too closely."""
    shorter = min(len(before), len(after))
    if shorter < _TRIMMED_FROM:
        return 0, 0
    head = _last_cut(before[: shared_head(before, after)])
    rest = shared_tail(before[head:], after[head:])
    return head, rest - _first_cut(before[len(before) - rest :]) if rest else 0


def _last_cut(head: str) -> int:
    start = max(0, len(head) - 10 * _KEPT_AROUND)
    cuts = [match.end() for match in _SAFE_CUT.finditer(head, start, len(head))]
    wanted = len(head) - _KEPT_AROUND
    return max((cut - 1 for cut in cuts if cut <= wanted), default=0)


def _first_cut(tail: str) -> int:
    match = _SAFE_CUT.search(tail, _KEPT_AROUND)
    return match.end() if match else len(tail)


def _token_blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[Block]:
    """Match the words first, then the white space around and between them."""
    old_words = [at for at, token in enumerate(old) if not token.isspace()]
    new_words = [at for at, token in enumerate(new) if not token.isspace()]
    blocks = _word_blocks([old[at] for at in old_words], [new[at] for at in new_words])
    at = to = 0
    for i, j, count in blocks:
        start, begin = old_words[i], new_words[j]
        end, stop = old_words[i + count - 1] + 1, new_words[j + count - 1] + 1
        yield from _ends(old, new, (at, start, to, begin))
        if old[start:end] == new[begin:stop]:
            yield start, begin, end - start
        else:
            yield from _word_by_word(old, new, old_words[i : i + count], new_words[j : j + count])
        at, to = end, stop
    yield from _ends(old, new, (at, len(old), to, len(new)))


def _word_by_word(
    old: Sequence[str], new: Sequence[str], old_words: Sequence[int], new_words: Sequence[int]
) -> Iterator[Block]:
    for (at, next_at), (to, next_to) in zip(pairwise(old_words), pairwise(new_words), strict=True):
        yield at, to, 1
        yield from _ends(old, new, (at + 1, next_at, to + 1, next_to))
    yield old_words[-1], new_words[-1], 1


def _ends(
    old: Sequence[str], new: Sequence[str], gap: tuple[int, int, int, int]
) -> Iterator[Block]:
    """Match what a gap has in common at its start and its end."""
    start, end, begin, stop = gap
    at, to = start, begin
    while at < end and to < stop and old[at] == new[to]:
        at, to = at + 1, to + 1
    if at > start:
        yield start, begin, at - start
    last, final = end, stop
    while last > at and final > to and old[last - 1] == new[final - 1]:
        last, final = last - 1, final - 1
    if last < end:
        yield last, final, end - last


def _word_blocks(
    old: Sequence[str], new: Sequence[str], cells: int = MOST_CELLS, splits: int = MOST_SPLITS
) -> Iterator[Block]:
    """Match longest runs first; in long stretches, unique words first and the rest by its share."""
    if len(old) * len(new) <= cells:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        yield from ((i, j, count) for i, j, count in matcher.get_matching_blocks() if count)
        return
    anchors = _anchors(old, new) if splits else []
    i = j = 0
    for k, m in [*anchors, (len(old), len(new))]:
        if not anchors:
            yield from _ends(old, new, (i, k, j, m))
        elif i < k and j < m:
            share = cells * (k - i + m - j) // (len(old) + len(new))
            for at, to, count in _word_blocks(old[i:k], new[j:m], share, splits - 1):
                yield i + at, j + to, count
        if k < len(old):
            yield k, m, 1
        i, j = k + 1, m + 1


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs of places that start what is unique on both sides: a word, or a few in a row."""
    for length in (1, 3):
        runs_old, runs_new = (_runs(words, length) for words in (old, new))
        if anchors := unique_anchors(runs_old, runs_new):
            return anchors
    return []


def _runs(words: Sequence[str], length: int) -> Sequence[str]:
    return (
        words
        if length == 1
        else list(map("\0".join, zip(*(words[at:] for at in range(length)), strict=False)))
    )
