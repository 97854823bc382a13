"""The sample batch: a newcomer's first sight of every kind of question."""

from pathlib import Path

import pytest

from trainer_desk.files.native import read_folder, read_native, write_native
from trainer_desk.files.reading import no_progress
from trainer_desk.work.form import (
    ChoiceQuestion,
    EditQuestion,
    RankingQuestion,
    RatingQuestion,
    StrengthQuestion,
    TextQuestion,
)
from trainer_desk.work.wording import Wording

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"


@pytest.fixture
def reading():
    return read_folder(SAMPLE)


def test_it_shows_every_kind_of_question(reading):
    kinds = {type(question) for question in reading.batch.form.questions}

    assert kinds == {
        RankingQuestion,
        StrengthQuestion,
        RatingQuestion,
        EditQuestion,
        TextQuestion,
        ChoiceQuestion,
    }


def test_it_is_half_english_and_half_russian(reading):
    tasks = list(reading.tasks(no_progress))

    assert [task.language for task in tasks] == ["en"] * 7 + ["ru"] * 7
    assert all(2 <= len(task.responses) <= 9 for task in tasks)
    assert max(len(task.responses) for task in tasks) == 9
    assert any(len(task.prompt) > 1 for task in tasks)
    assert any(len(task.responses) == 2 for task in tasks)


def test_every_wording_of_its_form_is_there_in_both_languages(reading):
    def wordings(value):
        if isinstance(value, Wording):
            yield value
        elif isinstance(value, tuple):
            for part in value:
                yield from wordings(part)
        elif hasattr(value, "__dataclass_fields__"):
            for name in value.__dataclass_fields__:
                yield from wordings(getattr(value, name))

    found = [wording for wording in wordings(reading.batch.form) if wording]

    assert len(found) > 40
    assert all({tag for tag, _ in wording.texts} == {"en", "ru"} for wording in found)


def test_it_can_be_packed_and_read_back(reading, tmp_path):
    path = tmp_path / "sample.tdbatch"

    written = write_native(path, reading.batch, reading.tasks(no_progress))

    packed = read_native(path)
    assert written == 14
    assert packed.batch == reading.batch
    assert list(packed.tasks(no_progress)) == list(reading.tasks(no_progress))
