"""What kind of place a target's URL names; pure."""

from __future__ import annotations

import ipaddress
import re
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from trainer_desk.late import late
from trainer_desk.sync.errors import Refused, Why
from trainer_desk.values import dataclass

if TYPE_CHECKING:
    from urllib import request
else:
    request = late("urllib.request")


class Kind(Enum):
    """How a target is reached."""

    FOLDER = "folder"
    WEBDAV = "webdav"
    HTTPS = "https"
    SFTP = "sftp"
    S3 = "s3"
    GCS = "gcs"
    AZURE = "azure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a target is; it never holds a password.

    Attributes:
        url: Normal form, the name that a target goes by.
        secure: Whether nobody on the way can read along.
        host: "" for folders; the bucket or container for S3, GCS and Azure.
        port: None for the usual one.
        path: Decoded, with a leading "/" where there is a host; for folders the system's path.
        user: "" where the URL names none.
        options: What stood behind "?", such as ("endpoint", "https://…") and ("region", "…").
    """

    kind: Kind
    url: str
    secure: bool = True
    host: str = ""
    port: int | None = None
    path: str = ""
    user: str = ""
    options: tuple[tuple[str, str], ...] = ()

    @property
    def folder(self) -> Path:
        """The folder that a target of kind `FOLDER` is."""
        return Path(self.path)

    @property
    def is_loopback(self) -> bool:
        """Whether it is on this very machine, where nobody reads along."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def has_lists(self) -> bool:
        """Whether what others put there can be found; plain HTTPS has no lists."""
        return self.kind is not Kind.HTTPS

    def option(self, name: str) -> str:
        """Return an option's value, "" where it was not given."""
        return dict(self.options).get(name, "")


_SCHEMES = {
    "webdavs": (Kind.WEBDAV, True),
    "webdav": (Kind.WEBDAV, False),
    "davs": (Kind.WEBDAV, True),
    "dav": (Kind.WEBDAV, False),
    "https": (Kind.HTTPS, True),
    "http": (Kind.HTTPS, False),
    "sftp": (Kind.SFTP, True),
    "s3": (Kind.S3, True),
    "gs": (Kind.GCS, True),
    "az": (Kind.AZURE, True),
}
_OPTIONS = {
    Kind.S3: ("endpoint", "region", "style"),
    Kind.GCS: ("endpoint",),
    Kind.AZURE: ("endpoint", "account"),
    Kind.SFTP: ("key",),
}


def address(text: str) -> Address:
    """Return what a target's URL or path means.

    Raises:
        Refused: If it means nothing, or holds a password.
    """
    scheme, found, _ = text.partition("://")
    if not found or (len(scheme) == 1 and scheme.isalpha()):
        return _folder(Path(text))
    if scheme.lower() == "file":
        parts = urlsplit(text)
        if parts.netloc not in ("", "localhost"):
            return _folder(Path(f"//{parts.netloc}{request.url2pathname(parts.path)}"))
        return _folder(Path(request.url2pathname(parts.path)))
    return _server(text)


def _folder(path: Path) -> Address:
    absolute = path.expanduser().absolute()
    return Address(kind=Kind.FOLDER, url=str(absolute), path=str(absolute))


def _server(text: str) -> Address:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise Refused(Why.TARGET, "this is not an address") from error
    scheme = parts.scheme.lower()
    if scheme not in _SCHEMES:
        known = ", ".join(f"{name}://" for name in ("file", *_SCHEMES))
        raise Refused(Why.TARGET, f"{scheme}:// is not known here; these are: {known}")
    if parts.password is not None:
        raise Refused(Why.TARGET, "an address must not hold a password; it is asked for")
    host = (parts.hostname or "").lower()
    if not re.fullmatch(r"[a-z0-9._:-]+", host):
        raise Refused(Why.TARGET, "the address names no server")
    kind, secure = _SCHEMES[scheme]
    path = unquote(parts.path).strip("/")
    if any(part in ("", ".", "..") for part in path.split("/")) and path:
        raise Refused(Why.TARGET, "the address has a path that leads nowhere")
    options = tuple(parse_qsl(parts.query, keep_blank_values=True))
    for name, _ in options:
        if name not in _OPTIONS.get(kind, ()):
            raise Refused(Why.TARGET, f"the address has an option that is not known: {name}")
    user = unquote(parts.username or "")
    return Address(
        kind=kind,
        url=_normal(scheme, user, host, port, path, options),
        secure=secure and not dict(options).get("endpoint", "").startswith("http://"),
        host=host,
        port=port,
        path=f"/{path}",
        user=user,
        options=options,
    )


def _normal(
    scheme: str,
    user: str,
    host: str,
    port: int | None,
    path: str,
    options: tuple[tuple[str, str], ...],
) -> str:
    named = f"[{host}]" if ":" in host else host
    asked = "&".join(f"{name}={quote(value, safe=':/')}" for name, value in options)
    return (
        f"{scheme}://"
        + (f"{quote(user, safe='')}@" if user else "")
        + named
        + (f":{port}" if port is not None else "")
        + (f"/{quote(path)}" if path else "")
        + (f"?{asked}" if asked else "")
    )
