"""Names and passwords: in the system's keyring, or in memory until the program ends."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass, field
from typing import Protocol

import keyring
import keyring.backend
import keyring.backends.chainer
import keyring.errors

SERVICE = "Trainer Desk"
_NO_SAFE = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")
"""Backends that keep nothing, or keep it readable."""


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


class KeyringCredentials:
    """Secrets in the system's keyring; what the keyring refuses stays in memory."""

    lasting = True

    def __init__(self, backend: keyring.backend.KeyringBackend) -> None:
        self._backend = backend
        self._memory = SessionCredentials()

    def get(self, url: str) -> Secret | None:
        """Return the secret for a target; None also where the keyring stays locked."""
        known = self._memory.get(url)
        if known is not None:
            return known
        try:
            text = self._backend.get_password(SERVICE, url)
        except keyring.errors.KeyringError:
            return None
        return None if text is None else _secret(text)

    def keep(self, url: str, secret: Secret) -> None:
        """Keep a secret in the keyring."""
        text = json.dumps({"user": secret.user, "password": secret.password})
        try:
            self._backend.set_password(SERVICE, url, text)
        except keyring.errors.KeyringError:
            self._memory.keep(url, secret)

    def forget(self, url: str) -> None:
        """Forget the secret for a target."""
        self._memory.forget(url)
        try:
            self._backend.delete_password(SERVICE, url)
        except keyring.errors.KeyringError:
            return


def is_safe(backend: keyring.backend.KeyringBackend) -> bool:
    """Tell whether a keyring keeps secrets, and keeps them unreadable for others."""
    if isinstance(backend, keyring.backends.chainer.ChainerBackend):
        backends = list(backend.backends)
        return bool(backends) and all(map(is_safe, backends))
    return not type(backend).__module__.startswith(_NO_SAFE)


class SystemCredentials:
    """The system's keyring if it is a safe one, else memory; looked for when first needed.

    Looking may start a service of the desktop, which nobody should wait for at the start.
    """

    @functools.cached_property
    def _kept(self) -> Credentials:
        backend = keyring.get_keyring()
        return KeyringCredentials(backend) if is_safe(backend) else SessionCredentials()

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


def _secret(text: str) -> Secret | None:
    try:
        found = json.loads(text)
        return Secret(user=str(found["user"]), password=str(found["password"]))
    except (ValueError, KeyError, TypeError):
        return None
