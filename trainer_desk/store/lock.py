"""One process per data folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from trainer_desk.store.errors import AlreadyOpen

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PID_AT = 8
"""Where the holder writes its number: behind the byte that Windows locks for reading too."""


class InstanceLock:
    """A lock on a data folder that the system itself drops when its holder ends, however it ends.

    The file stays behind on purpose: deleting it would let two processes lock two files.
    """

    def __init__(self, folder: Path) -> None:
        """Take the lock.

        Raises:
            AlreadyOpen: If another process, or another store in this one, has it.
        """
        self._handle = os.open(folder / "desk.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._handle)
        except OSError as error:
            pid = _written_pid(self._handle)
            os.close(self._handle)
            raise AlreadyOpen(folder, pid) from error
        os.lseek(self._handle, _PID_AT, os.SEEK_SET)
        os.write(self._handle, f"{os.getpid():<12}".encode())

    def release(self) -> None:
        """Let the folder go; calling it again does nothing."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def _take(handle: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _written_pid(handle: int) -> int | None:
    os.lseek(handle, _PID_AT, os.SEEK_SET)
    try:
        return int(os.read(handle, 12) or b"0") or None
    except ValueError:
        return None
