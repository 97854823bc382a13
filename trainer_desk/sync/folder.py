"""Delivery into a folder: a local one, a mounted share, a stick."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from trainer_desk.sync.errors import Refused, Unreachable, Why

_RIGHTS = {errno.EACCES, errno.EPERM, errno.EROFS}
_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}


class FolderTransport:
    """A `Transport` into a folder that is there already; it never makes the root itself.

    A root that is missing is a stick that was pulled out or a share that is not mounted, and
    writing into the empty place where it should be would look like delivery.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    @property
    def place(self) -> str:
        """The folder's path."""
        return str(self._root)

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes, None if there is no such file."""
        with self._told():
            path = self._path(name)
            try:
                return path.read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                return None

    def write_part(self, part: str, body: bytes) -> None:
        """Write the bytes and have the disk keep them."""
        with self._told():
            path = self._path(part)
            _make(path.parent)
            with path.open("wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())

    def publish(self, part: str, name: str) -> bool:
        """Link the part to its final name, which fails if that is taken; then drop the part."""
        with self._told():
            source, target = self._path(part), self._path(name)
            _make(target.parent)
            if not _link(source, target):
                return False
            _sync_folder(target.parent)
            source.unlink(missing_ok=True)
            return True

    def remove_part(self, part: str) -> None:
        """Remove a temporary file of our own."""
        with self._told():
            self._path(part).unlink(missing_ok=True)

    def list(self, folder: str) -> tuple[str, ...]:
        """Return the names of the files in a folder."""
        with self._told():
            path = self._path(folder)
            if not path.is_dir():
                return ()
            return tuple(sorted(entry.name for entry in path.iterdir() if entry.is_file()))

    def folders(self, folder: str) -> tuple[str, ...]:
        """Return the names of the folders in a folder."""
        with self._told():
            path = self._path(folder)
            if not path.is_dir():
                return ()
            return tuple(sorted(entry.name for entry in path.iterdir() if entry.is_dir()))

    def free_bytes(self) -> int | None:
        """Return how much room the disk has."""
        with self._told():
            return shutil.disk_usage(self._path("")).free

    def close(self) -> None:
        """Do nothing: there is no connection."""

    def _path(self, name: str) -> Path:
        if not self._root.is_dir():
            raise Unreachable(f"the folder {self._root} is not there")
        if not name:
            return self._root
        parts = name.split("/")
        if any(part in ("", ".", "..") or "\\" in part or "\0" in part for part in parts):
            raise ValueError(f"not a name inside the target: {name!r}")
        return self._root.joinpath(*parts)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise _refusal(error, self._root) from error


def _make(folder: Path) -> None:
    """Make a folder with those above it, so that a power cut forgets none of them."""
    if folder.is_dir():
        return
    _make(folder.parent)
    folder.mkdir(exist_ok=True)
    _sync_folder(folder.parent)


def _link(source: Path, target: Path) -> bool:
    try:
        os.link(source, target)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        return _rename(source, target)
    return True


def _rename(source: Path, target: Path) -> bool:
    """Move into place on disks without links, such as FAT.

    Between the look and the move another writer could come, but each folder has one writer, and
    a name carries the hash of its content: at worst a file is replaced by its equal.
    """
    if target.exists():
        return False
    source.rename(target)
    return True


def _sync_folder(folder: Path) -> None:
    """Have the disk keep the folder's entries; not every system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def _refusal(error: OSError, root: Path) -> Exception:
    if error.errno in _RIGHTS:
        return Refused(Why.RIGHTS, f"the folder {root} may not be written to")
    if error.errno in _SPACE:
        return Refused(Why.SPACE, f"there is no room left in {root}")
    return Unreachable(f"the folder {root} cannot be used: {error.strerror or error}")
