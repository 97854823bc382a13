"""What the tests know of a server that runs, whatever kind it is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tests.sync.processes import ServerProcess
from trainer_desk.sync.address import Address, address
from trainer_desk.sync.credentials import Secret, SessionCredentials
from trainer_desk.sync.hosts import Hosts
from trainer_desk.sync.opening import Doors
from trainer_desk.sync.patience import Patience
from trainer_desk.sync.transport import Transport

USER, PASSWORD = "ann", "correct-horse-7"
IMPATIENT = Patience(connect=3, silence=3)


class Behind(Protocol):
    """Looks at a server's files without asking the transport under test."""

    def files(self) -> dict[str, bytes]: ...

    def put(self, name: str, body: bytes) -> None: ...

    def remove(self, name: str) -> None: ...


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


@dataclass
class Running:
    """A server that runs.

    Attributes:
        url: What a trainer would type; `at(port)` is the same behind a proxy.
        behind: To look at the files without asking the transport.
        hosts: Known SSH servers.
        process: What can be killed, None where there is none.
        wrong: A login that it does not know.
    """

    name: str
    url: str
    port: int
    secret: Secret
    behind: Behind
    hosts: Hosts
    process: ServerProcess | None = None
    wrong: Secret = field(default_factory=Secret)

    def __post_init__(self) -> None:
        if not self.wrong.password:
            self.wrong = Secret(user=self.secret.user, password="canary-wrong")

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
