"""Servers as processes: begun with a folder of their own, killed, begun again, ended."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def installed(*names: str) -> str:
    for name in names:
        found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/lib/openssh")
        if found:
            return found
    pytest.skip(f"{names[0]} is not installed here")


@contextlib.contextmanager
def workspace() -> Iterator[tuple[Path, Path]]:
    """A folder for a server's own things, and one in it for the files; both open to its user."""
    with tempfile.TemporaryDirectory(prefix="td-server-") as name:
        home = Path(name)
        home.chmod(0o777)
        files = home / "files"
        files.mkdir()
        files.chmod(0o777)
        yield home, files


class ServerProcess:
    """A server and what it started; it can be killed, and started again."""

    def __init__(self, command: list[str], port: int, home: Path, **more) -> None:
        self._command = command
        self._port = port
        self._home = home
        self._more = more
        self._mark = home / "killed"
        self._child: subprocess.Popen | None = None

    def start(self) -> None:
        """Start it, and return once it listens."""
        output = self._home / "output"
        with output.open("ab") as stream:
            self._child = subprocess.Popen(
                self._command,
                stdout=stream,
                stderr=stream,
                cwd=self._home,
                start_new_session=True,
                **self._more,
            )
        _until_it_listens(self._port, self._child, output)

    @property
    def was_killed(self) -> bool:
        """Whether somebody called `kill` since it was started, in whatever process."""
        return self._mark.exists()

    def kill(self) -> None:
        """Kill it with all that it started; may be called in a forked process too."""
        self._mark.touch()
        self._signal(signal.SIGKILL)

    def wait_for_the_dead(self) -> None:
        """Return once a server that was killed is gone."""
        if self._child is not None:
            self._child.wait(60)
            self._child = None
        self._mark.unlink(missing_ok=True)

    def stop(self) -> None:
        """End it, kindly at first."""
        if self._child is None:
            return
        self._signal(signal.SIGTERM)
        try:
            self._child.wait(30)
        except subprocess.TimeoutExpired:
            self._signal(signal.SIGKILL)
        self.wait_for_the_dead()

    def _signal(self, number: int) -> None:
        if self._child is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._child.pid, number)


@contextlib.contextmanager
def listening(command: list[str], port: int, home: Path, **more) -> Iterator[ServerProcess]:
    process = ServerProcess(command, port, home, **more)
    try:
        process.start()
        yield process
    finally:
        process.stop()


def _until_it_listens(port: int, child: subprocess.Popen, output: Path) -> None:
    end = time.monotonic() + 90
    while time.monotonic() < end:
        if child.poll() is not None:
            break
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.02)
    raise RuntimeError(f"the server does not listen: {output.read_text()[-800:]}")
