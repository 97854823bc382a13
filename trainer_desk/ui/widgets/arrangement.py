"""Which responses are on screen together, and how wide. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from trainer_desk.work.ids import ResponseId

LEAST_COLUMN_PX = 360
LEAST_COLUMN_LETTERS = 46


class ViewMode(Enum):
    """How many responses are shown side by side."""

    FOCUS = "focus"
    PAIR = "pair"
    COLUMNS = "columns"


Places = Mapping[ResponseId, tuple[int, int]]
"""Place in the ranking, 1 for the best, and how many responses there are."""


def columns_in(width: float, letter_width: float) -> int:
    """Return how many columns fit into `width` (logical pixels), at least 1.

    Args:
        letter_width: Average width of a letter of the reading font.
    """
    return max(1, int(width // max(LEAST_COLUMN_PX, LEAST_COLUMN_LETTERS * letter_width)))


def pair_for(
    selected: ResponseId,
    order: Sequence[ResponseId],
    places: Places,
    shown: tuple[ResponseId, ...] = (),
) -> tuple[ResponseId, ...]:
    """Return the pair to show, in the order of letters.

    The pair on screen stays while `selected` is one of it. Otherwise the challenger is the best
    one so far, or the next response where that is the selected one or nothing is ranked.
    """
    if selected in shown and all(response in order for response in shown):
        return shown
    if len(order) < 2:
        return tuple(order)
    challenger = _best(order, places)
    if challenger is None or challenger == selected:
        at = order.index(selected)
        challenger = order[at + 1] if at + 1 < len(order) else order[at - 1]
    return tuple(sorted((selected, challenger), key=order.index))


def standing(order: Sequence[ResponseId], places: Places) -> list[list[ResponseId]]:
    """Return the placed responses in groups of equal place, best first."""
    groups: dict[int, list[ResponseId]] = {}
    for response in order:
        if response in places:
            groups.setdefault(places[response][0], []).append(response)
    return [groups[place] for place in sorted(groups)]


def _best(order: Sequence[ResponseId], places: Places) -> ResponseId | None:
    groups = standing(order, places)
    return groups[0][0] if groups else None
