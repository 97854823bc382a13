"""Pairs of texts of which one is preferred, out of a judgment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import combinations, pairwise, product

from trainer_desk.files.exporters.counts import Drop, Tally
from trainer_desk.work.answers import (
    EditAnswer,
    RankingAnswer,
    RankingVerdict,
    StrengthAnswer,
    StrengthVerdict,
)
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.task import Task

Groups = tuple[tuple[ResponseId, ...], ...]


class Pairs(Enum):
    """Which pairs a ranking gives; always strict ones, a better response and a worse one."""

    ALL = "all"
    """Every response with every worse one."""
    BEST_WORST = "best-worst"
    """Every response of the first place with every one of the last."""
    ADJACENT = "adjacent"
    """Every response with every one of the next place."""


class Ties(Enum):
    """What a tie does."""

    DROP_PAIR = "drop-pair"
    """Tied responses make no pair with each other; each still makes its pairs with others."""
    DROP_TASK = "drop-task"
    """A ranking with any tie gives no pairs."""


class Edits(Enum):
    """What a rewrite that differs from its original does."""

    IGNORE = "ignore"
    PAIR = "pair"
    """Adds a pair: the rewrite preferred over its original."""
    REPLACE = "replace"
    """Stands for its original wherever that is preferred, never where it is the worse one."""
    BOTH = "both"
    """Adds the pair and stands for its original where that is preferred."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, the first preferred."""

    chosen: str
    rejected: str


def preferred_pairs(
    task: Task, judgment: Judgment, *, pairs: Pairs, ties: Ties, edits: Edits, tally: Tally
) -> Iterator[Pair]:
    """Yield the pairs that a finished judgment gives, rewrites first; drops are counted."""
    original = {response.id: response.text for response in task.responses}
    rewritten = _rewrites(judgment, original)
    found = 0
    for pair in _with_edits(_ranked(judgment, pairs, ties, tally), original, rewritten, edits):
        found += 1
        if pair.chosen == pair.rejected:
            tally.drop(Drop.SAME_TEXT)
        elif not pair.chosen.strip():
            tally.drop(Drop.EMPTY_TEXT)
        else:
            yield pair
    if not found:
        tally.drop(Drop.NO_PREFERENCE)


def _with_edits(
    ranked: Iterator[tuple[ResponseId, ResponseId]],
    original: dict[ResponseId, str],
    rewritten: dict[ResponseId, str],
    edits: Edits,
) -> Iterator[Pair]:
    if edits in (Edits.PAIR, Edits.BOTH):
        yield from (Pair(text, original[id_]) for id_, text in rewritten.items())
    replacing = edits in (Edits.REPLACE, Edits.BOTH)
    chosen = original | rewritten if replacing else original
    yield from (Pair(chosen[better], original[worse]) for better, worse in ranked)


def _rewrites(judgment: Judgment, original: dict[ResponseId, str]) -> dict[ResponseId, str]:
    """Return the rewrites that count and change something."""
    rewrites: dict[ResponseId, str] = {}
    for _, answer in judgment.answers:
        if isinstance(answer, EditAnswer) and answer.chosen is not None:
            text = answer.text(answer.chosen)
            if text is not None and text != original[answer.chosen]:
                rewrites.setdefault(answer.chosen, text)
    return rewrites


def _ranked(
    judgment: Judgment, pairs: Pairs, ties: Ties, tally: Tally
) -> Iterator[tuple[ResponseId, ResponseId]]:
    groups = _groups(judgment)
    tied = sum(len(group) * (len(group) - 1) // 2 for group in groups)
    for _ in range(tied):
        tally.drop(Drop.TIE)
    if tied and ties is Ties.DROP_TASK:
        return
    for better, worse in _levels(groups, pairs):
        yield from product(better, worse)


def _levels(
    groups: Groups, pairs: Pairs
) -> Iterator[tuple[tuple[ResponseId, ...], tuple[ResponseId, ...]]]:
    match pairs:
        case Pairs.ALL:
            yield from combinations(groups, 2)
        case Pairs.ADJACENT:
            yield from pairwise(groups)
        case Pairs.BEST_WORST:
            if len(groups) > 1:
                yield groups[0], groups[-1]


def _groups(judgment: Judgment) -> Groups:
    """Return the responses from best to worst by the first answer that ranks them."""
    for _, answer in judgment.answers:
        match answer:
            case RankingAnswer(verdict=RankingVerdict.RANKED):
                return answer.groups
            case StrengthAnswer(verdict=StrengthVerdict.BOTH_GOOD):
                return (judgment.shown_order,)
            case StrengthAnswer(verdict=StrengthVerdict.PREFERRED, preferred=better):
                worse = tuple(id_ for id_ in judgment.shown_order if id_ != better)
                return ((better,), worse) if better is not None else ()
            case _:
                continue
    return ()
