"""How far trainers agree, asked for on the command line."""

import json

import pytest

from tests.builders import a_draft, first_task
from trainer_desk.desk.opening import open_desk
from trainer_desk.store.store import utc_now


@pytest.fixture
def dataset(run, batch, tmp_path, monkeypatch):
    """What two trainers found about the same task, collected."""
    target = tmp_path / "target"
    target.mkdir()
    for trainer in ("ann", "bob"):
        monkeypatch.setenv("USER", trainer)
        monkeypatch.setenv("LOGNAME", trainer)
        folder = tmp_path / trainer
        run("import", batch, folder=folder)
        with open_desk(folder, now=utc_now) as opened:
            opened.desk.submit(first_task(opened.desk), a_draft())
        assert run("deliver", target, folder=folder).exit_code == 0
    assert run("collect", target, tmp_path / "dataset").exit_code == 0
    return tmp_path / "dataset"


def test_what_two_found_is_compared_by_question(run, dataset):
    rows = json.loads(run("agreement", dataset, "--json").stdout)

    assert {row["batch"] for row in rows} == {"b1"}
    assert all((row["tasks"], row["trainers"], row["same"]) == (1, 2, 1.0) for row in rows)
    assert "tau_b" in [row["measure"] for row in rows]


def test_one_trainer_agrees_with_nobody_and_that_is_said(run, worked, tmp_path):
    (tmp_path / "target").mkdir()
    run("deliver", tmp_path / "target")
    run("collect", tmp_path / "target", tmp_path / "dataset")

    done = run("agreement", tmp_path / "dataset")

    assert (done.exit_code, done.stdout) == (0, "")
    assert "No task was judged by two trainers" in done.stderr


def test_what_is_no_dataset_is_told(run, tmp_path):
    done = run("agreement", tmp_path)

    assert done.exit_code == 1
    assert "is no dataset" in done.stderr
