"""Delivery by plain HTTPS: one PUT that makes a whole file, or none."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from datetime import datetime

from trainer_desk.sync.address import Address
from trainer_desk.sync.credentials import Secret
from trainer_desk.sync.errors import Unreachable
from trainer_desk.sync.patience import Patience
from trainer_desk.sync.web import Web

_ABSENT = (404, 410)
_THERE = (200, 201, 202, 204)


_LOOKS = (0.0, 0.1, 0.4, 1.0)
"""Seconds before each look for half a file: a server may need a moment to give an upload up."""


class PutTransport:
    """A `Transport` to a server that knows GET and PUT and no more.

    Only for servers that the set-up probe found to honour `If-None-Match: *` and to show nothing
    of a PUT that was cut off. Parts are held here, since a whole file becomes visible at once.
    Such a server has no lists: what is asked for by name is found, and nothing else.
    """

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
        self._held: dict[str, bytes] = {}

    @property
    def place(self) -> str:
        """The target's URL."""
        return self._address.url

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes, None if the server says plainly that there is none."""
        if name in self._held:
            return self._held[name]
        answer = self._web.ask("GET", name, expect=(200, *_ABSENT))
        if answer.status in _ABSENT:
            return None
        if answer.is_page:
            raise Unreachable(f"a web page came instead of a file from {self._address.host}")
        return answer.body

    def write_part(self, part: str, body: bytes) -> None:
        """Hold the bytes until they are published."""
        self._held[part] = body

    def publish(self, part: str, name: str) -> bool:
        """Create the file, which the server refuses if there is one."""
        body = self._held.pop(part, None)
        if body is None:
            raise Unreachable("the part is not held any more")
        headers = {"If-None-Match": "*", "Content-Type": "application/octet-stream"}
        answer = self._web.ask("PUT", name, expect=(*_THERE, 412), headers=headers, body=body)
        return answer.status != 412

    def remove_part(self, part: str) -> None:
        """Forget a held part, or delete what the probe made, if the server lets us."""
        if self._held.pop(part, None) is None:
            self._web.ask("DELETE", part, expect=(*_THERE, *_ABSENT, 403, 405, 501))

    def list(self, folder: str) -> tuple[str, ...]:  # noqa: ARG002 - the seam's shape
        """Return nothing: such a server has no lists."""
        return ()

    def folders(self, folder: str) -> tuple[str, ...]:  # noqa: ARG002 - the seam's shape
        """Return nothing: such a server has no lists."""
        return ()

    def shows_cut_uploads(self, name: str) -> bool:
        """Break an upload off in the middle and tell whether half a file can be seen then.

        Raises:
            TransportError: If the server went away for good.
        """
        with contextlib.suppress(Unreachable):
            self._web.break_off("PUT", name)
        return any(self._is_there_after(pause, name) for pause in _LOOKS)

    def _is_there_after(self, pause: float, name: str) -> bool:
        time.sleep(pause)
        return self.read(name) is not None

    @property
    def server_time(self) -> datetime | None:
        """What the server's clock said last."""
        return self._web.server_time

    def close(self) -> None:
        """Close the connection."""
        self._held.clear()
        self._web.close()
