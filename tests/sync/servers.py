"""Real servers on loopback, each with a folder of its own to look into."""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import obstore
import paramiko
import pytest
import requests
from moto.server import ThreadedMotoServer
from obstore.store import S3Store

from trainer_desk.sync.address import Address, address
from trainer_desk.sync.credentials import Secret, SessionCredentials
from trainer_desk.sync.hosts import Hosts
from trainer_desk.sync.opening import Doors
from trainer_desk.sync.patience import Patience
from trainer_desk.sync.transport import Transport

USER, PASSWORD = "ann", "correct-horse-7"
IMPATIENT = Patience(connect=3, silence=3)


class OnDisk:
    """Looks into a server's folder from behind."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def files(self) -> dict[str, bytes]:
        return {
            str(path.relative_to(self._folder)): path.read_bytes()
            for path in sorted(self._folder.rglob("*"))
            if path.is_file()
        }

    def put(self, name: str, body: bytes) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        for made in (path.parent, *path.parent.parents):
            if made == self._folder:
                break
            made.chmod(0o777)
        path.write_bytes(body)

    def remove(self, name: str) -> None:
        (self._folder / name).unlink()


class InBucket:
    """Looks into a bucket by another client than the one under test."""

    def __init__(self, endpoint: str, bucket: str, secret: Secret) -> None:
        self._store = S3Store(
            bucket,
            endpoint=endpoint,
            region="us-east-1",
            access_key_id=secret.user,
            secret_access_key=secret.password,
            client_options={"allow_http": True},
        )

    def files(self) -> dict[str, bytes]:
        names = [entry["path"] for page in obstore.list(self._store) for entry in page]
        return {name: bytes(obstore.get(self._store, name).bytes()) for name in sorted(names)}

    def put(self, name: str, body: bytes) -> None:
        obstore.put(self._store, name, body)

    def remove(self, name: str) -> None:
        obstore.delete(self._store, name)


@dataclass
class Running:
    """A server that runs.

    Attributes:
        url: What a trainer would type; `at(port)` is the same behind a proxy.
        behind: To look at the files without asking the transport.
        hosts: Known SSH servers.
    """

    name: str
    url: str
    port: int
    secret: Secret
    behind: OnDisk | InBucket
    hosts: Hosts

    def at(self, port: int | None = None) -> Address:
        return address(self.url.replace(f":{self.port}", f":{port or self.port}"))

    def transport(
        self,
        port: int | None = None,
        *,
        secret: Secret | None = None,
        moved: Callable[[int], None] = lambda _: None,
    ) -> Transport:
        credentials = SessionCredentials()
        found = self.at(port)
        credentials.keep(found.url, secret or self.secret)
        doors = Doors(credentials=credentials, hosts=self.hosts, patience=IMPATIENT)
        return doors.open(found, moved=moved)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _program(*names: str) -> str:
    for name in names:
        found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/lib/openssh")
        if found:
            return found
    pytest.skip(f"{names[0]} is not installed here")


@contextlib.contextmanager
def _workspace() -> Iterator[tuple[Path, Path]]:
    """A folder for a server's own things, and one in it for the files; both open to its user."""
    with tempfile.TemporaryDirectory(prefix="td-server-") as name:
        home = Path(name)
        home.chmod(0o777)
        files = home / "files"
        files.mkdir()
        files.chmod(0o777)
        yield home, files


@contextlib.contextmanager
def _running(command: list[str], port: int, home: Path, **more) -> Iterator[None]:
    with (home / "output").open("wb") as output:
        child = subprocess.Popen(command, stdout=output, stderr=output, cwd=home, **more)
    try:
        _until_it_listens(port, child, home / "output")
        yield
    finally:
        child.terminate()
        try:
            child.wait(30)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _until_it_listens(port: int, child: subprocess.Popen, output: Path) -> None:
    end = time.monotonic() + 90
    while time.monotonic() < end:
        if child.poll() is not None:
            break
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.02)
    raise RuntimeError(f"the server does not listen: {output.read_text()[-800:]}")


def _dav(name: str, port: int, files: Path, home: Path) -> Running:
    return Running(
        name=name,
        url=f"webdav://127.0.0.1:{port}/dav",
        port=port,
        secret=Secret(user=USER, password=PASSWORD),
        behind=OnDisk(files),
        hosts=Hosts(home / "hosts"),
    )


@contextlib.contextmanager
def wsgidav() -> Iterator[Running]:
    with _workspace() as (home, files):
        port = free_port()
        config = {
            "host": "127.0.0.1",
            "port": port,
            "server": "cheroot",
            "provider_mapping": {"/dav": str(files)},
            "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
            "http_authenticator": {"accept_digest": False, "default_to_digest": False},
            "logging": {"enable": False},
            "lock_storage": False,
            "property_manager": False,
        }
        (home / "wsgidav.json").write_text(json.dumps(config))
        command = [sys.executable, "-m", "wsgidav.server.server_cli"]
        with _running([*command, "-c", str(home / "wsgidav.json"), "-q"], port, home):
            yield _dav("wsgidav", port, files, home)


