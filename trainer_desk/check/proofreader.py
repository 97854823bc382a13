"""The writing check of one data folder as it is chosen now, built when it is first needed."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_desk.check.chosen import Chosen
from trainer_desk.check.status import ServerState, ServerStatus, Trouble
from trainer_desk.late import late
from trainer_desk.work.ids import BatchId

if TYPE_CHECKING:
    from trainer_desk.check import building, checker, dictionaries, ignores, spelling, words
    from trainer_desk.check import cache as check_cache
    from trainer_desk.check.building import WritingCheck
    from trainer_desk.check.cache import Cache
    from trainer_desk.check.checker import Checker
    from trainer_desk.check.dictionaries import Dictionary
    from trainer_desk.check.ignores import Ignores
    from trainer_desk.check.personal import PersonalWords, Shelf
else:
    building = late("trainer_desk.check.building")
    check_cache = late("trainer_desk.check.cache")
    checker = late("trainer_desk.check.checker")
    spelling = late("trainer_desk.check.spelling")
    words = late("trainer_desk.check.words")
    dictionaries = late("trainer_desk.check.dictionaries")
    ignores = late("trainer_desk.check.ignores")

log = logging.getLogger(__name__)

IGNORES_FILE = "ignores.json"


class Proofreader:
    """Sets the checker up, and anew when the trainer chooses otherwise. Safe on any thread.

    Making one takes no time: nothing is read, loaded or started before it is needed.
    """

    def __init__(
        self,
        data: Path,
        chosen: Chosen,
        cache: Cache | None = None,
        batch_words: Shelf | None = None,
    ) -> None:
        self._data = data
        self._chosen = chosen
        self._cache = check_cache.MemoryCache() if cache is None else cache
        self._batch_words = batch_words
        self._changed: Callable[[ServerStatus], None] = lambda _: None
        self._lock = threading.RLock()
        self._built: WritingCheck | None = None
        self._wrong_address = False
        self._closed = False

    @property
    def chosen(self) -> Chosen:
        """What is wanted."""
        return self._chosen

    @property
    def languagetool(self) -> Path:
        """Where LanguageTool is, or will be installed."""
        return building.languagetool_folder(self._data)

    @property
    def status(self) -> ServerStatus:
        """The state of the grammar check, at once; STOPPED before it was ever needed."""
        built = self._built
        if self._wrong_address:
            return ServerStatus(state=ServerState.ABSENT, trouble=Trouble.UNREACHABLE)
        if not self._chosen.grammar:
            return checker.NO_GRAMMAR
        return ServerStatus(state=ServerState.STOPPED) if built is None else built.checker.status

    def listen(self, changed: Callable[[ServerStatus], None]) -> None:
        """Have every new status told, on whichever thread it comes about."""
        self._changed = changed

    def checker(self) -> Checker:
        """Return the checker; on a worker thread, as the first time takes a moment."""
        return self._check().checker

    def words(self) -> PersonalWords:
        """Return the trainer's own words; on a worker thread."""
        return self._check().personal

    def ignores(self) -> Ignores:
        """Return what is ignored; on a worker thread."""
        return self._check().ignores

    def languages(self) -> tuple[str, ...]:
        """Return the languages there is a dictionary for; on a worker thread."""
        found = dictionaries.find_dictionaries(building.dictionaries_folder(self._data))
        return tuple(sorted({dictionary.base for dictionary in found}))

    def choose(self, chosen: Chosen) -> None:
        """Want something else from now on."""
        with self._lock:
            self._chosen = chosen
            self.renew()

    def renew(self) -> None:
        """Begin anew at the next check: with what was installed since, without earlier trouble."""
        with self._lock:
            built, self._built = self._built, None
            self._wrong_address = False
            if built is not None:
                built.checker.close(wait=False)

    def add_dictionary(self, file: Path) -> tuple[Dictionary, ...]:
        """Take over an .oxt, or a .dic with the .aff beside it.

        Raises:
            NoDictionary: If there is none in it.
        """
        added = dictionaries.add_dictionary(file, building.dictionaries_folder(self._data))
        self.renew()
        return added

    def add_word(self, word: str, language: str, batch: BatchId | None = None) -> None:
        """Take a word for right from now on, in the language of its letters.

        Args:
            batch: The only batch it is right in, None for everywhere.

        Raises:
            ValueError: If it is no word.
        """
        self.words().add(word, word_language(word, language), batch)

    def tools(self) -> tuple[tuple[str, str], ...]:
        """Return names and versions of the engines that were used, at once."""
        built = self._built
        return () if built is None else built.checker.tools()

    def probe(self) -> None:
        """Find out whether grammar can be checked, so that `status` tells it; on a worker."""
        if self._chosen.grammar:
            self.checker().probe()

    def stop_if_idle(self) -> None:
        """Stop a server that was not needed for long; to be called now and then."""
        built = self._built
        if built is not None:
            built.checker.stop_if_idle()

    def close(self, *, wait: bool = True) -> None:
        """End the server for good; without `wait` this returns at once."""
        # Without the lock: whoever holds it may be waiting for the server.
        self._closed = True
        self._changed = lambda _: None
        built = self._built
        if built is not None:
            built.checker.close(wait=wait)

    def _check(self) -> WritingCheck:
        with self._lock:
            if self._built is None:
                self._built = self._build()
            return self._built

    def _build(self) -> WritingCheck:
        try:
            return self._build_with(self._chosen)
        except ignores.NotAnIgnoreList:
            log.warning("the list of ignores was damaged and is put aside")
            file = self._data / IGNORES_FILE
            file.replace(file.with_name(f"damaged-{IGNORES_FILE}"))
            return self._build()
        except ValueError:
            log.warning("the address of the grammar server is none")
            self._wrong_address = True
            return self._build_with(replace(self._chosen, grammar=False))

    def _build_with(self, chosen: Chosen) -> WritingCheck:
        return building.build_check(
            self._data,
            chosen.options,
            cache=self._cache,
            batch_words=self._batch_words,
            changed=self._tell,
            spelling_only=self._closed or not chosen.grammar,
        )

    def _tell(self, status: ServerStatus) -> None:
        self._changed(status)


def word_language(word: str, language: str) -> str:
    """Return the language whose dictionary a word in a text belongs into, by its letters."""
    script = words.script_of(word)
    if script is spelling.own_script(language):
        return language
    return {words.Script.CYRILLIC: "ru", words.Script.LATIN: "en"}.get(script, language)
