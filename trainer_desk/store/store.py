"""The store: everything this desk keeps, in one folder."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_desk.files.codec import judgment_from_json
from trainer_desk.late import late
from trainer_desk.store.backups import Backup, Backups, newest_work
from trainer_desk.store.batches import Batches
from trainer_desk.store.connect import settings
from trainer_desk.store.drafts import Drafts, Steps
from trainer_desk.store.errors import Damaged, StoreError, WriteFailed
from trainer_desk.store.events import Events
from trainer_desk.store.findings import Findings
from trainer_desk.store.importing import Imports
from trainer_desk.store.journal import Journal
from trainer_desk.store.link import Link
from trainer_desk.store.lists import Lists
from trainer_desk.store.lock import InstanceLock
from trainer_desk.store.memory import Memory
from trainer_desk.store.outbox import Outbox
from trainer_desk.store.place import Mounts, make_private, mounts_now, refuse_unsafe
from trainer_desk.store.recovery import (
    DATABASE,
    Reason,
    Recovery,
    ask_for_close_look,
    open_database,
)
from trainer_desk.store.replay import Replay
from trainer_desk.store.soundness import check_everything
from trainer_desk.store.tasks import Tasks
from trainer_desk.work.ids import BatchKey
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.task import Task

if TYPE_CHECKING:
    from trainer_desk.store import repeats, returns, salvage
    from trainer_desk.store.repeats import Repeats
    from trainer_desk.store.returns import Returns
else:
    repeats = late("trainer_desk.store.repeats")
    returns = late("trainer_desk.store.returns")
    salvage = late("trainer_desk.store.salvage")


log = logging.getLogger(__name__)

BACKUP_EVERY = timedelta(minutes=15)
BACKED_UP_AT_CLOSE = 200 * 1024**2
"""Bytes; a larger database is backed up while the work goes on, and holds nobody up at the end."""

_LET_GO_ON = "bodies were let go on"


def utc_now() -> datetime:
    """Return the moment, timezone-aware UTC."""
    return datetime.now(UTC)


class Store:
    """Everything this desk keeps; any thread may call any method of it and its rooms.

    Attributes:
        folder: Private to its owner; holds the database, `journal/`, `backups/`, `damaged/`.
        recovery: What had to be recovered at the start, None where nothing was wrong.
        batches: The batches and their headers.
        tasks: Tasks one by one.
        lists: Pages and search.
        imports: Taking batches over.
        drafts: Unfinished work.
        steps: What Undo goes over.
        events: Sealed judgments, a log that only grows.
        outbox: What waits for delivery.
        memory: Small texts for the window.
        findings: What the writing check was told before.
    """

    def __init__(
        self,
        folder: Path,
        *,
        now: Callable[[], datetime] = utc_now,
        mounts: Mounts = mounts_now,
    ) -> None:
        """Open a folder's store, or make one; what was damaged is rebuilt (`recovery`).

        Raises:
            AlreadyOpen: If another process has it open.
            UnsafeFolder: If it is on another machine's disk or copied by a cloud service.
            ForeignDatabase: If another program's database lies in our place; it is untouched.
            NewerDatabase: If a newer version of this program wrote it; it is untouched.
            WrongSetting: If SQLite cannot be trusted here.
            MigrationFailed: If an older database could not be brought up to date.
            WriteFailed: If the disk is full, or the folder cannot be written.
        """
        refuse_unsafe(folder, mounts)
        self.folder = folder
        self._now = now
        self._closed = False
        with ExitStack() as undo, _disk_trouble_told():
            make_private(folder)
            self._lock = InstanceLock(folder)
            undo.callback(self._lock.release)
            self._backups = Backups(folder / "backups")
            self._journal = Journal(folder / "journal")
            undo.callback(self._journal.close)
            opened = open_database(
                folder, self._backups, has_journal=self._journal.exists, now=now()
            )
            self._database = opened.database
            link = self._link = Link(opened.database, damaged=self._note_damage)
            undo.callback(link.close)
            self.batches = Batches(link)
            self.tasks = Tasks(link, self.batches)
            self.lists = Lists(link, self.batches, self.tasks)
            self.events = Events(link, self._journal.write)
            self.imports = Imports(link, self.events)
            self.drafts = Drafts(link)
            self.steps = Steps(link)
            self.outbox = Outbox(link, self._journal.write)
            self.memory = Memory(link)
            self.findings = Findings(link)
            self.recovery = self._with_drafts(self._agree_with_journal(opened.recovery))
            self.imports.sweep()
            undo.pop_all()

    @cached_property
    def returns(self) -> Returns:
        """What comes back from the other side."""
        return returns.Returns(self._link, self.events, self.outbox)

    @cached_property
    def repeats(self) -> Repeats:
        """What a search for repetitions reads."""
        return repeats.Repeats(self._link)

    @property
    def journal_behind(self) -> int:
        """How many judgments the journal could not take yet; the database has them."""
        return self._journal.behind

    def reading(self) -> AbstractContextManager[None]:
        """Hold the store for reads that belong together; keep it short."""
        return self._link.reading()

    def writing(self) -> AbstractContextManager[None]:
        """Make one durable transaction of everything inside, or nothing of it; keep it short."""
        return self._link.writing()

    def finished(self, batch: BatchKey) -> Iterator[tuple[Task, Judgment]]:
        """Yield the batch's judged tasks in order, each with the judgment that counts now."""
        for key, seq in self.tasks.judged(batch):
            task, _ = self.tasks.task(key)
            yield task, judgment_from_json(self.events.event(seq).payload)

    def settings(self) -> dict[str, str | int]:
        """Return what SQLite says about every setting that durability rests on."""
        with self._link.reading():
            return settings(self._database)

    def verify(self) -> int:
        """Check everything that is kept; return how many judgment events there are. Takes a while.

        Raises:
            Damaged: If anything is missing or not as it was kept; the next start rebuilds.
        """
        with self._link.reading():
            try:
                check_everything(self._database)
            except Damaged as error:
                raise self._link.found_damaged(str(error)) from error
            last = self.events.last()
        return last.seq if last else 0

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups there are, newest first."""
        return self._backups.all()

    def back_up(self) -> Backup:
        """Make a verified backup now; on a worker thread, the work goes on meanwhile.

        Raises:
            BackupFailed: If there is no room; earlier backups are untouched.
            Damaged: If the database proved to be damaged.
        """
        return self._backups.make(self._link, at=self._now())

    def back_up_if_due(self) -> Backup | None:
        """Make a backup where there is new work and the last one is `BACKUP_EVERY` old."""
        newest = next(iter(self._backups.all()), None)
        if newest is not None and abs(self._now() - newest.made_at) < BACKUP_EVERY:
            return None
        return self.back_up() if self._has_new_work() else None

    def redact_if_due(self) -> int:
        """Let go of parcels' bodies once a day (`Outbox.redact`); return how many went.

        On a worker thread; the work goes on meanwhile, and closing the store ends it.

        Raises:
            WriteFailed: If the disk is full or failed; it is tried again tomorrow.
        """
        at = self._now()
        today = at.astimezone(UTC).date().isoformat()
        if self.memory.recall(_LET_GO_ON) == today:
            return 0
        self.memory.remember(_LET_GO_ON, today)
        gone = self.outbox.redact(at=at, stop=lambda: self._closed)
        log.info("let go of the bodies of %d parcels", gone)
        return gone

    def close(self) -> None:
        """Make a last backup where there is new work, and close; calling it again does nothing.

        A large database has its backups made meanwhile (`back_up_if_due`), and closes at once.
        """
        if self._closed:
            return
        self._closed = True
        try:
            with suppress(StoreError):
                if self._is_small and self._has_new_work():
                    self.back_up()
        finally:
            self._journal.close()
            self._link.close()
            self._lock.release()

    def _agree_with_journal(self, recovery: Recovery | None) -> Recovery | None:
        """Give the database what only the journal has, and the other way round."""
        try:
            replay = Replay(self._link, self.events, self.outbox, at=self._now())
            replayed = replay.run_if_ahead(self._journal)
        except Damaged as error:
            # The journal of another life, or broken in the middle: it stays, but apart.
            apart = self._journal.put_apart(f"apart-{self._now():%Y%m%dT%H%M%S%f}")
            log.warning("the journal was put apart in %s: %s", apart and apart.name, error)
            replayed = None
        event, parcel = self._journal.newest()
        for missed in self.events.after(event.seq if event else 0):
            self._journal.write(missed)
        for frozen in self.outbox.frozen_after(parcel.key if parcel else 0):
            self._journal.write(frozen)
        if replayed is None:
            return recovery
        return replace(
            recovery or Recovery(reason=Reason.BEHIND),
            events=replayed.events,
            parcels=replayed.parcels,
            batches=replayed.batches,
        )

    def _with_drafts(self, recovery: Recovery | None) -> Recovery | None:
        """Save what drafts the damaged file still tells."""
        if recovery is None or recovery.moved_to is None:
            return recovery
        damaged = recovery.moved_to / DATABASE
        drafts = (
            salvage.salvage_drafts(damaged, self._link, at=self._now()) if damaged.exists() else 0
        )
        return replace(recovery, drafts=drafts)

    @property
    def _is_small(self) -> bool:
        return (self.folder / DATABASE).stat().st_size <= BACKED_UP_AT_CLOSE

    def _has_new_work(self) -> bool:
        newest = next(iter(self._backups.all()), None)
        known = (newest.event, newest.step) if newest is not None else (0, 0)
        return newest_work(self._link) != known

    def _note_damage(self) -> None:
        log.error("the database is damaged")
        with suppress(OSError):
            ask_for_close_look(self.folder)


@contextmanager
def _disk_trouble_told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WriteFailed(str(error)) from error
