"""What every test may ask for."""

from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The real data beside the project."""
    if not DATA.is_dir():
        pytest.skip("the real data (../shared/data) is not beside this checkout")
    return DATA
