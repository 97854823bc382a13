"""What can go wrong with the store, by what the caller should do."""

from __future__ import annotations

from datetime import date
from pathlib import Path


class StoreError(Exception):
    """The store could not do what was asked; nothing was half done."""


class AlreadyOpen(StoreError):
    """Another process works with this data folder; raise its window instead of opening a second.

    Attributes:
        pid: The other process where it is known.
    """

    def __init__(self, folder: Path, pid: int | None = None) -> None:
        super().__init__(f"{folder} is in use by process {pid or 'unknown'}")
        self.folder = folder
        self.pid = pid


class UnsafeFolder(StoreError):
    """The data folder lies where a database would be damaged; choose a folder on a local disk.

    Attributes:
        reason: "network" (another machine's disk) or "cloud" (copied behind the program's back).
        what: The file system or the service, such as "nfs4" or "Dropbox".
    """

    def __init__(self, folder: Path, reason: str, what: str) -> None:
        super().__init__(f"{folder} is on a {reason} folder ({what})")
        self.folder = folder
        self.reason = reason
        self.what = what


class ForeignDatabase(StoreError):
    """The file in our place belongs to another program; it was not changed."""


class NewerDatabase(StoreError):
    """A newer version of the program wrote this database; update. It was not changed.

    Attributes:
        found: The version of the schema in the file.
        known: The newest this program knows.
    """

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"schema version {found} is newer than {known}")
        self.found = found
        self.known = known


class WrongSetting(StoreError):
    """SQLite did not take a setting that durability rests on; this build of it cannot be used."""


class MigrationFailed(StoreError):
    """An older database could not be brought up to date; it is as it was. Report it, or go back."""


class WriteFailed(StoreError):
    """The disk took no more, or failed; make room and try again. What is on screen is unsaved."""


class Damaged(StoreError):
    """The database is damaged; close the program and start it again, it will be rebuilt."""


class BackupFailed(StoreError):
    """A backup could not be made; earlier backups are untouched."""


class UnknownKey(StoreError):
    """Nothing goes by this key, or its batch was removed; read the lists again."""


class ImportFailed(StoreError):
    """A batch was not taken over; nothing of it is left.

    Attributes:
        reason: One sentence in English.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class OlderRevision(ImportFailed):
    """A newer revision of the batch is on the desk; there is nothing to do. Nothing was changed."""

    def __init__(self, revision: int, newer: int) -> None:
        super().__init__(
            f"revision {revision} is older than revision {newer}, which is here already"
        )


class ImportCancelled(StoreError):
    """The person stopped the import; nothing of it is left."""


class Redacted(StoreError):
    """The parcel's bytes were let go a month after its receipt; whoever confirmed them has them.

    Attributes:
        name: The parcel's file name.
        on: The day on which they were let go, UTC.
    """

    def __init__(self, name: str, on: date) -> None:
        super().__init__(
            f"the bytes of {name} were removed here on {on}, a month after its receipt; "
            "the judgments in it are kept"
        )
        self.name = name
        self.on = on


class Overtaken(StoreError):
    """What was to be packed is not waiting any more; ask again for what is."""
