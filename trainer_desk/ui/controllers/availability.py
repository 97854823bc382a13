"""Which commands there is something for, as things stand. No widget in sight."""

from __future__ import annotations

from trainer_desk.ui.acts import Act
from trainer_desk.values import dataclass

WITHOUT_A_TASK = {
    Act.FORMS,
    Act.OPEN,
    Act.OPEN_RECENT,
    Act.OPEN_SAMPLE,
    Act.OPEN_FURTHER_SAMPLE,
    Act.BATCHES,
    Act.EXPORT,
    Act.SETTINGS,
    Act.QUIT,
    Act.UNDO,
    Act.REDO,
    Act.QUEUE,
    Act.VERDICT,
    Act.ZOOM_IN,
    Act.ZOOM_OUT,
    Act.ZOOM_RESET,
    Act.FULL_SCREEN,
    Act.THEME,
    Act.RESET_LAYOUT,
    Act.DELIVER,
    Act.DELIVERY,
    Act.DELIVERY_TARGET,
    Act.STOP_DELIVERY,
    Act.COMPARE_TARGET,
    Act.SAVE_PARCELS,
    Act.WORDS,
    Act.CHECK_AGAIN,
    Act.LANGUAGETOOL,
    Act.PALETTE,
    Act.KEYS,
    Act.ABOUT,
}
"""Commands that make sense while no task is on screen."""

CHANGES_WORK = {
    Act.DONE,
    Act.SKIP,
    Act.FLAG,
    Act.DECIDE_ANSWER,
    Act.DECIDE_PARTIAL,
    Act.DECIDE_REFUSE,
    Act.DECIDE_REDIRECT,
    Act.NOTE_ON_QUESTION,
    Act.ACCEPT_REST,
    Act.TICK_POINT,
    Act.QUOTE,
    Act.TIE,
    Act.MOVE_UP,
    Act.MOVE_DOWN,
    Act.TAKE_OUT,
    Act.ALL_BAD,
    Act.CANNOT_JUDGE,
    Act.EDIT_RESPONSE,
    Act.REJECT_CHANGE,
    Act.ACCEPT_CHANGE,
    Act.REPLACE,
    Act.MARK_MODE,
    Act.ACCEPT_PROPOSAL,
    Act.ACCEPT_ALIKE,
    Act.REJECT_PROPOSAL,
    Act.NEXT_PROPOSAL,
    Act.PREVIOUS_PROPOSAL,
    Act.MARK_COMMENT,
    Act.DELETE_MARK,
    Act.MARK_LONGER,
    Act.MARK_SHORTER,
    Act.MARK_EARLIER,
    Act.MARK_LATER,
    Act.NOTHING_TO_MARK,
    Act.GO_TO_MISSING,
    Act.TAKE_CLAIM,
    Act.TAKE_CLAIMS,
    Act.CORRECTION,
}
"""Commands that a finished task does not take."""


OF_FACTS = (Act.FACTS, Act.TAKE_CLAIM, Act.TAKE_CLAIMS, Act.CORRECTION)
"""Commands that need a task that asks for facts."""

OF_MARKS = (
    Act.MARK_MODE,
    Act.NEXT_MARK,
    Act.PREVIOUS_MARK,
    Act.NEXT_PROPOSAL,
    Act.PREVIOUS_PROPOSAL,
    Act.ACCEPT_PROPOSAL,
    Act.ACCEPT_ALIKE,
    Act.REJECT_PROPOSAL,
    Act.MARK_COMMENT,
    Act.DELETE_MARK,
    Act.MARK_LONGER,
    Act.MARK_SHORTER,
    Act.MARK_EARLIER,
    Act.MARK_LATER,
    Act.NOTHING_TO_MARK,
)
"""What makes sense only where a task asks for marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What decides which commands can be given.

    Attributes:
        has_task: Whether a task is on screen.
        read_only: Whether it is finished, and only to be looked at.
        facts: Whether its form asks for claims.
        marks: Whether its form asks for marks.
        test: Whether a test is being sat.
    """

    has_task: bool
    read_only: bool
    facts: bool
    marks: bool
    test: bool


def idle_acts(standing: Standing) -> frozenset[Act]:
    """Return the commands that there is nothing for."""
    if not standing.has_task:
        idle = set(Act) - WITHOUT_A_TASK
    else:
        idle = set(CHANGES_WORK) if standing.read_only else {Act.REOPEN}
    if not standing.facts:
        idle.update(OF_FACTS)
    if not standing.marks:
        idle.update(OF_MARKS)
    idle.discard(Act.HAND_IN)
    return frozenset(idle if standing.test else idle | {Act.HAND_IN})
