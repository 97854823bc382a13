"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from trainer_desk.late import late

if TYPE_CHECKING:
    import secrets
else:
    secrets = late("secrets")


@contextlib.contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """Open a stream whose bytes become `path` when the block ends without an error.

    Until then they stand in a hidden file beside it; afterwards they are on the disk for good, and
    an earlier file of that name is replaced in one step. After an error nothing has changed.

    Raises:
        OSError: If the folder cannot be written.
    """
    temporary = path.with_name(f".{path.name[:40]}.{secrets.token_hex(8)}.part")
    try:
        with temporary.open("xb+") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable; Windows has no way to ask for that and does it by itself."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