@contextlib.contextmanager
def rclone_dav() -> Iterator[Running]:
    program = _program("rclone")
    with _workspace() as (home, files):
        port = free_port()
        # Its base is the host; "dav" is an ordinary folder in it.
        (files / "dav").mkdir()
        command = [
            program, "serve", "webdav", str(files), "--addr", f"127.0.0.1:{port}",
            "--user", USER, "--pass", PASSWORD, "--dir-cache-time", "0s",
        ]  # fmt: skip
        with _running(command, port, home):
            yield _dav("rclone", port, files / "dav", home)


@contextlib.contextmanager
def apache() -> Iterator[Running]:
    program = _program("apache2", "httpd")
    modules = next(
        (p for p in ("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules") if Path(p).is_dir()),
        None,
    )
    if modules is None:
        pytest.skip("the modules of apache2 are not installed here")
    names = [
        "mpm_event",
        "authn_core",
        "authn_file",
        "authz_core",
        "authz_user",
        "auth_basic",
        "alias",
        "dav",
        "dav_fs",
        "dav_lock",
    ]
    with _workspace() as (home, files):
        port = free_port()
        loads = "\n".join(f"LoadModule {name}_module {modules}/mod_{name}.so" for name in names)
        (home / "users").write_text(f"{USER}:{_crypted()}\n")
        (home / "locks").mkdir()
        (home / "locks").chmod(0o777)
        # Apache serves nothing as root.
        user = "User www-data\nGroup www-data" if os.getuid() == 0 else ""
        (home / "apache.conf").write_text(
            f"""
            {loads}
            {user}
            ServerRoot {home}
            ServerName 127.0.0.1
            Listen 127.0.0.1:{port}
            PidFile {home}/pid
            ErrorLog {home}/errors
            DavLockDB {home}/locks/db
            KeepAliveTimeout 5
            DocumentRoot {home}
            Alias /dav {files}
            <Directory {files}>
                Dav On
                AuthType Basic
                AuthName desk
                AuthUserFile {home}/users
                Require valid-user
            </Directory>
            """
        )
        command = [program, "-f", str(home / "apache.conf"), "-DFOREGROUND"]
        with _running(command, port, home):
            yield _dav("apache", port, files, home)


def _crypted() -> str:
    found = subprocess.run(
        ["openssl", "passwd", "-apr1", PASSWORD], capture_output=True, text=True, check=True
    )
    return found.stdout.strip()


@contextlib.contextmanager
def nginx() -> Iterator[Running]:
    program = _program("nginx")
    module = Path("/usr/lib/nginx/modules/ngx_http_dav_ext_module.so")
    if not module.exists():
        pytest.skip("nginx's module dav-ext is not installed here")
    with _workspace() as (home, files):
        port = free_port()
        (home / "users").write_text(f"{USER}:{_crypted()}\n")
        (files / "dav").mkdir()
        user = "user root;" if os.getuid() == 0 else ""
        (home / "nginx.conf").write_text(
            f"""
            load_module {module};
            {user}
            daemon off;
            pid {home}/pid;
            error_log {home}/errors;
            events {{ }}
            http {{
                access_log off;
                client_body_temp_path {home}/body;
                proxy_temp_path {home}/proxy;
                fastcgi_temp_path {home}/fastcgi;
                uwsgi_temp_path {home}/uwsgi;
                scgi_temp_path {home}/scgi;
                client_max_body_size 20m;
                server {{
                    listen 127.0.0.1:{port};
                    root {files};
                    location / {{
                        auth_basic desk;
                        auth_basic_user_file {home}/users;
                        dav_methods PUT DELETE MKCOL MOVE;
                        dav_ext_methods PROPFIND OPTIONS;
                    }}
                }}
            }}
            """
        )
        with _running([program, "-c", str(home / "nginx.conf"), "-p", str(home)], port, home):
            yield _dav("nginx", port, files / "dav", home)


@contextlib.contextmanager
def lighttpd() -> Iterator[Running]:
    program = _program("lighttpd")
    if not Path("/usr/lib/lighttpd/mod_webdav.so").exists():
        pytest.skip("lighttpd's mod_webdav is not installed here")
    with _workspace() as (home, files):
        port = free_port()
        (home / "users").write_text(f"{USER}:{PASSWORD}\n")
        (files / "dav").mkdir()
        (home / "lighttpd.conf").write_text(
            f"""
            server.modules = ("mod_auth", "mod_authn_file", "mod_webdav")
            server.document-root = "{files}"
            server.bind = "127.0.0.1"
            server.port = {port}
            server.upload-dirs = ("{home}")
            server.errorlog = "{home}/errors"
            auth.backend = "plain"
            auth.backend.plain.userfile = "{home}/users"
            auth.require = ("" => ("method" => "basic", "realm" => "desk",
                "require" => "valid-user"))
            webdav.activate = "enable"
            webdav.is-readonly = "disable"
            """
        )
        with _running([program, "-D", "-f", str(home / "lighttpd.conf")], port, home):
            yield _dav("lighttpd", port, files / "dav", home)


