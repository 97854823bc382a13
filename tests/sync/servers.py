"""Real servers on loopback, each with a folder of its own to look into."""

import contextlib
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import paramiko
import pytest

from tests.sync.object_servers import azurite, fake_gcs, moto, versitygw
from tests.sync.processes import free_port, installed, listening, workspace
from tests.sync.running import IMPATIENT, PASSWORD, USER, OnDisk, Running
from trainer_desk.sync.credentials import Secret
from trainer_desk.sync.hosts import Hosts

__all__ = [
    "ALL", "CLOUD", "DAV", "IMPATIENT", "NO_PASSWORDS", "PASSWORD", "S3", "SFTP", "USER", "Running",
]  # fmt: skip


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
    with workspace() as (home, files):
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
        with listening([*command, "-c", str(home / "wsgidav.json"), "-q"], port, home) as process:
            yield replace(_dav("wsgidav", port, files, home), process=process)


@contextlib.contextmanager
def rclone_dav() -> Iterator[Running]:
    program = installed("rclone")
    with workspace() as (home, files):
        port = free_port()
        # Its base is the host; "dav" is an ordinary folder in it.
        (files / "dav").mkdir()
        command = [
            program, "serve", "webdav", str(files), "--addr", f"127.0.0.1:{port}",
            "--user", USER, "--pass", PASSWORD, "--dir-cache-time", "0s",
        ]  # fmt: skip
        with listening(command, port, home) as process:
            yield replace(_dav("rclone", port, files / "dav", home), process=process)


@contextlib.contextmanager
def apache(auth: str = "basic") -> Iterator[Running]:
    program = installed("apache2", "httpd")
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
        f"auth_{auth}",
        "alias",
        "dav",
        "dav_fs",
        "dav_lock",
    ]
    with workspace() as (home, files):
        port = free_port()
        loads = "\n".join(f"LoadModule {name}_module {modules}/mod_{name}.so" for name in names)
        users = f"{USER}:{_crypted()}\n" if auth == "basic" else f"{USER}:desk:{_digested()}\n"
        (home / "users").write_text(users)
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
                AuthType {auth.title()}
                AuthName desk
                AuthUserFile {home}/users
                Require valid-user
            </Directory>
            """
        )
        command = [program, "-f", str(home / "apache.conf"), "-DFOREGROUND"]
        with listening(command, port, home) as process:
            name = "apache" if auth == "basic" else f"apache {auth}"
            yield replace(_dav(name, port, files, home), process=process)


@contextlib.contextmanager
def apache_digest() -> Iterator[Running]:
    """The same, where a password is never sent, only proven."""
    with apache("digest") as running:
        yield running


def _digested() -> str:
    marked = f"{USER}:desk:{PASSWORD}".encode()
    return hashlib.md5(marked, usedforsecurity=False).hexdigest()


def _crypted() -> str:
    found = subprocess.run(
        ["openssl", "passwd", "-apr1", PASSWORD], capture_output=True, text=True, check=True
    )
    return found.stdout.strip()


@contextlib.contextmanager
def nginx() -> Iterator[Running]:
    program = installed("nginx")
    module = Path("/usr/lib/nginx/modules/ngx_http_dav_ext_module.so")
    if not module.exists():
        pytest.skip("nginx's module dav-ext is not installed here")
    with workspace() as (home, files):
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
        with listening(
            [program, "-c", str(home / "nginx.conf"), "-p", str(home)], port, home
        ) as process:
            yield replace(_dav("nginx", port, files / "dav", home), process=process)


@contextlib.contextmanager
def lighttpd() -> Iterator[Running]:
    program = installed("lighttpd")
    if not Path("/usr/lib/lighttpd/mod_webdav.so").exists():
        pytest.skip("lighttpd's mod_webdav is not installed here")
    with workspace() as (home, files):
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
            # Its files are changed from behind.
            server.stat-cache-engine = "disable"
            auth.backend = "plain"
            auth.backend.plain.userfile = "{home}/users"
            auth.require = ("" => ("method" => "basic", "realm" => "desk",
                "require" => "valid-user"))
            webdav.activate = "enable"
            webdav.is-readonly = "disable"
            """
        )
        with listening([program, "-D", "-f", str(home / "lighttpd.conf")], port, home) as process:
            yield replace(_dav("lighttpd", port, files / "dav", home), process=process)


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
    program = installed("rclone")
    with workspace() as (home, files):
        port = free_port()
        command = [
            program, "serve", "sftp", str(files), "--addr", f"127.0.0.1:{port}",
            "--user", USER, "--pass", PASSWORD, "--dir-cache-time", "0s",
        ]  # fmt: skip
        # It keeps its host key in its cache folder.
        with listening(
            command, port, home, env={**os.environ, "XDG_CACHE_HOME": str(home)}
        ) as process:
            yield replace(
                _sftp("rclone sftp", f"sftp://127.0.0.1:{port}", port, files, home), process=process
            )


@contextlib.contextmanager
def openssh() -> Iterator[Running]:
    program = installed("sshd")
    with workspace() as (home, files):
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
        with listening(command, port, home) as process:
            url = f"sftp://{user}@127.0.0.1:{port}{files}?key={home}/mine"
            running = _sftp("openssh", url, port, files, home)
            yield replace(running, secret=Secret(user=user), process=process)


def _user() -> str:
    import getpass

    return getpass.getuser()


@contextlib.contextmanager
def folder() -> Iterator[Running]:
    with workspace() as (home, files):
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
NO_PASSWORDS = ("folder", "moto", "openssh", "fake-gcs-server")
CLOUD = {"fake-gcs-server": fake_gcs, "azurite": azurite}
ALL = {"folder": folder, "apache-digest": apache_digest} | DAV | SFTP | S3 | CLOUD
