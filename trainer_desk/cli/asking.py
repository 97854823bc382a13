"""Logins and trust on the command line: given with the command, or asked for on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

import click

from trainer_desk.cli.printing import remark
from trainer_desk.sync import Refused, TransportError, Why
from trainer_desk.sync.credentials import Secret
from trainer_desk.sync.errors import UnknownHost

_MOST_QUESTIONS = 5

T = TypeVar("T")
Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--user", default="", help="Name to log in with; asked for where it is needed."),
    click.option("--password-stdin", is_flag=True, help="Read the password from standard input."),
    click.option("--fingerprint", default="", help="Agree to an SSH server with this fingerprint."),
)


class Doorkeeper(Protocol):
    """Who is told what a person answers; a courier, or the doors of a lead."""

    def log_in(self, url: str, secret: Secret) -> bool:
        """Keep a login for a target; tell whether it is kept beyond this run."""
        ...

    def trust(self, host: UnknownHost) -> None:
        """Remember an SSH server."""
        ...


def login_options(command: Command) -> Command:
    """Give a command the options `user`, `password_stdin` and `fingerprint`, for `Answers`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


class Answers:
    """What a person says where a target asks for a login or for trust.

    A password is never an argument: everybody on the machine could read it there.
    """

    def __init__(self, user: str, fingerprint: str, *, password_stdin: bool) -> None:
        self._user = user
        self._fingerprint = fingerprint
        self._password = sys.stdin.readline().rstrip("\r\n") if password_stdin else None

    def until_it_works(
        self,
        keeper: Doorkeeper,
        target: str,
        work: Callable[[], T],
        *,
        trouble: Callable[[T], TransportError | None] = lambda _: None,
    ) -> T:
        """Do the work again after each question that could be answered, and return what it does.

        Args:
            keeper: Told the answers.
            target: Its URL or path.
            work: Can be done again.
            trouble: Says of what the work returned why it ended early.

        Raises:
            TransportError: What `work` raises, where nobody answers.
        """
        if self._password is not None:
            self._log_in(keeper, target, self._password)
        for _ in range(_MOST_QUESTIONS):
            try:
                found = work()
                problem = trouble(found)
                if not isinstance(problem, Refused) or not self._answered(keeper, target, problem):
                    return found
            except Refused as refused:
                if not self._answered(keeper, target, refused):
                    raise
        return work()

    def _answered(self, keeper: Doorkeeper, target: str, refused: Refused) -> bool:
        """Ask about what was refused, and tell whether that makes it worth another try."""
        if isinstance(refused, UnknownHost):
            agreed = self._agrees(refused)
            if agreed:
                keeper.trust(refused)
            return agreed
        if refused.why is not Why.LOGIN:
            return False
        if not _somebody_is_there():
            remark("Give a login with --user NAME --password-stdin.")
            return False
        remark(str(refused))
        self._log_in(keeper, target, None)
        return True

    def _agrees(self, unknown: UnknownHost) -> bool:
        # Copied out of a sentence, its full stop may have come along.
        if self._fingerprint.rstrip(".") == unknown.fingerprint:
            return True
        if not _somebody_is_there():
            remark("Compare the key, and agree to it with --fingerprint.")
            return False
        remark(str(unknown))
        return click.confirm("Is this the right server?", err=True)

    def _log_in(self, keeper: Doorkeeper, target: str, password: str | None) -> None:
        user = self._user or (click.prompt("Name", err=True) if password is None else "")
        if password is None:
            password = click.prompt("Password", hide_input=True, err=True)
        if not keeper.log_in(target, Secret(user=user, password=password)):
            remark("There is no safe keyring here; the login is known until this command ends.")


def _somebody_is_there() -> bool:
    return sys.stdin.isatty()
