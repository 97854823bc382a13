"""Grammar and style: texts go to a LanguageTool server, one at a time, findings come back."""

from __future__ import annotations

import logging
import threading
from collections import Counter
from typing import TYPE_CHECKING, Protocol

from trainer_desk.check.errors import TIMEOUT_SECONDS, NotLanguageTool, Refused, Unanswered
from trainer_desk.check.options import CheckOptions, LanguageOptions
from trainer_desk.check.process import Stranger
from trainer_desk.check.status import Endpoint, GrammarUnavailable, ServerStatus, Trouble
from trainer_desk.late import late
from trainer_desk.text.findings import Finding

if TYPE_CHECKING:
    from trainer_desk.check import client
    from trainer_desk.check.client import GrammarClient
else:
    # With it comes half of the start's time.
    client = late("trainer_desk.check.client")

log = logging.getLogger(__name__)

MOST_LANGUAGES = 6
"""A server keeps every language it was asked about in memory, and has room for about so many."""
_HARM_TWICE = 2


class GrammarServer(Protocol):
    """What `LocalServer` and `RemoteServer` have in common; see there."""

    @property
    def status(self) -> ServerStatus:
        """What it is doing now."""
        ...

    @property
    def engine(self) -> str:
        """What would answer, without starting it."""
        ...

    @property
    def languages(self) -> frozenset[str]:
        """Languages, without country, that it checks; asked without starting it."""
        ...

    def probe(self) -> None:
        """Find out what is missing, without starting anything."""
        ...

    def endpoint(self, options: LanguageOptions) -> Endpoint:
        """Return where to send texts."""
        ...

    def failed(self, run: int, trouble: Trouble) -> GrammarUnavailable:
        """Take note of trouble, and return what to raise."""
        ...

    def answered(self, version: str) -> None:
        """Take note of an answer."""
        ...

    def stop(self, *, wait: bool = True) -> None:
        """End it."""
        ...

    def stop_if_idle(self, idle_seconds: float) -> None:
        """End it if it was not needed for long."""
        ...

    def reset(self) -> None:
        """Forget earlier trouble."""
        ...


class Grammar:
    """Asks the server, one request in flight at any time. Safe on any thread."""

    def __init__(
        self,
        server: GrammarServer,
        options: CheckOptions,
        *,
        timeout_s: float = TIMEOUT_SECONDS,
        most_languages: int = MOST_LANGUAGES,
    ) -> None:
        self.server = server
        self._most_languages = most_languages
        self._options = options
        self._timeout_s = timeout_s
        self._in_flight = threading.Lock()
        self._run = -1
        self._clients: dict[str, GrammarClient] = {}
        self._tags: set[str] = set()
        self._harm: Counter[int] = Counter()

    def findings(self, text: str, language: str) -> tuple[Finding, ...]:
        """Return what LanguageTool finds in a text; starts the server where needed.

        Raises:
            GrammarUnavailable: If it cannot answer now.
            Refused: If it will not check this text.
        """
        options = self._options.of(language)
        named = hash((text, language))
        if self._harm[named] >= _HARM_TWICE:
            raise Refused("it brought the server down twice")
        with self._in_flight:
            endpoint = self._with_room(options)
            try:
                client = self._client(endpoint, options)
                found = client.findings(text)
            except Stranger:
                raise self.server.failed(endpoint.run, Trouble.STRANGER) from None
            except NotLanguageTool:
                raise self.server.failed(endpoint.run, Trouble.STRANGER) from None
            except Unanswered as error:
                self._harm[named] += 1
                raise self.server.failed(endpoint.run, Trouble.HUNG) from error
            self.server.answered(client.version)
            return found

    @property
    def version(self) -> str:
        """What answers are remembered under; another version may answer otherwise."""
        return self.server.engine

    @property
    def languages(self) -> frozenset[str]:
        """The languages, without country, that can be asked about."""
        return self.server.languages

    def close(self, *, wait: bool = True) -> None:
        """End the server; without `wait` this returns at once, as on the GUI thread it must."""
        self.server.stop(wait=wait)

    def _with_room(self, options: LanguageOptions) -> Endpoint:
        """Return the server; anew where one more language would be too much for its memory."""
        endpoint = self.server.endpoint(options)
        known = endpoint.run != self._run or options.tag in self._tags
        # A server elsewhere sees to its memory itself.
        elsewhere = endpoint.proof is None
        if known or elsewhere or len(self._tags) < self._most_languages:
            return endpoint
        log.info("the grammar check begins anew for another language")
        self.server.stop()
        return self.server.endpoint(options)

    def _client(self, endpoint: Endpoint, options: LanguageOptions) -> GrammarClient:
        if endpoint.run != self._run:
            self._run = endpoint.run
            self._clients.clear()
            self._tags.clear()
        self._tags.add(options.tag)
        key = options.rules_hash()
        if key not in self._clients:
            self._clients[key] = client.GrammarClient(
                endpoint.address, options, proof=endpoint.proof, timeout_s=self._timeout_s
            )
        return self._clients[key]
