"""The writing check of one data folder: everything that belongs to it, set up as chosen."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from trainer_desk.check.cache import Cache, MemoryCache
from trainer_desk.check.checker import NO_GRAMMAR, Checker
from trainer_desk.check.chosen import Chosen
from trainer_desk.check.dictionaries import Dictionary, add_dictionary, find_dictionaries
from trainer_desk.check.grammar import Grammar, GrammarServer
from trainer_desk.check.ignores import Ignores, NotAnIgnoreList
from trainer_desk.check.installation import find_installation
from trainer_desk.check.java import find_java
from trainer_desk.check.options import CheckOptions
from trainer_desk.check.personal import PersonalWords
from trainer_desk.check.remote import RemoteServer
from trainer_desk.check.server import LocalServer
from trainer_desk.check.spelling import Speller
from trainer_desk.check.status import ServerState, ServerStatus, Trouble

log = logging.getLogger(__name__)

LANGUAGETOOL = "TRAINER_DESK_LANGUAGETOOL"
"""Environment variable with the folder of a LanguageTool, for developers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPlaces:
    """Where the writing check keeps what is its own.

    Attributes:
        folder: Words, ignores and added dictionaries.
        languagetool: Where LanguageTool is, or will be installed.
    """

    folder: Path
    languagetool: Path

    @classmethod
    def of(cls, data: Path, languagetool: str = "") -> CheckPlaces:
        """Return the places in a data folder.

        Args:
            languagetool: Another folder for LanguageTool, "" for none.
        """
        inside = data / "languagetool"
        return cls(
            folder=data / "check", languagetool=Path(languagetool) if languagetool else inside
        )


class Proofreader:
    """Sets the checker up, and anew when the trainer chooses otherwise. Safe on any thread.

    Making one takes no time: nothing is read, loaded or started before it is needed.

    Attributes:
        places: Where everything is.
        words: The trainer's own words.
    """

    def __init__(self, places: CheckPlaces, chosen: Chosen, cache: Cache | None = None) -> None:
        self.places = places
        self.words = PersonalWords(places.folder / "words")
        self._chosen = chosen
        self._cache = MemoryCache() if cache is None else cache
        self._changed: Callable[[ServerStatus], None] = lambda _: None
        self._lock = threading.RLock()
        self._ignores: Ignores | None = None
        self._speller: Speller | None = None
        self._grammar: tuple[CheckOptions, Grammar] | None = None
        self._server: tuple[tuple[object, ...], GrammarServer] | None = None
        self._checker: Checker | None = None
        self._wrong_address = False
        self._closed = False

    @property
    def chosen(self) -> Chosen:
        """What is wanted."""
        return self._chosen

    @property
    def status(self) -> ServerStatus:
        """The state of the grammar check, at once; STOPPED before it was ever needed."""
        server = self._server
        if self._wrong_address:
            return ServerStatus(state=ServerState.ABSENT, trouble=Trouble.UNREACHABLE)
        if server is not None:
            return server[1].status
        return ServerStatus(state=ServerState.STOPPED) if self._chosen.grammar else NO_GRAMMAR

    def listen(self, changed: Callable[[ServerStatus], None]) -> None:
        """Have every new status told, on whichever thread it comes about."""
        self._changed = changed

    def checker(self) -> Checker:
        """Return the checker; on a worker thread, as the first time takes a moment."""
        with self._lock:
            if self._checker is None:
                self._checker = Checker(
                    self._opened_speller(),
                    self._opened_grammar(),
                    self._cache,
                    self.ignores(),
                    self._chosen.options,
                )
            return self._checker

    def ignores(self) -> Ignores:
        """Return what is ignored; a list that cannot be read is put aside and begun anew."""
        with self._lock:
            if self._ignores is None:
                file = self.places.folder / "ignored.json"
                try:
                    self._ignores = Ignores(file)
                except NotAnIgnoreList:
                    log.warning("the list of ignores was damaged and is put aside")
                    file.replace(file.with_suffix(".damaged.json"))
                    self._ignores = Ignores(file)
            return self._ignores

    def languages(self) -> tuple[str, ...]:
        """Return the languages there is a dictionary for; on a worker thread."""
        with self._lock:
            return self._opened_speller().languages()

    def choose(self, chosen: Chosen) -> None:
        """Want something else from now on; a server that fits no longer is stopped."""
        with self._lock:
            self._chosen = chosen
            self._checker = None
            self._grammar = None
            fits = chosen.grammar and _server_choice(chosen.options)
            if self._server is not None and self._server[0] != fits:
                self._end_server(wait=False)

    def renew(self) -> None:
        """Look again for dictionaries, Java and LanguageTool, and forget earlier trouble."""
        with self._lock:
            self._end_server(wait=False)
            self._speller = None
            self._checker = None
            self._grammar = None

    def add_dictionary(self, file: Path) -> tuple[Dictionary, ...]:
        """Take over an .oxt, or a .dic with the .aff beside it.

        Raises:
            NoDictionary: If there is none in it.
        """
        added = add_dictionary(file, self.places.folder / "dictionaries")
        with self._lock:
            self._speller = None
            self._checker = None
        return added

    def tools(self) -> tuple[tuple[str, str], ...]:
        """Return names and versions of the engines that were used, at once."""
        checker = self._checker
        return () if checker is None else checker.tools()

    def stop_if_idle(self) -> None:
        """Stop a server that was not needed for long; to be called now and then."""
        server = self._server
        if server is not None:
            server[1].stop_if_idle(self._chosen.options.idle_seconds)

    def close(self, *, wait: bool = True) -> None:
        """End the server for good; without `wait` this returns at once."""
        # Without the lock: whoever holds it may be waiting for the server.
        self._closed = True
        self._changed = lambda _: None
        server = self._server
        if server is not None:
            server[1].stop(wait=wait)

    def _opened_speller(self) -> Speller:
        if self._speller is None:
            found = find_dictionaries(self.places.folder / "dictionaries")
            self._speller = Speller(found, self.words)
        return self._speller

    def _opened_grammar(self) -> Grammar | None:
        if not self._chosen.grammar or self._closed:
            return None
        options = self._chosen.options
        if self._grammar is None or self._grammar[0] != options:
            server = self._opened_server(options)
            if server is None:
                return None
            self._grammar = (options, Grammar(server, options))
        return self._grammar[1]

    def _opened_server(self, options: CheckOptions) -> GrammarServer | None:
        self._wrong_address = False
        if self._server is None:
            try:
                self._server = (_server_choice(options), self._new_server(options))
            except ValueError:  # an address that is none
                self._wrong_address = True
                return None
        return self._server[1]

    def _new_server(self, options: CheckOptions) -> GrammarServer:
        if options.remote_url:
            return RemoteServer(options.remote_url, changed=self._tell)
        return LocalServer(
            partial(find_installation, self.places.languagetool),
            partial(find_java, options.java),
            heap_mb=options.heap_mb,
            changed=self._tell,
        )

    def _end_server(self, *, wait: bool) -> None:
        if self._server is not None:
            self._server[1].stop(wait=wait)
            self._server = None

    def _tell(self, status: ServerStatus) -> None:
        self._changed(status)


def _server_choice(options: CheckOptions) -> tuple[object, ...]:
    return (options.remote_url, options.java, options.heap_mb)
