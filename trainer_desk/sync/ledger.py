"""What becomes of a round's parcels, and the work on them that need not wait for the server."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING

from trainer_desk.files.codec import sha256_of
from trainer_desk.late import late
from trainer_desk.store.outbox import Outbox, ParcelRow, ParcelState
from trainer_desk.sync.errors import Refused, TransportError, Why
from trainer_desk.values import dataclass
from trainer_desk.work.ids import DeviceId, TaskKey, TrainerId

if TYPE_CHECKING:
    from concurrent import futures
    from concurrent.futures import Future

    from trainer_desk.files import parcel as files_parcel
else:
    futures = late("concurrent.futures")
    files_parcel = late("trainer_desk.files.parcel")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What one round of delivery did.

    Attributes:
        delivered: Parcels whose copy on the server was read back and is equal.
        judgments: Judgments in them.
        refused: Parcels that a person must look at, with the reason.
        tasks: Tasks whose state changed.
        left: Parcels that still wait, because the round was stopped or the server went away.
        trouble: Why the round stopped early, None if it did not.
    """

    delivered: int = 0
    judgments: int = 0
    refused: tuple[tuple[str, str], ...] = ()
    tasks: tuple[TaskKey, ...] = ()
    left: int = 0
    trouble: TransportError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """A parcel with its bytes, which are exactly those that were frozen.

    Attributes:
        trainer: Whose work it is.
        device: Where it was sealed.
    """

    row: ParcelRow
    body: bytes
    trainer: TrainerId
    device: DeviceId


class Ledger:
    """What became of a round's parcels; use it as a context manager, on one thread.

    The store is asked and told on threads beside, so that neither the disk nor a hash keeps the
    line waiting: while a parcel travels, the one before is noted, and the next is read and
    checked. A parcel that arrived and was not noted is found there by the next round, so nothing
    is lost by noting late; those that arrive meanwhile share one transaction.

    Attributes:
        trouble: Why the round ended early, None if it did not.
    """

    def __init__(
        self,
        outbox: Outbox,
        *,
        now: Callable[[], datetime],
        waiting: Sequence[ParcelRow],
        identity: str,
    ) -> None:
        """Set up.

        Args:
            outbox: Where the parcels are.
            now: Timezone-aware UTC.
            waiting: What this round is about, in order.
            identity: Of the target.
        """
        self._outbox = outbox
        self._identity = identity
        self._now = now
        self._waiting = waiting
        self._left = {row.key: row for row in waiting}
        self._arrived: list[ParcelRow] = []
        self._delivered: list[ParcelRow] = []
        self._refused: list[tuple[str, str]] = []
        self._tasks: tuple[TaskKey, ...] = ()
        self._beside = futures.ThreadPoolExecutor(max_workers=2, thread_name_prefix="ledger")
        self._reading = (self._beside.submit(frozen, outbox, row) for row in waiting)
        # Before the note: what is read can be hashed while that is made durable.
        self._next = next(self._reading, None)
        self._notes = [self._mark(waiting, ParcelState.SENDING)]
        self.trouble: TransportError | None = None

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Note what is not noted yet; what is left waits for the next round."""
        try:
            self._settle()
        finally:
            self._beside.shutdown()

    def parcels(self) -> Iterator[tuple[ParcelRow, Callable[[], Frozen]]]:
        """Yield each parcel with what gives its bytes.

        That raises `Refused` where the bytes are not those that were frozen.
        """
        for row in self._waiting:
            reading, self._next = self._next, next(self._reading, None)
            assert reading is not None
            yield row, reading.result

    def wait_for_beginning(self) -> None:
        """Wait until it is noted for good that sending began: from then on a part may lie there.

        Raises:
            StoreError: If that could not be noted; then nothing may be written.
        """
        self._notes[0].result()

    def arrived(self, row: ParcelRow) -> None:
        """Note that a parcel was read back at its final place.

        Raises:
            StoreError: If an earlier one could not be noted.
        """
        self._arrived.append(self._left.pop(row.key))
        if self._notes[-1].done():
            self._notes[-1].result()
            self._note()

    def refused(self, row: ParcelRow, reason: str) -> None:
        """Note that a person must look at a parcel."""
        # Else it might be noted after this that sending began.
        self.wait_for_beginning()
        self._left.pop(row.key)
        self._refused.append((row.name, reason))
        self._outbox.mark_parcel(row.key, ParcelState.REFUSED, at=self._now(), reason=reason)

    def result(self) -> Delivery:
        """Return what the round did, once it is over."""
        return Delivery(
            delivered=len(self._delivered),
            judgments=sum(row.judgments for row in self._delivered),
            refused=tuple(self._refused),
            tasks=self._tasks,
            left=len(self._left),
            trouble=self.trouble,
        )

    def _note(self) -> None:
        """Begin to note what arrived and is not noted yet."""
        self.wait_for_beginning()
        rows, self._arrived = self._arrived, []
        self._notes.append(self._mark(rows, ParcelState.DELIVERED, target=self._identity))
        self._delivered += rows

    def _settle(self) -> None:
        if self._arrived:
            self._note()
        self._tasks = tuple(task for note in self._notes for task in note.result())
        if self._left:
            reason = "" if self.trouble is None else str(self.trouble)
            self._mark(list(self._left.values()), ParcelState.QUEUED, reason=reason).result()

    def _mark(
        self, rows: Sequence[ParcelRow], state: ParcelState, *, reason: str = "", target: str = ""
    ) -> Future[tuple[TaskKey, ...]]:
        return self._beside.submit(
            self._outbox.mark_parcels,
            [row.key for row in rows],
            state,
            at=self._now(),
            reason=reason,
            target=target,
        )


def frozen(outbox: Outbox, row: ParcelRow) -> Frozen:
    """Return a parcel's bytes, exactly those that were frozen.

    Raises:
        Refused: If they are not.
        Redacted: If they were let go after the receipt.
    """
    body = outbox.parcel_body(row.key)
    if sha256_of(body) != row.sha256:
        raise Refused(Why.CONFLICT, f"{row.name} is damaged on this computer and was not sent")
    trainer, device = files_parcel.sender(body, file=row.name)
    return Frozen(row=row, body=body, trainer=trainer, device=device)
