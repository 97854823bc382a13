from pathlib import Path

import pytest

from tests.builders import Clock, a_desk, a_reading, open_store
from tests.sync.delivering import Sender


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock):
    store = open_store(tmp_path / "desk", clock)
    yield store
    store.close()


@pytest.fixture
def desk(store, clock):
    """A desk with one batch of five tasks."""
    desk = a_desk(store, clock)
    desk.import_batch(a_reading(5))
    return desk


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder that can be delivered to."""
    root = tmp_path / "target"
    root.mkdir()
    return root


@pytest.fixture
def sender(store, desk, clock):
    """A trainer with five tasks who can finish and deliver them."""
    return Sender(store, desk, clock)
