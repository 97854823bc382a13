"""The keys of SSH servers that a person agreed to, one a line as ssh keeps them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trainer_desk.files.atomic import writing
from trainer_desk.late import late
from trainer_desk.sync.errors import Refused, UnknownHost, Why

if TYPE_CHECKING:
    import base64
    import hashlib

    import paramiko
else:
    base64 = late("base64")
    hashlib = late("hashlib")
    paramiko = late("paramiko")


class Hosts:
    """Known servers in one file; those that the user's own ssh knows are known too."""

    def __init__(self, file: Path, *, system: Path | None = None) -> None:
        """Set up.

        Args:
            file: Ours; made when the first server is remembered.
            system: The user's own, usually ~/.ssh/known_hosts; only read.
        """
        self._file = file
        self._system = system

    def check(self, name: str, key: paramiko.PKey) -> None:
        """Make sure that a server is the one that was agreed to.

        Args:
            name: "host", or "[host]:port" where the port is unusual.
            key: What the server showed.

        Raises:
            UnknownHost: If nobody agreed to any key of this server yet.
            Refused: If another key was agreed to: somebody may be in between.
        """
        known = self._known(name)
        if not known:
            raise UnknownHost(name, fingerprint(key), _line(name, key))
        same_kind = known.get(key.get_name())
        if same_kind is None or same_kind.asbytes() != key.asbytes():
            raise Refused(
                Why.TRUST,
                f"{name} shows another key than it used to ({fingerprint(key)}): it was set up"
                " anew, or somebody is in between. Nothing was sent",
            )

    def kinds(self, name: str) -> tuple[str, ...]:
        """Return the kinds of keys that are known of a server, to be asked for first."""
        return tuple(self._known(name))

    def remember(self, unknown: UnknownHost) -> None:
        """Keep a server's key for good; only after a person compared its fingerprint."""
        before = self._file.read_bytes() if self._file.exists() else b""
        with writing(self._file) as target:
            target.write(before + unknown.line.encode("ascii") + b"\n")

    def _known(self, name: str) -> dict[str, paramiko.PKey]:
        found: dict[str, paramiko.PKey] = {}
        for file in (self._system, self._file):
            if file is None or not file.is_file():
                continue
            try:
                keys = paramiko.HostKeys(str(file)).lookup(name)
            except (OSError, paramiko.SSHException):
                continue
            found.update(keys or {})
        return found


def fingerprint(key: paramiko.PKey) -> str:
    """Return a key's fingerprint as ssh shows it."""
    digest = hashlib.sha256(key.asbytes()).digest()
    return "SHA256:" + base64.b64encode(digest).decode("ascii").rstrip("=")


def _line(name: str, key: paramiko.PKey) -> str:
    return f"{name} {key.get_name()} {key.get_base64()}"
