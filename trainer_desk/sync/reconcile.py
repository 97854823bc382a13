"""At the end of a day: does the target have what we say was delivered?"""

from __future__ import annotations

import uuid
from collections.abc import Collection

from trainer_desk.files.parcel import sender
from trainer_desk.store.outbox import Outbox, ParcelState
from trainer_desk.sync.deliver import Arrival, out_folder, send
from trainer_desk.sync.ledger import Frozen, frozen
from trainer_desk.sync.target import check_identity
from trainer_desk.sync.transport import PART, Transport
from trainer_desk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What this desk and a target say about the same work.

    Attributes:
        agreed: Parcels that both have.
        confirmed: Parcels that a receipt came for; they are not looked for.
        elsewhere: Parcels that were delivered to another target and are not looked for here.
        missing: Delivered from here, without a receipt, and not there any more.
        different: There under the name of ours, with other content.
        unknown: There in our own folder, but nothing of this desk's.
    """

    agreed: int = 0
    confirmed: int = 0
    elsewhere: int = 0
    missing: tuple[str, ...] = ()
    different: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def is_equal(self) -> bool:
        """Whether both say the same."""
        return not (self.missing or self.different or self.unknown)


def compare(
    outbox: Outbox, transport: Transport, *, identity: str, folder: str, closely: bool = False
) -> Comparison:
    """Compare delivered parcels with a target's folder; nothing changes on either side.

    A list may be short or empty for many reasons, so what it lacks is asked for by name before
    it is called missing. Confirmed parcels may have been taken away by whoever confirmed them.

    Args:
        outbox: What was delivered.
        transport: To the target.
        identity: The id of the target that was set up.
        folder: This desk's own folder there.
        closely: Whether to read every parcel and compare its content.

    Raises:
        TransportError: If the target cannot be reached, or is another one.
    """
    check_identity(transport, identity)
    listed = {name for name in transport.list(folder) if not name.startswith(PART)}
    missing: list[str] = []
    different: list[str] = []
    agreed = confirmed = elsewhere = 0
    known: set[str] = set()
    for row in outbox.parcels():
        known.add(row.name)
        confirmed += row.state is ParcelState.CONFIRMED
        if row.state is not ParcelState.DELIVERED:
            continue
        if row.target not in ("", identity):
            elsewhere += 1
            continue
        if row.name in listed and not closely:
            agreed += 1
            continue
        body = outbox.parcel_body(row.key)
        # Not always this folder: the trainer may have gone by another name.
        found = transport.read(f"{out_folder(*sender(body))}/{row.name}")
        if found is None:
            missing.append(row.name)
        elif found != body:
            different.append(row.name)
        else:
            agreed += 1
    return Comparison(
        agreed=agreed,
        confirmed=confirmed,
        elsewhere=elsewhere,
        missing=tuple(missing),
        different=tuple(different),
        unknown=tuple(sorted(listed - known)),
    )


def send_again(
    outbox: Outbox, transport: Transport, *, identity: str, names: Collection[str]
) -> tuple[str, ...]:
    """Bring parcels that a comparison missed back to where they were; what is there stays.

    Doing it again changes nothing. Here nothing changes at all: they count as delivered already.

    Args:
        outbox: What was delivered.
        transport: To the target.
        identity: The id of the target that was set up.
        names: Of the parcels.

    Returns:
        The names of those that had to be sent.

    Raises:
        TransportError: If the target goes away, is another one, or has another file by a name.
        Redacted: If a parcel's bytes were let go after its receipt.
    """
    check_identity(transport, identity)
    return tuple(
        row.name
        for row in outbox.parcels()
        if row.name in names and _sent(transport, frozen(outbox, row)) is Arrival.PUBLISHED
    )


def _sent(transport: Transport, parcel: Frozen) -> Arrival:
    folder = out_folder(parcel.trainer, parcel.device)
    # As in a round of delivery, which removes such a part where this is cut off.
    part = f"{folder}/{PART}{parcel.row.sha256[:16]}-{uuid.uuid4().hex[:8]}"
    return send(transport, name=f"{folder}/{parcel.row.name}", body=parcel.body, part=part)
