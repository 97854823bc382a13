"""From trainers' parcels to a dataset, with a receipt for every one of them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from trainer_desk.files.atomic import writing
from trainer_desk.files.codec import sha256_of
from trainer_desk.files.errors import FormatError
from trainer_desk.files.parcel import SUFFIX, ParcelContent, parcel_name, read_parcel, slug
from trainer_desk.files.reading import Progress, no_progress
from trainer_desk.files.receipts import Receipt, Status, receipt_bytes, receipt_name
from trainer_desk.lead.dataset import Dataset
from trainer_desk.sync import Refused, Why
from trainer_desk.sync.deliver import send
from trainer_desk.sync.target import read_identity
from trainer_desk.sync.transport import PART, Transport
from trainer_desk.values import dataclass

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """What one round of collecting found.

    Attributes:
        parcels: Parcels that had not been collected before.
        judgments: Judgments that are new in the dataset.
        known: Judgments that had come before, equal.
        conflicts: Judgments of which another of the same revision had come before.
        invalid: Parcels that cannot be used, with the reason.
        receipts: Receipts that were written.
    """

    parcels: int = 0
    judgments: int = 0
    known: int = 0
    conflicts: int = 0
    invalid: tuple[tuple[str, str], ...] = ()
    receipts: int = 0


def collect(
    transport: Transport, dataset: Dataset, *, progress: Progress = no_progress
) -> Collection:
    """Read every parcel at a target that is not in the dataset yet, and write its receipt.

    Running it again changes nothing. Where it breaks off, the next run goes on: a receipt is
    written only after the dataset has the judgments for good. Parcels stay where they are.

    Args:
        transport: To the target.
        dataset: Where judgments go.
        progress: Told how many parcels are done, and of how many.

    Raises:
        TransportError: If the target goes away or is none.
        OSError: If the dataset cannot be written.
    """
    if read_identity(transport) is None:
        raise Refused(Why.TARGET, f"{transport.place} was never set up as a target")
    collection = Collection()
    found = tuple(_parcels(transport))
    written: dict[str, frozenset[str]] = {}
    for done, (trainer, device, name) in enumerate(found):
        progress(done, len(found))
        receipt = dataset.receipt(name)
        if receipt is None or not receipt.is_of_its_name:
            body = transport.read(f"out/{trainer}/{device}/{name}")
            if body is None:
                continue
            place = f"{trainer}/{device}"
            receipt, collection = _taken(dataset, name, body, collection, place=place)
        if trainer not in written:
            written[trainer] = frozenset(transport.list(f"ack/{trainer}"))
        if publish_receipt(transport, trainer, receipt, there=written[trainer]):
            collection = replace(collection, receipts=collection.receipts + 1)
    progress(len(found), len(found))
    return collection


def collect_files(folder: Path, dataset: Dataset) -> Collection:
    """Collect parcels that came by mail or stick; their receipts go into `receipts/` beside them.

    Raises:
        OSError: If a folder cannot be used.
    """
    collection = Collection()
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        receipt = dataset.receipt(path.name)
        if receipt is None or not receipt.is_of_its_name:
            body = path.read_bytes()
            receipt, collection = _taken(dataset, path.name, body, collection)
        if write_receipt(folder, receipt):
            collection = replace(collection, receipts=collection.receipts + 1)
    return collection


def publish_receipt(
    transport: Transport, trainer: str, receipt: Receipt, *, there: frozenset[str]
) -> bool:
    """Bring a receipt to a trainer's folder; one that is there already stays as it is.

    Args:
        transport: To the target.
        trainer: Names the folder.
        receipt: What is brought.
        there: Names of the files in the folder.

    Returns:
        Whether the receipt was not among them.

    Raises:
        TransportError: If the target goes away.
    """
    folder = f"ack/{trainer}"
    if receipt_name(receipt) in there:
        if (part := _part(receipt)) in there:
            # An earlier run died between giving the receipt its name and dropping the part.
            transport.remove_part(f"{folder}/{part}")
        return False
    try:
        send(
            transport,
            name=f"{folder}/{receipt_name(receipt)}",
            body=receipt_bytes(receipt),
            part=f"{folder}/{_part(receipt)}",
        )
    except Refused as error:
        if error.why is not Why.CONFLICT:
            raise
        # Another lead's, written in between; it was first.
        log.info("there is another receipt for a parcel already")
    return True


def _part(receipt: Receipt) -> str:
    return PART + sha256_of(receipt_bytes(receipt))[:32]


def write_receipt(folder: Path, receipt: Receipt) -> bool:
    """Write a receipt into `receipts/` in a folder, and tell whether there was none."""
    path = folder / "receipts" / receipt_name(receipt)
    path.parent.mkdir(exist_ok=True)
    if path.exists():
        return False
    with writing(path) as file:
        file.write(receipt_bytes(receipt))
    return True


def _parcels(transport: Transport) -> Iterator[tuple[str, str, str]]:
    """Yield trainer, device and name of every parcel at a target."""
    for trainer in transport.folders("out"):
        for device in transport.folders(f"out/{trainer}"):
            for name in transport.list(f"out/{trainer}/{device}"):
                if name.endswith(SUFFIX) and not name.startswith(PART):
                    yield trainer, device, name


def _taken(
    dataset: Dataset, name: str, body: bytes, collection: Collection, *, place: str = ""
) -> tuple[Receipt, Collection]:
    """Take a parcel into the dataset, and return its receipt with the counts."""
    sha256 = sha256_of(body)
    known = dataset.receipt(name)
    if known is not None and known.sha256 == sha256:
        # Damaged, and still the same.
        return known, collection
    collection = replace(collection, parcels=collection.parcels + 1)
    try:
        content = read_parcel(body, file=name)
        _check_place(content, name, place)
    except FormatError as error:
        receipt = Receipt(parcel=name, sha256=sha256, status=Status.INVALID, reason=str(error))
        dataset.note(receipt)
        invalid = (*collection.invalid, (name, str(error)))
        return receipt, replace(collection, invalid=invalid)
    home = f"{slug(content.trainer)}/{slug(content.device)}"
    is_first = dataset.keep_parcel(home, name, body)
    taken = dataset.take(content.judgments, content.payloads)
    new = taken.new
    if taken.known and not is_first:
        # An earlier run broke off between the judgments and the receipt: they are this parcel's.
        before = dataset.came_with_others(home, name)
        new = sum(payload not in before for payload in content.payloads) - len(taken.conflicts)
    receipt = Receipt(
        parcel=name,
        sha256=sha256,
        status=Status.ACCEPTED if new or taken.conflicts else Status.DUPLICATE,
        judgments=new,
        conflicts=taken.conflicts,
    )
    dataset.note(receipt)
    return receipt, replace(
        collection,
        judgments=collection.judgments + taken.new,
        known=collection.known + taken.known,
        conflicts=collection.conflicts + len(taken.conflicts),
    )


def _check_place(content: ParcelContent, name: str, place: str) -> None:
    """Make sure that a parcel is what its name and its folder say.

    Raises:
        FormatError: If it is not.
    """
    if parcel_name(content.batch_id, content.sequence, content.sha256) != name:
        raise FormatError(name, "the name is not that of its content")
    if place and place != f"{slug(content.trainer)}/{slug(content.device)}":
        raise FormatError(name, "it lies in the folder of another trainer or device")
