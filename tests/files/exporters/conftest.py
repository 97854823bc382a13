"""Tasks and judgments to export, and files read back with Python's own readers."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from trainer_desk.files.importers import read
from trainer_desk.files.reading import no_progress
from trainer_desk.work.task import Task


@pytest.fixture
def out(tmp_path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def records() -> Callable[[Path], list[dict]]:
    """The records of a file of JSON lines or of one array."""

    def records(path: Path) -> list[dict]:
        text = path.read_bytes().decode()
        if text.startswith("["):
            return json.loads(text)
        return [json.loads(line) for line in text.split("\n") if line]

    return records


@pytest.fixture
def imported() -> Callable[[Path], list[Task]]:
    """The tasks that a file gives when it is imported."""
    return lambda path: list(read([path]).tasks(no_progress))
