"""Recognition goes by content and never by name."""

import pytest

from trainer_desk.files.importers import ImportKind, Shape, recognise
from trainer_desk.files.native import write_native
from trainer_desk.work.batch import Batch
from trainer_desk.work.default_form import default_form
from trainer_desk.work.ids import BatchId, TaskId
from trainer_desk.work.task import Role, Task, Turn


@pytest.mark.parametrize("name", ["a.csv", "a.tdbatch", "a.json", "a", "модель.exe"])
def test_a_name_says_nothing(write, name):
    found = recognise([write('{"prompt": "p", "response": "r"}\n', name)])

    assert (found.kind, found.sources[0].shape) == (ImportKind.JSONL, Shape.LINES)


def test_a_native_batch_is_read_as_it_is(tmp_path, tasks_in):
    path = tmp_path / "batch.csv"
    task = Task(id=TaskId("t"), prompt=(Turn(role=Role.USER, text="p"),))
    batch = Batch(id=BatchId("b"), title="T", form=default_form(), language="ru")
    write_native(path, batch, [task])

    found = recognise([path])

    assert (found.kind, found.title, found.language) == (ImportKind.NATIVE, "T", "ru")
    assert tasks_in(path) == [task]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Как дела сегодня", "ru"),
        ("How are you", "en"),
        ("Чому їжа її кіт", "uk"),
        ("今日は いい", ""),
    ],
)
def test_the_language_is_guessed_by_letters(write, text, language):
    assert recognise([write([{"prompt": text}])]).language == language


def test_a_stated_language_wins(write):
    found = recognise([write([{"prompt": "Hola amigo", "lang": "es"}])])

    assert (found.language, found.mapping.language) == ("es", "lang")


def test_long_cells_are_cut_in_the_samples_only(write, tasks_in):
    path = write([{"prompt": "p" * 5000}])

    assert len(recognise([path]).samples[0][0]) == 201
    assert len(tasks_in(path)[0].question) == 5000
