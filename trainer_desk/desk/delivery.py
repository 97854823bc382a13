"""Everything between this desk and its targets: setting up, sending, fetching, comparing."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_desk.files.atomic import writing
from trainer_desk.files.reading import Progress, Reading, no_progress
from trainer_desk.late import late
from trainer_desk.store import ParcelRow, ParcelState, Store
from trainer_desk.sync.targets import Target, Targets
from trainer_desk.work.ids import BatchId, BatchKey, DeviceId, TrainerId

if TYPE_CHECKING:
    import secrets

    from trainer_desk.sync import address as sync_address
    from trainer_desk.sync import deliver as sync_deliver
    from trainer_desk.sync import leaving, opening, pull, reconcile
    from trainer_desk.sync import meter as sync_meter
    from trainer_desk.sync import probe as sync_probe
    from trainer_desk.sync import target as sync_target
    from trainer_desk.sync.credentials import Secret
    from trainer_desk.sync.errors import UnknownHost
    from trainer_desk.sync.leaving import Apart
    from trainer_desk.sync.ledger import Delivery
    from trainer_desk.sync.meter import Meter
    from trainer_desk.sync.opening import Doors
    from trainer_desk.sync.probe import Finding, Probe
    from trainer_desk.sync.pull import Inbox, Pulled
    from trainer_desk.sync.reconcile import Comparison
    from trainer_desk.sync.transport import Transport
else:
    secrets = late("secrets")
    sync_deliver = late("trainer_desk.sync.deliver")
    sync_target = late("trainer_desk.sync.target")
    leaving = late("trainer_desk.sync.leaving")
    opening = late("trainer_desk.sync.opening")
    sync_meter = late("trainer_desk.sync.meter")
    sync_probe = late("trainer_desk.sync.probe")
    pull = late("trainer_desk.sync.pull")
    reconcile = late("trainer_desk.sync.reconcile")
    sync_address = late("trainer_desk.sync.address")


class Courier:
    """Packs what is sealed and brings it to a target; use it on a worker thread, one at a time.

    The first delivery to a target gives it an identity, or learns the one it has; from then on a
    target that lost it, or has another, is refused: it is not the place it was.
    """

    def __init__(
        self,
        store: Store,
        *,
        trainer: TrainerId,
        device: DeviceId,
        now: Callable[[], datetime],
        doors: Doors | None = None,
    ) -> None:
        """Set up a courier.

        Args:
            store: Stays the caller's to close.
            trainer: Whose work it is.
            device: Which of the trainer's machines this is.
            now: Timezone-aware UTC.
            doors: Logins and known servers; None for those of this computer's user.
        """
        self._store = store
        self._trainer = trainer
        self._device = device
        self._owner = f"{trainer}/{device}"
        self._now = now
        self._given_doors = doors
        self._targets = Targets(store.memory)
        self._left = threading.Event()

    @cached_property
    def _doors(self) -> Doors:
        return self._given_doors or opening.doors_here(self._store.folder)

    def targets(self) -> tuple[Target, ...]:
        """Return the targets that were set up."""
        return self._targets.all()

    def leave(self) -> None:
        """Let go of whatever server is being talked to, for good; on any thread, at once.

        What runs ends with `Stopped`, or as a round that was stopped. Nothing is lost by it.
        """
        self._left.set()

    def parcels(self) -> tuple[ParcelRow, ...]:
        """Return every parcel, oldest first; quick, on any thread."""
        return self._store.outbox.parcels()

    def probe(self, url: str, *, told: Callable[[Finding], None] = lambda _: None) -> Probe:
        """Try a target out without changing anything there or here.

        Args:
            url: Its address.
            told: Called with each finding as soon as there is one, on a thread of its own.

        Raises:
            TransportError: If the address means nothing or its login is missing; other trouble
                is in `Probe.trouble`.
        """
        with self._opened(url) as (transport, apart):
            return self._probed(transport, apart, told)

    def add_target(self, url: str) -> Target:
        """Try a target out, give it an identity if it has none, and remember it.

        Raises:
            TransportError: If it cannot be reached or used, with the reason. `UnknownHost` asks
                for a person's consent (`trust`), `Refused` with `Why.LOGIN` for `log_in`.
        """
        name = sync_address.address(url).url
        with self._opened(url) as (transport, apart):
            sync_probe.refuse_unusable(self._probed(transport, apart))
            identity = apart.run(partial(sync_target.set_up, transport, owner=self._owner))
        self._targets.add(name, identity)
        return Target(url=name, identity=identity)

    def remove_target(self, url: str) -> None:
        """Forget a target and its login; what was delivered there stays there."""
        name = sync_address.address(url).url
        self._targets.remove(name)
        self._doors.credentials.forget(name)

    def log_in(self, url: str, secret: Secret) -> bool:
        """Keep a login for a target; tell whether it is kept beyond this run."""
        self._doors.credentials.keep(sync_address.address(url).url, secret)
        return self._doors.credentials.lasting

    def trust(self, host: UnknownHost) -> None:
        """Remember an SSH server; only after a person compared its fingerprint."""
        self._doors.hosts.remember(host)

    def pause(self, batch: BatchId, *, paused: bool) -> None:
        """Keep a batch's finished work here, or let it go again."""
        self._targets.pause(batch, paused=paused)

    def paused(self) -> frozenset[BatchId]:
        """Return the batches whose work stays here for now."""
        return self._targets.paused()

    def hold(self, parcel: str, *, held: bool) -> None:
        """Keep one parcel here by its name, or let it go again."""
        self._targets.hold(parcel, held=held)

    def held(self) -> frozenset[str]:
        """Return the names of the parcels that stay here for now."""
        return self._targets.held()

    def deliver_to(
        self,
        target: str | Path,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = lambda: False,
        again: bool = True,
        only: str = "",
    ) -> Delivery:
        """Pack and deliver; nothing here is lost or forgotten, whatever becomes of it.

        Args:
            target: Its URL or path.
            progress: Told bytes.
            cancelled: Asked at every piece.
            again: Whether to try again what the server refused before.
            only: Name of the one parcel to bring, "" for all that may go.

        Raises:
            TransportError: If the target is not the one that was set up, or cannot be set up.
                Trouble later on is told in `Delivery.trouble`.
        """
        meter = sync_meter.Meter(progress, cancelled=partial(self._is_over, cancelled))
        with self._at(str(target), meter) as (transport, identity):
            paused = self._targets.paused()
            if not only:
                sync_deliver.pack(self._store.outbox, now=self._now, paused=paused)
            return sync_deliver.deliver(
                self._store.outbox,
                transport,
                identity=identity,
                trainer=self._trainer,
                device=self._device,
                now=self._now,
                meter=meter,
                paused=() if only else paused,
                held=self._targets.held(),
                only=only,
                again=again,
            )

    def pull_from(
        self,
        target: str | Path,
        *,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Pulled:
        """Take in assigned batches, receipts, returned work and withdrawals.

        Raises:
            TransportError: If the target is not the one that was set up, or cannot be set up.
                Trouble later on is told in `Pulled.trouble`.
        """
        meter = sync_meter.Meter(cancelled=partial(self._is_over, cancelled))
        with self._at(str(target), meter) as (transport, identity):
            return self._inbox().pull(transport, identity=identity, meter=meter)

    def take_receipt(self, path: Path) -> Pulled:
        """Take in a receipt that came by mail or stick.

        Raises:
            FormatError: If it is none, or about other content than was sent from here.
            OSError: If it cannot be read.
        """
        return self._inbox().take_receipt_file(path)

    def to(self, target: str | Path) -> Errand:
        """Return what goes to one target and back, for `sync.engine.Engine`."""
        return Errand(self, target)

    def compare_with(self, target: str | Path) -> Comparison:
        """Compare what was delivered with what is at a target.

        Raises:
            TransportError: If the target cannot be reached, or is another one.
        """
        with self._at(str(target)) as (transport, identity):
            folder = sync_deliver.out_folder(self._trainer, self._device)
            return reconcile.compare(
                self._store.outbox, transport, identity=identity, folder=folder
            )

    def send_again(self, target: str | Path, names: Collection[str]) -> tuple[str, ...]:
        """Bring parcels that a comparison missed to a target again; return which had to be sent.

        Raises:
            TransportError: If the target cannot be reached or is another one.
            StoreError: If a parcel's bytes were let go after its receipt.
        """
        with self._at(str(target)) as (transport, identity):
            return reconcile.send_again(
                self._store.outbox, transport, identity=identity, names=names
            )

    def save_parcels(self, folder: Path) -> tuple[Path, ...]:
        """Pack, and write every parcel without a receipt into a folder, to go by mail or stick.

        Nothing counts as delivered by that; the receipt does, whichever way it comes.

        Raises:
            OSError: If the folder cannot be written.
        """
        sync_deliver.pack(self._store.outbox, now=self._now)
        saved: list[Path] = []
        for row in self._store.outbox.parcels():
            if row.state is ParcelState.CONFIRMED:
                continue
            path = folder / row.name
            with writing(path) as file:
                file.write(self._store.outbox.parcel_body(row.key))
            saved.append(path)
        return tuple(saved)

    def _inbox(self) -> Inbox:
        return pull.Inbox(
            self._store, trainer=self._trainer, take_over=self._take_over, now=self._now
        )

    def _take_over(self, reading: Reading) -> tuple[BatchKey, bool]:
        imported = self._store.imports.take_over(
            reading.batch,
            partial(reading.tasks, no_progress),
            source_sha256=reading.source_sha256,
            order_seed=secrets.token_hex(16),
            at=self._now(),
        )
        return imported.key, imported.new

    def _is_over(self, cancelled: Callable[[], bool]) -> bool:
        return cancelled() or self._left.is_set()

    @contextlib.contextmanager
    def _at(self, url: str, meter: Meter | None = None) -> Iterator[tuple[Transport, str]]:
        """Give the way to a target with its identity, such that any step of it can be left."""
        with self._opened(url, meter) as (transport, apart):
            identity = self._identity(transport, apart, sync_address.address(url).url)
            yield leaving.LeavableTransport(transport, apart), identity

    @contextlib.contextmanager
    def _opened(self, url: str, meter: Meter | None = None) -> Iterator[tuple[Transport, Apart]]:
        meter = meter or sync_meter.Meter(cancelled=self._left.is_set)
        transport = self._doors.open(url, moved=meter.moved)
        apart = leaving.Apart(lambda: meter.is_stopped)
        try:
            yield transport, apart
        finally:
            apart.end()
            transport.close()

    def _probed(
        self,
        transport: Transport,
        apart: Apart,
        told: Callable[[Finding], None] = lambda _: None,
    ) -> Probe:
        trial = partial(sync_probe.probe, transport, now=self._now, owner=self._owner, told=told)
        return apart.run(trial)

    def _identity(self, transport: Transport, apart: Apart, url: str) -> str:
        known = self._targets.identity(url)
        if known is None:
            if sync_address.address(url).kind is not sync_address.Kind.FOLDER:
                sync_probe.refuse_unusable(self._probed(transport, apart))
            known = apart.run(partial(sync_target.set_up, transport, owner=self._owner))
            self._targets.add(url, known)
        return known


class Errand:
    """One courier's way to one target and back."""

    def __init__(self, courier: Courier, target: str | Path) -> None:
        self._courier = courier
        self._target = target

    def deliver(
        self, *, progress: Progress, cancelled: Callable[[], bool], again: bool, only: str = ""
    ) -> Delivery:
        """Pack and deliver, as `Courier.deliver_to`."""
        return self._courier.deliver_to(
            self._target, progress=progress, cancelled=cancelled, again=again, only=only
        )

    def pull(self, *, cancelled: Callable[[], bool]) -> Pulled:
        """Take in what lies at the target, as `Courier.pull_from`."""
        return self._courier.pull_from(self._target, cancelled=cancelled)
