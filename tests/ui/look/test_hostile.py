"""Sixty and more hostile texts in every place where foreign text is shown, watched from outside."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
CHILD = "tests.ui.look.show_hostile"
FINE = (
    "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/fontconfig", "/etc/fonts",
    "/var/cache/fontconfig", "/usr/share/X11", "/usr/share/mime", "/proc/", "/sys/", "/usr/lib",
    "/lib", "/etc/ld.so", "/usr/share/locale", "/etc/localtime", "/usr/share/zoneinfo",
    "/dev/urandom", str(ROOT / "trainer_desk"), str(ROOT / "resources"), sys.prefix,
    sys.base_prefix, str(Path.home() / ".cache/fontconfig"), str(Path.home() / ".fonts"),
    str(Path.home() / ".local/share/fonts"),
)  # fmt: skip
NAMED = re.compile(r'"((?:[^"\\]|\\.)*)"')
NETWORK = re.compile(r"\b(socket|connect|sendto|sendmsg|bind)\(")


def baits(folder):
    folder.mkdir()
    for name in ("bait.png", "bait.css", "bait.html", "bait.txt", "bait.mp4"):
        (folder / name).write_bytes(b"bait")
    os.mkfifo(folder / "fifo")
    return folder


def run(folder, mode, log=None):
    watched = ["strace", "-f", "-qq", "-e", "trace=%file,%network", "-o", str(log)] if log else []
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    done = subprocess.run(
        [*watched, sys.executable, "-m", CHILD, str(folder), mode],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def touched(log):
    """Return the lines of the watch between both markers that are no business of a reader."""
    lines = log.read_text(errors="replace").splitlines()
    first = next(at for at, line in enumerate(lines) if "/marker-begin" in line)
    last = next(at for at, line in enumerate(lines) if "/marker-end" in line)
    return [line for line in lines[first + 1 : last] if is_touch(line)]


def is_touch(line):
    if NETWORK.search(line):
        return True
    names = NAMED.findall(line)
    # An empty name asks about a file that is open already.
    return bool(names) and bool(names[0]) and not names[0].startswith(FINE)


def heard(told):
    """Return what Python itself opened that is no business of a reader."""
    return [each for each in told["heard"] if not each.partition("'")[2].startswith(FINE)]


@pytest.fixture
def folder(tmp_path):
    return baits(tmp_path / "baits")


needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


@needs_strace
def test_no_hostile_text_opens_a_file_or_a_socket_or_holds_the_window_up(folder, tmp_path):
    log = tmp_path / "calls"

    told = run(folder, "safe", log)

    assert told["texts"] >= 60
    assert touched(log) == []
    assert heard(told) == []
    assert told["slowest_s"] < 10, told["where"]


@needs_strace
def test_the_watch_sees_what_a_raw_label_opens(folder, tmp_path):
    log = tmp_path / "calls"

    run(folder, "canary", log)

    assert any("bait.png" in line for line in touched(log))


@pytest.mark.skipif(shutil.which("strace") is not None, reason="the watched run says more")
def test_no_hostile_text_holds_the_window_up(folder):
    told = run(folder, "safe")

    assert heard(told) == []
    assert told["slowest_s"] < 10, told["where"]
