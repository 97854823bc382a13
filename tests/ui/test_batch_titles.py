"""Batches are called in the window's language what they are."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from tests.builders import a_batch
from trainer_desk.lead.second_reading import second_reading
from trainer_desk.ui.batch_titles import shown_title
from trainer_desk.ui.resources import resource
from trainer_desk.work.review import is_second_reading


@pytest.fixture
def russian(qapp, tmp_path):
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    if not tool.exists():
        pytest.skip("pyside6-lrelease is not installed beside this Python")
    built = tmp_path / "ru.qm"
    subprocess.run([tool, "-silent", resource("i18n", "ru.ts"), "-qm", built], check=True)
    translator = QTranslator()
    assert translator.load(str(built))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def made():
    return second_reading(a_batch(), (), ()).batch


def test_nothing_of_a_language_is_stored(made):
    assert made.title == a_batch().title
    assert is_second_reading(made.id)


def test_a_second_reading_is_called_so(made):
    assert shown_title(made.id, made.title) == f"Second reading · {made.title}"


def test_in_russian_too(russian, made):
    assert shown_title(made.id, made.title) == f"Вторая вычитка · {made.title}"


def test_other_batches_keep_their_title():
    batch = a_batch()

    assert shown_title(batch.id, batch.title) == batch.title
    assert not is_second_reading("b--review-of-something")