def _sftp(name: str, url: str, port: int, files: Path, home: Path) -> Running:
    return Running(
        name=name,
        url=url,
        port=port,
        secret=Secret(user=USER, password=PASSWORD),
        behind=OnDisk(files),
        hosts=TrustAll(home / "hosts"),
    )


class TrustAll(Hosts):
    """Agrees to every key; for the tests that are about something else."""

    def check(self, name: str, key: paramiko.PKey) -> None:
        return


@contextlib.contextmanager
def rclone_sftp() -> Iterator[Running]:
    program = _program("rclone")
    with _workspace() as (home, files):
        port = free_port()
        command = [
            program, "serve", "sftp", str(files), "--addr", f"127.0.0.1:{port}",
            "--user", USER, "--pass", PASSWORD, "--dir-cache-time", "0s",
        ]  # fmt: skip
        # It keeps its host key in its cache folder.
        with _running(command, port, home, env={**os.environ, "XDG_CACHE_HOME": str(home)}):
            yield _sftp("rclone sftp", f"sftp://127.0.0.1:{port}", port, files, home)


@contextlib.contextmanager
def openssh() -> Iterator[Running]:
    program = _program("sshd")
    with _workspace() as (home, files):
        port = free_port()
        user = _user()
        for name in ("host", "mine"):
            subprocess.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(home / name)], check=True
            )
        # In a container nobody made the folder that it wants to lock itself into.
        if os.getuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)
        (home / "sshd.conf").write_text(
            f"""
            ListenAddress 127.0.0.1
            Port {port}
            HostKey {home}/host
            AuthorizedKeysFile {home}/mine.pub
            StrictModes no
            UsePAM no
            PidFile {home}/pid
            PermitRootLogin prohibit-password
            PasswordAuthentication no
            MaxStartups 100
            Subsystem sftp internal-sftp
            """
        )
        command = [program, "-D", "-e", "-f", str(home / "sshd.conf")]
        with _running(command, port, home):
            url = f"sftp://{user}@127.0.0.1:{port}{files}?key={home}/mine"
            running = _sftp("openssh", url, port, files, home)
            running.secret = Secret(user=user)
            yield running


def _user() -> str:
    import getpass

    return getpass.getuser()


def _s3(
    name: str, endpoint: str, port: int, home: Path, secret: Secret, bucket: str = "desk"
) -> Running:
    return Running(
        name=name,
        url=f"s3://{bucket}/work?endpoint={endpoint}&region=us-east-1",
        port=port,
        secret=secret,
        behind=_Prefixed(endpoint, bucket, secret),
        hosts=Hosts(home / "hosts"),
    )


class _Prefixed(InBucket):
    """Names without the prefix that the target's URL has."""

    def files(self) -> dict[str, bytes]:
        return {name.removeprefix("work/"): body for name, body in super().files().items()}

    def put(self, name: str, body: bytes) -> None:
        super().put(f"work/{name}", body)

    def remove(self, name: str) -> None:
        super().remove(f"work/{name}")


@contextlib.contextmanager
def moto() -> Iterator[Running]:
    with _workspace() as (home, _):
        port = free_port()
        server = ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
        server.start()
        try:
            endpoint = f"http://127.0.0.1:{port}"
            # All servers of a process share what they hold.
            bucket = f"desk-{port}"
            requests.put(f"{endpoint}/{bucket}", timeout=60).raise_for_status()
            secret = Secret(user="AKIAEXAMPLE", password=PASSWORD)
            yield _s3("moto", endpoint, port, home, secret, bucket)
        finally:
            server.stop()


@contextlib.contextmanager
def versitygw() -> Iterator[Running]:
    built = Path("build/tools/versitygw").absolute()
    program = str(built) if built.exists() else _program("versitygw")
    with _workspace() as (home, files):
        port = free_port()
        (files / "desk").mkdir()
        secret = Secret(user="AKIAEXAMPLE", password=PASSWORD)
        # By its environment, so that no list of processes shows it.
        environment = {
            **os.environ,
            "ROOT_ACCESS_KEY": secret.user,
            "ROOT_SECRET_KEY": secret.password,
        }
        command = [program, "--port", f"127.0.0.1:{port}", "--quiet", "posix", str(files)]
        with _running(command, port, home, env=environment):
            yield _s3("versitygw", f"http://127.0.0.1:{port}", port, home, secret)


@contextlib.contextmanager
def folder() -> Iterator[Running]:
    with _workspace() as (home, files):
        yield Running(
            name="folder",
            url=str(files),
            port=0,
            secret=Secret(),
            behind=OnDisk(files),
            hosts=Hosts(home / "hosts"),
        )


DAV = {
    "wsgidav": wsgidav,
    "rclone": rclone_dav,
    "apache": apache,
    "nginx": nginx,
    "lighttpd": lighttpd,
}
SFTP = {"openssh": openssh, "rclone-sftp": rclone_sftp}
S3 = {"moto": moto, "versitygw": versitygw}
ALL = {"folder": folder} | DAV | SFTP | S3
