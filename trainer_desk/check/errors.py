"""What can go wrong with one question to a LanguageTool server."""

from __future__ import annotations

import socket
from typing import Protocol

TIMEOUT_SECONDS = 20.0
FIRST_TIMES = 3.0
"""The first answer in a language may take so many times as long: dictionaries are loaded for it."""


class Unanswered(Exception):
    """The server did not answer; it is gone, hung, or not reachable."""


class Refused(Exception):
    """The server will not check this text, such as one that is too long or takes too long."""


class NotLanguageTool(Exception):
    """What answers does not check texts as LanguageTool does; nothing may be sent there."""


class Proof(Protocol):
    """Raises unless a fresh connection may be written to."""

    def __call__(self, connected: socket.socket) -> None:
        """Look at a connected socket."""
        ...
