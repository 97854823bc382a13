"""What every test may ask for."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.builders import Clock, a_desk, a_reading, open_store
from trainer_desk.desk import Desk
from trainer_desk.store import Store

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"

TESTS_BETWEEN_WHOLE_LOOKS = 100

# `make test` says the same of the same code every time; `make torture` looks for new examples.
# Neither asks how long an example took: on a machine that others use, that says nothing.
_UNTIMED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("steady", derandomize=True, **_UNTIMED)
settings.register_profile("searching", derandomize=False, **_UNTIMED)
settings.load_profile("steady")


def pytest_configure() -> None:
    """Collect garbage on the main thread only, as the program does.

    What windows of earlier tests left must not be destroyed by whatever thread of a later test
    makes the next object: a thread pool destroyed by one of its own threads never ends.
    """
    gc.disable()


@pytest.fixture(scope="session")
def _tests_done() -> list[int]:
    return [0]


@pytest.fixture(autouse=True)
def collected_between_tests(_tests_done: list[int]) -> Iterator[None]:
    """Collect what tests left, on the main thread."""
    yield
    _tests_done[0] += 1
    if _tests_done[0] % TESTS_BETWEEN_WHOLE_LOOKS == 0:
        gc.collect()
    else:
        gc.collect(1)


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The real data beside the project."""
    if not DATA.is_dir():
        pytest.skip("the real data (../shared/data) is not beside this checkout")
    return DATA


@pytest.fixture
def clock() -> Clock:
    """Wall time that stands still until a test moves it."""
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """A store of this test alone."""
    store = open_store(tmp_path / "desk", clock)
    yield store
    store.close()


@pytest.fixture
def desk(store: Store, clock: Clock) -> Desk:
    """A desk with one batch of five tasks."""
    desk = a_desk(store, clock)
    desk.import_batch(a_reading(5))
    return desk
