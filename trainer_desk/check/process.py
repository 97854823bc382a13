"""One server process of ours: started, watched, proven to be the one behind a port, ended."""

from __future__ import annotations

import contextlib
import logging
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import psutil

from trainer_desk.check import watchdog
from trainer_desk.values import dataclass

log = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"
_LOOPBACK = frozenset((LOOPBACK, "::ffff:127.0.0.1"))
_OUT_OF_MEMORY = "OutOfMemoryError"
_EXIT_OUT_OF_MEMORY = 3  # of Java with ExitOnOutOfMemoryError
_KEPT_LINES = 40
_END_SECONDS = 3.0
_PROOF_SECONDS = 3.0


class Stranger(Exception):
    """Another process answers on our port; nothing may be sent there."""


def free_port() -> int:
    """Return a loopback port that was free a moment ago."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def watchdog_command() -> tuple[str, ...]:
    """Return what runs the watchdog: this Python, or the program itself where it is frozen."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "--watchdog")
    return (sys.executable, "-I", "-S", str(Path(watchdog.__file__)))


@dataclass(frozen=True, slots=True)
class _Socket:
    """A TCP socket: its port, the loopback port at its other end (0 for none)."""

    port: int
    far: int
    listening: bool


class ServerProcess:
    """A server on a loopback port, in the care of a watchdog. Safe on any thread.

    What it prints is drained; the last lines are kept only until `ready` is called, for the
    reason of a failed start: afterwards they could hold what is checked.

    Args:
        command: The program with its arguments.
        port: Where it is going to listen.
        environ: Its whole environment.
        ended: Called once, on a thread of ours, when it ended without `end` being called.
    """

    def __init__(
        self,
        command: Sequence[str],
        port: int,
        environ: Mapping[str, str],
        *,
        ended: Callable[[], None],
        launcher: Sequence[str] | None = None,
    ) -> None:
        self.port = port
        self._ended = ended
        self._asked_to_end = threading.Event()
        self._ran_out_of_memory = False
        self._lines: deque[str] | None = deque(maxlen=_KEPT_LINES)
        self._family: dict[int, psutil.Process] = {}
        self._watchdog = subprocess.Popen(
            [*(watchdog_command() if launcher is None else launcher), *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=tempfile.gettempdir(),
            env=dict(environ),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            # Ctrl+C in a terminal is for the app, which then ends us in order.
            start_new_session=True,
        )
        self._drain = threading.Thread(target=self._drained, name="languagetool", daemon=True)
        self._drain.start()

    def alive(self) -> bool:
        """Tell whether it still runs."""
        return self._watchdog.poll() is None

    def ends_within(self, seconds: float) -> bool:
        """Tell whether it ends by itself so soon, and then wait for its last words."""
        try:
            self._watchdog.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        if threading.current_thread() is not self._drain:
            self._drain.join(_END_SECONDS)
        return True

    def ready(self) -> None:
        """Say that from now on it gets texts: nothing that it prints is kept any more."""
        self._lines = None

    def last_lines(self) -> tuple[str, ...]:
        """Return what it printed last while it started."""
        return tuple(self._lines or ())

    @property
    def ran_out_of_memory(self) -> bool:
        """Whether it said so, or ended for that reason."""
        return self._ran_out_of_memory or self._watchdog.poll() == _EXIT_OUT_OF_MEMORY

    def listens(self) -> bool:
        """Tell whether the process or a child of it owns the listening socket.

        Raises:
            Stranger: If another process does.
        """
        if not _answers(self.port):
            return False
        if any(item.listening and item.port == self.port for item in self._sockets()):
            return True
        raise Stranger

    def prove(self, connected: socket.socket) -> None:
        """Make sure that the other end of a fresh connection is in our process.

        Nothing may be sent before. Takes a few milliseconds.

        Raises:
            Stranger: If it is not.
        """
        here = connected.getsockname()[1]
        deadline = time.monotonic() + _PROOF_SECONDS
        while time.monotonic() < deadline and self.alive():
            if any(item.far == here for item in self._sockets()):
                return
            # Until the server accepts it, the connection belongs to nobody.
            time.sleep(0.002)
        raise Stranger

    def memory_bytes(self) -> int:
        """Return the memory in use by the process and its children."""
        total = 0
        for process in self._members():
            with contextlib.suppress(psutil.Error):
                total += process.memory_info().rss
        return total

    def end(self, *, wait: bool = True) -> None:
        """End the process; it is gone within a few seconds in any case.

        Args:
            wait: Whether to return only when it is; without, this returns at once.
        """
        self._asked_to_end.set()
        self._family.update({member.pid: member for member in self._members()})
        if self._watchdog.stdin is not None:
            with contextlib.suppress(OSError):
                self._watchdog.stdin.close()
        if wait:
            self._wait()

    def _wait(self) -> None:
        try:
            self._watchdog.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._watchdog.kill()
            self._watchdog.wait()
        _kill(self._family.values())
        if threading.current_thread() is not self._drain:
            self._drain.join(_END_SECONDS)

    def _drained(self) -> None:
        stream = self._watchdog.stdout
        if stream is None:
            return
        with stream:
            for line in stream:
                self._look_at(line.decode("utf-8", "replace").rstrip())
        self._watchdog.wait()
        if self._watchdog.stdin is not None:
            with contextlib.suppress(OSError):
                self._watchdog.stdin.close()
        if not self._asked_to_end.is_set():
            log.warning("the server ended with code %s", self._watchdog.returncode)
            self._ended()

    def _look_at(self, line: str) -> None:
        if _OUT_OF_MEMORY in line:
            self._ran_out_of_memory = True
        lines = self._lines
        if lines is not None:
            lines.append(line)

    def _members(self) -> tuple[psutil.Process, ...]:
        try:
            parent = psutil.Process(self._watchdog.pid)
            return (*parent.children(recursive=True), parent)
        except psutil.Error:
            return ()

    def _sockets(self) -> list[_Socket]:
        found: list[_Socket] = []
        for member in self._members():
            with contextlib.suppress(psutil.Error):
                for item in member.net_connections(kind="tcp"):
                    # A listening socket has an empty tuple for its other end.
                    far_ip, far_port = (*item.raddr, "", 0)[:2]
                    listening = item.status == psutil.CONN_LISTEN
                    far = int(far_port) if far_ip in _LOOPBACK else 0
                    found.append(_Socket(item.laddr.port, far, listening))
        return found


def _answers(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(1.0)
        return probe.connect_ex((LOOPBACK, port)) == 0


def _kill(processes: Iterable[psutil.Process]) -> None:
    for process in processes:
        with contextlib.suppress(psutil.Error):
            process.kill()
