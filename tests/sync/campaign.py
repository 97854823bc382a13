"""Random pairs of faults in real processes, SIGKILL among them, against one real server.

`python -m tests.sync.campaign SERVER SEED CASES` prints one JSON line: what was done, and every
promise that was broken. A case is two faults in one round or in two: the client, the lead who
collects, or the server is killed at a step or at any moment, or an answer is lost. What the store
says is then held against the files; after one clean round all must be well.
"""

import contextlib
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.builders import a_desk, a_draft, a_reading, open_store
from tests.sync.forks import begin, result_of
from tests.sync.running import Running
from tests.sync.servers import ALL
from trainer_desk.desk.delivery import Courier
from trainer_desk.files.parcel import read_parcel
from trainer_desk.files.receipts import read_receipt
from trainer_desk.lead.collect import collect
from trainer_desk.lead.dataset import JUDGMENTS, Dataset
from trainer_desk.store import ParcelState, Store
from trainer_desk.sync import TransportError, Unreachable
from trainer_desk.sync.credentials import SessionCredentials
from trainer_desk.sync.target import set_up
from trainer_desk.sync.transport import PART
from trainer_desk.work.ids import DeviceId, TrainerId
from trainer_desk.work.states import TaskState

TRAINER, DEVICE = TrainerId("ann"), DeviceId("laptop")
OUT, OTHER = "out/ann/laptop/", "out/ann/tower/other.tddone"
STEPS = {"client": 12, "lead": 10}
"""About as many calls to the server as a round makes."""
LATEST_SECONDS = 0.12
ENOUGH = 20
"""Broken promises; more would only repeat them."""


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong in a round.

    Attributes:
        round: Whose: "client" or "lead".
        dies: Who is killed: the one of that round, "server", or "" where an answer is lost.
        step: At which call to the server, -1 for a moment instead.
        after: Whether the call was answered before.
        moment: Seconds after the start of the round.
    """

    round: str
    dies: str
    step: int
    after: bool
    moment: float


def a_fault(chance: random.Random) -> Fault:
    who = chance.choices(["client", "lead"], [4, 1])[0]
    dies = chance.choices([who, "server", ""], [5, 4, 2])[0]
    return Fault(
        round=who,
        dies=dies,
        step=chance.randrange(STEPS[who]) if not dies or chance.random() < 0.7 else -1,
        after=chance.random() < 0.5,
        moment=chance.random() * LATEST_SECONDS,
    )


@dataclass
class Tally:
    """What a campaign did; it went well where nothing is `broken`."""

    server: str
    seed: int
    cases: int = 0
    client_kills: int = 0
    lead_kills: int = 0
    server_kills: int = 0
    finished: int = 0
    parcels: int = 0
    confirmed: int = 0
    in_dataset: int = 0
    seconds: float = 0.0
    broken: list[str] = field(default_factory=list)


class Deadly:
    """Doors to a server; at some calls somebody dies, or an answer is lost."""

    def __init__(self, running: Running, faults: list[Fault]) -> None:
        self.credentials = SessionCredentials()
        self.hosts = running.hosts
        self._running = running
        self._faults = faults
        self._calls = 0

    def open(self, target: str, *, moved=lambda _: None) -> "_Line":
        return _Line(self._running.transport(moved=moved), self)

    def called(self, step, *args):
        number, self._calls = self._calls, self._calls + 1
        due = [fault for fault in self._faults if fault.step == number]
        for fault in due:
            if not fault.after:
                self._strike(fault)
        answer = step(*args)
        for fault in due:
            if fault.after:
                self._strike(fault)
        return answer

    def _strike(self, fault: Fault) -> None:
        if fault.dies == "server":
            kill_server(self._running)
        elif fault.dies:
            os.kill(os.getpid(), signal.SIGKILL)
        else:
            raise Unreachable("the line broke")


class _Line:
    def __init__(self, inner, doors: Deadly) -> None:
        self._inner = inner
        self._doors = doors

    def __getattr__(self, name: str):
        step = getattr(self._inner, name)
        if not callable(step) or name == "close":
            return step
        return lambda *args: self._doors.called(step, *args)


def kill_server(running: Running) -> None:
    if running.process is not None:
        running.process.kill()


class Party:
    """A trainer and a lead at one server; each method is the work of one process."""

    def __init__(self, running: Running, folder: Path, tasks: int) -> None:
        self._running = running
        self._desk = folder / "desk"
        self._dataset = folder / "dataset"
        self._tasks = tasks

    def begin(self) -> None:
        with self._opened([]) as (store, courier):
            for name in ("b1", "b2"):
                a_desk(store, _now).import_batch(a_reading(self._tasks, name=name))
            set_up(self._running.transport())
            courier.deliver_to(self._running.url)
        self._running.behind.put(OTHER, b"another device's")

    def deliver(self, case: int, faults: list[Fault]) -> None:
        with self._opened(faults) as (store, courier):
            _finish(store, case)
            with contextlib.suppress(TransportError):
                courier.deliver_to(self._running.url)
                courier.pull_from(self._running.url)

    def collect(self, faults: list[Fault]) -> None:
        line = Deadly(self._running, faults).open(self._running.url)
        with contextlib.suppress(TransportError):
            collect(line, Dataset(self._dataset))

    def look(self) -> list[str]:
        """Hold what is said against what is there, while things are still in disorder."""
        with self._opened([]) as (store, _):
            return lies(store, self._running.behind.files())

    def mend(self, case: int, *, collecting: bool) -> list[str]:
        """Do one clean round; return what is not well."""
        with self._opened([]) as (store, courier):
            _finish(store, case)
            delivery = courier.deliver_to(self._running.url)
            if collecting:
                collect(self._running.transport(), Dataset(self._dataset))
            pulled = courier.pull_from(self._running.url)
            trouble = [str(one.trouble) for one in (delivery, pulled) if one.trouble is not None]
            files = self._running.behind.files()
            return [*trouble, *lies(store, files), *ills(store, files, collected=collecting)]

    def numbers(self) -> dict[str, int]:
        with self._opened([]) as (store, _):
            rows = store.outbox.parcels()
            lines = (self._dataset / JUDGMENTS).read_bytes().splitlines()
            return {
                "finished": sum(row.judgments for row in rows),
                "parcels": len(rows),
                "confirmed": sum(r.judgments for r in rows if r.state is ParcelState.CONFIRMED),
                "in_dataset": len(lines),
            }

    @contextlib.contextmanager
    def _opened(self, faults: list[Fault]) -> Iterator[tuple[Store, Courier]]:
        store = open_store(self._desk, _now)
        doors = Deadly(self._running, faults)
        yield store, Courier(store, trainer=TRAINER, device=DEVICE, now=_now, doors=doors)
        store.close()


def _now() -> datetime:
    return datetime.now(UTC)


def _finish(store: Store, case: int) -> None:
    """Finish this case's tasks, those that were not before somebody died."""
    desk = a_desk(store, _now)
    for batch in desk.batches():
        key = desk.task_at(batch.key, case)
        if key is not None and desk.task_row(key).state is TaskState.NEW:
            desk.submit(key, a_draft(f"because it is case {case}"))


