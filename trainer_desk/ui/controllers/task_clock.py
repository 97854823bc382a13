"""The clock of the task on screen, from one task to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from trainer_desk.work.clock import ActiveClock
from trainer_desk.work.draft import Draft


class TaskClock:
    """Counts on one task after another; a pause and the window's being in front go along."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._clock = ActiveClock(monotonic())

    def now(self) -> ActiveClock:
        """Return the clock as of now."""
        self._clock.tick(self._monotonic())
        return self._clock

    def note_input(self) -> None:
        """The trainer pressed a key, clicked or scrolled."""
        self._clock.input(self._monotonic())

    def note_window(self, *, active: bool) -> None:
        """The window became the one in front, or stopped being so."""
        self._clock.window_active(active, self._monotonic())

    def toggle_pause(self) -> bool:
        """Stop the clock or let it run, here and on later tasks; tell whether it stands now."""
        if self._clock.is_paused:
            self._clock.resume(self._monotonic())
        else:
            self._clock.pause(self._monotonic())
        return self._clock.is_paused

    def go_on_from(self, draft: Draft) -> None:
        """Count for another task from now on, from the seconds of its draft."""
        self._clock.open_task(
            self._monotonic(),
            active_seconds=draft.active_seconds,
            idle_seconds=draft.idle_seconds,
        )

    def stamped(self, draft: Draft) -> Draft:
        """Return the draft with the seconds as of now."""
        clock = self.now()
        return replace(draft, active_seconds=clock.active_seconds, idle_seconds=clock.idle_seconds)
