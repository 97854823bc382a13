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


class Stopped(Unreachable):
    """Somebody stopped the transfer; the next round goes on where this one ended."""


class Why(Enum):
    """What a person must do before trying again."""

    LOGIN = "login"
    """Give another name or password."""
    RIGHTS = "rights"
    """Ask whoever keeps the server for the right to write."""
    SPACE = "space"
    """Make room on the server, or ask for more."""
    TARGET = "target"
    """It is not the place that was set up: find out which one it is."""
    CONFLICT = "conflict"
    """Another file goes by the name of ours: ask whoever keeps the server."""
    SERVER = "server"
    """The server does not take this: its keeper or another kind of target can help."""
    PROXY = "proxy"
    """Give the proxy on the way its own login; where it is set up, not here."""
    TRUST = "trust"
    """Who answered could not prove to be the server."""


ONE_FILE = (Why.CONFLICT, Why.SERVER)
"""Reasons that concern one file only; the others go on."""


class Refused(TransportError):
    """The server said no; someone must act before trying again.

    Attributes:
        why: What is to be done.
    """

    def __init__(self, why: Why, reason: str) -> None:
        super().__init__(reason)
        self.why = why


class UnknownHost(Refused):
    """A server that was never met before; a person has to compare its fingerprint once.

    Attributes:
        host: As the address names it.
        fingerprint: Such as "SHA256:…", as ssh shows it.
        line: What to remember once somebody agreed (`Hosts.remember`).
    """

    def __init__(self, host: str, fingerprint: str, line: str) -> None:
        super().__init__(Why.TRUST, f"{host} is new here; its key is {fingerprint}")
        self.host = host
        self.fingerprint = fingerprint
        self.line = line
