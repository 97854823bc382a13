"""The sample batches: a newcomer's first sight of every kind of question."""

from pathlib import Path

import pytest

from trainer_desk.files.native import read_folder, read_native, write_native
from trainer_desk.files.reading import no_progress
from trainer_desk.text.lexicon import matches
from trainer_desk.work.decision import DecisionQuestion
from trainer_desk.work.facts import FactsQuestion
from trainer_desk.work.form import (
    ChoiceQuestion,
    EditQuestion,
    RankingQuestion,
    RatingQuestion,
    StrengthQuestion,
    TextQuestion,
)
from trainer_desk.work.marks import SpansQuestion
from trainer_desk.work.repeats import DuplicatesQuestion
from trainer_desk.work.wording import Wording
from trainer_desk.work.writing import WriteQuestion

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"
FURTHER = SAMPLE.with_name("sample-more")
NUMBERS = {SAMPLE: 14, FURTHER: 10}


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


@pytest.fixture
def further():
    return read_folder(FURTHER)


def test_the_second_one_shows_the_rest_of_the_profession(further):
    kinds = {type(question) for question in further.batch.form.questions}

    assert kinds == {
        DecisionQuestion,
        RankingQuestion,
        DuplicatesQuestion,
        SpansQuestion,
        FactsQuestion,
        WriteQuestion,
        EditQuestion,
    }


def test_the_second_one_is_half_english_and_half_russian(further):
    tasks = list(further.tasks(no_progress))

    assert [task.language for task in tasks] == ["en"] * 5 + ["ru"] * 5
    assert all(2 <= len(task.responses) <= 3 for task in tasks)


def test_claims_that_were_begun_stand_where_they_say(further):
    begun = [
        (task, claim)
        for task in further.tasks(no_progress)
        for _, answer in task.begun
        for claim in answer.claims
    ]

    assert len(begun) == 5
    for task, claim in begun:
        for spot in claim.spots:
            text = task.response(spot.where.response_id).text
            assert text[spot.start : spot.end] == spot.quote


def test_every_word_list_finds_something(further):
    tasks = list(further.tasks(no_progress))

    for lexicon in further.batch.lexicons:
        found = [
            match
            for task in tasks
            if task.language == lexicon.language
            for response in task.responses
            for match in matches(response.text, [lexicon], lexicon.language)
        ]
        assert len(found) >= 2


@pytest.mark.parametrize("folder", [SAMPLE, FURTHER], ids=lambda folder: folder.name)
def test_every_wording_of_its_form_is_there_in_both_languages(folder):
    def wordings(value):
        if isinstance(value, Wording):
            yield value
        elif isinstance(value, tuple):
            for part in value:
                yield from wordings(part)
        elif hasattr(value, "__dataclass_fields__"):
            for name in value.__dataclass_fields__:
                yield from wordings(getattr(value, name))

    found = [wording for wording in wordings(read_folder(folder).batch.form) if wording]

    assert len(found) > 30
    assert all({tag for tag, _ in wording.texts} == {"en", "ru"} for wording in found)


@pytest.mark.parametrize("folder", [SAMPLE, FURTHER], ids=lambda folder: folder.name)
def test_it_can_be_packed_and_read_back(folder, tmp_path):
    reading = read_folder(folder)
    path = tmp_path / "sample.tdbatch"

    written = write_native(path, reading.batch, reading.tasks(no_progress))

    packed = read_native(path)
    assert written == NUMBERS[folder]
    assert packed.batch == reading.batch
    assert list(packed.tasks(no_progress)) == list(reading.tasks(no_progress))
