"""`trainer-desk repeats`: what repeats in a batch, as a table and as JSON."""

import json

import pytest

from tests.builders import a_reading
from tests.desk.test_repetitions import TASKS
from trainer_desk.files.native import write_native


@pytest.fixture
def on_desk(run, tmp_path):
    """The program with the repeating tasks on its desk."""
    reading = a_reading(TASKS, name="again")
    path = tmp_path / "again.tdbatch"
    write_native(path, reading.batch, reading.tasks())
    assert run("import", path).exit_code == 0
    return run


def test_groups_are_told_as_a_table(on_desk):
    result = on_desk("repeats", "again", "--threshold", "50")

    assert result.exit_code == 0
    assert "100 %" in result.stdout
    assert "2 groups" in result.stderr
    assert "The Milky Way forms about two stars" in result.stdout


def test_groups_are_told_as_json(on_desk):
    told = json.loads(on_desk("repeats", "again", "--threshold", "100", "--json").stdout)

    assert [one["what"] for one in told] == ["task", "response"]
    assert told[0]["exact"] is True
    assert [copy["number"] for copy in told[0]["copies"]] == [1, 3]
    assert [copy["likeness"] for copy in told[0]["copies"]] == [None, 100]


def test_only_responses_of_the_same_task(on_desk):
    told = json.loads(on_desk("repeats", "again", "--threshold", "50", "--within", "--json").stdout)

    (group,) = told
    assert [copy["response"] for copy in group["copies"]] == ["a", "b"]
    assert {copy["task"] for copy in group["copies"]} == {"t0"}


def test_a_batch_that_is_not_there_is_named(on_desk):
    result = on_desk("repeats", "nothing")

    assert result.exit_code != 0
    assert "no batch 'nothing'" in result.stderr
