"""Pairs of texts of which one is preferred, and single texts that are good or bad."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise, product

from trainer_desk.files.exporters.counts import Drop, Tally
from trainer_desk.files.exporters.policy import Bad, Pairs, Policy, Ties
from trainer_desk.files.exporters.verdicts import Groups, Verdict, kept_responses, verdict_of
from trainer_desk.values import dataclass
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.task import Task


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, the first preferred, and by how much: 1 for the least."""

    chosen: str
    rejected: str
    margin: int = 1


@dataclass(frozen=True, slots=True)
class Compared:
    """Two responses in the order of the file, and what was found about them.

    Attributes:
        better: None where both are equally good, or bad.
        margin: As in a `Pair`; 0 where neither is better.
        degrees: The scale of the margin where it is a degree, 0 where it is a distance.
        bad: Whether both are bad.
    """

    first: ResponseId
    second: ResponseId
    better: ResponseId | None = None
    margin: int = 0
    degrees: int = 0
    bad: bool = False


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text that is desirable or not."""

    text: str
    good: bool


def preferred_pairs(task: Task, judgment: Judgment, policy: Policy, tally: Tally) -> Iterator[Pair]:
    """Yield the strict pairs that a finished judgment gives; drops are counted.

    A standard answer that stands above every response comes first, then rewrites.
    """
    kept = list(_kept_texts(task, judgment, tally))
    verdict = verdict_of(task, judgment, policy)
    found = 0
    for pair in _with_edits(_texts(task), kept, verdict, policy, tally):
        found += 1
        if pair.chosen == pair.rejected:
            tally.drop(Drop.SAME_TEXT)
        elif not pair.chosen.strip():
            tally.drop(Drop.EMPTY_TEXT)
        else:
            yield pair
    if not found:
        tally.drop(Drop.NO_PREFERENCE)


def comparisons(task: Task, judgment: Judgment, policy: Policy, tally: Tally) -> Iterator[Compared]:
    """Yield what a judgment says about pairs of responses, for formats that know ties.

    Rewrites are no part of it. Pairs are those the policy asks for, ties among them where it keeps
    them, and every pair where all are bad and the policy keeps that.
    """
    verdict = verdict_of(task, judgment, policy)
    everyone = list(_kept_texts(task, judgment, tally))
    if len(everyone) < 2:
        tally.drop(Drop.NO_PREFERENCE)
    elif verdict.bad and policy.bad is Bad.KEEP:
        yield from (Compared(*pair, bad=True) for pair in combinations(everyone, 2))
    elif verdict.bad:
        tally.drop(Drop.ALL_BAD)
    elif not verdict.groups:
        tally.drop(Drop.NO_PREFERENCE)
    else:
        keeps = policy.ties is Ties.KEEP and policy.pairs is not Pairs.BEST_WORST
        if keeps:
            tied = (pair for group in verdict.groups for pair in combinations(group, 2))
            yield from (Compared(*_in_file_order(task, *pair)) for pair in tied)
        for better, worse, margin in _ranked(verdict, policy, Tally() if keeps else tally):
            first, second = _in_file_order(task, better, worse)
            yield Compared(first, second, better=better, margin=margin, degrees=verdict.degrees)


def good_texts(task: Task, judgment: Judgment, policy: Policy, tally: Tally) -> Iterator[str]:
    """Yield what a judgment calls worth imitating.

    That is what the trainer wrote: standard answers, or what to say to a prompt turned away; else
    the rewrites, else the first place. Several that share the first place are all written, unless
    ties drop the task.
    """
    verdict = verdict_of(task, judgment, policy)
    original = _kept_texts(task, judgment, tally)
    if verdict.written:
        texts = list(verdict.written)
    elif verdict.rewrites and (policy.edits.adds or policy.edits.replaces):
        texts = list(verdict.rewrites.values())
    else:
        texts = [original[id_] for group in verdict.groups[:1] for id_ in group]
        if len(texts) > 1 and policy.ties is Ties.DROP_TASK:
            tally.drop(Drop.TIE)
            return
    if not texts:
        tally.drop(Drop.NO_PREFERENCE)
    for text in texts:
        if text.strip():
            yield text
        else:
            tally.drop(Drop.EMPTY_TEXT)


def labelled_texts(
    task: Task, judgment: Judgment, policy: Policy, tally: Tally
) -> Iterator[Labelled]:
    """Yield the texts that a judgment calls desirable, then those it does not.

    The first place is desirable, the last is not, those between are left out and counted; what
    the trainer wrote is desirable. So is a rewrite, and its original is not where rewrites stand
    for originals.
    """
    verdict = verdict_of(task, judgment, policy)
    original = _texts(task)
    kept = list(_kept_texts(task, judgment, tally))
    good, bad = _ends(kept, verdict, policy, tally)
    texts = dict.fromkeys(Labelled(text, good=True) for text in verdict.written)
    if policy.edits.adds or policy.edits.replaces:
        for id_, text in verdict.rewrites.items():
            if policy.edits.adds or id_ in good:
                texts[Labelled(text, good=True)] = None
            if policy.edits.replaces and id_ in good:
                good.remove(id_)
            if policy.edits.adds and id_ not in (*good, *bad):
                bad.append(id_)
    texts |= dict.fromkeys(Labelled(original[id_], good=True) for id_ in good)
    texts |= dict.fromkeys(Labelled(original[id_], good=False) for id_ in bad)
    if not texts:
        tally.drop(Drop.NO_PREFERENCE)
    for each in texts:
        if Labelled(each.text, good=not each.good) in texts:
            tally.drop(Drop.SAME_TEXT)
        elif each.good and not each.text.strip():
            tally.drop(Drop.EMPTY_TEXT)
        else:
            yield each


def _ends(
    everyone: list[ResponseId], verdict: Verdict, policy: Policy, tally: Tally
) -> tuple[list[ResponseId], list[ResponseId]]:
    """Return the first and the last place of a verdict, counting what is between."""
    if verdict.bad:
        if policy.bad is Bad.DROP:
            tally.drop(Drop.ALL_BAD)
        return [], [] if policy.bad is Bad.DROP else everyone
    if not verdict.groups:
        return [], []
    if verdict.tied_pairs and policy.ties is Ties.DROP_TASK:
        tally.drop(Drop.TIE)
        return [], []
    first, *others = verdict.groups
    for _ in [id_ for group in others[:-1] for id_ in group]:
        tally.drop(Drop.BETWEEN)
    return list(first), list(others[-1]) if others else []


def _in_file_order(task: Task, one: ResponseId, other: ResponseId) -> tuple[ResponseId, ResponseId]:
    first, second = (each.id for each in task.responses if each.id in (one, other))
    return first, second


def _kept_texts(task: Task, judgment: Judgment, tally: Tally) -> dict[ResponseId, str]:
    return {each.id: each.text for each in kept_responses(task, judgment, tally)}


def _texts(task: Task) -> dict[ResponseId, str]:
    return {response.id: response.text for response in task.responses}


def _with_edits(
    original: dict[ResponseId, str],
    kept: list[ResponseId],
    verdict: Verdict,
    policy: Policy,
    tally: Tally,
) -> Iterator[Pair]:
    for text in verdict.tops:
        for at, id_ in _below_the_top(verdict, kept, policy.pairs):
            yield Pair(text, original[id_], at + 1)
    if policy.edits.adds:
        yield from (Pair(text, original[id_]) for id_, text in verdict.rewrites.items())
    chosen = original | dict(verdict.rewrites) if policy.edits.replaces else original
    for better, worse, margin in _ranked(verdict, policy, tally):
        yield Pair(chosen[better], original[worse], margin)


def _ranked(
    verdict: Verdict, policy: Policy, tally: Tally
) -> Iterator[tuple[ResponseId, ResponseId, int]]:
    for _ in range(verdict.tied_pairs):
        tally.drop(Drop.TIE)
    if verdict.tied_pairs and policy.ties is Ties.DROP_TASK:
        return
    for better, worse in _levels(verdict.groups, policy.pairs):
        margin = verdict.margin(better, worse)
        for one, other in product(verdict.groups[better], verdict.groups[worse]):
            yield one, other, margin


def _below_the_top(
    verdict: Verdict, everyone: list[ResponseId], pairs: Pairs
) -> Iterator[tuple[int, ResponseId]]:
    """Yield the responses that a standard answer is paired with, and their places from 0."""
    places = list(enumerate(verdict.groups or (tuple(everyone),)))
    match pairs:
        case Pairs.BEST_WORST:
            places = places[-1:]
        case Pairs.ADJACENT:
            places = places[:1]
        case Pairs.ALL:
            pass
    yield from ((at, id_) for at, group in places for id_ in group)


def _levels(groups: Groups, pairs: Pairs) -> Iterator[tuple[int, int]]:
    match pairs:
        case Pairs.ALL:
            yield from combinations(range(len(groups)), 2)
        case Pairs.ADJACENT:
            yield from pairwise(range(len(groups)))
        case Pairs.BEST_WORST:
            if len(groups) > 1:
                yield 0, len(groups) - 1
