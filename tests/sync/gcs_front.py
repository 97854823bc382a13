"""What fake-gcs-server lacks of Google's XML interface: creating an object by PUT.

The library under test creates objects by `PUT /bucket/name` with the precondition in a header.
The server knows that only as an upload of its JSON interface. Everything else goes through as is.
"""

import contextlib
import http.client
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote, unquote

MATCH = "x-goog-if-generation-match"


@contextlib.contextmanager
def gcs_front(server_port: int) -> Iterator[int]:
    """Stand in front of a server; yields the port."""

    class Front(_Front):
        behind = server_port

    front = ThreadingHTTPServer(("127.0.0.1", 0), Front)
    thread = threading.Thread(target=front.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield front.server_port
    finally:
        front.shutdown()
        front.server_close()
        thread.join(30)


class _Front(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    behind = 0

    def do_PUT(self) -> None:
        bucket, _, name = self.path.partition("?")[0].lstrip("/").partition("/")
        target = (
            f"/upload/storage/v1/b/{bucket}/o?uploadType=media&name={quote(unquote(name), safe='')}"
        )
        if MATCH in self.headers:
            target += f"&ifGenerationMatch={self.headers[MATCH]}"
        status, headers, body = self._ask("POST", target)
        found = json.loads(body) if status == http.HTTPStatus.OK else {}
        # The XML interface answers with headers and no body.
        headers = {"ETag": found.get("etag", '"x"'), "x-goog-generation": found.get("generation")}
        self._answer(status, {name: value for name, value in headers.items() if value}, b"")

    def do_GET(self) -> None:
        self._answer(*self._ask(self.command, self.path))

    do_HEAD = do_DELETE = do_POST = do_GET

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _ask(self, method: str, target: str) -> tuple[int, dict[str, str], bytes]:
        sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        # It looks at the host's name to tell its interfaces apart.
        headers = {"Host": f"127.0.0.1:{self.behind}", "Content-Type": "application/octet-stream"}
        line = http.client.HTTPConnection("127.0.0.1", self.behind, timeout=60)
        try:
            line.request(method, target, sent, headers)
            reply = line.getresponse()
            return reply.status, dict(reply.getheaders()), reply.read()
        finally:
            line.close()

    def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
