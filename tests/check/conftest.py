"""What every test of the writing check may ask for."""

from pathlib import Path

import pytest

from trainer_desk.check.dictionaries import find_dictionaries
from trainer_desk.check.personal import PersonalWords
from trainer_desk.check.spelling import Speller


@pytest.fixture
def personal(tmp_path: Path) -> PersonalWords:
    return PersonalWords(tmp_path / "words")


@pytest.fixture
def speller(personal: PersonalWords) -> Speller:
    return Speller(find_dictionaries(system=()), personal)
