"""Places in texts, kept on their words through every edit of what the trainer writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from operator import is_

from trainer_desk.text.ends import shared_head, shared_tail
from trainer_desk.text.marks import CONTEXT, Anchor, AnchorState, Moved, anchored, moved_through
from trainer_desk.values import dataclass
from trainer_desk.work.answers import Answer
from trainer_desk.work.draft import Draft
from trainer_desk.work.marks import Ground, Spot, Where
from trainer_desk.work.rules import written_texts
from trainer_desk.work.spots import spots_of, with_spots
from trainer_desk.work.task import Task

Texts = Mapping[Where, str]
_FAR = 2 * CONTEXT
"""Code points from an edit at which neither a place nor what stands around it changes."""
_TRIED = 8
"""Borders that are tried where an edit may have been made at several."""
_KEPT = (AnchorState.SAME, AnchorState.MOVED)


def spot_at(where: Where, text: str, start: int, end: int) -> Spot:
    """Return the place of the code points `start` to `end` (exclusive) of a text.

    Raises:
        ValueError: If that is not a place in the text, or empty.
    """
    return _spot(where, anchored(text, start, end), altered=False)


def is_gone(spot: Spot) -> bool:
    """Tell whether the words at a place were taken out of the text."""
    return spot.start == spot.end


def carried(spots: Sequence[Spot], before: str, after: str) -> tuple[Spot, ...]:
    """Return places of the text `before` as they stand in `after`, in the order given.

    One whose words were edited says so (`altered`) and keeps the quote of what they were; one
    whose words are gone is empty. Both are as they were once the words are back.
    """
    edit = _edited(before, after)
    now = [_far_from(spot, edit) for spot in spots]
    near = [spot for spot, far in zip(spots, now, strict=True) if far is None]
    if near:
        moved = iter(_carried_closely(near, before, after, edit))
        now = [next(moved) if far is None else far for far in now]
    return tuple(spot for spot in now if spot is not None)


def own_texts(draft: Draft) -> dict[Where, str]:
    """Return every text of the trainer's in a draft that places can lie in."""
    return written_texts(draft.answers)


def text_of(where: Where, task: Task, draft: Draft) -> str | None:
    """Return the text that a place lies in, None where it is not there."""
    match where.ground:
        case Ground.TURN:
            return task.prompt[where.turn].text if where.turn < len(task.prompt) else None
        case Ground.RESPONSE:
            found = (one.text for one in task.responses if one.id == where.response_id)
            return next(found, None)
        case Ground.EDIT | Ground.WRITTEN:
            return own_texts(draft).get(where)


def with_spots_carried(before: Draft, after: Draft) -> Draft:
    """Return the draft `after` with what points into its own texts moved along with their words.

    Places that `after` brings new, or has moved itself, are taken to be right for its texts.
    """
    old, new = own_texts(before), own_texts(after)
    changed = {where for where in {*old, *new} if old.get(where, "") != new.get(where, "")}
    earlier = {question_id: spots_of(answer) for question_id, answer in before.answers}
    if not changed or not any(earlier.values()):
        return after
    answers = tuple(
        (question_id, _with_carried(answer, earlier.get(question_id, ()), changed, (old, new)))
        for question_id, answer in after.answers
    )
    return replace(after, answers=answers)


def _with_carried(
    answer: Answer, earlier: Sequence[Spot], changed: Set[Where], texts: tuple[Texts, Texts]
) -> Answer:
    spots = spots_of(answer)
    here = {spot.where for spot in spots} & changed
    known = None if _same(spots, earlier) else set(earlier)
    now = list(spots)
    for where in here:
        at = [
            at
            for at, spot in enumerate(spots)
            if spot.where == where and (known is None or spot in known)
        ]
        old, new = (text.get(where, "") for text in texts)
        for place, spot in zip(at, carried([spots[one] for one in at], old, new), strict=True):
            now[place] = spot
    return with_spots(answer, now) if tuple(now) != spots else answer


@dataclass(frozen=True, slots=True)
class _Edit:
    """Where a text was edited, at most.

    Attributes:
        first: The first place at which the edit may begin.
        last: The last place at which it may begin; equal to `first` where there is no doubt.
        end: Where it ends in the text before, at most.
        by: By how many code points the text behind it moved.
    """

    first: int
    last: int
    end: int
    by: int


def _edited(before: str, after: str) -> _Edit:
    head, tail = shared_head(before, after), shared_tail(before, after)
    shorter = min(len(before), len(after))
    end = max(len(before) - tail, head + max(0, len(before) - len(after)))
    return _Edit(min(head, shorter - tail), head, end, len(after) - len(before))


def _far_from(spot: Spot, edit: _Edit) -> Spot | None:
    """Return a place that an edit did not come near, None for one to be looked at closely."""
    if spot.altered:
        return None
    if spot.end + _FAR < edit.first:
        return spot
    if spot.start - _FAR <= edit.end:
        return None
    return spot.moved(edit.by) if edit.by else spot


def _carried_closely(
    spots: Sequence[Spot], before: str, after: str, edit: _Edit
) -> tuple[Spot, ...]:
    found = _through(spots, before, after)
    if any(spot.altered for spot in found):
        # "a" typed before "and" gives the same text as typed behind its "a".
        borders = {at for spot in spots for at in (spot.start, spot.end)}
        for at in sorted(at for at in borders if edit.first <= at <= edit.last)[:_TRIED]:
            other = _through(spots, before, after, at=at)
            if _altered(other) < _altered(found):
                found = other
    return found


def _through(
    spots: Sequence[Spot], before: str, after: str, *, at: int | None = None
) -> tuple[Spot, ...]:
    moved = moved_through(map(_anchor, spots), before, after, at=at)
    return tuple(_followed(spot, one) for spot, one in zip(spots, moved, strict=True))


def _altered(spots: Sequence[Spot]) -> int:
    return sum(spot.altered for spot in spots)


def _same(spots: Sequence[Spot], others: Sequence[Spot]) -> bool:
    return len(spots) == len(others) and all(map(is_, spots, others))


def _followed(spot: Spot, moved: Moved) -> Spot:
    return _spot(spot.where, moved.anchor, altered=moved.state not in _KEPT)


def _anchor(spot: Spot) -> Anchor:
    return Anchor(spot.start, spot.end, spot.quote, spot.before, spot.after)


def _spot(where: Where, anchor: Anchor, *, altered: bool) -> Spot:
    return Spot(
        where=where,
        start=anchor.start,
        end=anchor.end,
        quote=anchor.quote,
        before=anchor.before,
        after=anchor.after,
        altered=altered,
    )
