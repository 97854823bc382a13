"""Files made by hand, and tasks read from them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from trainer_desk.files.importers import read
from trainer_desk.files.reading import no_progress
from trainer_desk.work.task import Task

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write bytes, a text, or values as JSON lines, and return the path."""

    def write(content: bytes | str | list[object], name: str = "tasks.bin") -> Path:
        path = tmp_path / name
        if isinstance(content, list):
            content = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in content)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def tasks_in() -> Callable[..., list[Task]]:
    """Read all tasks of some files."""

    def tasks_in(*paths: Path, **options: object) -> list[Task]:
        return list(read(paths, **options).tasks(no_progress))

    return tasks_in
