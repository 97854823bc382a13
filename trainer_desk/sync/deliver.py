"""From the outbox to a server, exactly once, whatever fails on the way."""

from __future__ import annotations

import hashlib
import logging
import uuid
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from itertools import groupby

from trainer_desk.files.codec import judgment_from_json
from trainer_desk.files.parcel import parcel_bytes, sender, slug, split
from trainer_desk.store.errors import Overtaken
from trainer_desk.store.outbox import Outbox, ParcelRow, ParcelState, SealedJudgment
from trainer_desk.sync.errors import (
    ONE_FILE,
    Refused,
    Stopped,
    TransportError,
    Unreachable,
    Why,
)
from trainer_desk.sync.meter import Meter
from trainer_desk.sync.target import check_identity
from trainer_desk.sync.transport import PART, Transport
from trainer_desk.work.ids import BatchId, BatchKey, DeviceId, TaskKey, TrainerId

log = logging.getLogger(__name__)

_NO_METER = Meter()
_NOTED_AT_ONCE = 16
"""Parcels that arrived, noted in one transaction."""


class Arrival(Enum):
    """What became of one parcel."""

    PUBLISHED = "published"
    FOUND = "found"
    """It was there already, put there by an earlier attempt whose answer was lost."""


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


def pack(
    outbox: Outbox,
    *,
    now: Callable[[], datetime],
    paused: Collection[BatchId] = (),
) -> tuple[ParcelRow, ...]:
    """Freeze everything sealed so far into parcels of at most 4 MB, batch by batch.

    From then on these judgments cannot be taken back, only corrected by a new revision. Those
    of a paused batch are left alone.
    """
    made: list[ParcelRow] = []
    for batch_key in outbox.batches_with_unpacked():
        waiting = outbox.unpacked(batch_key)
        if waiting[0].batch_id not in paused:
            made += _packed(outbox, batch_key, waiting, now)
    return tuple(made)


def _packed(
    outbox: Outbox,
    batch_key: BatchKey,
    waiting: Sequence[SealedJudgment],
    now: Callable[[], datetime],
) -> Iterator[ParcelRow]:
    """Freeze a batch's judgments; each goes under the name that it was sealed with.

    A trainer may have been called otherwise when the first of them were sealed.
    """
    for (trainer, device), own in groupby(waiting, key=_sealed_by):
        group = list(own)
        for payloads in split(judgment.payload for judgment in group):
            some, group = group[: len(payloads)], group[len(payloads) :]
            parcel = parcel_bytes(
                payloads,
                batch_id=some[0].batch_id,
                trainer=trainer,
                device=device,
                sequence=outbox.next_sequence(batch_key),
            )
            try:
                seqs = [judgment.seq for judgment in some]
                yield outbox.freeze_parcel(batch_key, parcel, seqs, at=now())
            except Overtaken:
                # A submit was taken back meanwhile; what is left goes with the next round.
                log.info("packing of batch %s was overtaken", batch_key)
                return


def _sealed_by(judgment: SealedJudgment) -> tuple[TrainerId, DeviceId]:
    sealed = judgment_from_json(judgment.payload)
    return sealed.trainer, sealed.device


def deliver(
    outbox: Outbox,
    transport: Transport,
    *,
    identity: str,
    trainer: TrainerId,
    device: DeviceId,
    now: Callable[[], datetime],
    meter: Meter = _NO_METER,
    paused: Collection[BatchId] = (),
    held: Collection[str] = (),
    only: str = "",
    again: bool = True,
) -> Delivery:
    """Send every frozen parcel that is not delivered yet, oldest first.

    A parcel counts as delivered only after its published copy was read back and is equal. Every
    step may fail and every answer may be lost: the next round asks the server what it has first.

    Args:
        outbox: Where parcels wait; each is marked as it goes.
        transport: Where to.
        identity: The id of the target that was set up; another one stops the round.
        trainer: Names the folder of this trainer.
        device: Names this desk's own folder in it.
        now: Timezone-aware UTC.
        meter: Told how far it is, and asked before every parcel whether to stop.
        paused: Batches whose parcels stay here.
        held: Names of parcels that stay here.
        only: Name of the one parcel to send, "" for all.
        again: Whether to try again what the server refused, as a person may ask.
    """
    waiting = tuple(
        row
        for row in _undelivered(outbox, paused, again=again)
        if row.name == only or not (only or row.name in held)
    )
    meter.expect(sum(row.size for row in waiting))
    outbox.mark_parcels((row.key for row in waiting), ParcelState.SENDING, at=now())
    ledger = _Ledger(outbox, now, waiting, identity)
    try:
        check_identity(transport, identity)
        for row in waiting:
            if meter.is_stopped:
                break
            _bring(outbox, transport, row, ledger)
            meter.arrived(row.size)
        _sweep(transport, out_folder(trainer, device))
    except Stopped:
        log.info("delivery was stopped")
    except TransportError as error:
        log.info("delivery ended early: %s", type(error).__name__)
        ledger.trouble = error
    finally:
        ledger.settle()
    return ledger.result()


def out_folder(trainer: TrainerId, device: DeviceId) -> str:
    """Return the folder of a target that one desk of one trainer writes into."""
    return f"out/{slug(trainer)}/{slug(device)}"


