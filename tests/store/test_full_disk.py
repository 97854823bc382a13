"""A disk that takes no more is told, keeps what was saved, and is worked on when there is room."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import Clock, a_desk, a_draft, a_reading, first_task, open_store

ROOT = Path(__file__).parents[2]

# In a process of its own: files may not grow past a limit there, until it is lifted.
CODE = """
import resource, sys
from pathlib import Path
from tests.builders import *
from trainer_desk.store import BackupFailed, ImportFailed, StoreError, WriteFailed

folder, limit = Path(sys.argv[1]), int(sys.argv[2])
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
clock = Clock()
store = open_store(folder, clock)
desk = a_desk(store, clock)
desk.import_batch(a_reading(60))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
acknowledged, refused = [], 0
for position in range(60):
    key = first_task(desk, position)
    try:
        desk.submit(key, a_draft("because " * 300))
        acknowledged.append(position)
    except WriteFailed:
        refused += 1
        assert desk.open_task(key).judgment_revision is None
        if refused == 5:
            break
assert refused == 5, refused
try:
    desk.import_batch(a_reading(3000, name="more"))
    raise SystemExit("an import went through a full disk")
except WriteFailed:
    pass
assert len(desk.batches()) == 1
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
desk.submit(first_task(desk, 59), a_draft("there is room again"))
store.verify()
print(*acknowledged, 59)
store.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("limit", [300_000, 431_017, 600_000])
def test_a_full_disk_loses_nothing_and_can_be_emptied(tmp_path, limit):
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(tmp_path), str(limit)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )

    assert done.returncode == 0, done.stderr
    clock = Clock()
    store = open_store(tmp_path, clock)
    desk = a_desk(store, clock)
    assert store.recovery is None
    judged = {task.id for task, _ in desk.finished(desk.batches()[0].key)}
    assert judged == {f"t{position}" for position in done.stdout.split()}
    store.verify()
    store.close()


def test_a_journal_that_cannot_be_written_does_not_stop_the_work(tmp_path):
    clock = Clock()
    store = open_store(tmp_path, clock)
    desk = a_desk(store, clock)
    desk.import_batch(a_reading(5))
    in_the_way = tmp_path / "journal" / "judgments-20260301.jsonl"
    in_the_way.mkdir()
    desk.submit(first_task(desk, 0), a_draft())
    assert store.journal_behind == 1

    in_the_way.rmdir()
    desk.submit(first_task(desk, 1), a_draft())

    assert store.journal_behind == 0
    store.close()
    assert in_the_way.read_bytes().count(b"\n") == 2
