"""Delivery of everything finished into a folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from trainer_desk.files.reading import Progress, no_progress
from trainer_desk.store import Store
from trainer_desk.sync import Delivery, FolderTransport, Meter, deliver, pack, set_up
from trainer_desk.work.ids import DeviceId, TrainerId


class Courier:
    """Packs what is sealed and brings it to a target; use it on a worker thread, one at a time.

    The first delivery into a folder gives the folder an identity, or learns the one it has; from
    then on a folder that lost it, or has another, is refused: it is not the place it was.
    """

    def __init__(
        self,
        store: Store,
        *,
        trainer: TrainerId,
        device: DeviceId,
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._trainer = trainer
        self._device = device
        self._now = now

    def deliver_to(
        self,
        folder: Path,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Delivery:
        """Pack and deliver; nothing here is lost or forgotten, whatever becomes of it.

        `progress` is told bytes.

        Raises:
            TransportError: If the folder is not the one that was set up, or cannot be set up.
                Trouble later on is told in `Delivery.trouble`.
        """
        transport = FolderTransport(folder)
        identity = self._identity(transport, folder)
        pack(self._store.outbox, trainer=self._trainer, device=self._device, now=self._now)
        return deliver(
            self._store.outbox,
            transport,
            identity=identity,
            trainer=self._trainer,
            device=self._device,
            now=self._now,
            meter=Meter(progress, cancelled=cancelled),
        )

    def _identity(self, transport: FolderTransport, folder: Path) -> str:
        name = f"target {folder.absolute()}"
        known = self._store.memory.recall(name)
        if known is None:
            known = set_up(transport)
            self._store.memory.remember(name, known)
        return known
