"""The small files that come back from whoever asked for the work: receipts and withdrawals."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Final, Literal

from msgspec import Meta

from trainer_desk.files import wire
from trainer_desk.files.codec import sha256_of
from trainer_desk.files.decoding import ENCODE, Place, Shape
from trainer_desk.files.parcel import SUFFIX, slug
from trainer_desk.values import dataclass
from trainer_desk.work.ids import BatchId, JudgmentId, Sha256, TaskId

RECEIPT_SUFFIX: Final = ".json"
_WITHDRAWN: Final = "--withdrawn--"


class Status(Enum):
    """What became of a parcel at the other side."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    """Everything in it had come before, in another parcel."""
    INVALID = "invalid"
    """It could not be read, or something in it is not what it should be."""
    RETURNED = "returned"
    """Some of its judgments are to be done again; this comes beside an earlier receipt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A judgment that is to be done again.

    Attributes:
        revision: Which revision the remark is about; a later one makes it void.
        remark: What the reviewer said.
    """

    judgment_id: JudgmentId
    task_id: TaskId
    revision: int
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What the other side says about one parcel.

    Attributes:
        parcel: The parcel's file name.
        sha256: Of the parcel's bytes as they were found; only ours makes it a confirmation.
        judgments: How many of its judgments were taken in.
        reason: Why it is invalid, "" otherwise.
        returned: What is to be done again.
        conflicts: Tasks of which another judgment of the same revision had come before.
    """

    parcel: str
    sha256: Sha256
    status: Status
    judgments: int = 0
    reason: str = ""
    returned: tuple[Returned, ...] = ()
    conflicts: tuple[TaskId, ...] = ()

    @property
    def is_of_its_name(self) -> bool:
        """Whether the bytes that were found are those that the parcel's name was made of."""
        mark = self.parcel.removesuffix(SUFFIX).rsplit("--", 1)[-1]
        return mark == self.sha256[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Tasks of a batch that are not wanted any more."""

    batch_id: BatchId
    tasks: tuple[TaskId, ...]
    reason: str = ""


def receipt_bytes(receipt: Receipt) -> bytes:
    """Return a receipt's canonical JSON; the same receipt gives the same bytes."""
    return ENCODE(
        _Receipt(
            format="trainer-desk-receipt",
            version=1,
            parcel=receipt.parcel,
            sha256=receipt.sha256,
            status=receipt.status.value,
            judgments=receipt.judgments,
            reason=receipt.reason,
            returned=tuple(
                _Returned(
                    id=one.judgment_id,
                    task=one.task_id,
                    revision=one.revision,
                    remark=one.remark,
                )
                for one in receipt.returned
            ),
            conflicts=receipt.conflicts,
        )
    )


def receipt_name(receipt: Receipt) -> str:
    """Return a receipt's file name; one about returned work names its content.

    One about damaged bytes leaves the name free for the receipt of the parcel itself, which may
    still come whole.
    """
    if receipt.status is Status.INVALID and not receipt.is_of_its_name:
        return f"{receipt.parcel}--damaged--{receipt.sha256[:16]}{RECEIPT_SUFFIX}"
    if receipt.status is not Status.RETURNED:
        return receipt.parcel + RECEIPT_SUFFIX
    mark = sha256_of(receipt_bytes(receipt))[:16]
    return f"{receipt.parcel}--returned--{mark}{RECEIPT_SUFFIX}"


def read_receipt(raw: bytes, *, file: str) -> Receipt:
    """Return what a receipt says.

    Raises:
        FormatError: If it is not one.
    """
    found = _RECEIPT.decode(raw, Place(file))
    return Receipt(
        parcel=found.parcel,
        sha256=Sha256(found.sha256),
        status=Status(found.status),
        judgments=found.judgments,
        reason=found.reason,
        returned=tuple(
            Returned(
                judgment_id=JudgmentId(one.id),
                task_id=TaskId(one.task),
                revision=one.revision,
                remark=one.remark,
            )
            for one in found.returned
        ),
        conflicts=tuple(map(TaskId, found.conflicts)),
    )


def withdrawal_bytes(withdrawal: Withdrawal) -> bytes:
    """Return a withdrawal's canonical JSON."""
    return ENCODE(
        _Withdrawal(
            format="trainer-desk-withdrawal",
            version=1,
            batch=withdrawal.batch_id,
            tasks=withdrawal.tasks,
            reason=withdrawal.reason,
        )
    )


def withdrawal_name(withdrawal: Withdrawal) -> str:
    """Return a withdrawal's file name, the same for the same content."""
    mark = sha256_of(withdrawal_bytes(withdrawal))[:16]
    return f"{slug(withdrawal.batch_id)}{_WITHDRAWN}{mark}{RECEIPT_SUFFIX}"


def read_withdrawal(raw: bytes, *, file: str) -> Withdrawal:
    """Return what a withdrawal says.

    Raises:
        FormatError: If it is not one.
    """
    found = _WITHDRAWAL.decode(raw, Place(file))
    return Withdrawal(
        batch_id=BatchId(found.batch),
        tasks=tuple(map(TaskId, found.tasks)),
        reason=found.reason,
    )


_Remark = Annotated[str, Meta(max_length=20_000)]
_Name = Annotated[str, Meta(min_length=1, max_length=300)]


class _Returned(wire.Wire):
    id: wire.Id
    task: wire.Id
    revision: wire.Number
    remark: _Remark


class _Receipt(wire.Wire):
    format: Literal["trainer-desk-receipt"]
    version: Literal[1]
    parcel: _Name
    sha256: wire.Sha
    status: Literal["accepted", "duplicate", "invalid", "returned"]
    judgments: wire.Count = 0
    reason: _Remark = ""
    returned: tuple[_Returned, ...] = ()
    conflicts: tuple[wire.Id, ...] = ()


class _Withdrawal(wire.Wire):
    format: Literal["trainer-desk-withdrawal"]
    version: Literal[1]
    batch: wire.Id
    tasks: tuple[wire.Id, ...]
    reason: _Remark = ""


_RECEIPT: Final = Shape(_Receipt)
_WITHDRAWAL: Final = Shape(_Withdrawal)
