"""Who answers must prove who it is, and no secret goes anywhere else or stays anywhere."""

import contextlib
import logging
import socket
import ssl
import subprocess
import threading
import traceback
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import keyring.backend
import keyring.backends.fail
import keyring.backends.null
import paramiko
import pytest
import trustme

from tests.builders import open_store
from tests.sync.servers import IMPATIENT, USER, apache_digest, openssh, rclone_sftp
from trainer_desk.desk.delivery import Courier
from trainer_desk.sync import Refused, TransportError, Unreachable, Why
from trainer_desk.sync.address import Kind, address
from trainer_desk.sync.credentials import Secret, SessionCredentials
from trainer_desk.sync.errors import UnknownHost
from trainer_desk.sync.hosts import Hosts, fingerprint
from trainer_desk.sync.opening import Doors
from trainer_desk.sync.probe import Check, Verdict, probe
from trainer_desk.sync.system_keyring import KeyringCredentials, is_safe

CANARY = "canary-7f3a9c"


class Shelf(BaseHTTPRequestHandler):
    """GET and PUT on a dictionary; the server's `habits` make it worse."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.seen.append(dict(self.headers))
        if "redirect" in self.server.habits:
            return self._answer(302, Location=self.server.habits["redirect"])
        body = self.server.files.get(self.path)
        return self._answer(404) if body is None else self._answer(200, body)

    def do_PUT(self):
        size = int(self.headers["Content-Length"])
        body = self.rfile.read(size)
        if len(body) < size and "half" not in self.server.habits:
            self.close_connection = True
            return None
        taken = self.path in self.server.files and self.headers.get("If-None-Match") == "*"
        if taken and "overwrites" not in self.server.habits:
            return self._answer(412)
        self.server.files[self.path] = body
        return self._answer(201)

    def do_DELETE(self):
        self.server.files.pop(self.path, None)
        return self._answer(204)

    def log_message(self, *args):
        pass

    def _answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that hangs up is what these tests are about, no news."""


@contextlib.contextmanager
def shelf(certificate=None, **habits):
    server = Quiet(("127.0.0.1", 0), Shelf)
    server.files, server.seen, server.habits = {}, [], habits
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join(30)
        server.server_close()


def transport(url, hosts=None):
    credentials = SessionCredentials()
    credentials.keep(address(url).url, Secret(user=USER, password=CANARY))
    return Doors(credentials=credentials, hosts=hosts, patience=IMPATIENT).open(url)


