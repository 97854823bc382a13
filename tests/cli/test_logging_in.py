"""Logins on the command line: given with every command where no keyring keeps them."""

import contextlib
import json
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.builders import a_batch, a_draft, a_task
from tests.sync.running import Running
from tests.sync.servers import openssh, wsgidav
from trainer_desk.cli import command_line
from trainer_desk.desk.opening import open_desk
from trainer_desk.files.native import write_native
from trainer_desk.settings import Settings, write_settings
from trainer_desk.store.store import utc_now

NO_KEYRING = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}


@pytest.fixture(scope="module")
def server():
    with wsgidav() as running:
        yield running


@pytest.fixture
def call(tmp_path: Path):
    def run(who: str, *words: object, typed: str = "", code: int = 0):
        command = command_line(lambda *_: 0)
        arguments = ["--data", str(tmp_path / who), *map(str, words)]
        result = CliRunner().invoke(
            command, arguments, input=typed, env=NO_KEYRING, catch_exceptions=False
        )
        assert result.exit_code == code, result.output
        return result

    return run


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    path = tmp_path / "b.tdbatch"
    write_native(path, a_batch("b1"), [a_task(n) for n in range(3)])
    data = tmp_path / "ann"
    data.mkdir(mode=0o700)
    write_settings(data / "settings.json", Settings(trainer="ann"))
    return path


def finish(data: Path) -> None:
    with open_desk(data, now=utc_now) as opened:
        key = opened.desk.batches()[0].key
        for position in range(3):
            opened.desk.submit(opened.desk.task_at(key, position), a_draft())


def test_without_a_keyring_every_command_takes_the_login(call, server: Running, batch, tmp_path):
    login = ("--user", server.secret.user, "--password-stdin", "--json")
    typed = f"{server.secret.password}\n"

    def rows(who: str, *words: object):
        return json.loads(call(who, *words, *login, typed=typed).stdout)[0]

    rows("lead", "assign", batch, server.url, "--to", "ann")
    rows("ann", "target", "add", server.url)
    assert rows("ann", "pull", server.url)["batches"] == 1
    finish(tmp_path / "ann")
    assert rows("ann", "deliver", server.url)["judgments"] == 3
    assert rows("lead", "collect", server.url, tmp_path / "out")["judgments"] == 3
    assert rows("ann", "pull", server.url)["confirmed"] == 1
    assert rows("ann", "compare", server.url)["missing"] == 0


@pytest.mark.parametrize("words", [("deliver",), ("pull",), ("compare",)])
def test_a_login_that_nobody_gives_is_asked_for_in_a_sentence(call, server: Running, batch, words):
    login = ("--user", server.secret.user, "--password-stdin")
    call("ann", "target", "add", server.url, *login, typed=f"{server.secret.password}\n")

    result = call("ann", *words, server.url, code=1)

    assert "does not know this name and password" in result.stderr
    assert "--user NAME --password-stdin" in result.stderr


def test_a_lead_agrees_to_an_ssh_server_by_its_fingerprint(call, batch, tmp_path):
    with openssh() as running:
        first = call("lead", "assign", batch, running.url, "--to", "ann", code=1)
        fingerprint = first.stderr.split("its key is ")[1].split()[0]
        second = call(
            "lead", "assign", batch, running.url, "--to", "ann", "--fingerprint", fingerprint
        )
        third = call("lead", "collect", running.url, tmp_path / "out", "--json")

    assert "agree to it with --fingerprint" in first.stderr
    assert "b1--r000001" in second.stdout
    assert json.loads(third.stdout)[0]["parcels"] == 0


def test_a_line_that_breaks_is_told_in_one_sentence(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=hang_up_on_everybody, args=(listener,), daemon=True).start()
        address = f"sftp://ann@127.0.0.1:{listener.getsockname()[1]}/work"
        done = subprocess.run(
            [sys.executable, "-m", "trainer_desk", "--data", str(tmp_path), "deliver", address],
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.returncode == 1
    assert done.stderr.splitlines() == ["Error: the connection to 127.0.0.1 broke"]


def hang_up_on_everybody(listener: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while True:
            caller, _ = listener.accept()
            caller.close()
