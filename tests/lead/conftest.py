from pathlib import Path

import pytest

from tests.builders import a_reading, open_store
from trainer_desk.desk import Desk
from trainer_desk.desk.delivery import Courier
from trainer_desk.sync.folder import FolderTransport
from trainer_desk.sync.target import set_up


class Trainer:
    """A trainer with a desk of her own."""

    def __init__(self, folder: Path, name: str, device: str, clock) -> None:
        self.store = open_store(folder, clock)
        self.desk = Desk(self.store, trainer=name, device=device, now=clock)
        self.courier = Courier(self.store, trainer=name, device=device, now=clock)

    def has(self, tasks=5, **more):
        self.desk.import_batch(a_reading(tasks, **more))
        return self


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "target"
    root.mkdir()
    set_up(FolderTransport(root))
    return root


@pytest.fixture
def transport(root: Path) -> FolderTransport:
    return FolderTransport(root)


@pytest.fixture
def trainer(tmp_path: Path, clock):
    """Make trainers: `trainer("ann")`, or a second machine by `trainer("ann", "tower")`."""
    made = []

    def make(name: str = "ann", device: str = "laptop") -> Trainer:
        made.append(Trainer(tmp_path / f"{name}-{device}", name, device, clock))
        return made[-1]

    yield make
    for one in made:
        one.store.close()