@pytest.fixture
def authority(tmp_path, monkeypatch):
    """An authority that this computer trusts."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return authority


def test_a_server_of_a_trusted_authority_is_believed(authority):
    with shelf(authority.issue_cert("localhost")) as server:
        there = transport(f"https://localhost:{server.server_port}")

        assert there.read("nothing") is None

    assert "Authorization" in server.seen[0]


def expired(authority):
    then = datetime.now(UTC) - timedelta(days=1)
    return authority.issue_cert("localhost", not_before=then - timedelta(days=9), not_after=then)


@pytest.mark.parametrize("scheme", ["https", "webdavs"])
@pytest.mark.parametrize(
    "certificate",
    [
        pytest.param(expired, id="expired"),
        pytest.param(lambda authority: authority.issue_cert("other.example"), id="other host"),
        pytest.param(lambda _: trustme.CA().issue_cert("localhost"), id="unknown authority"),
    ],
)
def test_who_cannot_prove_it_is_refused_and_hears_nothing(authority, scheme, certificate):
    with shelf(certificate(authority)) as server:
        there = transport(f"{scheme}://localhost:{server.server_port}")

        with pytest.raises(Refused) as refused:
            there.read("target.json")

    assert refused.value.why is Why.TRUST
    assert server.seen == []


def test_a_redirect_to_the_open_web_is_not_followed(authority):
    with shelf() as elsewhere:
        away = f"http://localhost:{elsewhere.server_port}/target.json"
        with shelf(authority.issue_cert("localhost"), redirect=away) as server:
            there = transport(f"https://localhost:{server.server_port}")

            with pytest.raises(Unreachable, match="localhost"):
                there.read("target.json")

    assert elsewhere.seen == []


def test_a_password_is_never_sent_in_the_open():
    with pytest.raises(Refused) as refused:
        transport("http://server.example/x").read("target.json")

    assert refused.value.why is Why.TRUST
    assert CANARY not in str(refused.value)


@pytest.mark.parametrize(
    ("habit", "check"), [("overwrites", Check.CREATE_ONLY), ("half", Check.CUT_OFF)]
)
def test_a_plain_server_that_is_not_safe_is_not_used(habit, check):
    with shelf(**{habit: True}) as server:
        there = transport(f"http://localhost:{server.server_port}")

        found = probe(there, now=lambda: datetime.now(UTC))

    assert not found.usable
    said = {finding.check: finding.verdict for finding in found.findings}
    assert said[check] is Verdict.BAD


def test_a_plain_server_that_is_safe_is_used():
    with shelf() as server:
        there = transport(f"http://localhost:{server.server_port}")

        found = probe(there, now=lambda: datetime.now(UTC))
        there.write_part("part.1", b"body")
        first = there.publish("part.1", "out/x.tddone")
        there.write_part("part.2", b"other")
        second = there.publish("part.2", "out/x.tddone")

    assert found.usable, found.findings
    assert not found.abilities.lists
    assert (first, second) == (True, False)
    assert server.files["/out/x.tddone"] == b"body"


@pytest.mark.parametrize("start", [openssh, rclone_sftp], ids=["openssh", "rclone"])
def test_an_unknown_ssh_server_is_shown_once_and_then_known(tmp_path, start):
    with start() as server:
        hosts = Hosts(tmp_path / "known_hosts")
        server.hosts = hosts

        with pytest.raises(UnknownHost) as unknown:
            server.transport().read("target.json")
        assert unknown.value.fingerprint.startswith("SHA256:")
        hosts.remember(unknown.value)

        assert server.transport().read("target.json") is None
        again = Hosts(tmp_path / "known_hosts")
        server.hosts = again
        assert server.transport().read("target.json") is None


def test_an_ssh_server_with_another_key_is_refused_before_any_login(tmp_path):
    with rclone_sftp() as server:
        other = paramiko.ECDSAKey.generate()
        name = f"[127.0.0.1]:{server.port}"
        file = tmp_path / "known_hosts"
        file.write_text(f"{name} {other.get_name()} {other.get_base64()}\n")
        server.hosts = Hosts(file)

        with pytest.raises(Refused) as refused:
            server.transport(secret=Secret(user=USER, password=CANARY)).read("x")

    assert refused.value.why is Why.TRUST
    assert not isinstance(refused.value, UnknownHost)
    assert "another key" in str(refused.value)


def test_a_password_beside_a_key_that_needs_none_does_no_harm():
    with openssh() as running:
        there = running.transport(secret=Secret(user=running.secret.user, password=CANARY))

        assert there.read("nothing") is None


def test_a_fingerprint_is_the_one_that_ssh_shows(tmp_path):
    path = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)
    shown = subprocess.run(["ssh-keygen", "-lf", path], capture_output=True, text=True, check=True)

    assert fingerprint(paramiko.PKey.from_path(path)) in shown.stdout


class Ring(keyring.backend.KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept = {}

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def delete_password(self, service, username):
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError


def test_a_keyring_keeps_gives_and_forgets():
    ring = Ring()
    credentials = KeyringCredentials(ring)

    credentials.keep("webdavs://x", Secret(user="ann", password=CANARY))

    assert KeyringCredentials(ring).get("webdavs://x").password == CANARY
    credentials.forget("webdavs://x")
    credentials.forget("webdavs://x")
    assert credentials.get("webdavs://x") is None


def test_a_keyring_that_keeps_nothing_is_not_trusted():
    class Plain(Ring):
        pass

    Plain.__module__ = "keyrings.alt.file"

    assert is_safe(Ring())
    assert not is_safe(keyring.backends.fail.Keyring())
    assert not is_safe(keyring.backends.null.Keyring())
    assert not is_safe(Plain())


def test_a_locked_keyring_means_asking_again_and_remembering_for_now():
    class Locked(Ring):
        def get_password(self, service, username):
            raise keyring.errors.KeyringLocked

        def set_password(self, service, username, password):
            raise keyring.errors.PasswordSetError

    credentials = KeyringCredentials(Locked())

    assert credentials.get("x") is None
    credentials.keep("x", Secret(user="ann", password="p"))
    assert credentials.get("x").user == "ann"


def test_a_secret_is_told_nowhere(tmp_path, authority, caplog):
    caplog.set_level(logging.DEBUG)
    store = open_store(tmp_path / "desk", lambda: datetime.now(UTC))
    doors = Doors(
        credentials=SessionCredentials(),
        hosts=Hosts(tmp_path / "known_hosts"),
        patience=IMPATIENT,
    )
    courier = Courier(store, trainer="ann", device="d", now=lambda: datetime.now(UTC), doors=doors)
    words: list[str] = []
    with (
        shelf(trustme.CA().issue_cert("localhost")) as server,
        socket.create_server(("127.0.0.1", 0)) as silent,
    ):
        dead = silent.getsockname()[1]
        for url in (
            f"https://localhost:{server.server_port}",
            f"webdav://127.0.0.1:{dead}/x",
            "sftp://127.0.0.1:1/x",
            "http://server.example/",
            f"s3://desk/x?endpoint=http://127.0.0.1:1&region={USER}",
        ):
            courier.log_in(url, Secret(user=USER, password=CANARY))
            try:
                courier.add_target(url)
            except TransportError as error:
                words += traceback.format_exception(error)
    store.close()

    everything = "".join(words) + caplog.text + repr(Secret(user="u", password=CANARY))
    assert CANARY not in everything
    for path in (tmp_path / "desk").rglob("*"):
        assert not path.is_file() or CANARY.encode() not in path.read_bytes()


@pytest.mark.parametrize(
    "url",
    [
        "webdavs://ann:secret@server/x",
        "gopher://server/x",
        "sftp:///nowhere",
        "https://server/a/../b",
        "s3://bucket?endpoint=https://x&password=p",
        "https://ser ver/",
        "https://[::1/x",
        "https://server:99999/",
    ],
)
def test_an_address_that_means_nothing_is_refused(url):
    with pytest.raises(Refused) as refused:
        address(url)

    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "kind", "normal"),
    [
        ("/tmp/x/", Kind.FOLDER, "/tmp/x"),
        ("file:///tmp/a%20b", Kind.FOLDER, "/tmp/a b"),
        ("webdavs://Server.Example/Dav/", Kind.WEBDAV, "webdavs://server.example/Dav"),
        ("sftp://ann@h:2222/w", Kind.SFTP, "sftp://ann@h:2222/w"),
        ("s3://bucket/p?region=eu", Kind.S3, "s3://bucket/p?region=eu"),
        ("gs://bucket", Kind.GCS, "gs://bucket"),
        ("az://box/p", Kind.AZURE, "az://box/p"),
        ("https://h/%D1%91", Kind.HTTPS, "https://h/%D1%91"),
    ],
)
def test_an_address_is_known_by_its_normal_form(url, kind, normal):
    found = address(url)

    assert found.kind is kind
    assert found.url == normal
    assert address(found.url) == found


def test_a_login_by_digest_goes_on_when_the_server_forgets_what_it_asked(tmp_path):
    with apache_digest() as server:
        transport = server.transport()
        body = bytes(range(256)) * 16 * 1024
        transport.write_part("part.a", b"x")
        server.process.stop()
        server.process.start()

        # Its old question is void: the whole body is sent again to the new one.
        transport.write_part("part.b", body)
        found = transport.read("part.b")

    assert found == body
