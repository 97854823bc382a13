"""The program is killed at a step of delivery; the next start delivers exactly once."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import Clock, a_desk, a_reading, open_store
from tests.sync.delivering import DEVICE, TRAINER, Sender, leftovers, remote
from trainer_desk.store import ParcelState
from trainer_desk.sync.deliver import deliver
from trainer_desk.sync.folder import FolderTransport
from trainer_desk.sync.target import set_up
from trainer_desk.work.states import TaskState

FIRST_STEPS = range(6)
SWEEPING_STEPS = (6, 7)
"""After a kill that left a part: the list, and the part's removal."""
WRITTEN = 2


def kills(earlier: tuple[tuple[int, str], ...] = (), steps=FIRST_STEPS) -> list:
    return [(*earlier, (step, when)) for step in steps for when in ("before", "after")]


@pytest.mark.parametrize(
    "deaths", [*kills(), *kills(((WRITTEN, "after"),), SWEEPING_STEPS)], ids=str
)
def test_a_kill_at_any_step_costs_nothing(tmp_path: Path, root, deaths):
    clock = Clock()
    data = tmp_path / "desk"
    store = open_store(data, clock)
    desk = a_desk(store, clock)
    desk.import_batch(a_reading(1))
    key = Sender(store, desk, clock).finish()
    store.close()
    identity = set_up(FolderTransport(root))

    for step, when in deaths:
        assert die(data, root, step, when, identity) == -signal.SIGKILL

    store = open_store(data, clock)
    try:
        sender = Sender(store, a_desk(store, clock), clock)
        if sender.states() == [ParcelState.DELIVERED]:
            assert remote(root) == sender.local()
            assert leftovers(root) == []
        sender.pack()
        deliver(
            store.outbox,
            FolderTransport(root),
            identity=identity,
            trainer=TRAINER,
            device=DEVICE,
            now=clock,
        )
        assert sender.states() == [ParcelState.DELIVERED]
        assert remote(root) == sender.local()
        assert leftovers(root) == []
        assert sender.desk.task_row(key).state is TaskState.SENT
    finally:
        store.close()


def die(data: Path, root: Path, step: int, when: str, identity: str) -> int:
    """Deliver in a process that kills itself at a step; return how it ended."""
    command = [sys.executable, "-m", "tests.sync.killed_sender"]
    command += [str(data), str(root), str(step), when, identity]
    return subprocess.run(command, check=False, timeout=240).returncode