def send(transport: Transport, *, name: str, body: bytes, sha256: str, part: str) -> Arrival:
    """Bring one file to its final name: ask, write, read back, publish, read back.

    Raises:
        Unreachable: If the server went away or gave back something else; try again later.
        Refused: If another file goes by the final name, or the body is not what was frozen.
    """
    if hashlib.sha256(body).hexdigest() != sha256:
        raise Refused(Why.CONFLICT, f"{name} is damaged on this computer and was not sent")
    if _is_there(transport, name, body):
        return Arrival.FOUND
    try:
        transport.write_part(part, body)
        if transport.read(part) != body:
            raise Unreachable(f"{name} did not arrive whole")
        published = transport.publish(part, name)
    except Stopped:
        raise
    except Unreachable as error:
        if error.wait_seconds is None and _arrived_after_all(transport, name, body):
            return Arrival.FOUND
        raise
    if not _is_there(transport, name, body):
        raise Unreachable(f"{name} cannot be read back after publishing")
    if not published:
        transport.remove_part(part)
        return Arrival.FOUND
    return Arrival.PUBLISHED


class _Ledger:
    """What became of a round's parcels, noted in the outbox a few at a time.

    A parcel that arrived and was not noted is found there by the next round, so nothing is lost
    by noting several in one transaction, and the disk is waited for less often.
    """

    def __init__(
        self,
        outbox: Outbox,
        now: Callable[[], datetime],
        waiting: Sequence[ParcelRow],
        identity: str,
    ) -> None:
        self._outbox = outbox
        self._identity = identity
        self._now = now
        self._left = {row.key: row for row in waiting}
        self._arrived: list[ParcelRow] = []
        self._noted: list[ParcelRow] = []
        self._refused: list[tuple[str, str]] = []
        self._tasks: list[TaskKey] = []
        self.trouble: TransportError | None = None

    def arrived(self, row: ParcelRow) -> None:
        """Note that a parcel was read back at its final place."""
        self._arrived.append(self._left.pop(row.key))
        if len(self._arrived) >= _NOTED_AT_ONCE:
            self._note()

    def refused(self, row: ParcelRow, reason: str) -> None:
        """Note that a person must look at a parcel."""
        self._left.pop(row.key)
        self._refused.append((row.name, reason))
        self._outbox.mark_parcel(row.key, ParcelState.REFUSED, at=self._now(), reason=reason)

    def settle(self) -> None:
        """Note the rest; what is left waits for the next round."""
        self._note()
        reason = "" if self.trouble is None else str(self.trouble)
        for key in self._left:
            self._outbox.mark_parcel(key, ParcelState.QUEUED, at=self._now(), reason=reason)

    def result(self) -> Delivery:
        """Return what the round did."""
        return Delivery(
            delivered=len(self._noted),
            judgments=sum(row.judgments for row in self._noted),
            refused=tuple(self._refused),
            tasks=tuple(self._tasks),
            left=len(self._left),
            trouble=self.trouble,
        )

    def _note(self) -> None:
        rows, self._arrived = self._arrived, []
        keys = [row.key for row in rows]
        self._tasks += self._outbox.mark_parcels(
            keys, ParcelState.DELIVERED, at=self._now(), target=self._identity
        )
        self._noted += rows


def _bring(outbox: Outbox, transport: Transport, row: ParcelRow, ledger: _Ledger) -> None:
    """Bring one parcel to the target; what concerns only this one ends here."""
    body = outbox.parcel_body(row.key)
    folder = out_folder(*sender(body, file=row.name))
    part = f"{folder}/{PART}{row.sha256[:16]}-{uuid.uuid4().hex[:8]}"
    name = f"{folder}/{row.name}"
    try:
        send(transport, name=name, body=body, sha256=row.sha256, part=part)
    except Refused as error:
        if error.why not in ONE_FILE:
            raise
        ledger.refused(row, str(error))
    else:
        ledger.arrived(row)


def _sweep(transport: Transport, folder: str) -> None:
    """Remove parts that an earlier, cut-off attempt left; nobody else writes into this folder."""
    for name in transport.list(folder):
        if name.startswith(PART):
            transport.remove_part(f"{folder}/{name}")


def _is_there(transport: Transport, name: str, body: bytes) -> bool:
    found = transport.read(name)
    if found is None:
        return False
    if found != body:
        raise Refused(Why.CONFLICT, f"another file goes by the name {name}")
    return True


def _arrived_after_all(transport: Transport, name: str, body: bytes) -> bool:
    """Tell whether only the answer was lost; the server did its work before."""
    try:
        return _is_there(transport, name, body)
    except Unreachable:
        return False


def _undelivered(
    outbox: Outbox, paused: Collection[BatchId], *, again: bool
) -> tuple[ParcelRow, ...]:
    states = {ParcelState.QUEUED, ParcelState.SENDING}
    if again:
        states.add(ParcelState.REFUSED)
    return tuple(
        row
        for row in outbox.parcels()
        # What cannot be used there does not get better by being sent again.
        if row.state in states and row.batch_id not in paused and row.verdict is None
    )
