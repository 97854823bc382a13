"""What every test of the writing check may ask for."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from trainer_desk.check.dictionaries import find_dictionaries
from trainer_desk.check.grammar import Grammar
from trainer_desk.check.installation import Installation, NotInstalled, find_installation
from trainer_desk.check.java import find_java, first_usable
from trainer_desk.check.options import CheckOptions
from trainer_desk.check.personal import PersonalWords
from trainer_desk.check.server import LocalServer
from trainer_desk.check.spelling import Speller

FAKE = Path(__file__).with_name("fake_java.py")
BUILT = Path(__file__).resolve().parents[2] / "build" / "languagetool"


class FakeJava:
    """A java program that behaves as told, and remembers every text it got."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "java"
        self.path.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{FAKE}" "{folder}" "$@"\n')
        self.path.chmod(0o755)
        self.behave("well")

    def behave(self, mode: str) -> None:
        (self.folder / "mode").write_text(mode, encoding="utf-8")

    def received(self) -> str:
        file = self.folder / "received"
        return file.read_text("utf-8") if file.exists() else ""


@pytest.fixture
def personal(tmp_path: Path) -> PersonalWords:
    return PersonalWords(tmp_path / "words")


@pytest.fixture
def speller(personal: PersonalWords) -> Speller:
    return Speller(find_dictionaries(system=()), personal)


@pytest.fixture
def java(tmp_path: Path) -> FakeJava:
    folder = tmp_path / "java"
    folder.mkdir()
    return FakeJava(folder)


@pytest.fixture
def local_server(java: FakeJava, tmp_path: Path) -> Iterator[LocalServer]:
    server = LocalServer(
        lambda: Installation(tmp_path, "6.8"), lambda: first_usable([java.path]), start_seconds=60
    )
    yield server
    server.stop()


@pytest.fixture(scope="session")
def languagetool() -> Installation:
    """The real LanguageTool; where one is required its absence is an error."""
    folder = Path(os.environ.get("TRAINER_DESK_LANGUAGETOOL", BUILT))
    try:
        return find_installation(folder)
    except NotInstalled:
        if os.environ.get("TRAINER_DESK_REQUIRE_LANGUAGETOOL") == "1":
            raise
        pytest.skip("no LanguageTool here (make languagetool)")


@pytest.fixture(scope="session")
def real_grammar(languagetool: Installation) -> Iterator[Grammar]:
    """A real server that every test of a run shares."""
    grammar = Grammar(LocalServer(lambda: languagetool, find_java), CheckOptions())
    yield grammar
    grammar.close()
