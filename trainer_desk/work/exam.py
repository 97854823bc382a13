"""Sitting a test against the clock; pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import Enum

from trainer_desk.values import dataclass
from trainer_desk.work.batch import TestSettings

LAPSE_SECONDS = 60.0
"""Where pauses are allowed, a clock nobody looked at for longer stood: the program was gone."""


class ExamState(Enum):
    """How far a test is."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One trainer's sitting of a test.

    Attributes:
        started: Timezone-aware.
        used_seconds: Time used up to `seen`.
        seen: When the clock was looked at last; it never goes back.
        running: Whether the clock ran then.
        ended: When the test was handed in or the time was up, None before.
    """

    started: datetime
    used_seconds: float = 0.0
    seen: datetime
    running: bool = True
    ended: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exam:
    """A test as it stands now.

    Attributes:
        remaining_seconds: Never below zero; None where there is no limit.
    """

    settings: TestSettings
    state: ExamState
    remaining_seconds: float | None

    @property
    def is_over(self) -> bool:
        """Whether the time is up though nobody has handed in yet."""
        running = self.state in (ExamState.RUNNING, ExamState.PAUSED)
        return running and self.remaining_seconds == 0.0


def begun(now: datetime) -> Sitting:
    """Return a sitting that begins now."""
    return Sitting(started=now, seen=now)


def looked_at(sitting: Sitting, settings: TestSettings, now: datetime) -> Sitting:
    """Return the sitting with the clock brought up to now.

    Without pauses the clock runs whatever happens. With pauses a long gap means that the program
    was closed or killed, and the clock stood. A clock of the machine that was set back gives no
    time away.
    """
    if sitting.ended is not None or not sitting.running:
        return sitting
    gap = max(0.0, (now - sitting.seen).total_seconds())
    stood = settings.pauses and gap > LAPSE_SECONDS
    return replace(
        sitting,
        used_seconds=sitting.used_seconds + (0.0 if stood else gap),
        seen=max(now, sitting.seen),
        running=not stood,
    )


def paused(sitting: Sitting, settings: TestSettings, now: datetime) -> Sitting:
    """Return the sitting with its clock stopped, where the test allows pauses."""
    sitting = looked_at(sitting, settings, now)
    return replace(sitting, running=False) if settings.pauses else sitting


def resumed(sitting: Sitting, now: datetime) -> Sitting:
    """Return the sitting with its clock running on."""
    if sitting.running or sitting.ended is not None:
        return sitting
    return replace(sitting, running=True, seen=max(now, sitting.seen))


def ended(sitting: Sitting, settings: TestSettings, now: datetime) -> Sitting:
    """Return the sitting handed in."""
    sitting = looked_at(sitting, settings, now)
    if sitting.ended is not None:
        return sitting
    return replace(sitting, running=False, ended=max(now, sitting.seen))


def exam(sitting: Sitting | None, settings: TestSettings) -> Exam:
    """Return how the test stands by a sitting that was brought up to now."""
    limit = settings.minutes * 60.0 if settings.minutes else None
    used = 0.0 if sitting is None else sitting.used_seconds
    remaining = None if limit is None else max(0.0, limit - used)
    return Exam(settings=settings, state=_state(sitting), remaining_seconds=remaining)


def _state(sitting: Sitting | None) -> ExamState:
    if sitting is None:
        return ExamState.NOT_STARTED
    if sitting.ended is not None:
        return ExamState.ENDED
    return ExamState.RUNNING if sitting.running else ExamState.PAUSED
