"""A LanguageTool server that somebody else runs; everything that is checked is sent there."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from trainer_desk.check.installation import LANGUAGES
from trainer_desk.check.options import LanguageOptions
from trainer_desk.check.status import (
    Endpoint,
    GrammarUnavailable,
    ServerState,
    ServerStatus,
    Trouble,
)

_LONGEST_PAUSE_SECONDS = 60.0
_LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "::1")


def leaves_machine(url: str) -> bool:
    """Tell whether texts sent to a server leave this machine; if so, say it before they do."""
    return bool(url) and urlsplit(url).hostname not in _LOOPBACK_HOSTS


class RemoteServer:
    """The remote counterpart of `LocalServer`; nothing is started and nothing stopped.

    Args:
        url: Such as "https://languagetool.example.org/"; http or https.
        changed: Called with every new status, on the thread that caused it.
        clock: Monotonic seconds.

    Raises:
        ValueError: If the URL is none of these.
    """

    def __init__(
        self,
        url: str,
        *,
        changed: Callable[[ServerStatus], None] = lambda _: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("a server's address begins with http:// or https://")
        self._url = url if url.endswith("/") else f"{url}/"
        self._changed = changed
        self._clock = clock
        self._lock = threading.Lock()
        self._status = ServerStatus(state=ServerState.STOPPED)
        self._retry_at = 0.0

    @property
    def status(self) -> ServerStatus:
        """Whether it answered the last time."""
        return self._status

    @property
    def engine(self) -> str:
        """The server's address; which version it has is its own affair."""
        return self._url

    @property
    def languages(self) -> frozenset[str]:
        """The languages of every release; one that the server lacks it refuses."""
        return LANGUAGES

    def endpoint(self, options: LanguageOptions) -> Endpoint:  # noqa: ARG002 - as LocalServer
        """Return where to send texts.

        Raises:
            GrammarUnavailable: If it did not answer a moment ago.
        """
        wait = self._retry_at - self._clock()
        if wait > 0:
            raise GrammarUnavailable(self._status, wait)
        return Endpoint(self._url, None, 0)

    def probe(self) -> None:
        """Nothing to find out: a server elsewhere is asked when there is something to ask."""

    def failed(self, run: int, trouble: Trouble) -> GrammarUnavailable:  # noqa: ARG002
        """Note trouble with a request, and return what to raise."""
        with self._lock:
            failures = self._status.restarts + 1
            pause = min(2.0**failures, _LONGEST_PAUSE_SECONDS)
            self._retry_at = self._clock() + pause
            unreachable = trouble if trouble is Trouble.STRANGER else Trouble.UNREACHABLE
            status = ServerStatus(
                state=ServerState.DEGRADED, trouble=unreachable, restarts=failures
            )
            self._publish(status)
            return GrammarUnavailable(status, pause)

    def answered(self, version: str) -> None:
        """Note that a request was answered."""
        self._publish(ServerStatus(state=ServerState.READY, version=version))

    def stop(self, *, wait: bool = True) -> None:
        """Nothing to stop."""

    def stop_if_idle(self, idle_seconds: float) -> None:
        """Nothing to stop."""

    def reset(self) -> None:
        """Forget earlier trouble, so that the next request is sent at once."""
        self._retry_at = 0.0
        self._publish(replace(self._status, state=ServerState.STOPPED, trouble=None, restarts=0))

    def _publish(self, status: ServerStatus) -> None:
        if status != self._status:
            self._status = status
            self._changed(status)
