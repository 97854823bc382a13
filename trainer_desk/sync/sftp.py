"""Delivery by SFTP."""

from __future__ import annotations

import contextlib
import errno
import socket
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import paramiko

from trainer_desk.sync.address import Address
from trainer_desk.sync.credentials import Secret
from trainer_desk.sync.errors import Refused, TransportError, Unreachable, Why
from trainer_desk.sync.hosts import Hosts
from trainer_desk.sync.patience import Patience

_PORT = 22
_PIECE = 32 * 1024
_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class SftpTransport:
    """A `Transport` over SFTP; a part becomes a file by a rename that was looked at before.

    OpenSSH refuses to rename onto a file. Some servers replace it, so we look first; between
    look and rename only this very desk could come, since nobody else writes into its folder.
    """

    def __init__(
        self,
        address: Address,
        secret: Secret | None,
        hosts: Hosts,
        *,
        moved: Callable[[int], None] = lambda _: None,
        patience: Patience | None = None,
    ) -> None:
        self._address = address
        self._secret = secret or Secret()
        self._hosts = hosts
        self._moved = moved
        self._patience = patience or Patience()
        self._line: paramiko.Transport | None = None
        self._files: paramiko.SFTPClient | None = None

    @property
    def place(self) -> str:
        """The target's URL."""
        return self._address.url

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes, None if the server says plainly that there is none."""
        with self._connected() as files:
            try:
                with files.open(self._path(name), "rb") as file:
                    size = file.stat().st_size or 0
                    file.prefetch(size)
                    body = b"".join(self._pieces(file))
            except FileNotFoundError:
                return None
            if len(body) != size:
                raise Unreachable(f"{name} came back short")
            return body

    def write_part(self, part: str, body: bytes) -> None:
        """Upload under a temporary name; folders are made when the server asks for them."""
        with self._connected() as files:
            try:
                self._write(files, part, body)
            except FileNotFoundError:
                self._make_folders(files, part)
                self._write(files, part, body)

    def publish(self, part: str, name: str) -> bool:
        """Rename the part to its final name, unless that is taken."""
        with self._connected() as files:
            if self._exists(files, name):
                return False
            try:
                self._rename(files, part, name)
            except FileNotFoundError:
                self._make_folders(files, name)
                self._rename(files, part, name)
            except OSError:
                if self._exists(files, name):
                    return False
                raise
            return True

    def remove_part(self, part: str) -> None:
        """Delete a temporary file of our own."""
        with self._connected() as files, contextlib.suppress(FileNotFoundError):
            files.remove(self._path(part))

    def list(self, folder: str) -> tuple[str, ...]:
        """Return the names of the files in a folder."""
        return self._entries(folder, stat.S_ISREG)

    def folders(self, folder: str) -> tuple[str, ...]:
        """Return the names of the folders in a folder."""
        return self._entries(folder, stat.S_ISDIR)

    def _entries(self, folder: str, wanted: Callable[[int], bool]) -> tuple[str, ...]:
        with self._connected() as files:
            try:
                entries = files.listdir_attr(self._path(folder))
            except FileNotFoundError:
                return ()
            return tuple(sorted(entry.filename for entry in entries if wanted(entry.st_mode or 0)))

    def replaces_on_rename(self, part: str, name: str) -> bool:
        """Rename a part onto a file without looking first, and tell whether the file is gone."""
        with self._connected() as files:
            try:
                self._rename(files, part, name)
            except FileNotFoundError:
                raise
            except OSError:
                return False
            return True

    def close(self) -> None:
        """Close the connection."""
        line, self._line, self._files = self._line, None, None
        if line is not None:
            line.close()

    def _write(self, files: paramiko.SFTPClient, part: str, body: bytes) -> None:
        with files.open(self._path(part), "wb") as file:
            file.set_pipelined(pipelined=True)
            for at in range(0, len(body), _PIECE):
                piece = body[at : at + _PIECE]
                file.write(piece)
                self._moved(len(piece))
        if files.stat(self._path(part)).st_size != len(body):
            raise Unreachable("the server did not take all of it")

    def _rename(self, files: paramiko.SFTPClient, part: str, name: str) -> None:
        files.rename(self._path(part), self._path(name))

    def _pieces(self, file: paramiko.SFTPFile) -> Iterator[bytes]:
        while piece := file.read(_PIECE):
            self._moved(len(piece))
            yield piece

    def _exists(self, files: paramiko.SFTPClient, name: str) -> bool:
        try:
            files.lstat(self._path(name))
        except FileNotFoundError:
            return False
        return True

    def _make_folders(self, files: paramiko.SFTPClient, name: str) -> None:
        parts = name.split("/")[:-1]
        for depth in range(1, len(parts) + 1):
            folder = self._path("/".join(parts[:depth]))
            try:
                files.mkdir(folder)
            except OSError:
                if not stat.S_ISDIR(files.stat(folder).st_mode or 0):
                    raise

    def _path(self, name: str) -> str:
        """Return a path; "/~/" begins one in the login's own folder."""
        root = self._address.path.rstrip("/")
        if root == "/~" or root.startswith("/~/"):
            root = root.removeprefix("/~").lstrip("/")
            return f"{root}/{name}".strip("/") or "."
        return f"{root}/{name}" if name else root or "/"

    @contextlib.contextmanager
    def _connected(self) -> Iterator[paramiko.SFTPClient]:
        try:
            if self._files is None:
                self._files = self._connect()
            yield self._files
        except TransportError:
            self.close()
            raise
        except PermissionError as error:
            raise Refused(Why.RIGHTS, f"{self._address.host} does not allow this here") from error
        except OSError as error:
            self.close()
            if error.errno in _SPACE:
                room = f"there is no room left at {self._address.host}"
                raise Refused(Why.SPACE, room) from error
            raise Unreachable(f"the connection to {self._address.host} broke") from error
        except (paramiko.SSHException, EOFError, AttributeError) as error:
            # paramiko reads its own closed channel as None when the server hangs up in between.
            self.close()
            raise Unreachable(f"the connection to {self._address.host} broke") from error

    def _connect(self) -> paramiko.SFTPClient:
        port = self._address.port or _PORT
        name = self._address.host if port == _PORT else f"[{self._address.host}]:{port}"
        connection = socket.create_connection(
            (self._address.host, port), timeout=self._patience.connect
        )
        line = self._line = paramiko.Transport(connection)
        line.banner_timeout = line.auth_timeout = self._patience.silence
        _prefer(line, self._hosts.kinds(name))
        line.start_client(timeout=self._patience.connect)
        self._hosts.check(name, line.get_remote_server_key())
        self._log_in(line)
        files = paramiko.SFTPClient.from_transport(line)
        channel = files.get_channel() if files is not None else None
        if files is None or channel is None:
            raise Unreachable(f"{self._address.host} offers no files")
        channel.settimeout(self._patience.silence)
        return files

    def _log_in(self, line: paramiko.Transport) -> None:
        user = self._secret.user or self._address.user
        for attempt in self._ways(line, user):
            try:
                attempt()
            except paramiko.BadAuthenticationType:
                continue
            except paramiko.AuthenticationException:
                continue
            if line.is_authenticated():
                return
        raise Refused(Why.LOGIN, f"{self._address.host} does not know this name and password")

    def _ways(self, line: paramiko.Transport, user: str) -> Iterator[Callable[[], object]]:
        """Yield the ways to log in: the key that was named, the agent's keys, the password."""
        named = self._address.option("key")
        if named:
            key = _key(Path(named).expanduser(), self._secret.password)
            yield lambda: line.auth_publickey(user, key)
            return
        for key in paramiko.Agent().get_keys():
            yield lambda key=key: line.auth_publickey(user, key)  # type: ignore[misc]  # bound now
        if self._secret.password:
            yield lambda: line.auth_password(user, self._secret.password)


def _prefer(line: paramiko.Transport, kinds: tuple[str, ...]) -> None:
    """Ask first for the kinds of key that are known, so that a known server is recognised."""
    if not kinds:
        return
    options = line.get_security_options()
    wanted = [kind for kind in options.key_types if kind in kinds or _is_rsa(kind, kinds)]
    others = [kind for kind in options.key_types if kind not in wanted]
    options.key_types = (*wanted, *others)


def _is_rsa(kind: str, kinds: tuple[str, ...]) -> bool:
    return kind.startswith("rsa-sha2") and "ssh-rsa" in kinds


def _key(path: Path, passphrase: str) -> paramiko.PKey:
    try:
        try:
            return paramiko.PKey.from_path(path, passphrase.encode() or None)  # type: ignore[arg-type]  # bytes it needs
        except TypeError:
            # Either it needs a passphrase, or it needs none, and one was given all the same.
            return paramiko.PKey.from_path(path)
    except (OSError, ValueError, TypeError, paramiko.SSHException) as error:
        raise Refused(Why.LOGIN, f"the key file {path.name} cannot be used") from error
