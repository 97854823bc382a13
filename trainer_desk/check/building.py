"""Putting the writing check together, the same way for the window and the command line."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from trainer_desk.check.cache import Cache, MemoryCache
from trainer_desk.check.checker import Checker
from trainer_desk.check.dictionaries import find_dictionaries
from trainer_desk.check.grammar import Grammar
from trainer_desk.check.ignores import Ignores
from trainer_desk.check.installation import find_installation
from trainer_desk.check.java import find_java
from trainer_desk.check.options import CheckOptions
from trainer_desk.check.personal import PersonalWords, Shelf
from trainer_desk.check.remote import RemoteServer
from trainer_desk.check.server import LocalServer
from trainer_desk.check.spelling import Speller
from trainer_desk.check.status import ServerStatus
from trainer_desk.values import dataclass

FOLDER_VARIABLE = "TRAINER_DESK_LANGUAGETOOL"


@dataclass(frozen=True, slots=True)
class WritingCheck:
    """Everything about the writing check that a program needs to hold.

    Attributes:
        personal: The trainer's words; changes count at once.
        ignores: What is not to be told again; changes count at once.
    """

    checker: Checker
    personal: PersonalWords
    ignores: Ignores


def languagetool_folder(data: Path, environ: Mapping[str, str] | None = None) -> Path:
    """Return where LanguageTool is looked for and installed to: a variable, or the data folder."""
    chosen = (os.environ if environ is None else environ).get(FOLDER_VARIABLE, "")
    return Path(chosen) if chosen else data / "languagetool"


def dictionaries_folder(data: Path) -> Path:
    """Return where dictionaries are added to."""
    return data / "dictionaries"


def build_check(
    data: Path,
    options: CheckOptions,
    *,
    cache: Cache | None = None,
    batch_words: Shelf | None = None,
    changed: Callable[[ServerStatus], None] = lambda _: None,
    spelling_only: bool = False,
) -> WritingCheck:
    """Return the writing check over a data folder; loads nothing and starts nothing yet.

    Args:
        data: Where words, ignores, added dictionaries and LanguageTool are.
        cache: Where answers are kept, in memory if None.
        batch_words: Where the words of batches are kept, beside the others if None.
        changed: Called with each new state of the grammar check, on any thread.

    Raises:
        ValueError: If the options name a remote server by what is no address.
        NotAnIgnoreList: If the file of ignores is damaged.
    """
    personal = PersonalWords(data / "words", batch_words)
    ignores = Ignores(data / "ignores.json")
    speller = Speller(find_dictionaries(dictionaries_folder(data)), personal)
    grammar = None if spelling_only else _grammar(data, options, changed)
    kept = MemoryCache() if cache is None else cache
    return WritingCheck(Checker(speller, grammar, kept, ignores, options), personal, ignores)


def _grammar(data: Path, options: CheckOptions, changed: Callable[[ServerStatus], None]) -> Grammar:
    if options.remote_url:
        return Grammar(RemoteServer(options.remote_url, changed=changed), options)
    server = LocalServer(
        partial(find_installation, languagetool_folder(data)),
        partial(find_java, options.java),
        heap_mb=options.heap_mb,
        changed=changed,
    )
    return Grammar(server, options)
