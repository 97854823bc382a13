"""Repetitions among the responses of a task: which say the same, and which to keep."""

from __future__ import annotations

from trainer_desk.values import dataclass
from trainer_desk.work.asking import Asked
from trainer_desk.work.ids import ResponseId


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicatesQuestion(Asked):
    """Say which responses repeat another.

    Attributes:
        threshold: Likeness in percent from which on a repetition is proposed, 1 to 100.
    """

    threshold: int = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """One response that is like another.

    Attributes:
        of: The response that it repeats.
        likeness: In percent, 100 for equal up to case, white space and punctuation.
        dropped: Whether it is to be left out; nothing is ever deleted.
        reason: In the trainer's words, "" for "repeats the other".
    """

    response_id: ResponseId
    of: ResponseId
    likeness: int
    dropped: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicatesAnswer:
    """What was decided about repetitions.

    Attributes:
        repeats: At most one per response; no response repeats itself.
        nothing: Whether the trainer says that nothing repeats; false where something does.
    """

    repeats: tuple[Repeat, ...] = ()
    nothing: bool = False
