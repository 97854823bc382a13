"""Delivery of finished work: by hand and by itself, without ever making anybody wait."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

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
    from trainer_desk.ui import delivery_sentences, sentences
    from trainer_desk.ui.controllers import throttling
    from trainer_desk.ui.delivery_sentences import Told, Tried
else:
    pull = late("trainer_desk.sync.pull")
    engine = late("trainer_desk.sync.engine")
    ledger = late("trainer_desk.sync.ledger")
    delivery_sentences = late("trainer_desk.ui.delivery_sentences")
    sentences = late("trainer_desk.ui.sentences")
    throttling = late("trainer_desk.ui.controllers.throttling")


log = logging.getLogger(__name__)

LEAST_PAUSE_SECONDS = 5.0
"""Before any round that begins by itself: the start of the program comes first."""
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
        # A person asked for a round, and the server for time: it goes on by itself then.
        self._promised = False
        self._not_before: datetime | None = None
        self._due: datetime | None = None
        self._told_before: Told | None = None
        self.trouble: TransportError | DeskError | None = None
        self._fetched = False
        self.last_round: datetime | None = None
        self.parcels: tuple[ParcelRow, ...] = ()
        self.bytes_done, self.bytes_total = 0, 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._run_by_itself)
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
        return self._due if self._timer.isActive() else None

    @property
    def asked_to_wait_until(self) -> datetime | None:
        """Until when the server asked to be left alone, None where it did not, or that is over."""
        until = self._not_before
        return None if until is None or self._now() >= until else until

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
            self._go_on_at(until)
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
        self._timer.stop()
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
        self._not_before = None
        self._promised = False
        self._told_before = None
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
            self._start(by_hand=self._promised)

    def _start(self, *, by_hand: bool, only: str = "") -> None:
        self._timer.stop()
        self._by_hand, self._promised = by_hand, False
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
        self._note_wait(trouble)
        self._read_parcels()
        left = self.waiting() if found.delivery is None else found.delivery.left
        self._fetched = not left
        self._plan()
        if self._by_hand and self._not_before is not None and not (self._closed or elsewhere):
            self._go_on_at(self._not_before)
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

    def _note_wait(self, trouble: TransportError | DeskError | None) -> None:
        self._not_before = None
        if isinstance(trouble, Unreachable) and trouble.wait_seconds is not None:
            self._not_before = self._now() + timedelta(seconds=trouble.wait_seconds)

    def _plan(self) -> None:
        """Decide when the next round begins by itself."""
        if self._promised and self._timer.isActive():
            return
        self._timer.stop()
        if self._job is not None or self._closed or not (self._automatic and self._target):
            return
        state = self._engine().state()
        pause = state.due_in
        if state.standing is engine.Standing.BLOCKED:
            trouble = state.trouble
            mends = isinstance(trouble, Refused) and trouble.why in _MAY_MEND_ITSELF
            pause = SLOW_SECONDS if mends else None
        elif isinstance(self.trouble, DeskError):
            pause = SLOW_SECONDS
        if pause is not None:
            self._due_in(pause)

    def _tell(
        self, delivery: Delivery, pulled: Pulled, trouble: TransportError | DeskError | None
    ) -> None:
        if trouble is not None:
            self._tell_trouble(trouble)
            return
        self._told_before = None
        news = delivery_sentences.pulled_told(pulled)
        if not self._by_hand and not delivery.refused:
            if news is not None:
                self.told.emit(news)
            return
        stopped = self._stop.is_set() and (delivery.left > 0 or not delivery.delivered)
        told = delivery_sentences.delivered_told(delivery, self._target, stopped=stopped)
        if news is not None and told.kind != "bad":
            worth_both = bool(delivery.judgments) or stopped
            text = f"{told.text}. {news.text}" if worth_both else news.text
            told = delivery_sentences.Told(kind=news.kind, text=text, step=news.step)
        self.told.emit(told)

    def _tell_trouble(self, trouble: TransportError | DeskError) -> None:
        log.info("delivery: %s", type(trouble).__name__)
        told = self._trouble_told(trouble)
        # By itself it is quiet: being offline is no news, and nothing is said twice.
        quiet = isinstance(trouble, Unreachable) or told == self._told_before
        if self._by_hand or not quiet:
            self._told_before = told
            self.told.emit(told)

    def _trouble_told(self, trouble: TransportError | DeskError) -> Told:
        if isinstance(trouble, TransportError):
            return delivery_sentences.trouble_told(
                trouble, tried=self.tried, retry_at=self.next_try
            )
        said = self.tr("Not delivered. {}")
        if self._fetched:
            said = self.tr("Nothing fetched. {}")
        return delivery_sentences.Told(kind="bad", text=said.format(sentences.reason(trouble)))

    def _go_on_at(self, moment: datetime) -> None:
        """Let the round that a person asked for go on by itself."""
        self._promised = True
        self._due_in((moment - self._now()).total_seconds())

    def _due_in(self, seconds: float) -> None:
        pause = max(LEAST_PAUSE_SECONDS, seconds)
        self._due = self._now() + timedelta(seconds=pause)
        self._timer.start(int(pause * 1000))

    def _read_parcels(self) -> None:
        try:
            self.parcels = self._courier.parcels()
        except DeskError as error:
            log.warning("parcels not read: %s", type(error).__name__)

    def _count(self, state: ParcelState) -> int:
        return sum(row.judgments for row in self.parcels if row.state is state)
