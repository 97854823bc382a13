"""From a target to this desk: assigned batches, receipts, returned work, withdrawn tasks."""

from __future__ import annotations

import contextlib
import hashlib
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_desk.files.errors import FormatError
from trainer_desk.files.native import SUFFIX as BATCH_SUFFIX
from trainer_desk.files.native import read_native
from trainer_desk.files.parcel import slug
from trainer_desk.files.reading import Reading
from trainer_desk.late import late
from trainer_desk.store import ParcelState, Store
from trainer_desk.store.errors import ImportFailed, OlderRevision, WriteFailed
from trainer_desk.sync.errors import Stopped, TransportError
from trainer_desk.sync.meter import Meter
from trainer_desk.sync.target import check_identity
from trainer_desk.sync.transport import PART, Transport
from trainer_desk.values import dataclass
from trainer_desk.work.ids import BatchKey, TaskKey, TrainerId
from trainer_desk.work.states import REPLACED, Verdict

if TYPE_CHECKING:
    from trainer_desk.files import receipts
    from trainer_desk.files.receipts import Receipt
else:
    receipts = late("trainer_desk.files.receipts")


log = logging.getLogger(__name__)

_NO_METER = Meter()
_FEW = 2
"""Files; below that a list that got shorter says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """What one round of fetching brought.

    Attributes:
        batches: Batches that are new here.
        confirmed: Names of parcels that a receipt came for.
        known: Those of them of which everything had come before; they count once.
        invalid: Names of parcels that could not be used there, with the reason.
        overtaken: How many judgments of confirmed parcels do not count, because another one of the
            same task came first, as from another machine.
        returned: Tasks that are to be done again.
        withdrawn: Tasks that are not wanted any more; none that goes on in a new revision.
        tasks: Tasks whose state changed, all of the above among them.
        refused: Files that could not be used, with the reason.
        vanished: How many assigned files are not at the target any more, where that is at least
            half of them; nothing was removed here for that. 0 otherwise.
        trouble: Why the round stopped early, None if it did not.
    """

    batches: tuple[BatchKey, ...] = ()
    confirmed: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    invalid: tuple[tuple[str, str], ...] = ()
    overtaken: int = 0
    returned: tuple[TaskKey, ...] = ()
    withdrawn: tuple[TaskKey, ...] = ()
    tasks: tuple[TaskKey, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    vanished: int = 0
    trouble: TransportError | None = None


Take = Callable[[str, bytes, Pulled], Pulled]
"""Takes in one file by name and content, and adds to what came."""


class Inbox:
    """Takes in what lies at a target for one trainer; used on a worker thread.

    Each file is taken in once: what it does and that it was read are one transaction, or the
    doing can be repeated. Nothing here is ever removed because something is not there.
    """

    def __init__(
        self,
        store: Store,
        *,
        trainer: TrainerId,
        take_over: Callable[[Reading], tuple[BatchKey, bool]],
        now: Callable[[], datetime],
    ) -> None:
        """Set up.

        Args:
            store: Where it goes.
            trainer: Whose inbox is read.
            take_over: Imports a batch and tells its key and whether it is new.
            now: Timezone-aware UTC.
        """
        self._store = store
        self._trainer = trainer
        self._take_over = take_over
        self._now = now

    def pull(self, transport: Transport, *, identity: str, meter: Meter = _NO_METER) -> Pulled:
        """Take in everything new at a target.

        Args:
            transport: To the target.
            identity: The id of the target that was set up; another one stops the round.
            meter: Asked before every file whether to stop.
        """
        pulled = Pulled()
        try:
            check_identity(transport, identity)
            for whole, take in self._places():
                names = transport.list(whole)
                pulled = replace(
                    pulled, vanished=pulled.vanished + self._vanished(identity, whole, names)
                )
                known = self._store.returns.names_read(identity, whole)
                for name in names:
                    if name in known or name.startswith((".", PART)):
                        continue
                    if meter.is_stopped:
                        return pulled
                    pulled = self._one(transport, identity, f"{whole}/{name}", take, pulled)
        except Stopped:
            log.info("fetching was stopped")
        except TransportError as error:
            log.info("fetching ended early: %s", type(error).__name__)
            return replace(pulled, trouble=error)
        return pulled

    def take_receipt_file(self, path: Path) -> Pulled:
        """Take in a receipt that came by mail or stick.

        Raises:
            FormatError: If it is none.
            OSError: If it cannot be read.
        """
        return self._take_receipt(path.name, path.read_bytes(), Pulled())

    def _places(self) -> Iterator[tuple[str, Take]]:
        """Yield the folders to look into; receipts also come for names used before."""
        for trainer in sorted({self._trainer, *self._store.returns.names_sent_under()}):
            yield f"ack/{slug(trainer)}", self._take_receipt
        yield f"in/{slug(self._trainer)}", self._take_assigned

    def _one(
        self,
        transport: Transport,
        identity: str,
        path: str,
        take: Take,
        pulled: Pulled,
    ) -> Pulled:
        body = transport.read(path)
        if body is None:
            # Taken away between list and read.
            return pulled
        name = path.rsplit("/", 1)[-1]
        try:
            pulled = take(name, body, pulled)
        except OlderRevision:
            # Assigned before what is here: read, and not worth a word.
            log.info("passed over a batch that a newer revision has replaced")
        except (FormatError, ImportFailed) as error:
            return replace(pulled, refused=(*pulled.refused, (name, str(error))))
        self._store.returns.note_read(identity, path, at=self._now())
        return pulled

    def _take_receipt(self, name: str, body: bytes, pulled: Pulled) -> Pulled:
        if not name.endswith(receipts.RECEIPT_SUFFIX):
            return pulled
        receipt = receipts.read_receipt(body, file=name)
        row = self._store.returns.parcel_named(receipt.parcel)
        if row is None:
            # Another desk's of the same trainer.
            return pulled
        if row.sha256 != receipt.sha256:
            if row.state is ParcelState.CONFIRMED:
                # What arrived damaged came whole in another way.
                return pulled
            reason = "the receipt is about other content than was sent from here"
            raise FormatError(name, reason)
        return self._settle(row.key, row.state, receipt, pulled)

    def _settle(self, key: int, state: ParcelState, receipt: Receipt, pulled: Pulled) -> Pulled:
        at = self._now()
        if receipt.status is receipts.Status.INVALID:
            moved = self._store.returns.note_receipt(
                key, Verdict.INVALID, at=at, reason=receipt.reason
            )
            invalid = (receipt.parcel, receipt.reason)
            return replace(
                pulled, invalid=(*pulled.invalid, invalid), tasks=(*pulled.tasks, *moved)
            )
        with self._store.writing():
            moved = self._confirm(key, receipt, at)
            returned = self._store.returns.send_back(receipt.returned, at=at)
        fresh = () if state is ParcelState.CONFIRMED else (receipt.parcel,)
        known = fresh if receipt.status is receipts.Status.DUPLICATE else ()
        return replace(
            pulled,
            confirmed=(*pulled.confirmed, *fresh),
            known=(*pulled.known, *known),
            overtaken=pulled.overtaken + (len(receipt.conflicts) if fresh else 0),
            returned=(*pulled.returned, *returned),
            tasks=(*pulled.tasks, *moved, *returned),
        )

    def _confirm(self, key: int, receipt: Receipt, at: datetime) -> tuple[TaskKey, ...]:
        outbox = self._store.outbox
        if receipt.status is receipts.Status.RETURNED:
            # It comes beside the receipt proper, which says how much was new.
            return outbox.mark_parcel(key, ParcelState.CONFIRMED, at=at)
        return self._store.returns.note_receipt(
            key,
            Verdict(receipt.status.value),
            at=at,
            taken=receipt.judgments if receipt.judgments or receipt.conflicts else None,
            conflicts=receipt.conflicts,
        )

    def _take_assigned(self, name: str, body: bytes, pulled: Pulled) -> Pulled:
        if name.endswith(BATCH_SUFFIX):
            return self._take_batch(name, body, pulled)
        if not name.endswith(receipts.RECEIPT_SUFFIX):
            return pulled
        found = receipts.read_withdrawal(body, file=name)
        taken = self._store.returns.withdraw(
            found.batch_id, found.tasks, reason=found.reason, at=self._now()
        )
        return replace(pulled, withdrawn=(*pulled.withdrawn, *taken), tasks=(*pulled.tasks, *taken))

    def _take_batch(self, name: str, body: bytes, pulled: Pulled) -> Pulled:
        _check_name(name, body)
        with self._laid_down(name, body) as path:
            reading = replace(read_native(path), names=(name,))
            key, new = self._take_over(reading)
        if not new:
            return pulled
        reason = REPLACED.format(reading.batch.revision)
        changed = self._store.returns.replace_batch(key, reason=reason, at=self._now())
        return replace(
            pulled,
            batches=(*pulled.batches, key),
            withdrawn=(*pulled.withdrawn, *self._store.returns.without_place(changed)),
            tasks=(*pulled.tasks, *changed),
        )

    @contextlib.contextmanager
    def _laid_down(self, name: str, body: bytes) -> Iterator[Path]:
        """Keep a file's content on the disk while it is read.

        Raises:
            WriteFailed: If the disk does not take it.
        """
        folder = self._store.folder / "incoming"
        path = folder / f"{hashlib.sha256(name.encode()).hexdigest()[:16]}{BATCH_SUFFIX}"
        try:
            try:
                folder.mkdir(mode=0o700, exist_ok=True)
                path.write_bytes(body)
                path.chmod(0o600)
            except OSError as error:
                raise WriteFailed(f"{name} cannot be kept here: {error.strerror}") from error
            yield path
        finally:
            path.unlink(missing_ok=True)

    def _vanished(self, identity: str, folder: str, names: tuple[str, ...]) -> int:
        known = self._store.returns.names_read(identity, folder)
        gone = len(known - set(names))
        return gone if gone >= _FEW and gone * 2 >= len(known) and folder.startswith("in/") else 0


def _check_name(name: str, body: bytes) -> None:
    """Make sure that a name which carries a hash carries that of the content.

    Raises:
        FormatError: If it does not: it came back short, or was changed.
    """
    mark = name.removesuffix(BATCH_SUFFIX).rsplit("--", 1)[-1]
    is_hash = len(mark) == 32 and set(mark) <= set("0123456789abcdef")
    if is_hash and not hashlib.sha256(body).hexdigest().startswith(mark):
        raise FormatError(name, "the content is not the one that the name was made of")
