"""The one seam to any kind of server: six small steps on files that never change."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol, runtime_checkable

PART = "part."
"""How the names of files under way begin; no parcel's, batch's or receipt's can.

Not hidden by a leading dot: nginx leaves such files out of its lists.
"""


class Transport(Protocol):
    """A place that keeps files under names such as "out/anna/laptop/batch--1--ab12.tddone".

    Names are relative, with "/" between folders; folders come into being as needed. Every step
    may be repeated, and may be cut off at any moment: afterwards nothing is half visible under a
    final name. Called on worker threads, one call at a time.

    Every method raises `Unreachable` where trying again later may work, and `Refused` where a
    person must act first.
    """

    @property
    def place(self) -> str:
        """The target as a person knows it, without any secret."""
        ...

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes, None only if it is certain that there is none."""
        ...

    def write_part(self, part: str, body: bytes) -> None:
        """Write bytes under a temporary name of our own, durably; an older part is replaced."""
        ...

    def publish(self, part: str, name: str) -> bool:
        """Give a part its final name, unless something goes by that name already.

        Returns:
            Whether the part has the final name now; False if there was a file, which is untouched.
        """
        ...

    def remove_part(self, part: str) -> None:
        """Remove a temporary file of our own; it is fine if there is none."""
        ...

    def list(self, folder: str) -> tuple[str, ...]:
        """Return the names of the files in a folder, sorted, without the folder; none if absent."""
        ...

    def folders(self, folder: str) -> tuple[str, ...]:
        """Return the names of the folders in a folder, sorted; none if absent."""
        ...

    def close(self) -> None:
        """Let go of connections; the next call opens new ones."""
        ...


@runtime_checkable
class Renaming(Protocol):
    """A transport whose renames may replace a file, which a probe tries out."""

    def replaces_on_rename(self, part: str, name: str) -> bool:
        """Rename a part of ours to a file of ours, and tell whether the file was replaced."""
        ...


@runtime_checkable
class CutOff(Protocol):
    """A transport whose uploads may be seen half done, which a probe tries out."""

    def shows_cut_uploads(self, name: str) -> bool:
        """Break an upload off, and tell whether half a file is there."""
        ...


@runtime_checkable
class TellingTime(Protocol):
    """A transport that hears what time it is on the server."""

    @property
    def server_time(self) -> datetime | None:
        """The server's clock as of its last answer, None where it does not say."""
        ...


@runtime_checkable
class TellingRoom(Protocol):
    """A transport that can ask how much room there is."""

    def free_bytes(self) -> int | None:
        """Return the room left in bytes, None where the server does not say."""
        ...
