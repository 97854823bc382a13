"""Judgments that a reviewer sends back, from a file to receipts for their trainers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from trainer_desk.files.errors import FormatError
from trainer_desk.files.parcel import ParcelContent, read_parcel, slug
from trainer_desk.files.receipts import Receipt, Returned, Status
from trainer_desk.lead.collect import publish_receipt, write_receipt
from trainer_desk.lead.dataset import Dataset
from trainer_desk.lead.records import read_records
from trainer_desk.sync.transport import Transport
from trainer_desk.values import dataclass
from trainer_desk.work.ids import BatchId, JudgmentId, TaskId, TrainerId
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.shuffle import judgment_id

_WANTED = ("batch", "task", "trainer", "remark")
_KNOWN = (*_WANTED, "revision")


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """One judgment that is to be done again.

    Attributes:
        revision: Which one the remark is about, None for the newest in the dataset.
    """

    batch: BatchId
    task: TaskId
    trainer: TrainerId
    remark: str
    revision: int | None = None

    @property
    def judgment(self) -> JudgmentId:
        """The judgment's identity."""
        return judgment_id(self.batch, self.task, self.trainer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What became of returns.

    Attributes:
        returned: Judgments whose trainers are told now; those told before are not counted.
        not_found: Those that are not in the dataset.
    """

    returned: int = 0
    not_found: tuple[Return, ...] = ()


def read_returns(path: Path) -> tuple[Return, ...]:
    """Read returns: a table (.csv) or JSON lines with batch, task, trainer, remark, revision.

    The revision may be left out; then the newest is meant.

    Raises:
        FormatError: If a line is not a return.
        OSError: If the file cannot be read.
    """
    records = read_records(path, known=_KNOWN, numbers=("revision",))
    return tuple(_return(record, path.name, line) for line, record in records)


def send_back(transport: Transport, dataset: Dataset, returns: Iterable[Return]) -> Sent:
    """Tell trainers through a target what is to be done again; saying it twice is fine.

    Raises:
        TransportError: If the target goes away.
        OSError: If the dataset cannot be read.
    """
    receipts, missing = _receipts(dataset, tuple(returns))
    told: dict[str, frozenset[str]] = {}
    count = 0
    for trainer, receipt in receipts:
        if trainer not in told:
            told[trainer] = frozenset(transport.list(f"ack/{trainer}"))
        if publish_receipt(transport, trainer, receipt, there=told[trainer]):
            count += len(receipt.returned)
    return Sent(returned=count, not_found=missing)


def send_back_by_hand(folder: Path, dataset: Dataset, returns: Iterable[Return]) -> Sent:
    """Write what is to be done again into `receipts/` in a folder, to go by mail or stick."""
    receipts, missing = _receipts(dataset, tuple(returns))
    written = [receipt for _, receipt in receipts if write_receipt(folder, receipt)]
    return Sent(returned=sum(len(one.returned) for one in written), not_found=missing)


def _receipts(
    dataset: Dataset, returns: tuple[Return, ...]
) -> tuple[tuple[tuple[str, Receipt], ...], tuple[Return, ...]]:
    """Return a receipt per parcel that holds a returned judgment, and what was not found."""
    newest: dict[int, tuple[int, str, Receipt]] = {}
    for path in dataset.parcels():
        content = read_parcel(path)
        for at, one in enumerate(returns):
            found = _revision(content, one)
            if found is not None and found.revision >= newest.get(at, (0,))[0]:
                receipt = _receipt(path.name, content, found, one)
                newest[at] = (found.revision, slug(content.trainer), receipt)
    receipts = tuple((trainer, receipt) for _, trainer, receipt in newest.values())
    missing = tuple(one for at, one in enumerate(returns) if at not in newest)
    return receipts, missing


def _revision(content: ParcelContent, wanted: Return) -> Judgment | None:
    if (content.batch_id, content.trainer) != (wanted.batch, wanted.trainer):
        return None
    found = [
        judgment
        for judgment in content.judgments
        if judgment.task_id == wanted.task and wanted.revision in (None, judgment.revision)
    ]
    return max(found, key=lambda judgment: judgment.revision, default=None)


def _receipt(parcel: str, content: ParcelContent, judgment: Judgment, wanted: Return) -> Receipt:
    returned = Returned(
        judgment_id=judgment.id,
        task_id=judgment.task_id,
        revision=judgment.revision,
        remark=wanted.remark,
    )
    return Receipt(
        parcel=parcel, sha256=content.sha256, status=Status.RETURNED, returned=(returned,)
    )


def _return(record: Mapping[str, object], file: str, line: int) -> Return:
    values = [record.get(name) for name in _WANTED]
    revision = record.get("revision")
    if not all(isinstance(value, str) and value for value in values):
        raise FormatError(file, f"each of {', '.join(_WANTED)} must be a text", line=line)
    if revision is not None and (not isinstance(revision, int) or revision < 1):
        raise FormatError(file, "the revision must be a number from 1", line=line)
    batch, task, trainer, remark = map(str, values)
    return Return(
        batch=BatchId(batch),
        task=TaskId(task),
        trainer=TrainerId(trainer),
        remark=remark,
        revision=revision,
    )
