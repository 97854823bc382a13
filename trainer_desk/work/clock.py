"""A clock of active time that credits nobody with time they did not work."""

from __future__ import annotations

IDLE_AFTER_SECONDS = 60.0
"""So long without input, and the time since the last input was not work."""


class ActiveClock:
    """Counts active and idle time on the task that is open.

    Time is active between two signs of life less than `IDLE_AFTER_SECONDS` apart, while the window
    is active and the clock is not paused. When nothing comes for so long, the time back to the
    last sign of life turns idle, so the active time may step back once; it never counts a pause in
    work as work. Law: active and idle time together are the time since the task was opened.

    Times are monotonic seconds, given by the caller; one earlier than the last is taken as equal to
    it. Not for several threads.
    """

    def __init__(
        self,
        now: float,
        *,
        active_seconds: float = 0.0,
        idle_seconds: float = 0.0,
        window_active: bool = True,
    ) -> None:
        self._active = active_seconds
        self._idle = idle_seconds
        self._alive_at = now
        self._now = now
        self._window_active = window_active
        self._paused = False

    @property
    def active_seconds(self) -> float:
        """Active time as of the last event or tick."""
        return self._active if self.is_idle else self._active + self._open_span

    @property
    def idle_seconds(self) -> float:
        """Idle and paused time as of the last event or tick."""
        return self._idle + self._open_span if self.is_idle else self._idle

    @property
    def is_paused(self) -> bool:
        """Whether the trainer stopped the clock."""
        return self._paused

    @property
    def is_idle(self) -> bool:
        """Whether time passes as idle now, for whatever reason."""
        may_count = self._window_active and not self._paused
        return not may_count or self._open_span >= IDLE_AFTER_SECONDS

    def input(self, now: float) -> None:
        """Note a sign of life: a key, a click, a scroll, a move of the mouse."""
        self._settle(now)

    def window_active(self, active: bool, now: float) -> None:  # noqa: FBT001 - as Qt says it
        """Note that the window became active or stopped being so."""
        if active != self._window_active:
            self._settle(now)
            self._window_active = active
        self.tick(now)

    def pause(self, now: float) -> None:
        """Stop the clock until `resume`; input meanwhile does not start it."""
        self._settle(now)
        self._paused = True

    def resume(self, now: float) -> None:
        """Let a paused clock run again."""
        self._settle(now)
        self._paused = False

    def tick(self, now: float) -> None:
        """Bring the figures up to `now`; no sign of life."""
        self._now = max(self._now, now)

    def open_task(self, now: float, *, active_seconds: float, idle_seconds: float) -> None:
        """Count for another task from now on, from its own figures; a pause stays a pause."""
        self._settle(now)
        self._active = active_seconds
        self._idle = idle_seconds

    @property
    def _open_span(self) -> float:
        return self._now - self._alive_at

    def _settle(self, now: float) -> None:
        self.tick(now)
        self._active, self._idle = self.active_seconds, self.idle_seconds
        self._alive_at = self._now
