"""Whether a folder can hold a database at all, and making it private."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_desk.late import late
from trainer_desk.store.errors import UnsafeFolder
from trainer_desk.values import dataclass

if TYPE_CHECKING:
    import psutil
else:
    psutil = late("psutil")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mount:
    """A file system and where it is mounted.

    Attributes:
        kind: Its type as the system names it, such as "ext4" or "nfs4".
        options: Comma-separated; Windows says "remote" here.
    """

    point: Path
    kind: str
    options: str = ""


Mounts = Callable[[], Iterable[Mount]]

# Locks and flushes do not mean there what SQLite needs them to mean.
_NETWORK = {
    "9p", "acfs", "afp", "afpfs", "afs", "auristorfs", "beegfs", "ceph", "cifs", "coda",
    "davfs", "davfs2", "drvfs", "fhgfs", "ftpfs", "gfs", "gfs2", "glusterfs", "gpfs", "ibrix",
    "lustre", "ncp", "ncpfs", "nfs", "nfs3", "nfs4", "ocfs2", "orangefs", "panfs", "prl_fs",
    "smb", "smb2", "smb3", "smbfs", "sshfs", "vboxsf", "vmhgfs", "webdav",
}  # fmt: skip
_NETWORK_FUSE = {
    "afp", "ceph", "curlftpfs", "davfs", "davfs2", "dropbox", "gcsfuse", "glusterfs",
    "google-drive-ocamlfuse", "gvfsd-fuse", "httpfs", "juicefs", "kio-fuse", "mountpoint-s3",
    "nfs", "onedriver", "pcloud", "rclone", "s3fs", "seadrive", "smbnetfs", "sshfs", "vmhgfs-fuse",
    "webdavfs",
}  # fmt: skip

_MOUNTS = Path("/proc/self/mounts")
_LEAST_SPACES = 3
_OCTAL = re.compile(r"\\([0-7]{3})")
"""How the kernel writes white space and backslashes in the names of folders."""

_CLOUD_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".stfolder": "Syncthing",
    ".seafile-data": "Seafile",
    ".pCloud": "pCloud",
}
_CLOUD_DATABASES = {".sync_": "Nextcloud", "._sync_": "Nextcloud", ".csync_journal": "ownCloud"}
_CLOUD_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "mobile documents": "iCloud Drive",
}


def mounts_now() -> tuple[Mount, ...]:
    """Return what is mounted on this machine."""
    if _MOUNTS.exists():
        # What psutil would read, too; but loading it takes as long as opening the store.
        lines = os.fsdecode(_MOUNTS.read_bytes()).split("\n")
        return tuple(_mount(line) for line in lines if line.count(" ") >= _LEAST_SPACES)
    return tuple(
        Mount(point=Path(part.mountpoint), kind=part.fstype, options=part.opts)
        for part in psutil.disk_partitions(all=True)
    )


def _mount(line: str) -> Mount:
    _, point, kind, options, *_ = line.split(" ")
    return Mount(point=Path(_OCTAL.sub(_letter, point)), kind=kind, options=options)


def _letter(escaped: re.Match[str]) -> str:
    return chr(int(escaped[1], 8))


def refuse_unsafe(folder: Path, mounts: Mounts = mounts_now) -> None:
    """Refuse a folder on another machine's disk, or one that a cloud service copies.

    Args:
        folder: Need not exist yet.
        mounts: Asked once.

    Raises:
        UnsafeFolder: With the reason.
    """
    place = folder.expanduser().resolve()
    network = _network_kind(place, mounts())
    if network is not None:
        raise UnsafeFolder(folder, "network", network)
    cloud = _cloud_service(place)
    if cloud is not None:
        raise UnsafeFolder(folder, "cloud", cloud)


def make_private(folder: Path) -> None:
    """Create a folder that only its owner can enter, or make an existing one so."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        folder.chmod(0o700)


def _network_kind(place: Path, mounts: Iterable[Mount]) -> str | None:
    if str(place).startswith("\\\\"):
        return "UNC"
    above = [mount for mount in mounts if place.is_relative_to(mount.point)]
    if not above:
        return None
    # Of several mounts on one point the last one is seen.
    nearest = max(enumerate(above), key=lambda pair: (len(pair[1].point.parts), pair[0]))[1]
    kind = nearest.kind.lower()
    base, _, sub = kind.partition(".")
    if kind in _NETWORK or (base in ("fuse", "macfuse", "osxfuse") and sub in _NETWORK_FUSE):
        return nearest.kind
    if "remote" in nearest.options.lower().split(","):
        return nearest.kind or "remote"
    return None


def _cloud_service(place: Path) -> str | None:
    for above in (place, *place.parents):
        service = _named_service(above.name.lower()) or _marked_service(above)
        if service is not None:
            return service
    return None


def _named_service(name: str) -> str | None:
    for known, service in _CLOUD_NAMES.items():
        # "OneDrive - Company" and "Dropbox (Personal)" are theirs too.
        if name == known or name.startswith((f"{known} -", f"{known} (", f"{known}-")):
            return service
    return None


def _marked_service(folder: Path) -> str | None:
    for mark, service in _CLOUD_MARKS.items():
        # The home folder itself holds Dropbox's settings in ".dropbox" without being shared.
        if (folder / mark).exists() and not (mark == ".dropbox" and folder == Path.home()):
            return service
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.name.startswith(".")]
    except OSError:
        return None
    for name in names:
        for beginning, service in _CLOUD_DATABASES.items():
            if name.startswith(beginning) and name.endswith(".db"):
                return service
    return None
