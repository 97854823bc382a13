"""Delivery to a WebDAV server: Nextcloud, Apache, nginx and their kin."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from trainer_desk.sync.address import Address
from trainer_desk.sync.credentials import Secret
from trainer_desk.sync.errors import Refused, Unreachable, Why
from trainer_desk.sync.patience import Patience
from trainer_desk.sync.web import Web

_ABSENT = (404, 410)
_THERE = (200, 201, 202, 204)
_NOT_MADE_HERE = (301, 405, 409)
"""What servers say when a folder is there already."""
_NO_FOLDER = (404, 409, 500)
"""What servers answer to a PUT where a folder is missing; nginx says 500."""
_MOVED_NOTHING = (403, 404, 409, 500)
"""A folder is missing, or the part is; rclone says 403 to both, Apache 500."""
_ASK_FOR_KIND = (
    b'<?xml version="1.0"?><propfind xmlns="DAV:"><prop><resourcetype/></prop></propfind>'
)
_ASK_FOR_ROOM = (
    b'<?xml version="1.0"?><propfind xmlns="DAV:"><prop><quota-available-bytes/></prop></propfind>'
)
_MISSING_IN_WORDS = b"The specified file doesn't exist."
"""IIS says this with status 200."""


class WebDavTransport:
    """A `Transport` over WebDAV; a part becomes a file by MOVE, which never overwrites."""

    def __init__(
        self,
        address: Address,
        secret: Secret | None = None,
        *,
        moved: Callable[[int], None] = lambda _: None,
        patience: Patience | None = None,
    ) -> None:
        self._address = address
        self._web = Web(address, secret, moved=moved, patience=patience or Patience())

    @property
    def place(self) -> str:
        """The target's URL."""
        return self._address.url

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes, None if the server says plainly that there is none."""
        answer = self._web.ask("GET", name, expect=(200, *_ABSENT))
        if answer.status in _ABSENT or answer.body == _MISSING_IN_WORDS:
            return None
        if answer.is_page:
            raise Unreachable(f"a web page came instead of a file from {self._address.host}")
        return answer.body

    def write_part(self, part: str, body: bytes) -> None:
        """Upload under a temporary name; folders are made when the server asks for them."""
        expect = (*_THERE, *_NO_FOLDER)
        answer = self._web.ask("PUT", part, expect=expect, body=body)
        if answer.status in _NO_FOLDER:
            self._make_folders(part)
            self._web.ask("PUT", part, expect=_THERE, body=body)

    def publish(self, part: str, name: str) -> bool:
        """Move the part to its final name, which the server refuses if that is taken."""
        headers = {"Destination": self._web.url(name), "Overwrite": "F"}
        expect = (*_THERE, 412, *_MOVED_NOTHING)
        answer = self._web.ask("MOVE", part, expect=expect, headers=headers)
        if answer.status in _MOVED_NOTHING:
            if self.read(part) is None:
                raise Unreachable("the part is gone")
            self._make_folders(name)
            answer = self._web.ask("MOVE", part, expect=(*_THERE, 412), headers=headers)
        return answer.status != 412

    def remove_part(self, part: str) -> None:
        """Delete a temporary file of our own."""
        self._web.ask("DELETE", part, expect=(*_THERE, *_ABSENT))

    def list(self, folder: str) -> tuple[str, ...]:
        """Return the names of the files in a folder."""
        return tuple(name for name, is_folder in self._entries(folder) if not is_folder)

    def folders(self, folder: str) -> tuple[str, ...]:
        """Return the names of the folders in a folder."""
        return tuple(name for name, is_folder in self._entries(folder) if is_folder)

    def _entries(self, folder: str) -> Sequence[tuple[str, bool]]:
        """Return the names in a folder, sorted, each with whether it is a folder."""
        own = f"{folder}/" if folder else ""
        answer = self._web.ask(
            "PROPFIND",
            own,
            expect=(207, *_ABSENT),
            headers={"Depth": "1", "Content-Type": "application/xml"},
            body=_ASK_FOR_KIND,
        )
        if answer.status in _ABSENT:
            return []
        listing = _parsed(answer.body, self._address.host)
        return sorted(_entries(listing, _path(self._web.url(own))))

    def free_bytes(self) -> int | None:
        """Return how much room the server says there is, None where it does not say."""
        answer = self._web.ask(
            "PROPFIND",
            "",
            expect=(207, 403, *_ABSENT, 405, 501),
            headers={"Depth": "0", "Content-Type": "application/xml"},
            body=_ASK_FOR_ROOM,
        )
        if answer.status != 207:
            return None
        told = _parsed(answer.body, self._address.host).findtext(".//{DAV:}quota-available-bytes")
        # Nextcloud says -3 and the like where there is no limit.
        return int(told) if told and told.strip().isdigit() else None

    @property
    def server_time(self) -> datetime | None:
        """What the server's clock said last."""
        return self._web.server_time

    def close(self) -> None:
        """Close the connection."""
        self._web.close()

    def _make_folders(self, name: str) -> None:
        parts = name.split("/")[:-1]
        for depth in range(1, len(parts) + 1):
            folder = "/".join(parts[:depth]) + "/"
            answer = self._web.ask("MKCOL", folder, expect=(*_THERE, *_NOT_MADE_HERE, 404))
            if answer.status == 404:
                host = self._address.host
                raise Refused(Why.TARGET, f"the folder of the address is not there at {host}")


def _entries(listing: ET.Element, own: str) -> Iterator[tuple[str, bool]]:
    """Yield the names in a PROPFIND's answer, without the folder that was asked about."""
    for response in listing.iter("{DAV:}response"):
        path = _path(response.findtext("{DAV:}href") or "")
        is_folder = response.find(".//{DAV:}resourcetype/{DAV:}collection") is not None
        name = path.rsplit("/", 1)[-1]
        if name and path != own:
            yield name, is_folder


def _path(url: str) -> str:
    return unquote(urlsplit(url.strip()).path).rstrip("/")


def _parsed(listing: bytes, host: str) -> ET.Element:
    if b"<!DOCTYPE" in listing or b"<!ENTITY" in listing:
        raise Unreachable(f"the list of files from {host} is not one")
    try:
        return ET.fromstring(listing)  # noqa: S314 - no entities: they were refused above
    except ET.ParseError as error:
        raise Unreachable(f"the list of files from {host} was cut off") from error
