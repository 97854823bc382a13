"""When to deliver and fetch by itself, when to wait, and when only a person can go on."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from trainer_desk.files.reading import Progress, no_progress
from trainer_desk.sync.errors import Refused, Stopped, TransportError, Unreachable
from trainer_desk.sync.pace import wait_seconds
from trainer_desk.values import dataclass

if TYPE_CHECKING:
    from trainer_desk.sync.ledger import Delivery
    from trainer_desk.sync.pull import Pulled


log = logging.getLogger(__name__)

SETTLE_SECONDS = 120.0
"""After a submit: as long as it can be taken back before it is packed."""
ROUND_SECONDS = 900.0
"""Between two looks at a target where nothing waits here."""


class Mode(Enum):
    """Who starts a round."""

    AUTOMATIC = "automatic"
    BY_HAND = "by_hand"


class Standing(Enum):
    """How things stand between this desk and its target."""

    IDLE = "idle"
    RUNNING = "running"
    WAITING = "waiting"
    """The server could not be reached, or asked for time; another round comes by itself."""
    BLOCKED = "blocked"
    """A person must act; `State.trouble` says what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a delivery panel shows.

    Attributes:
        due_in: Seconds until the next round, 0 for now, None where none comes by itself.
        trouble: Why the last round ended early, None if it did not.
        failures: Rounds in a row that could not reach the server.
    """

    mode: Mode
    standing: Standing
    due_in: float | None
    trouble: TransportError | None = None
    failures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round did.

    Attributes:
        delivery: What went out, None where it did not come to that.
        pulled: What came in, None where it did not come to that.
        trouble: Why the round ended early, None if it did not.
    """

    delivery: Delivery | None = None
    pulled: Pulled | None = None
    trouble: TransportError | None = None


class Carrier(Protocol):
    """Goes to a target and back; the desk's courier for one target."""

    def deliver(
        self, *, progress: Progress, cancelled: Callable[[], bool], again: bool, only: str = ""
    ) -> Delivery:
        """Pack and deliver; or bring one parcel only, by its name."""
        ...

    def pull(self, *, cancelled: Callable[[], bool]) -> Pulled:
        """Take in what lies at the target."""
        ...


class Engine:
    """Runs rounds one at a time; call `run` on a worker thread, everything else on any.

    It has no thread and no timer of its own: whoever has one asks `state().due_in` after every
    round and every `note_work`, and calls `run` when the time has come.
    """

    def __init__(
        self,
        carrier: Carrier,
        *,
        mode: Mode = Mode.AUTOMATIC,
        clock: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """Set up; the first automatic round is due at once.

        Args:
            carrier: Goes to the target.
            mode: Who starts rounds.
            clock: Seconds that never go back.
            chance: In [0, 1), to spread retries.
        """
        self._carrier = carrier
        self._clock = clock
        self._chance = chance
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._mode = mode
        self._running = False
        self._blocked = False
        self._failures = 0
        self._due = clock()
        self._wait_until = clock()
        self._trouble: TransportError | None = None

    def state(self) -> State:
        """Return how things stand."""
        with self._lock:
            return State(
                mode=self._mode,
                standing=self._standing(),
                due_in=self._due_in(),
                trouble=self._trouble,
                failures=self._failures,
            )

    def set_mode(self, mode: Mode) -> None:
        """Let rounds start by themselves, or by hand only."""
        with self._lock:
            self._mode = mode

    def note_work(self) -> None:
        """Take notice that something was finished: a round is due once it has settled.

        A server that asked for time gets it all the same.
        """
        with self._lock:
            self._due = min(self._due, self._clock() + SETTLE_SECONDS)

    def note_change(self) -> None:
        """Take notice that a person changed the login, the target or the network: try anew."""
        with self._lock:
            self._blocked = False
            self._failures = 0
            self._due = self._clock()

    def stop(self) -> None:
        """End the round under way at the next piece of a transfer; the next goes on from there."""
        self._stop.set()

    def run(
        self, *, by_hand: bool = False, only: str = "", progress: Progress = no_progress
    ) -> Round | None:
        """Deliver, then fetch; return None if a round is under way already.

        Args:
            by_hand: Somebody asked for it: tries again also what was refused, and does not wait.
            only: Name of the one parcel to deliver, "" for all.
            progress: Told bytes that arrived, and of how many.

        Raises:
            StoreError: If the desk's own store fails.
        """
        with self._lock:
            if self._running:
                return None
            self._running = True
            self._stop.clear()
        done = Round()
        try:
            done = self._round(by_hand=by_hand, only=only, progress=progress)
            return done
        finally:
            with self._lock:
                self._running = False
                self._plan(done)

    def _round(self, *, by_hand: bool, only: str, progress: Progress) -> Round:
        try:
            delivery = self._carrier.deliver(
                progress=progress, cancelled=self._stop.is_set, again=by_hand, only=only
            )
        except Stopped:
            return Round()
        except TransportError as error:
            return Round(trouble=error)
        if delivery.trouble is not None or self._stop.is_set():
            return Round(delivery=delivery, trouble=delivery.trouble)
        try:
            pulled = self._carrier.pull(cancelled=self._stop.is_set)
        except Stopped:
            return Round(delivery=delivery)
        except TransportError as error:
            return Round(delivery=delivery, trouble=error)
        return Round(delivery=delivery, pulled=pulled, trouble=pulled.trouble)

    def _plan(self, done: Round) -> None:
        """Decide when the next round is due."""
        now = self._clock()
        self._trouble = done.trouble
        self._blocked = isinstance(done.trouble, Refused)
        if isinstance(done.trouble, Unreachable):
            self._failures += 1
            asked = done.trouble.wait_seconds
            wait = wait_seconds(self._failures, asked=asked, chance=self._chance())
            self._wait_until = self._due = now + wait
            log.info("the next round of delivery is in %.0f s", wait)
            return
        self._failures = 0
        self._wait_until = now
        self._due = now + ROUND_SECONDS

    def _standing(self) -> Standing:
        if self._running:
            return Standing.RUNNING
        if self._blocked:
            return Standing.BLOCKED
        return Standing.WAITING if self._failures else Standing.IDLE

    def _due_in(self) -> float | None:
        if self._mode is Mode.BY_HAND or self._blocked or self._running:
            return None
        until = max(self._due, self._wait_until) if self._failures else self._due
        return max(until - self._clock(), 0.0)
