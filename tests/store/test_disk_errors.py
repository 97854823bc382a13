"""Every call to the disk fails once: nothing saved is lost, and what is refused is told."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import Clock, a_desk, open_store
from tests.store.power import strace_works

ROOT = Path(__file__).parents[2]
WORK = (sys.executable, "-m", "tests.store.steady")

pytestmark = pytest.mark.skipif(not strace_works(), reason="strace is not there or not allowed")


def run_with_failure(folder, call, error, number):
    """Let the `number`th call of a kind fail in a process at work; return what the process said."""
    failure = f"inject={call}:error={error}:when={number}"
    strace = ("strace", "-f", "-qq", "-e", f"trace={call}", "-o", "/dev/null", "-e", failure)
    done = subprocess.run(
        [*strace, *WORK, str(folder)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def check(folder, said):
    clock = Clock()
    store = open_store(folder, clock)
    desk = a_desk(store, clock)
    saved = {line.split()[1] for line in said if line.startswith("saved")}
    refused = {line.split()[1] for line in said if line.startswith("refused")}
    judged = set()
    for row in desk.batches():
        judged |= {task.id[1:] for task, _ in desk.finished(row.key)}
    assert saved <= judged
    assert not refused & judged
    assert store.recovery is None
    store.verify()
    store.close()
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("call", "error", "number"),
    [
        ("pwrite64", "ENOSPC", 3),
        ("pwrite64", "ENOSPC", 40),
        ("pwrite64", "EIO", 55),
        ("fdatasync", "EIO", 9),
        ("fdatasync", "EIO", 16),
        ("fsync", "EIO", 2),
    ],
)
def test_a_failing_call_loses_nothing(tmp_path, call, error, number):
    folder = tmp_path / "desk"

    said = run_with_failure(folder, call, error, number)

    check(folder, said)


@pytest.mark.torture
@pytest.mark.parametrize("call", ["pwrite64", "fdatasync", "fsync", "ftruncate", "unlink"])
def test_every_failing_call_loses_nothing(tmp_path, call):
    for error in ("ENOSPC", "EIO"):
        for number in range(1, 130, 4):
            said = run_with_failure(tmp_path / "desk", call, error, number)
            check(tmp_path / "desk", said)


def test_nobody_but_sqlite_opens_the_live_files(tmp_path):
    log = tmp_path / "strace.log"
    folder = tmp_path / "desk"
    subprocess.run(
        ["strace", "-f", "-e", "trace=openat,close", "-o", str(log), *WORK, str(folder)],
        check=True,
        capture_output=True,
        cwd=ROOT,
    )

    opened = re.compile(r'openat\([^"]*"([^"]*desk\.sqlite3[^"]*)", [^)]*\) = (\d+)')
    closed = re.compile(r"close\((\d+)\) += 0")
    held, opens = {}, []
    for line in log.read_text().splitlines():
        if found := opened.search(line):
            opens.append(Path(found[1]).name)
            assert found[1] not in held.values(), "opened a second time while it is in use"
            held[found[2]] = found[1]
        elif found := closed.search(line):
            held.pop(found[1], None)
    assert "desk.sqlite3" in opens
    assert "desk.sqlite3-wal" in opens
    assert not [name for name in opens if name.endswith("-shm")]
