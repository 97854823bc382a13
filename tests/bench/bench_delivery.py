"""Delivery beside a bare loop of the same requests, and collecting in little memory."""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import requests

from tests.builders import Clock, a_desk, a_draft, a_reading, open_store
from tests.sync.servers import Running, lighttpd, wsgidav
from trainer_desk.files.codec import judgment_to_json
from trainer_desk.files.parcel import parcel_bytes
from trainer_desk.sync.deliver import deliver, pack
from trainer_desk.sync.folder import FolderTransport
from trainer_desk.sync.target import set_up
from trainer_desk.work.answers import TextAnswer
from trainer_desk.work.ids import DeviceId, TrainerId
from trainer_desk.work.judgment import Judgment, Outcome
from trainer_desk.work.shuffle import judgment_id

JUDGMENTS = 1000
MANY = 40
RUNS = 11
LEAST_SHARE = 0.8
DEVICE = DeviceId("laptop")
COLLECTED = 100_000
IN_A_PARCEL = 2000
MOST_GROWTH_MB = 60

_CHILD = """
import sys
from pathlib import Path
import psutil
from trainer_desk.lead.collect import collect
from trainer_desk.lead.dataset import Dataset
from trainer_desk.sync.folder import FolderTransport

held = psutil.Process().memory_info
peak = 0
def watch(done, total):
    global peak
    peak = max(peak, held().rss)

small, large, out = map(Path, sys.argv[1:])
collect(FolderTransport(small), Dataset(out / "small"))
before = held().rss
found = collect(FolderTransport(large), Dataset(out / "large"), progress=watch)
print(found.judgments, peak - before)
"""


def run(report) -> None:
    """Deliver 1,000 judgments to real servers, collect 100,000 from a folder."""
    for name, start in (("lighttpd", lighttpd), ("wsgidav", wsgidav)):
        try:
            with start() as server:
                _a_day(report, name, server)
                _many_small_parcels(report, name, server)
        except BaseException as error:
            if type(error).__name__ != "Skipped":
                raise
            report.skip(f"delivery to {name}", str(error))
    _collect(report)


def _a_day(report, name: str, server: Running) -> None:
    """A day's thousand judgments with rewrites, in the parcels that packing makes of them."""
    # Each the best of many: the machine does other things too, and among few one lucky run decides.
    runs = [_delivered(server, every=JUDGMENTS, words=800, run=run) for run in range(RUNS)]
    ours, bare = (min(run[which] for run in runs) for which in (0, 1))
    _, _, parcels, size = runs[0]
    report.ratio(
        f"delivery of 1,000 judgments to {name}, throughput beside a bare loop",
        bare / ours,
        limit=LEAST_SHARE,
        better="higher",
        note=f"{parcels} parcels, {size / 1024**2:.1f} MB, {ours * 1000:.0f} ms",
    )


def _many_small_parcels(report, name: str, server: Running) -> None:
    """The same in many parcels of a few kilobytes: here the outbox's durability is what costs."""
    ours, bare, parcels, _ = _delivered(server, every=JUDGMENTS // MANY, words=6, run=RUNS)
    more = (ours - bare) / parcels * 1000
    report.figure(f"{parcels} small parcels to {name}: {more:.2f} ms a parcel over a bare loop")


def _delivered(
    server: Running, *, every: int, words: int, run: int
) -> tuple[float, float, int, int]:
    """Return seconds of ours and of the bare loop, the number of parcels and their bytes."""
    words_of = random.Random(run)
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock()
        store = open_store(Path(folder) / "desk", clock)
        desk = a_desk(store, clock)
        desk.import_batch(a_reading(JUDGMENTS))
        batch = desk.batches()[0].key
        for position in range(JUDGMENTS):
            text = " ".join(str(words_of.random()) for _ in range(words))
            desk.submit(desk.task_at(batch, position), a_draft(text))
            if (position + 1) % every == 0:
                pack(store.outbox, now=clock)
        transport = server.transport()
        identity = set_up(transport)
        bodies = [store.outbox.parcel_body(row.key) for row in store.outbox.parcels()]
        bare = _bare_loop(server, bodies, f"bare-{run}")
        began = time.perf_counter()
        done = deliver(
            store.outbox,
            transport,
            identity=identity,
            trainer=TrainerId("ann"),
            # As the desk does: its own folder is the one that its work was sealed for.
            device=DEVICE,
            now=clock,
        )
        ours = time.perf_counter() - began
        transport.close()
        store.close()
    assert done.judgments == JUDGMENTS, done
    return ours, bare, len(bodies), sum(map(len, bodies))


def _bare_loop(server: Running, bodies: list[bytes], folder: str) -> float:
    """Ask, put, read back, move, read back: the same requests without a store or a doubt."""
    base = server.url.replace("webdav://", "http://")
    session = requests.Session()
    session.trust_env = False
    session.auth = (server.secret.user, server.secret.password)
    place = f"{base}/{folder}"
    session.request("MKCOL", f"{place}/").raise_for_status()
    began = time.perf_counter()
    for number, body in enumerate(bodies):
        part, final = f"{place}/part.{number}", f"{place}/{number}.tddone"
        assert session.get(final).status_code == 404
        session.put(part, data=body).raise_for_status()
        assert session.get(part).content == body
        headers = {"Destination": final, "Overwrite": "F"}
        session.request("MOVE", part, headers=headers).raise_for_status()
        assert session.get(final).content == body
    return time.perf_counter() - began


def _collect(report) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        small, large = root / "small", root / "large"
        _filled(small, IN_A_PARCEL)
        _filled(large, COLLECTED)
        began = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", _CHILD, small, large, root / "out"],
            capture_output=True,
            text=True,
            check=True,
        )
        seconds = time.perf_counter() - began
    count, grown = map(int, done.stdout.split())
    assert count == COLLECTED
    report.ratio(
        "memory growth in MB, collecting 100,000 judgments",
        grown / 1024**2,
        limit=MOST_GROWTH_MB,
        note=f"{seconds:.0f} s with the start of Python",
    )


def _filled(target: Path, judgments: int) -> None:
    """Make a target with so many judgments of one trainer."""
    target.mkdir()
    set_up(FolderTransport(target))
    out = target / "out" / "ann" / "laptop"
    out.mkdir(parents=True)
    text = "because it is so " * 20
    for first in range(0, judgments, IN_A_PARCEL):
        payloads = [_payload(number, text) for number in range(first, first + IN_A_PARCEL)]
        parcel = parcel_bytes(
            payloads,
            batch_id="b",
            trainer="ann",
            device="laptop",
            sequence=first // IN_A_PARCEL + 1,
        )
        (out / parcel.name).write_bytes(parcel.body)


def _payload(number: int, text: str) -> bytes:
    return judgment_to_json(
        Judgment(
            id=judgment_id("b", f"t{number}", "ann"),
            revision=1,
            batch_id="b",
            batch_revision=1,
            task_id=f"t{number}",
            trainer="ann",
            device="laptop",
            outcome=Outcome.DONE,
            sealed_at=Clock()(),
            task_sha256="0" * 64,
            shown_order=("a", "b"),
            order_seed="s",
            answers=(("why", TextAnswer(text=f"{number} {text}")),),
        )
    )
