"""Object stores on loopback: two that speak S3, one like Google's, one like Azure's."""

import base64
import contextlib
import email.utils
import hashlib
import hmac
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import obstore
import requests
from moto.server import ThreadedMotoServer
from obstore.store import AzureStore, GCSStore, ObjectStore, S3Store

from tests.sync.gcs_front import gcs_front
from tests.sync.processes import free_port, installed, listening, workspace
from tests.sync.running import PASSWORD, Running
from trainer_desk.sync.credentials import Secret
from trainer_desk.sync.hosts import Hosts

PREFIX = "work/"
CLIENT = {"client_options": {"allow_http": True}}
ACCOUNT = "desk"
ACCOUNT_KEY = base64.b64encode(hashlib.sha256(PASSWORD.encode()).digest() * 2).decode()


class InBucket:
    """Looks into a bucket by another client than the one under test, below the prefix."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    def files(self) -> dict[str, bytes]:
        names = [entry["path"] for page in obstore.list(self._store) for entry in page]
        return {
            name.removeprefix(PREFIX): bytes(obstore.get(self._store, name).bytes())
            for name in sorted(names)
        }

    def put(self, name: str, body: bytes) -> None:
        obstore.put(self._store, PREFIX + name, body)

    def remove(self, name: str) -> None:
        obstore.delete(self._store, PREFIX + name)


def _tool(name: str) -> str:
    """Return a program that .ci/run builds, or that is installed; skips where there is none."""
    for place in (f"build/tools/{name}", f"build/tools/node_modules/.bin/{name}"):
        if Path(place).exists():
            return str(Path(place).absolute())
    return installed(name)


def _s3(name: str, port: int, home: Path, *, bucket: str = "desk") -> Running:
    endpoint = f"http://127.0.0.1:{port}"
    secret = Secret(user="AKIAEXAMPLE", password=PASSWORD)
    store = S3Store(
        bucket,
        endpoint=endpoint,
        region="us-east-1",
        access_key_id=secret.user,
        secret_access_key=secret.password,
        **CLIENT,
    )
    return Running(
        name=name,
        url=f"s3://{bucket}/work?endpoint={endpoint}&region=us-east-1",
        port=port,
        secret=secret,
        behind=InBucket(store),
        hosts=Hosts(home / "hosts"),
    )


@contextlib.contextmanager
def moto() -> Iterator[Running]:
    with workspace() as (home, _):
        port = free_port()
        server = ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
        server.start()
        try:
            # All servers of a process share what they hold.
            bucket = f"desk-{port}"
            made = requests.put(f"http://127.0.0.1:{port}/{bucket}", timeout=60)
            made.raise_for_status()
            yield _s3("moto", port, home, bucket=bucket)
        finally:
            server.stop()


@contextlib.contextmanager
def versitygw() -> Iterator[Running]:
    program = _tool("versitygw")
    with workspace() as (home, files):
        port = free_port()
        (files / "desk").mkdir()
        running = _s3("versitygw", port, home)
        # By its environment, so that no list of processes shows it.
        environment = {
            **os.environ,
            "ROOT_ACCESS_KEY": running.secret.user,
            "ROOT_SECRET_KEY": running.secret.password,
        }
        command = [program, "--port", f"127.0.0.1:{port}", "--quiet", "posix", str(files)]
        with listening(command, port, home, env=environment) as process:
            yield replace(running, process=process)


@contextlib.contextmanager
def fake_gcs() -> Iterator[Running]:
    program = _tool("fake-gcs-server")
    with workspace() as (home, files):
        port = free_port()
        (files / "desk").mkdir()
        # It knows no logins; the library then signs nothing.
        key = {
            "disable_oauth": True,
            "client_email": "",
            "private_key": "",
            "private_key_id": "",
        }
        command = [
            program, "-scheme", "http", "-host", "127.0.0.1", "-port", str(port),
            "-backend", "filesystem", "-filesystem-root", str(files),
            "-public-host", f"127.0.0.1:{port}", "-log-level", "error",
        ]  # fmt: skip
        with listening(command, port, home) as process, gcs_front(port) as front:
            endpoint = f"http://127.0.0.1:{front}"
            secret = Secret(user="", password=json.dumps(key))
            store = GCSStore(
                "desk",
                service_account_key=secret.password,
                config={"base_url": endpoint},
                **CLIENT,
            )
            yield Running(
                name="fake-gcs-server",
                url=f"gs://desk/work?endpoint={endpoint}",
                port=front,
                secret=secret,
                behind=InBucket(store),
                hosts=Hosts(home / "hosts"),
                process=process,
            )


@contextlib.contextmanager
def azurite() -> Iterator[Running]:
    program = _tool("azurite-blob")
    with workspace() as (home, files):
        port = free_port()
        endpoint = f"http://127.0.0.1:{port}/{ACCOUNT}"
        environment = {**os.environ, "AZURITE_ACCOUNTS": f"{ACCOUNT}:{ACCOUNT_KEY}"}
        command = [
            program, "--blobPort", str(port), "--location", str(files), "--silent",
            "--skipApiVersionCheck", "--disableTelemetry",
        ]  # fmt: skip
        with listening(command, port, home, env=environment) as process:
            _make_container(endpoint)
            store = AzureStore(
                container_name="desk",
                account_name=ACCOUNT,
                account_key=ACCOUNT_KEY,
                config={"endpoint": endpoint},
                **CLIENT,
            )
            yield Running(
                name="azurite",
                url=f"az://desk/work?endpoint={endpoint}&account={ACCOUNT}",
                port=port,
                secret=Secret(user=ACCOUNT, password=ACCOUNT_KEY),
                behind=InBucket(store),
                hosts=Hosts(home / "hosts"),
                process=process,
                # A key that is no key at all never leaves this computer.
                wrong=Secret(user=ACCOUNT, password=base64.b64encode(b"canary-wrong").decode()),
            )


def _make_container(endpoint: str) -> None:
    """Make the container "desk", signed as Azure wants it (Shared Key, service version 2021)."""
    headers = {"x-ms-date": email.utils.formatdate(usegmt=True), "x-ms-version": "2021-08-06"}
    lines = "".join(f"{name}:{value}\n" for name, value in sorted(headers.items()))
    resource = f"/{ACCOUNT}/{ACCOUNT}/desk\nrestype:container"
    signed = f"PUT{chr(10) * 12}{lines}{resource}".encode()
    mark = hmac.new(base64.b64decode(ACCOUNT_KEY), signed, hashlib.sha256).digest()
    headers["Authorization"] = f"SharedKey {ACCOUNT}:{base64.b64encode(mark).decode()}"
    made = requests.put(f"{endpoint}/desk?restype=container", headers=headers, timeout=60)
    made.raise_for_status()
