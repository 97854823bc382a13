"""The real program, started as a person starts it: one window per data folder, a clean end."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tests.ui.whole.working import batch_file
from trainer_desk.desk.opening import open_desk

PATIENCE_S = 120


def command(data: Path, *files: Path) -> list[str]:
    gui = ["gui", *map(str, files)] if files else []
    return [sys.executable, "-m", "trainer_desk", "--data", str(data), *gui]


def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(tmp_path)}


def in_log(data: Path, words: str, *, times: int = 1) -> None:
    """Wait until the program's log says something so often."""
    log, end = data / "log" / "desk.log", time.monotonic() + PATIENCE_S
    while not log.exists() or log.read_text("utf-8").count(words) < times:
        assert time.monotonic() < end, f"the log never said {words!r}"
        time.sleep(0.05)


def begin(data: Path, tmp_path: Path, *files: Path) -> subprocess.Popen:
    return subprocess.Popen(
        command(data, *files),
        env=environment(tmp_path),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def window(data: Path, tmp_path: Path, *files: Path):
    process = begin(data, tmp_path, *files)
    try:
        in_log(data, "ready")
        yield process
    finally:
        process.kill()
        process.wait()


def batches(data: Path) -> list[str]:
    with open_desk(data, now=lambda: datetime.now(UTC)) as opened:
        return [row.id for row in opened.desk.batches()]


def wait_for_import(data: Path) -> None:
    """Wait until the log tells of an import; the database is the window's alone meanwhile."""
    in_log(data, "imported")


def test_a_second_start_hands_its_file_to_the_first_window(tmp_path):
    data, path = tmp_path / "data", batch_file(tmp_path)

    with window(data, tmp_path) as first:
        second = subprocess.run(
            command(data, path), env=environment(tmp_path), capture_output=True, timeout=PATIENCE_S
        )
        wait_for_import(data)
        still_there = first.poll() is None
        first.send_signal(signal.SIGTERM)
        ended = first.wait(PATIENCE_S)

    assert second.returncode == 0
    assert still_there
    assert ended == 0
    assert batches(data) == ["b1"]


def test_of_two_starts_in_the_same_moment_one_opens_the_window_and_the_other_calls_it(tmp_path):
    data = tmp_path / "data"

    both = [begin(data, tmp_path) for _ in range(2)]
    end = time.monotonic() + PATIENCE_S
    while all(process.poll() is None for process in both) and time.monotonic() < end:
        time.sleep(0.05)
    codes = [process.poll() for process in both]
    for process in both:
        process.kill()
        process.wait()

    assert sorted(codes, key=str) == [0, None]


def test_windows_on_two_folders_live_side_by_side(tmp_path):
    with window(tmp_path / "one", tmp_path) as one, window(tmp_path / "two", tmp_path) as two:
        assert one.poll() is None
        assert two.poll() is None


def test_a_start_after_a_kill_opens_a_window_of_its_own(tmp_path):
    data = tmp_path / "data"
    with window(data, tmp_path) as first:
        first.kill()
        first.wait()
        (data / "log" / "desk.log").unlink()

    with window(data, tmp_path, batch_file(tmp_path)) as again:
        wait_for_import(data)
        again.send_signal(signal.SIGTERM)
        ended = again.wait(PATIENCE_S)

    assert ended == 0
    assert batches(data) == ["b1"]


def test_a_window_that_hangs_is_told_of_and_its_work_is_left_alone(tmp_path):
    data = tmp_path / "data"
    with window(data, tmp_path) as first:
        first.send_signal(signal.SIGSTOP)
        second = subprocess.run(
            [*command(data)[:-2], "--data", str(data), "batches"],
            env=environment(tmp_path),
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
        )
        first.send_signal(signal.SIGCONT)

    assert second.returncode == 1
    assert "in use" in second.stderr
