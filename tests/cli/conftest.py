"""The program as a shell calls it, without the shell."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.builders import a_draft, a_reading, first_task
from trainer_desk.cli import command_line
from trainer_desk.desk.opening import open_desk
from trainer_desk.files.native import write_native
from trainer_desk.store.store import utc_now


@pytest.fixture
def data(tmp_path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def run(data) -> Callable:
    """Run the program with arguments on the test's own data folder; nothing may escape it."""

    def started(*arguments: object, folder: Path | None = data, **environment: str):
        where = ["--data", str(folder)] if folder else []
        program = command_line(lambda _folder, _files: 0)
        done = CliRunner().invoke(
            program, [*where, *map(str, arguments)], env=environment, prog_name="trainer-desk"
        )
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done

    return started


@pytest.fixture
def batch(tmp_path) -> Path:
    """A native batch of four tasks."""
    reading = a_reading(4)
    path = tmp_path / "b1.tdbatch"
    write_native(path, reading.batch, reading.tasks())
    return path


@pytest.fixture
def worked(data) -> Path:
    """A data folder with a batch of four, of which one is finished and one skipped."""
    with open_desk(data, now=utc_now) as opened:
        desk = opened.desk
        desk.import_batch(a_reading(4))
        desk.submit(first_task(desk), a_draft("потому что\u00a0так 👩‍🔬"))
        desk.skip(first_task(desk, 1), a_draft(), reason="no idea")
    return data
