"""The program is killed at a step of delivery; the next start delivers exactly once."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import Clock, a_desk, a_reading, open_store
from tests.sync.delivering import DEVICE, TRAINER, Sender, leftovers, remote
from trainer_desk.store import ParcelState
from trainer_desk.sync import FolderTransport, deliver, set_up
from trainer_desk.work.states import TaskState

STEPS = range(7)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_any_step_costs_nothing(tmp_path: Path, root, step, when):
    clock = Clock()
    data = tmp_path / "desk"
    store = open_store(data, clock)
    desk = a_desk(store, clock)
    desk.import_batch(a_reading(1))
    key = Sender(store, desk, clock).finish()
    store.close()
    identity = set_up(FolderTransport(root))

    child = subprocess.run(
        [sys.executable, "-m", "tests.sync.killed_sender", data, root, str(step), when, identity],
        check=False,
        timeout=240,
    )

    assert child.returncode == -signal.SIGKILL
    store = open_store(data, clock)
    try:
        sender = Sender(store, a_desk(store, clock), clock)
        if sender.states() == [ParcelState.DELIVERED]:
            assert remote(root) == sender.local()
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
