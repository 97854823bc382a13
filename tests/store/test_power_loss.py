"""The power fails at any moment: every judgment that was acknowledged is on the disk.

Killing the process cannot show this, because the system still writes what a dead process wrote.
"""

import shutil

import pytest

from tests.store.power import images, strace_works, traced
from trainer_desk.store.connect import connect, migrate
from trainer_desk.store.events import Events
from trainer_desk.store.link import Link
from trainer_desk.store.soundness import check_everything

DATABASE = "desk.sqlite3"
SEALED = 40


pytestmark = pytest.mark.skipif(not strace_works(), reason="strace is not there or not allowed")


def lost_after_power_loss(tmp_path, *weakened, number, seed):
    """Return how many images of the disk lack an acknowledged judgment, or are damaged."""
    folder = tmp_path / "traced"
    folder.mkdir()
    calls = traced("tests.store.sealer", folder, folder / DATABASE, SEALED, *weakened)
    lost = 0
    for turn, (files, words) in enumerate(images(calls, number=number, seed=seed)):
        image = tmp_path / f"image{turn}"
        image.mkdir()
        for name, content in files.items():
            (image / name).write_bytes(content)
        said = words.split()
        if said[:1] == [b"ready"]:
            lost += not holds(image / DATABASE, len(said) - 1)
        shutil.rmtree(image)
    return lost


def holds(path, acknowledged):
    database = connect(path)
    try:
        migrate(database)
        check_everything(database)
        events = list(Events(Link(database, damaged=lambda: None), journal=print).after(0))
    finally:
        database.close()
    payloads = [b"%d " % number * 300 for number in range(acknowledged)]
    return [event.payload for event in events[:acknowledged]] == payloads


def test_a_power_loss_loses_nothing_that_was_acknowledged(tmp_path):
    assert lost_after_power_loss(tmp_path, number=150, seed=3) == 0


def test_the_same_test_notices_a_store_that_flushes_too_seldom(tmp_path):
    assert lost_after_power_loss(tmp_path, "NORMAL", number=60, seed=3) > 10


@pytest.mark.torture
def test_thousands_of_power_losses_lose_nothing_that_was_acknowledged(tmp_path):
    assert lost_after_power_loss(tmp_path, number=5000, seed=4) == 0
