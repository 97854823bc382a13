"""One window per data folder: a second start raises the first and hands its files over."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

ANSWER_MS = 2000
"""How long a second start waits for the first to answer."""
_PAUSE_MS = 50
LONGEST_MESSAGE = 1_000_000
"""Bytes of file names that a first window reads from a second start."""


class SingleInstance(QObject):
    """The listening end of the first window.

    Signals:
        called (tuple[Path, ...]): A second start asks to be shown, with the files it was given.
    """

    called = Signal(object)

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = _name(data)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)

    def listen(self) -> None:
        """Answer to later starts; call while the store is ours, so that what listens is alive."""
        QLocalServer.removeServer(self._name)
        if not self._server.listen(self._name):
            log.warning("no second start will find this window: %s", self._server.errorString())

    def _accept(self) -> None:
        socket = self._server.nextPendingConnection()
        received = bytearray()

        def read() -> None:
            received.extend(socket.readAll().data())
            if len(received) > LONGEST_MESSAGE:
                socket.abort()
            elif received.endswith(b"\n"):
                socket.write(b"ok\n")
                socket.flush()
                self.called.emit(_paths(bytes(received)))

        socket.readyRead.connect(read)
        socket.disconnected.connect(socket.deleteLater)


def call_first(data: Path, files: Sequence[Path], *, wait_ms: int = 0) -> bool:
    """Ask the window that holds `data` to come to the front and open `files`.

    Args:
        wait_ms: How long to wait for one that does not listen yet.

    Returns:
        Whether there is such a window and it answered.
    """
    socket = QLocalSocket()
    if not _connected(socket, _name(data), wait_ms):
        return False
    socket.write(json.dumps([str(path.absolute()) for path in files]).encode() + b"\n")
    answered = socket.waitForBytesWritten(ANSWER_MS) and socket.waitForReadyRead(ANSWER_MS)
    socket.disconnectFromServer()
    return answered


def _connected(socket: QLocalSocket, name: str, wait_ms: int) -> bool:
    until = QDeadlineTimer(wait_ms)
    socket.connectToServer(name)
    while not socket.waitForConnected(ANSWER_MS):
        if until.hasExpired():
            return False
        QThread.msleep(_PAUSE_MS)
        socket.connectToServer(name)
    return True


def _name(data: Path) -> str:
    digest = hashlib.sha256(str(data.resolve()).encode()).hexdigest()
    return f"trainer-desk-{digest[:16]}"


def _paths(message: bytes) -> tuple[Path, ...]:
    try:
        names = json.loads(message)
    except ValueError:
        log.warning("a second start sent %d bytes that are no list of files", len(message))
        return ()
    if not isinstance(names, list):
        return ()
    return tuple(Path(name) for name in names if isinstance(name, str))
