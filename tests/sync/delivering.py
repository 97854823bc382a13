"""A trainer who finishes tasks and delivers them, and a transport that fails on request."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.builders import a_draft, first_task
from trainer_desk.desk import Desk
from trainer_desk.files.parcel import read_parcel
from trainer_desk.store import ParcelState, Store
from trainer_desk.sync.deliver import deliver, out_folder, pack
from trainer_desk.sync.target import set_up
from trainer_desk.sync.transport import PART, Transport
from trainer_desk.work.ids import DeviceId, TaskKey, TrainerId

TRAINER, DEVICE = TrainerId("ann"), DeviceId("laptop")
OUT = out_folder(TRAINER, DEVICE)


class Sender:
    """One desk that delivers to one target."""

    def __init__(self, store: Store, desk: Desk, clock) -> None:
        self.store = store
        self.desk = desk
        self.clock = clock
        self.identity = ""

    def finish(self, position: int = 0, text: str = "because it is so") -> TaskKey:
        key = first_task(self.desk, position)
        self.desk.submit(key, a_draft(text))
        return key

    def pack(self, **more):
        return pack(self.store.outbox, now=self.clock, **more)

    def deliver(self, transport: Transport, **more):
        """One round; the first one sets the target up."""
        if not self.identity:
            self.identity = set_up(transport)
        self.pack(paused=more.get("paused", ()))
        return deliver(
            self.store.outbox,
            transport,
            identity=self.identity,
            now=self.clock,
            **{"trainer": TRAINER, "device": DEVICE} | more,
        )

    def states(self) -> list[ParcelState]:
        return [row.state for row in self.store.outbox.parcels()]

    def local(self) -> dict[str, bytes]:
        """Every parcel's name and frozen bytes."""
        outbox = self.store.outbox
        return {row.name: outbox.parcel_body(row.key) for row in outbox.parcels()}


def remote(root: Path) -> dict[str, bytes]:
    """What a folder target holds of this desk's parcels; fails if one is half written."""
    folder = root / OUT
    if not folder.is_dir():
        return {}
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    whole = {name: body for name, body in found.items() if not name.startswith(PART)}
    for name, body in whole.items():
        read_parcel(body, file=name)
    return whole


def leftovers(root: Path) -> list[str]:
    return [path.name for path in root.rglob(f"{PART}*")]


@dataclass
class Fault:
    """Fail the nth call of a step (from 0), before or after it did its work.

    Attributes:
        step: Name of the transport's method.
        late: Whether the work was done and only the answer is lost.
    """

    step: str
    error: Callable[[], Exception]
    late: bool = False
    nth: int = 0
    fired: bool = False


class Faulty:
    """A transport that fails once where it is told to, and counts its calls."""

    def __init__(self, inner: Transport, *faults: Fault) -> None:
        self._inner = inner
        self._faults = faults
        self.calls: list[str] = []

    def __getattr__(self, name: str):
        step = getattr(self._inner, name)
        if not callable(step):
            return step

        def called(*args):
            nth = self.calls.count(name)
            self.calls.append(name)
            fault = next((f for f in self._faults if f.step == name and f.nth == nth), None)
            if fault is None:
                return step(*args)
            fault.fired = True
            if fault.late:
                step(*args)
            raise fault.error()

        return called
