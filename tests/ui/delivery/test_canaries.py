"""Words of clients, trainers and leads, followed through a session: they are in the store only.

Twenty places get a word of their own; what is written anywhere beside the database, its journal and
its backups is searched for all of them, with our loggers at their most talkative.
"""

import logging
import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import FORM, a_draft, first_task, rewritten
from tests.test_start import AT_READY
from tests.ui.delivery.conftest import Failing
from tests.ui.delivery.test_panel import answer, inbox, returned
from tests.ui.whole.conftest import until
from tests.ui.whole.test_files import drop
from trainer_desk.files.native import write_native
from trainer_desk.files.receipts import Status
from trainer_desk.sync import Unreachable
from trainer_desk.ui.crash import CrashReporter
from trainer_desk.work.batch import Batch
from trainer_desk.work.ids import BatchId, ResponseId, TaskId
from trainer_desk.work.states import TaskState
from trainer_desk.work.task import Response, Role, Task, Turn

WORDS = tuple(f"canary{number:02}quux" for number in range(20))
KEPT = ("desk.sqlite3", "desk.sqlite3-wal")


def word(number: int) -> str:
    return WORDS[number]


def batch_file(folder: Path) -> Path:
    """Three tasks; every text of the client's carries a word."""

    def task(number: int) -> Task:
        return Task(
            id=TaskId(f"t{number}"),
            prompt=(
                Turn(role=Role.SYSTEM, text=f"be kind {word(0)} {word(1)}"),
                Turn(role=Role.USER, text=f"why {word(2)}"),
            ),
            responses=(
                Response(id=ResponseId("a"), text=f"so {word(3)}", model=word(4)),
                Response(id=ResponseId("b"), text=f"or so {word(5)}", model="m2"),
            ),
        )

    batch = Batch(
        id=BatchId("b9"),
        title=f"Batch {word(6)}",
        form=FORM,
        language="en",
        guidelines=f"Read {word(7)}",
    )
    path = folder / "b9.tdbatch"
    write_native(path, batch, (task(number) for number in range(3)))
    return path


def broken_files(folder: Path) -> list[Path]:
    """Files that are refused, each for what stands in it."""
    lines = folder / "broken.jsonl"
    lines.write_text(f'{{"prompt": "{word(8)}", "responses": [1]}}\n{{"prompt": {word(8)}\n')
    native = folder / "broken.tdbatch"
    native.write_bytes(b"PK\x03\x04" + word(9).encode())
    receipt = folder / "x.tddone.json"
    receipt.write_text(f'{{"format": "{word(10)}"}}')
    return [lines, native, receipt]


def crash(text: str) -> None:
    """Go wrong where nobody catches, with a text at hand."""
    beside = text + "!"
    try:
        raise ValueError(beside)
    except ValueError:
        sys.excepthook(*sys.exc_info())


def written(folder: Path, kept: Path) -> dict[Path, bytes]:
    """Every file in a folder, but for those that hold the work."""
    return {
        path: path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
        and path.name not in KEPT
        and not path.is_relative_to(kept / "journal")
        and not path.is_relative_to(kept / "backups")
    }


@pytest.fixture
def talkative(caplog):
    # As the program does, and our own part of it in all its detail.
    caplog.set_level(logging.INFO)
    caplog.set_level(logging.DEBUG, logger="trainer_desk")
    return caplog


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """Where the system's temporary files go meanwhile."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    return folder


def test_no_word_of_anybody_is_written_beside_the_work(
    start, qapp, target, tmp_path, talkative, temporary
):
    files = tmp_path / "files"
    files.mkdir()
    before = sys.excepthook
    with start(target=target) as program:
        data = program.opened.folder
        reporter = CrashReporter(data)
        reporter.install()
        try:
            work_through(program, qapp, target, files)
        finally:
            reporter.remove()
            sys.excepthook = before
        environment = " ".join([*sys.argv, *os.environ, *os.environ.values()])
    store = b"".join(path.read_bytes() for path in (data / "journal").iterdir())
    store += (data / "desk.sqlite3").read_bytes()
    found = {
        (one, path.name)
        for one in WORDS
        for path, body in (written(data, data) | written(temporary, data)).items()
        if one.encode() in body
    }

    assert {one for one in WORDS[:8] if one.encode() not in store} == set(), "nothing was searched"
    assert word(11).encode() in store
    assert found == set()
    assert [one for one in WORDS if one in talkative.text] == []
    assert [one for one in WORDS if one in environment] == []
    assert "uncaught ValueError at test_canaries.py" in talkative.text


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_everything_a_started_program_writes_is_its_owners_alone(tmp_path):
    data = tmp_path / "data"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TRAINER_DESK_DATA": str(data)}

    subprocess.run(
        [sys.executable, "-c", AT_READY, "gui", str(batch_file(tmp_path))],
        capture_output=True,
        check=True,
        timeout=120,
        env=environment,
        umask=0o022,
    )

    found = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (data, *data.rglob("*"))}
    assert {"desk.sqlite3", "desk.log"} <= set(found)
    assert {name for name, mode in found.items() if mode & 0o077} == set()


def work_through(program, qapp, target, files):
    """A short day on which everything happens that handles texts."""
    desk, window = program.opened.desk, program.desktop.window
    drop(qapp, window, batch_file(files))
    until(lambda: len(desk.batches()) == 2 and program.desktop.flow.task is not None)
    until(lambda: program.desktop.flow.task.batch.title.endswith(word(6)))
    for broken in broken_files(files):
        drop(qapp, window, broken)
        until(lambda: program.notice())
    window.queue.search_changed.emit(word(16))
    program.finish(0, text=f"because of {word(11)} and more")
    draft = rewritten(a_draft(f"as {word(12)} says"), f"better {word(13)}")
    desk.save_draft(first_task(desk, 1), replace(draft, note=f"ask {word(15)}"))
    desk.skip(first_task(desk, 2), a_draft(), reason=f"nonsense {word(14)}")
    program.gates.wrap = lambda inner: Failing(inner, lambda: Unreachable(f"gone {word(17)}"))
    program.deliver()
    program.gates.wrap = lambda inner: inner
    program.deliver()
    answer(
        program, inbox(program, target), status=Status.RETURNED,
        returned=returned(program, f"again {word(18)}"),
    )  # fmt: skip
    program.deliver()
    until(lambda: any(row.counts.get(TaskState.RETURNED) for row in desk.batches()))
    desk.undo()
    crash(word(19))
    program.opened.store.back_up()
