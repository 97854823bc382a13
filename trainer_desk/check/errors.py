"""What can go wrong with LanguageTool: with one question to it, and with its installation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import socket

TIMEOUT_SECONDS = 20.0
FIRST_TIMES = 3.0
"""The first answer in a language may take so many times as long: dictionaries are loaded for it."""


class Unanswered(Exception):
    """The server did not answer; it is gone, hung, or not reachable."""


class Refused(Exception):
    """The server will not check this text, such as one that is too long or takes too long."""


class NotLanguageTool(Exception):
    """What answers does not check texts as LanguageTool does; nothing may be sent there."""


class InstallFailed(Exception):
    """LanguageTool was not installed; what was there before is untouched.

    Attributes:
        reason: One sentence for a person.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class WrongHash(InstallFailed):
    """The file is not the one that was published; it must not be used."""


class Cancelled(InstallFailed):
    """The person changed their mind."""


class Proof(Protocol):
    """Raises unless a fresh connection may be written to."""

    def __call__(self, connected: socket.socket) -> None:
        """Look at a connected socket."""
        ...
