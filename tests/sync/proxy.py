"""Proxies between a desk and a server that break one thing at one moment."""

import contextlib
import random
import re
import socket
import struct
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

PAGE = b"<!DOCTYPE html><html><body>Welcome to the Grand Hotel. Please log in.</body></html>"
BROKEN_LINES = (
    "reset before",
    "reset in the middle of the request",
    "reset after the request",
    "reply lost",
    "reply cut",
)
ANSWERS = {
    "500": b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n",
    "503": b"HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n",
    "429": b"HTTP/1.1 429 Slow down\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n",
    "507": b"HTTP/1.1 507 Full\r\nContent-Length: 0\r\n\r\n",
    "401": b'HTTP/1.1 401 Who\r\nWWW-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n\r\n',
    "403": b"HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n",
    "400": b"HTTP/1.1 400 What\r\nContent-Length: 0\r\n\r\n",
    "portal": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s"
    % (len(PAGE), PAGE),
}
FAULTS = (*BROKEN_LINES, *ANSWERS, "redirect")


@dataclass
class Plan:
    """Break the nth request from now, in one way; -1 for none.

    `settled` is set once the server has done what it does for a request nobody waits for.

    Attributes:
        asked: What was requested so far, such as "GET /dav/target.json".
    """

    fault: str = ""
    nth: int = -1
    fired: bool = False
    settled: threading.Event = field(default_factory=threading.Event)
    asked: list[str] = field(default_factory=list)

    def fault_of(self, number: int) -> str:
        """Return how a request is broken, "" for not at all."""
        return self.fault if number == self.nth else ""


@dataclass
class Lossy(Plan):
    """Break a share of all requests, each in one of the ways a line can break.

    Attributes:
        lost: How many were broken so far.
    """

    share: float = 0.3
    chance: random.Random = field(default_factory=lambda: random.Random(1))
    lost: int = 0

    def fault_of(self, number: int) -> str:
        if self.chance.random() >= self.share:
            return ""
        self.lost += 1
        return self.chance.choice(BROKEN_LINES)


