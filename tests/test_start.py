"""What a start does not wait for."""

import subprocess
import sys

NEEDED_LATER = {
    "charset_normalizer": "files whose encoding has to be guessed",
    "click": "commands other than opening the window",
    "cryptography": "answer keys and servers",
    "diff_match_patch": "diffs, on a worker",
    "hunspell": "the writing check, on a worker",
    "keyring": "servers that ask for a password",
    "language_tool_python": "the grammar check, on a worker",
    "markdown_it": "rendered texts, on a worker",
    "nh3": "rendered texts, on a worker",
    "numpy": "nothing at all, however many packages bring it along",
    "obstore": "object stores",
    "paramiko": "SFTP",
    "platformdirs": "the system's own place for data, where none is named",
    "psutil": "processes of the grammar check",
    "pygments": "rendered code, on a worker",
    "regex": "long texts; loaded behind the first frame",
    "requests": "servers",
    "spylls": "spelling on machines without Hunspell",
    "sqlite_utils": "databases that are new or older",
    "trainer_desk.files.exporters": "exports",
    "trainer_desk.files.importers": "files that are opened",
    "urllib.request": "folders that are named by a URL",
}
WATCH = "import sys; import trainer_desk.__main__, trainer_desk.app; print('\\n'.join(sys.modules))"


def test_opening_the_window_loads_nothing_that_is_only_needed_later():
    done = subprocess.run(
        [sys.executable, "-c", WATCH], capture_output=True, text=True, check=True, timeout=120
    )

    loaded = set(done.stdout.split())

    assert "trainer_desk.ui.window" in loaded
    assert {name: why for name, why in NEEDED_LATER.items() if name in loaded} == {}
