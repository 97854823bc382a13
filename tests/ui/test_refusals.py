"""Refused files are explained in the window's language."""

import re
from pathlib import Path

from trainer_desk.files.errors import FormatError
from trainer_desk.ui.refusals import REASONS, refused

PROGRAM = Path(__file__).resolve().parents[2] / "trainer_desk"


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
