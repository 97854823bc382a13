"""Delivery of finished work: by hand and by itself, without ever making anybody wait."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer_desk.desk import Desk, DeskError, ParcelRow, ParcelState
from trainer_desk.desk.delivery import Courier
from trainer_desk.late import late
from trainer_desk.sync.errors import Refused, TransportError, Unreachable, Why
from trainer_desk.ui.jobs import Job, Jobs
from trainer_desk.ui.late import Late
from trainer_desk.ui.widgets.phrases import clock_time
from trainer_desk.ui.widgets.status_line import StatusLine
from trainer_desk.work.states import Change

if TYPE_CHECKING:
    from trainer_desk.sync import engine, ledger, pull
    from trainer_desk.sync.engine import Engine, Mode, Round
    from trainer_desk.sync.ledger import Delivery
    from trainer_desk.sync.pull import Pulled
    from trainer_desk.ui import delivery_sentences
    from trainer_desk.ui.controllers import round_news, throttling, timetable
    from trainer_desk.ui.delivery_sentences import Tried
else:
    pull = late("trainer_desk.sync.pull")
    engine = late("trainer_desk.sync.engine")
    ledger = late("trainer_desk.sync.ledger")
    delivery_sentences = late("trainer_desk.ui.delivery_sentences")
    round_news = late("trainer_desk.ui.controllers.round_news")
    throttling = late("trainer_desk.ui.controllers.throttling")
    timetable = late("trainer_desk.ui.controllers.timetable")


log = logging.getLogger(__name__)

SLOW_SECONDS = 900.0
"""Until a target that was not the right place, or full, is looked at again."""

_MAY_MEND_ITSELF = (Why.TARGET, Why.SPACE)
"""A share is mounted again, room is made. All else waits for a person: a wrong password that is
tried again and again may lock an account."""

_WAITS = (ParcelState.QUEUED, ParcelState.SENDING, ParcelState.REFUSED)


class Delivering(QObject):
    """Runs rounds of delivery, one at a time, on a worker thread.

    Signals:
        changed (Change): Tasks moved on, came back, or new batches are there.
        told (Told): Something a person wants to know, or must act on.
        target_wanted (): There is no target yet; deliver again once there is.
        moved (): `note`, `parcels`, `trouble` or the progress changed.
    """

    changed = Signal(object)
    told = Signal(object)
    target_wanted = Signal()
    moved = Signal()
    _progress = Signal(object, object)

    def __init__(
        self,
        status: StatusLine,
        desk: Desk,
        courier: Courier,
        jobs: Jobs,
        *,
        target: str,
        automatic: bool,
        finish: Callable[[], bool],
        now: Callable[[], datetime],
    ) -> None:
        """Set up.

        Args:
            status: Where it stands is told there, in a few words.
            desk: Asked for what waits.
            courier: Used on worker threads, by one job at a time.
            jobs: Where rounds run.
            target: Where to, "" for nowhere yet.
            automatic: Whether rounds begin by themselves.
            finish: Saves what is on screen and tells whether it could.
            now: Timezone-aware.
        """
        super().__init__(status)
        self._status = status
        self._desk = desk
        self._courier = courier
        self._jobs = jobs
        self._target = target
        self._automatic = automatic
        self._finish = finish
        self._now = now
        self._engine = self._running = Late(self._new_engine)
        self._job: Job[Round | None] | None = None
        self._stop = threading.Event()
        self._closed = False
        self._asked: str | None = None
        self._by_hand = False
        self._timetable = Late(lambda: timetable.Timetable(self, self._run_by_itself, now=now))
        self._news = Late(lambda: round_news.RoundNews(self))
        self.trouble: TransportError | DeskError | None = None
        self._fetched = False
        self.last_round: datetime | None = None
        self.parcels: tuple[ParcelRow, ...] = ()
        self.bytes_done, self.bytes_total = 0, 0
        self._progress.connect(self._note_progress)

    # What others ask

    @property
    def target(self) -> str:
        """Where finished work goes, "" for nowhere yet."""
        return self._target

    @property
    def is_automatic(self) -> bool:
        """Whether rounds begin by themselves."""
        return self._automatic

    @property
    def is_busy(self) -> bool:
        """Whether a round is under way."""
        return self._job is not None

    @property
    def tried(self) -> Tried:
        """What the last round was about when it came to nothing."""
        tried = delivery_sentences.Tried
        return tried.FETCHING if self._fetched else tried.DELIVERING

    @property
    def next_try(self) -> datetime | None:
        """When the next round begins by itself, None for never."""
        return self._timetable().next_round

    @property
    def asked_to_wait_until(self) -> datetime | None:
        """Until when the server asked to be left alone, None where it did not, or that is over."""
        return self._timetable().asked_to_wait_until

    def waiting(self) -> int:
        """Return how many judgments wait, packed or not."""
        # What is not accepted there waits for the trainer, not for a delivery.
        packed = sum(
            row.judgments for row in self.parcels if row.state in _WAITS and row.verdict is None
        )
        return self._desk.waiting().judgments + packed

    def note(self) -> str:
        """Return in a few words what else there is to know, "" for nothing."""
        if self.is_busy:
            if not self.bytes_total:
                return self.tr("Connecting…")
            return delivery_sentences.progress_words(self.bytes_done, self.bytes_total)
        if isinstance(self.trouble, Unreachable):
            at = self.next_try
            if at is None:
                return self.tr("the target does not answer")
            said = self.tr("the target does not answer, next try {}")
            if self.trouble.wait_seconds is not None:
                said = self.tr("the target is busy, next try {}")
            return said.format(clock_time(at))
        return self.tr("stopped, look at it") if self.trouble is not None else ""

    # What a trainer does

    def begin(self) -> None:
        """Show how things stand."""
        self._read_parcels()
        self.show()

    def let_go(self) -> None:
        """Begin with rounds; until then the first frame has the machine for itself."""
        self._plan()

    def deliver(self, *, only: str = "") -> None:
        """Send what is finished, or one parcel by its name; during a round, right after it."""
        if not self._finish():
            return
        if self._job is not None:
            self._asked = only if self._asked in (None, only) else ""
            self._by_hand = True
        elif not self._target:
            self.target_wanted.emit()
        elif (until := self.asked_to_wait_until) is not None:
            self._timetable().promise(until)
            self.told.emit(delivery_sentences.asked_to_wait(until))
        else:
            self._start(by_hand=True, only=only)

    def begin_anew(self) -> None:
        """Let the round under way begin again: what may go has changed."""
        if self._job is not None:
            self.cancel()
            self._asked = ""

    def cancel(self) -> None:
        """Stop the round under way; what is there stays there, the rest waits here."""
        self._asked = None
        self._stop.set()
        if self._engine.built is not None:
            self._engine.built.stop()

    def stop(self) -> None:
        """Stop for good; call before the desk is closed."""
        self._closed = True
        self._timetable().stop()
        self.cancel()
        self._courier.leave()

    def use(self, target: str, *, automatic: bool) -> None:
        """Deliver there from now on."""
        if target != self._target:
            self.cancel()
            self._target = target
            self._engine = Late(self._new_engine)
        self._automatic = automatic
        self._engine().set_mode(self._mode())
        self.forgive()

    def forgive(self) -> None:
        """Try again from the beginning: a person mended something, or chose another target."""
        self._engine().note_change()
        self._timetable().forget()
        self._news().forget()
        self.trouble = None
        self._plan()
        self.show()

    def note_change(self, change: Change) -> None:
        """Take note of what was done on the desk: finished work goes out after a while."""
        if not change.outbox:
            return
        if self._desk.waiting().judgments:
            self._engine().note_work()
            self._plan()
        self.show()

    def show(self) -> None:
        """Show in the status line how things stand."""
        if self.is_busy:
            self._status.show_delivering(self.note())
        else:
            self._status.show_delivery(
                waiting=self.waiting(),
                delivered=self._count(ParcelState.DELIVERED),
                confirmed=self._count(ParcelState.CONFIRMED),
                note=self.note(),
            )
        self.moved.emit()

    def read_again(self) -> None:
        """Read the parcels again: somebody else packed or settled some."""
        self._read_parcels()
        self.show()

    # Rounds

    def _new_engine(self) -> Engine:
        return engine.Engine(self._courier.to(self._target), mode=self._mode())

    def _mode(self) -> Mode:
        return engine.Mode.AUTOMATIC if self._automatic else engine.Mode.BY_HAND

    def _run_by_itself(self) -> None:
        if self._job is None and self._target and not self._closed:
            self._start(by_hand=self._timetable().is_promised)

    def _start(self, *, by_hand: bool, only: str = "") -> None:
        self._timetable().note_round()
        self._by_hand = by_hand
        stop = self._stop = threading.Event()
        self._running = self._engine
        rounds, progress = self._engine(), throttling.now_and_then(self._progress.emit)
        self.bytes_done, self.bytes_total = 0, 0

        def work() -> Round | None:
            # Whoever stopped it before it began does not want it to begin.
            if stop.is_set():
                return None
            return rounds.run(by_hand=by_hand, only=only, progress=progress)

        self._job = self._jobs.run(work, done=self._done, failed=self._failed)
        self.show()

    def _note_progress(self, done: int, total: int) -> None:
        if self._job is not None:
            self.bytes_done, self.bytes_total = done, total
            self.show()

    def _done(self, found: Round | None) -> None:
        done = found or engine.Round()
        self._end(done, done.trouble)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self._end(engine.Round(), error)
            return
        self._job = None
        self._asked = None
        self.show()
        raise error

    def _end(self, found: Round, trouble: TransportError | DeskError | None) -> None:
        self._job = None
        # What went wrong at the target before says nothing about the one chosen meanwhile.
        elsewhere = self._running is not self._engine
        trouble = None if elsewhere else trouble
        self.trouble = trouble
        self.last_round = self._now()
        wait = trouble.wait_seconds if isinstance(trouble, Unreachable) else None
        until = self._timetable().note_wait(wait)
        self._read_parcels()
        left = self.waiting() if found.delivery is None else found.delivery.left
        self._fetched = not left
        self._plan()
        if self._by_hand and until is not None and not (self._closed or elsewhere):
            self._timetable().promise(until)
        self.show()
        delivery, pulled = found.delivery or ledger.Delivery(), found.pulled or pull.Pulled()
        tasks = (*delivery.tasks, *pulled.tasks)
        self.changed.emit(Change(tasks=tasks, batches=bool(pulled.batches), outbox=True))
        asked, self._asked = self._asked, None
        begun_anew = asked is not None and self._stop.is_set()
        if not (self._closed or elsewhere or begun_anew):
            self._tell(delivery, pulled, trouble)
        if asked is not None:
            # Whatever became of this round: it began before somebody asked.
            self.deliver(only=asked)

    def _plan(self) -> None:
        self._timetable().plan(self._pause())

    def _pause(self) -> float | None:
        """Return after how many seconds a round is to begin by itself, None for never."""
        if self._job is not None or self._closed or not (self._automatic and self._target):
            return None
        state = self._engine().state()
        if state.standing is engine.Standing.BLOCKED:
            trouble = state.trouble
            mends = isinstance(trouble, Refused) and trouble.why in _MAY_MEND_ITSELF
            return SLOW_SECONDS if mends else None
        return SLOW_SECONDS if isinstance(self.trouble, DeskError) else state.due_in

    def _tell(
        self, delivery: Delivery, pulled: Pulled, trouble: TransportError | DeskError | None
    ) -> None:
        news, by_hand = self._news(), self._by_hand
        if trouble is not None:
            log.info("delivery: %s", type(trouble).__name__)
            said = news.of_trouble(
                trouble, by_hand=by_hand, tried=self.tried, retry_at=self.next_try
            )
        else:
            stopped = self._stop.is_set()
            said = news.of_round(delivery, pulled, self._target, by_hand=by_hand, stopped=stopped)
        if said is not None:
            self.told.emit(said)

    def _read_parcels(self) -> None:
        try:
            self.parcels = self._courier.parcels()
        except DeskError as error:
            log.warning("parcels not read: %s", type(error).__name__)

    def _count(self, state: ParcelState) -> int:
        return sum(row.judgments for row in self.parcels if row.state is state)
