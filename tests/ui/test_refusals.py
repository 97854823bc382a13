"""Refused files are explained in the window's language."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from trainer_desk.files.errors import FormatError
from trainer_desk.ui.refusals import REASONS, refused
from trainer_desk.ui.resources import resource

PROGRAM = Path(__file__).resolve().parents[2] / "trainer_desk"


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


def test_every_known_reason_is_one_that_is_given():
    files = [*(PROGRAM / "files").rglob("*.py"), *(PROGRAM / "store").rglob("*.py")]
    given = "".join(path.read_text(encoding="utf-8") for path in sorted(files))
    given = re.sub(r"\{[^{}\n]*\}", "{}", given)

    assert [reason for reason in REASONS if reason not in given] == []


def test_a_reason_is_told_in_russian_with_what_changes(russian):
    error = FormatError("a.jsonl", "the id `7` stands in line 3 already", line=9)

    assert refused(error) == "a.jsonl, строка 9: номер `7` уже есть в строке 3"


def test_a_rare_reason_stays_as_it_is(russian):
    error = FormatError("a.tdbatch", "the entry `x` does not belong here")

    assert refused(error) == "a.tdbatch: the entry `x` does not belong here"


def test_without_a_translation_nothing_changes():
    error = FormatError("a.csv", "two columns are called `b`", line=1)

    assert refused(error) == str(error)
