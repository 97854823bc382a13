"""Places in texts, kept on their words through every edit of what the trainer writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from trainer_desk.text.marks import Anchor, AnchorState, Moved, anchored, moved_through
from trainer_desk.text.matching import shared_head, shared_tail
from trainer_desk.work.answers import Answer
from trainer_desk.work.draft import Draft
from trainer_desk.work.marks import Ground, Spot, Where
from trainer_desk.work.rules import written_texts
from trainer_desk.work.spots import spots_of, with_spots
from trainer_desk.work.task import Task

Texts = Mapping[Where, str]
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
    found = _through(spots, before, after)
    if any(spot.altered for spot in found):
        # "a" typed before "and" gives the same text as typed behind its "a".
        for at in _equally_right(spots, before, after):
            other = _through(spots, before, after, at=at)
            if _altered(other) < _altered(found):
                found = other
    return found


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
    earlier = {spot for _, answer in before.answers for spot in spots_of(answer)}
    if not changed or not earlier:
        return after
    answers = tuple(
        (question_id, _with_carried(answer, earlier, changed, (old, new)))
        for question_id, answer in after.answers
    )
    return replace(after, answers=answers)


def _with_carried(
    answer: Answer, earlier: Set[Spot], changed: Set[Where], texts: tuple[Texts, Texts]
) -> Answer:
    spots = spots_of(answer)
    now = list(spots)
    for where in {spot.where for spot in spots} & changed:
        at = [at for at, spot in enumerate(spots) if spot.where == where and spot in earlier]
        old, new = (text.get(where, "") for text in texts)
        for place, spot in zip(at, carried([spots[one] for one in at], old, new), strict=True):
            now[place] = spot
    return with_spots(answer, now) if tuple(now) != spots else answer


def _through(
    spots: Sequence[Spot], before: str, after: str, *, at: int | None = None
) -> tuple[Spot, ...]:
    moved = moved_through(map(_anchor, spots), before, after, at=at)
    return tuple(_followed(spot, one) for spot, one in zip(spots, moved, strict=True))


def _equally_right(spots: Sequence[Spot], before: str, after: str) -> list[int]:
    """Return the borders of places at which the edit may have been made just as well."""
    head, tail = shared_head(before, after), shared_tail(before, after)
    low = min(len(before), len(after)) - tail
    borders = {at for spot in spots for at in (spot.start, spot.end) if low <= at <= head}
    return sorted(borders)[:_TRIED]


def _altered(spots: Sequence[Spot]) -> int:
    return sum(spot.altered for spot in spots)


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
