"""Answers come whole, however small the pieces that a server sends them in."""

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from trainer_desk.sync.address import address
from trainer_desk.sync.webdav import WebDavTransport

BODY = b"".join(hashlib.sha256(b"%d" % number).digest() for number in range(10_000))


class InPieces(BaseHTTPRequestHandler):
    """Answers every GET with `BODY`; the name asked for says in pieces of how many bytes."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        size = int(self.path.rsplit("/", 1)[-1])
        self.send_response(200)
        self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        for start in range(0, len(BODY), size):
            self.wfile.write(BODY[start : start + size])

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def port() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), InPieces) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("size", [1000, 8192, 65_535, 65_536, len(BODY) - 1, len(BODY)])
def test_a_body_in_pieces_of_any_size_comes_whole_and_is_counted(port, size):
    moved: list[int] = []
    transport = WebDavTransport(address(f"webdav://127.0.0.1:{port}/"), moved=moved.append)

    found = transport.read(str(size))
    transport.close()

    assert found == BODY
    assert sum(moved) == len(BODY)