def lies(store: Store, files: dict[str, bytes]) -> list[str]:
    """Return what is said and not so, or seen and not whole."""
    told = []
    ours = {row.name: (row, store.outbox.parcel_body(row.key)) for row in store.outbox.parcels()}
    for name, (row, body) in ours.items():
        if row.state in (ParcelState.DELIVERED, ParcelState.CONFIRMED):
            told += [] if files.get(OUT + name) == body else [f"{name} is not there: {row.state}"]
        if row.state is ParcelState.CONFIRMED and f"ack/ann/{name}.json" not in files:
            told.append(f"{name} has no receipt")
    for path, body in files.items():
        name = path.rsplit("/", 1)[-1]
        if path.startswith(OUT) and name.endswith(".tddone") and not name.startswith(PART):
            told += [] if name in ours and ours[name][1] == body else [f"{path} is not ours"]
        elif path.startswith("ack/") and name.endswith(".json") and not name.startswith(PART):
            read_receipt(body, file=name)
    told += [] if files.get(OTHER) == b"another device's" else ["another device's file was touched"]
    return told


def ills(store: Store, files: dict[str, bytes], *, collected: bool) -> list[str]:
    """Return what a clean round did not put right."""
    found = []
    wanted = {ParcelState.CONFIRMED} | (set() if collected else {ParcelState.DELIVERED})
    found += [f"{r.name} is {r.state}" for r in store.outbox.parcels() if r.state not in wanted]
    places = (OUT, "ack/") if collected else (OUT,)
    found += [f"left over: {path}" for path in files if PART in path and path.startswith(places)]
    there = Counter(
        (judgment.batch_id, judgment.task_id, judgment.revision)
        for path, body in files.items()
        if path.startswith(OUT) and path.endswith(".tddone") and PART not in path
        for judgment in read_parcel(body, file=path).judgments
    )
    found += [f"{mark} came {times} times" for mark, times in there.items() if times != 1]
    desk = a_desk(store, _now)
    sealed = sum(len(list(desk.finished(batch.key))) for batch in desk.batches())
    found += [] if sealed == len(there) else [f"{sealed} are sealed, {len(there)} are there"]
    return found


