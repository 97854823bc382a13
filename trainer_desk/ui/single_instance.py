"""One window per data folder: a second start raises the first and hands its files over."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

ANSWER_MS = 2000
"""How long a second start waits for the first to answer."""
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
        """Answer to later starts; call once the store is ours, so that what listens is alive."""
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


def call_first(data: Path, files: Sequence[Path]) -> bool:
    """Ask the window that holds `data` to come to the front and open `files`.

    Returns:
        Whether there is such a window and it answered.
    """
    socket = QLocalSocket()
    socket.connectToServer(_name(data))
    if not socket.waitForConnected(ANSWER_MS):
        return False
    socket.write(json.dumps([str(path.absolute()) for path in files]).encode() + b"\n")
    answered = socket.waitForBytesWritten(ANSWER_MS) and socket.waitForReadyRead(ANSWER_MS)
    socket.disconnectFromServer()
    return answered


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
