"""The system's keyring, loaded only where a login is asked for: it is slow to load."""

from __future__ import annotations

import json

import keyring
import keyring.backend
import keyring.backends.chainer
import keyring.errors

from trainer_desk.sync.credentials import Secret, SessionCredentials

SERVICE = "Trainer Desk"
_NO_SAFE = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")
"""Backends that keep nothing, or keep it readable."""


def system_credentials() -> KeyringCredentials | None:
    """Return the system's keyring, None where it is not a safe one."""
    backend = keyring.get_keyring()
    return KeyringCredentials(backend) if is_safe(backend) else None


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


def _secret(text: str) -> Secret | None:
    try:
        found = json.loads(text)
        return Secret(user=str(found["user"]), password=str(found["password"]))
    except (ValueError, KeyError, TypeError):
        return None
