"""How a ranking is rearranged; every operation gives a new answer and keeps what it can."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trainer_desk.work.answers import RankingAnswer, RankingVerdict
from trainer_desk.work.ids import ResponseId

Groups = tuple[tuple[ResponseId, ...], ...]


def placed_next(ranking: RankingAnswer, response_id: ResponseId) -> RankingAnswer:
    """Return the ranking with a response at the next free place; one placed already stays."""
    if response_id in ranking.placed:
        return ranking
    return _ranked(ranking, (*ranking.groups, (response_id,)))


def without(ranking: RankingAnswer, response_id: ResponseId) -> RankingAnswer:
    """Return the ranking with a response taken out; the places behind it move up."""
    return replace(ranking, groups=_without(ranking.groups, response_id))


def tied_with(ranking: RankingAnswer, response_id: ResponseId, other: ResponseId) -> RankingAnswer:
    """Return the ranking with a response beside `other`, wherever it was before.

    Where `other` has no place, nothing changes: there is nothing to share.
    """
    if response_id == other or other not in ranking.placed:
        return ranking
    if ranking.place(response_id) == ranking.place(other):
        return ranking
    groups = tuple(
        (*group, response_id) if other in group else group
        for group in _without(ranking.groups, response_id)
    )
    return _ranked(ranking, groups)


def tied_with_above(ranking: RankingAnswer, response_id: ResponseId) -> RankingAnswer:
    """Return the ranking with a response in the group above its own.

    One that has no place yet joins the last group. The first group has none above.
    """
    at = _group_of(ranking.groups, response_id)
    above = len(ranking.groups) - 1 if at is None else at - 1
    if above < 0:
        return ranking if at is not None else placed_next(ranking, response_id)
    return tied_with(ranking, response_id, ranking.groups[above][0])


def moved(ranking: RankingAnswer, response_id: ResponseId, step: int) -> RankingAnswer:
    """Return the ranking with a response one step up (-1) or down (+1).

    A tied response leaves its tie first, towards the step; one alone passes the neighbour group.
    One that has no place yet takes the next free place, whichever way it was sent.
    """
    at = _group_of(ranking.groups, response_id)
    if at is None:
        return placed_next(ranking, response_id)
    if len(ranking.groups[at]) > 1:
        return _left_tie(ranking, response_id, at, step)
    target = at + step
    if not 0 <= target < len(ranking.groups):
        return ranking
    groups = list(ranking.groups)
    groups[at], groups[target] = groups[target], groups[at]
    return _ranked(ranking, tuple(groups))


def put_at(ranking: RankingAnswer, response_id: ResponseId, place: int) -> RankingAnswer:
    """Return the ranking with a response alone at `place`, 1 for the best.

    Those at that place and behind move down. A place inside a tie means right behind the tie, one
    past the end means the end.
    """
    rest = _without(ranking.groups, response_id)
    index, before = 0, 0
    while index < len(rest) and before < place - 1:
        before += len(rest[index])
        index += 1
    return _ranked(ranking, (*rest[:index], (response_id,), *rest[index:]))


def put_between(ranking: RankingAnswer, response_id: ResponseId, gap: int) -> RankingAnswer:
    """Return the ranking with a response alone in a gap between groups.

    Args:
        ranking: The ranking as it is shown.
        response_id: The response, placed or not.
        gap: 0 before the first group, `len(ranking.groups)` behind the last; counted in the
            ranking as it is shown, with the response still where it was.
    """
    before = tuple(_without(ranking.groups[:gap], response_id))
    behind = tuple(_without(ranking.groups[gap:], response_id))
    return _ranked(ranking, (*before, (response_id,), *behind))


def toggled(ranking: RankingAnswer, verdict: RankingVerdict) -> RankingAnswer:
    """Return the ranking with `verdict`, or without it where it has it; places are kept."""
    back = ranking.verdict is verdict
    return replace(ranking, verdict=RankingVerdict.RANKED if back else verdict)


def only(ranking: RankingAnswer, shown: Sequence[ResponseId]) -> RankingAnswer:
    """Return the ranking without responses that are not shown (gone from a corrected batch)."""
    for response_id in ranking.placed:
        if response_id not in shown:
            ranking = without(ranking, response_id)
    return ranking


def unplaced(ranking: RankingAnswer, shown: Sequence[ResponseId]) -> tuple[ResponseId, ...]:
    """Return the responses that wait for a place, in the order they are shown."""
    placed = set(ranking.placed)
    return tuple(response_id for response_id in shown if response_id not in placed)


def _ranked(ranking: RankingAnswer, groups: Groups) -> RankingAnswer:
    """Whoever places a response can judge after all; "all bad" may have an order among the bad."""
    if groups == ranking.groups:
        return ranking
    can_judge = ranking.verdict is not RankingVerdict.CANNOT_JUDGE
    return RankingAnswer(
        groups=groups, verdict=ranking.verdict if can_judge else RankingVerdict.RANKED
    )


def _left_tie(ranking: RankingAnswer, response_id: ResponseId, at: int, step: int) -> RankingAnswer:
    rest = tuple(other for other in ranking.groups[at] if other != response_id)
    parted = ((response_id,), rest) if step < 0 else (rest, (response_id,))
    return _ranked(ranking, (*ranking.groups[:at], *parted, *ranking.groups[at + 1 :]))


def _without(groups: Groups, response_id: ResponseId) -> Groups:
    kept = (tuple(other for other in group if other != response_id) for group in groups)
    return tuple(group for group in kept if group)


def _group_of(groups: Groups, response_id: ResponseId) -> int | None:
    for index, group in enumerate(groups):
        if response_id in group:
            return index
    return None
