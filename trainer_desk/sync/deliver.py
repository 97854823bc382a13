"""From the outbox to a server, exactly once, whatever fails on the way."""

from __future__ import annotations

import contextlib
import logging
import uuid
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING

from trainer_desk.files.codec import judgment_from_json
from trainer_desk.late import late
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
from trainer_desk.sync.ledger import Delivery, Frozen, Ledger
from trainer_desk.sync.meter import Meter
from trainer_desk.sync.target import check_identity
from trainer_desk.sync.transport import PART, Transport
from trainer_desk.work.ids import BatchId, BatchKey, DeviceId, TrainerId

if TYPE_CHECKING:
    from trainer_desk.files import parcel as files_parcel
else:
    files_parcel = late("trainer_desk.files.parcel")

log = logging.getLogger(__name__)

_NO_METER = Meter()


class Arrival(Enum):
    """What became of one parcel."""

    PUBLISHED = "published"
    FOUND = "found"
    """It was there already, put there by an earlier attempt whose answer was lost."""


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
        for payloads in files_parcel.split(judgment.payload for judgment in group):
            some, group = group[: len(payloads)], group[len(payloads) :]
            parcel = files_parcel.parcel_bytes(
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
    swept: set[str] = set()
    with Ledger(outbox, now=now, waiting=waiting, identity=identity) as ledger:
        try:
            check_identity(transport, identity)
            for row, read in ledger.parcels():
                if meter.is_stopped:
                    break
                _bring(transport, row, read, ledger, swept)
                meter.arrived(row.size)
            if not waiting:
                _sweep(transport, out_folder(trainer, device))
        except Stopped:
            log.info("delivery was stopped")
        except TransportError as error:
            log.info("delivery ended early: %s", type(error).__name__)
            ledger.trouble = error
    return ledger.result()


def out_folder(trainer: TrainerId, device: DeviceId) -> str:
    """Return the folder of a target that one desk of one trainer writes into."""
    return f"out/{files_parcel.slug(trainer)}/{files_parcel.slug(device)}"


def send(
    transport: Transport,
    *,
    name: str,
    body: bytes,
    part: str,
    ready: Callable[[], None] = lambda: None,
) -> Arrival:
    """Bring one file to its final name: ask, write, read back, publish, read back.

    Args:
        transport: Where to.
        name: The final name.
        body: The file's bytes.
        part: A name that nobody else uses; nothing goes by it afterwards, unless this is cut off.
        ready: Called before the first byte is written.

    Raises:
        Unreachable: If the server went away or gave back something else; try again later.
        Refused: If another file goes by the final name.
    """
    if _is_there(transport, name, body):
        return Arrival.FOUND
    ready()
    try:
        transport.write_part(part, body)
        if transport.read(part) != body:
            raise Unreachable(f"{name} did not arrive whole")
        published = transport.publish(part, name)
    except Stopped:
        raise
    except Unreachable as error:
        if error.wait_seconds is None and _arrived_after_all(transport, name, body):
            _drop(transport, part)
            return Arrival.FOUND
        raise
    if not _is_there(transport, name, body):
        raise Unreachable(f"{name} cannot be read back after publishing")
    if not published:
        transport.remove_part(part)
        return Arrival.FOUND
    return Arrival.PUBLISHED


def _bring(
    transport: Transport,
    row: ParcelRow,
    read: Callable[[], Frozen],
    ledger: Ledger,
    swept: set[str],
) -> None:
    """Bring one parcel to the folder of who sealed it; what concerns only this one ends here."""
    try:
        _send_frozen(transport, row, read(), ledger.wait_for_beginning, swept)
    except Refused as error:
        if error.why not in ONE_FILE:
            raise
        ledger.refused(row, str(error))
    else:
        ledger.arrived(row)


def _send_frozen(
    transport: Transport,
    row: ParcelRow,
    parcel: Frozen,
    ready: Callable[[], None],
    swept: set[str],
) -> None:
    """Send a parcel such that no part of it lies about once that is noted.

    A list of the folder grows with everything ever delivered, so it is asked for only where an
    earlier round had begun to send; `swept` are the folders that need no second look in this one.
    """
    folder = out_folder(parcel.trainer, parcel.device)
    part = f"{folder}/{PART}{row.sha256[:16]}-{uuid.uuid4().hex[:8]}"
    try:
        name = f"{folder}/{row.name}"
        send(transport, name=name, body=parcel.body, part=part, ready=ready)
    except Refused as error:
        if error.why in ONE_FILE:
            _drop(transport, part)
        raise
    if row.attempts and folder not in swept:
        _sweep(transport, folder)
        swept.add(folder)


def _sweep(transport: Transport, folder: str) -> None:
    """Remove parts that an earlier, cut-off attempt left; nobody else writes into this folder."""
    for name in transport.list(folder):
        if name.startswith(PART):
            transport.remove_part(f"{folder}/{name}")


def _drop(transport: Transport, part: str) -> None:
    """Remove a part that may be there; a server that lets nobody remove anything is let be."""
    with contextlib.suppress(Refused):
        transport.remove_part(part)


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
