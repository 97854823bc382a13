"""What a server says or lacks is told by commands as it is."""

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class Putting(BaseHTTPRequestHandler):
    """Knows GET, PUT and DELETE and no more, as plain HTTPS targets do."""

    protocol_version = "HTTP/1.1"
    files: dict[str, bytes]

    def do_GET(self) -> None:
        body = self.files.get(self.path)
        self._say(404 if body is None else 200, body or b"")

    def do_PUT(self) -> None:
        size = int(self.headers["Content-Length"])
        body = self.rfile.read(size)
        if len(body) < size:
            self.close_connection = True
            return
        taken = self.path in self.files
        self.files.setdefault(self.path, body)
        self._say(412 if taken else 201)

    def do_DELETE(self) -> None:
        self._say(204 if self.files.pop(self.path, None) is not None else 404)

    def _say(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


class Saying(BaseHTTPRequestHandler):
    """Says one thing to whatever is asked."""

    protocol_version = "HTTP/1.1"
    status: int
    also: dict[str, str]

    def do_GET(self) -> None:
        self.send_response(self.status)
        for name, value in self.also.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_PROPFIND = do_CONNECT = do_GET

    def log_message(self, *_: object) -> None:
        return


@contextlib.contextmanager
def running(kind: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """Run a server; give where it is."""
    with ThreadingHTTPServer(("127.0.0.1", 0), kind) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def saying(status: int, **also: str) -> type[BaseHTTPRequestHandler]:
    named = {name.replace("_", "-"): value for name, value in also.items()}
    return type("Always", (Saying,), {"status": status, "also": named})


def test_where_there_are_no_lists_nobody_says_that_nothing_lies_there(run):
    with running(type("Shelf", (Putting,), {"files": {}})) as where:
        pulled = run("pull", f"http://{where}/x")

    assert pulled.exit_code == 0, pulled.stderr
    assert "No new work" not in pulled.stderr
    assert "no lists" in pulled.stderr
    assert "by hand" in pulled.stderr


@pytest.mark.parametrize("command", ["pull", "deliver"])
def test_a_busy_server_is_told_with_the_time_it_asks_for(run, command):
    with running(saying(429, Retry_After="77")) as where:
        done = run(command, f"webdav://{where}/x")

    assert done.exit_code == 1
    assert "is busy; try again in 77 seconds" in done.stderr


def test_a_proxy_that_wants_a_login_is_told_from_a_target_that_does(run, monkeypatch):
    for name in ("no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with running(saying(407, Proxy_Authenticate="Basic")) as where:
        monkeypatch.setenv("http_proxy", f"http://{where}")
        monkeypatch.setenv("https_proxy", f"http://{where}")
        told = [
            run("pull", f"{scheme}://server.example/x").stderr for scheme in ("webdav", "webdavs")
        ]

    for words in told:
        assert "the proxy asks for a name and a password of its own" in words
        assert "--user" not in words
