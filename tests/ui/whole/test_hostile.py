"""Hostile texts as whole batches in the whole window, watched from outside."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.look.test_hostile import ROOT, baits, heard, touched

LONGEST_TURN_S = 4
"""Worked seconds of one turn of the event loop; about 1.7 where this was written."""

HOME = Path.home()
DICTIONARIES = (
    "/opt",
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/local/share/hunspell",
    HOME / ".local/share/hunspell",
    HOME / ".config/libreoffice",
    f'{ROOT}"',
)
"""Where the writing check looks for dictionaries, whatever the text; and the folder we run in."""


def tour(folder, data, which, log=None):
    watched = ["strace", "-f", "-qq", "-e", "trace=%file,%network", "-o", str(log)] if log else []
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [
            *watched,
            sys.executable,
            "-m",
            "tests.ui.whole.show_hostile",
            str(folder),
            str(data),
            which,
        ],
        cwd=ROOT,
        env={**environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def is_fine(line: str, *places: object) -> bool:
    """Tell whether a call is about our own data, or walks down to it without opening anything."""
    above = {str(parent) for place in places for parent in Path(str(place)).parents}
    looked = re.match(r'\d+ +(?:newfstatat|readlink|lstat|stat|statx)\([^"]*"([^"]*)"', line)
    return any(f'"{place}' in line for place in places) or bool(looked and looked[1] in above)


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.timeout(1000)
@pytest.mark.parametrize(
    ("which", "least"), [("some", 50), pytest.param("all", 75, marks=pytest.mark.torture)]
)
def test_hostile_batches_open_no_file_and_no_socket_anywhere_in_the_window(tmp_path, which, least):
    folder, data, log = baits(tmp_path / "baits"), tmp_path / "data", tmp_path / "calls"

    told = tour(folder, data, which, log)

    ours = (data, f"{data}-chosen", *DICTIONARIES)
    assert told["texts"] >= least
    assert [line for line in touched(log) if not is_fine(line, *ours)] == []
    assert [one for one in heard(told) if not any(f"'{place}" in one for place in ours)] == []
    assert told["slowest_s"] < LONGEST_TURN_S, told["where"]
