from pathlib import Path

import pytest

from tests.sync.delivering import Sender


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