class HttpProxy:
    """Hands requests on to a server, one of them broken as planned."""

    def __init__(self, server_port: int, elsewhere: int) -> None:
        self._server = server_port
        self._redirect = (
            b"HTTP/1.1 302 Found\r\nLocation: http://localhost:%d/x\r\nContent-Length: 0\r\n\r\n"
            % elsewhere
        )
        self.plan = Plan()
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        client.settimeout(30)
        with contextlib.suppress(OSError, ValueError):
            while self._one(client):
                pass
        client.close()

    def _one(self, client: socket.socket) -> bool:
        """Handle one request; tell whether another may follow."""
        head = _head(client)
        if not head:
            return False
        with self._lock:
            number = len(self.plan.asked)
            self.plan.asked.append(b" ".join(head.split(b" ", 2)[:2]).decode())
            fault = self.plan.fault_of(number)
            self.plan.fired |= bool(fault)
        if fault == "reset before":
            return _reset(client)
        body = _exactly(client, _length(head))
        if fault == "redirect" or fault in ANSWERS:
            client.sendall(self._redirect if fault == "redirect" else ANSWERS[fault])
            return True
        with socket.create_connection(("127.0.0.1", self._server), 30) as server:
            if fault == "reset in the middle of the request":
                server.sendall(head + body[: len(body) // 2] if body else head[: len(head) // 2])
                _reset(server)
                return _reset(client)
            server.sendall(head + body)
            if fault == "reset after the request":
                _reset(client)
                # The server goes on for itself; a clean round comes after it has ended.
                with contextlib.suppress(OSError, ValueError):
                    _reply(server, head)
                self.plan.settled.set()
                return False
            reply_head, reply = _reply(server, head)
        if fault == "reply lost":
            return _reset(client)
        if fault == "reply cut":
            whole = reply_head + reply
            client.sendall(whole[: len(reply_head) + len(reply) // 2] if reply else whole[:-3])
            return _reset(client)
        client.sendall(reply_head + reply)
        return b"connection: close" not in reply_head.lower()


def _head(stream: socket.socket) -> bytes:
    found = b""
    while not found.endswith(b"\r\n\r\n"):
        piece = stream.recv(1)
        if not piece:
            return b""
        found += piece
    return found


def _length(head: bytes) -> int:
    found = re.search(rb"\r\ncontent-length: *(\d+)", head, re.IGNORECASE)
    return int(found[1]) if found else 0


def _exactly(stream: socket.socket, size: int) -> bytes:
    pieces = []
    while size:
        piece = stream.recv(min(size, 65536))
        if not piece:
            raise OSError("hung up")
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _reply(server: socket.socket, request: bytes) -> tuple[bytes, bytes]:
    server.settimeout(30)
    head = _head(server)
    while head.startswith(b"HTTP/1.1 100"):
        head = _head(server)
    status = int(head.split(b" ", 2)[1])
    if request.startswith(b"HEAD ") or status in (204, 304):
        return head, b""
    if b"transfer-encoding: chunked" in head.lower():
        return head, _chunks(server)
    if b"content-length:" in head.lower():
        return head, _exactly(server, _length(head))
    pieces = []
    while piece := server.recv(65536):
        pieces.append(piece)
    return head, b"".join(pieces)


def _chunks(server: socket.socket) -> bytes:
    found = b""
    while True:
        line = b""
        while not line.endswith(b"\r\n"):
            line += _exactly(server, 1)
        size = int(line.split(b";")[0], 16)
        found += line + _exactly(server, size + 2)
        if size == 0:
            return found


def _reset(stream: socket.socket) -> bool:
    stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    stream.close()
    return False


class Elsewhere:
    """Another host, where nothing of ours must ever arrive."""

    def __init__(self) -> None:
        self.visits: list[bytes] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                visitor, _ = self._listener.accept()
                visitor.settimeout(30)
                self.visits.append(visitor.recv(65536))
                visitor.close()


class ByteProxy:
    """Hands bytes on to a server until so many went one way, then breaks the line."""

    def __init__(self, server_port: int) -> None:
        self._server = server_port
        self.up_limit: int | None = None
        self.down_limit: int | None = None
        self.up = self.down = 0
        self.fired = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def arm(self, *, up: int | None = None, down: int | None = None) -> None:
        self.up_limit, self.down_limit = up, down
        self.up = self.down = 0
        self.fired = False

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                with contextlib.suppress(OSError):
                    server = socket.create_connection(("127.0.0.1", self._server), 30)
                    server.settimeout(None)
                    for source, sink, way in ((client, server, "up"), (server, client, "down")):
                        threading.Thread(
                            target=self._carry, args=(source, sink, way), daemon=True
                        ).start()

    def _carry(self, source: socket.socket, sink: socket.socket, way: str) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(4096):
                limit = self.up_limit if way == "up" else self.down_limit
                gone = self.up if way == "up" else self.down
                if limit is not None and gone + len(piece) > limit:
                    sink.sendall(piece[: max(0, limit - gone)])
                    self.fired = True
                    break
                sink.sendall(piece)
                if way == "up":
                    self.up += len(piece)
                else:
                    self.down += len(piece)
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@contextlib.contextmanager
def http_proxy(server_port: int) -> Iterator[tuple[HttpProxy, Elsewhere]]:
    elsewhere = Elsewhere()
    proxy = HttpProxy(server_port, elsewhere.port)
    try:
        yield proxy, elsewhere
    finally:
        proxy.close()
        elsewhere.close()


@contextlib.contextmanager
def byte_proxy(server_port: int) -> Iterator[ByteProxy]:
    proxy = ByteProxy(server_port)
    try:
        yield proxy
    finally:
        proxy.close()
