"""Names and passwords: in the system's keyring, or in memory until the program ends."""

from __future__ import annotations

import functools
import importlib
from dataclasses import field
from typing import Protocol

from trainer_desk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """Who we are to a server; it never shows itself, not even in a traceback.

    Attributes:
        user: A name; for S3 the access key's id, for Azure the account.
        password: A password; for a key file its passphrase, for S3 the secret key.
    """

    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)


class Credentials(Protocol):
    """Where secrets are kept; called on any thread."""

    @property
    def lasting(self) -> bool:
        """Whether they are still known after the program ended."""
        ...

    def get(self, url: str) -> Secret | None:
        """Return the secret for a target, None where none is known."""
        ...

    def keep(self, url: str, secret: Secret) -> None:
        """Keep a secret for a target instead of any earlier one."""
        ...

    def forget(self, url: str) -> None:
        """Forget the secret for a target; it is fine if there is none."""
        ...


class SessionCredentials:
    """Secrets in memory; they are asked for once a run."""

    lasting = False

    def __init__(self) -> None:
        self._known: dict[str, Secret] = {}

    def get(self, url: str) -> Secret | None:
        """Return the secret for a target, None where none is known."""
        return self._known.get(url)

    def keep(self, url: str, secret: Secret) -> None:
        """Keep a secret until the program ends."""
        self._known[url] = secret

    def forget(self, url: str) -> None:
        """Forget the secret for a target."""
        self._known.pop(url, None)


class SystemCredentials:
    """The system's keyring if it is a safe one, else memory; looked for when first needed.

    Looking may start a service of the desktop, which nobody should wait for at the start.
    """

    @functools.cached_property
    def _kept(self) -> Credentials:
        ring = importlib.import_module("trainer_desk.sync.system_keyring")
        kept: Credentials | None = ring.system_credentials()
        return SessionCredentials() if kept is None else kept

    @property
    def lasting(self) -> bool:
        """Whether secrets are still known after the program ended."""
        return self._kept.lasting

    def get(self, url: str) -> Secret | None:
        """Return the secret for a target, None where none is known."""
        return self._kept.get(url)

    def keep(self, url: str, secret: Secret) -> None:
        """Keep a secret for a target instead of any earlier one."""
        self._kept.keep(url, secret)

    def forget(self, url: str) -> None:
        """Forget the secret for a target."""
        self._kept.forget(url)