def campaign(running: Running, folder: Path, *, seed: int, cases: int) -> Tally:
    """Harm a party `cases` times, and hold every promise each time."""
    chance = random.Random(f"{running.name} {seed}")
    party, tally = Party(running, folder, cases), Tally(server=running.name, seed=seed)
    began = time.monotonic()
    result_of(party.begin)
    for case in range(cases):
        faults = [a_fault(chance) for _ in range(2)]
        together = faults[0].round == faults[1].round and chance.random() < 0.5
        for some in [faults] if together else [[one] for one in faults]:
            harm(party, running, case, some, tally)
        collecting = case % 5 == 4 or case == cases - 1
        found = result_of(party.look)
        mended = result_of(lambda case=case, last=collecting: party.mend(case, collecting=last))
        dead = ["nobody came back to tell"] if found is None or mended is None else []
        tally.broken += [
            f"{case}: {faults}: {one}" for one in (found or []) + (mended or []) + dead
        ]
        tally.cases += 1
        if len(tally.broken) > ENOUGH:
            break
    for name, number in result_of(party.numbers).items():
        setattr(tally, name, number)
    tally.seconds = round(time.monotonic() - began, 1)
    return tally


def harm(party: Party, running: Running, case: int, faults: list[Fault], tally: Tally) -> None:
    """Let one process work while harm is done to it; afterwards the server runs again."""
    is_lead = faults[0].round == "lead"
    child = begin(lambda: party.collect(faults) if is_lead else party.deliver(case, faults))
    start = time.monotonic()
    for fault in sorted(faults, key=lambda one: one.moment):
        if fault.step < 0:
            time.sleep(max(0.0, start + fault.moment - time.monotonic()))
            if fault.dies == "server":
                kill_server(running)
            else:
                os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        tally.lead_kills += is_lead
        tally.client_kills += not is_lead
    elif status:
        tally.broken.append(f"{case}: {faults}: the process ended with an error")
    if running.process is not None and running.process.was_killed:
        tally.server_kills += 1
        running.process.wait_for_the_dead()
        running.process.start()


def main(server: str, seed: str, cases: str) -> None:
    try:
        with ALL[server]() as running, tempfile.TemporaryDirectory(prefix="td-campaign-") as folder:
            tally = campaign(running, Path(folder), seed=int(seed), cases=int(cases))
    except pytest.skip.Exception as reason:
        print(json.dumps({"skipped": str(reason)}))
    else:
        print(json.dumps(asdict(tally)), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
