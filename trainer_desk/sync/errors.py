"""What can go wrong on the way to a server, by what the caller should do."""

from __future__ import annotations

from enum import Enum


class TransportError(Exception):
    """A step of the way did not succeed; nothing on either side was damaged."""


class Unreachable(TransportError):
    """The server did not answer, or not to the end; trying again later may work.

    Attributes:
        wait_seconds: How long the server asked to be left alone, None where it did not say.
    """

    def __init__(self, reason: str, *, wait_seconds: float | None = None) -> None:
        super().__init__(reason)
        self.wait_seconds = wait_seconds


class Why(Enum):
    """What a person must do before trying again."""

    LOGIN = "login"
    RIGHTS = "rights"
    SPACE = "space"
    TARGET = "target"
    CONFLICT = "conflict"
    SERVER = "server"
    TRUST = "trust"


class Refused(TransportError):
    """The server said no; someone must act before trying again.

    Attributes:
        why: What is to be done.
    """

    def __init__(self, why: Why, reason: str) -> None:
        super().__init__(reason)
        self.why = why
