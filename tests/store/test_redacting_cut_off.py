"""Killed, or with a full disk, while bodies go: each is whole or let go, never half."""

import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tests.builders import Clock, a_desk, a_draft, a_reading, first_task, open_store
from tests.store.power import strace_works
from tests.store.test_outbox import parcel_of
from tests.store.test_redacting import confirm, live
from trainer_desk.store import ParcelState

ROOT = Path(__file__).parents[2]
PARCELS, DAYS = 4, 31

pytestmark = pytest.mark.skipif(not strace_works(), reason="strace is not there or not allowed")


@pytest.fixture(scope="module")
def due(tmp_path_factory):
    """A folder with confirmed parcels whose month is over tomorrow, and one without receipt."""
    folder = tmp_path_factory.mktemp("due")
    clock = Clock()
    store = open_store(folder, clock)
    desk = a_desk(store, clock)
    batch = desk.import_batch(a_reading(5)).batch
    for position in range(PARCELS + 1):
        # Texts that do not compress well, so that a body takes several pages.
        words = " ".join(
            sha256(bytes([position, n // 256, n % 256])).hexdigest() for n in range(400)
        )
        desk.submit(first_task(desk, position), a_draft(words))
        waiting = store.outbox.unpacked(batch)
        parcel = parcel_of(store, batch, waiting)
        seqs = [one.seq for one in waiting]
        row = store.outbox.freeze_parcel(batch, parcel, seqs, at=clock())
        if position < PARCELS:
            confirm(store, row, clock)
    live(store, clock, DAYS - 1)
    store.close()
    return folder


def let_go(folder, *injections):
    """Let go in a process of its own, under faults; return what it said."""
    work = (sys.executable, "-m", "tests.store.redacter", str(folder), str(DAYS))
    faults = [word for one in injections for word in ("-e", one)]
    trace = ("strace", "-f", "-qq", "-e", "trace=pwrite64,fdatasync", "-o", "/dev/null", *faults)
    done = subprocess.run([*trace, *work], capture_output=True, text=True, cwd=ROOT, check=False)
    return done.stdout.split()


def check(folder):
    """Every parcel is whole or let go; the rest goes the next day; return how many had gone."""
    clock = Clock()
    clock.move(days=DAYS)
    store = open_store(folder, clock)
    assert store.recovery is None
    *old, young = store.outbox.parcels()
    for row in old:
        if row.redacted_at is None:
            assert sha256(store.outbox.parcel_body(row.key)).hexdigest() == row.sha256
    assert {row.state for row in old} == {ParcelState.CONFIRMED}
    gone = store.outbox.bodies().redacted
    assert store.verify() == PARCELS + 1
    clock.move(days=1)
    assert store.redact_if_due() == PARCELS - gone
    assert sha256(store.outbox.parcel_body(young.key)).hexdigest() == young.sha256
    assert store.verify() == PARCELS + 1
    store.close()
    return gone


@pytest.mark.parametrize(
    ("call", "moments"),
    [("pwrite64", (1, 5, 14, 30, 50, 75, 9999)), ("fdatasync", (1, 2, 4, 5, 6, 8, 9999))],
    ids=["writing", "flushing"],
)
def test_a_kill_at_any_moment_leaves_each_body_whole_or_gone(due, tmp_path, call, moments):
    seen = set()

    for number in moments:
        folder = shutil.copytree(due, tmp_path / str(number))
        said = let_go(folder, f"inject={call}:signal=KILL:when={number}")
        gone = check(folder)
        seen.add(gone)
        assert gone == PARCELS or "gone" not in said

    assert {0, PARCELS} < seen


@pytest.mark.parametrize("number", [1, 3, 8, 20])
def test_a_full_disk_keeps_what_it_cannot_let_go(due, tmp_path, number):
    folder = shutil.copytree(due, tmp_path / "desk")

    let_go(folder, f"inject=pwrite64:error=ENOSPC:when={number}")

    check(folder)
