"""How far trainers agree, asked for on the command line."""

import json

import pytest

from tests.builders import A, B, a_draft, first_task
from trainer_desk.desk.opening import open_desk
from trainer_desk.store.store import utc_now


@pytest.fixture
def collected(run, batch, tmp_path, monkeypatch):
    """Collect what two trainers found best in the first tasks, A or B."""

    def dataset(**best):
        target = tmp_path / "target"
        target.mkdir()
        for trainer, found in best.items():
            monkeypatch.setenv("USER", trainer)
            monkeypatch.setenv("LOGNAME", trainer)
            folder = tmp_path / trainer
            run("import", batch, folder=folder)
            with open_desk(folder, now=utc_now) as opened:
                for position, one in enumerate(found):
                    opened.desk.submit(first_task(opened.desk, position), a_draft(best=one))
            assert run("deliver", target, folder=folder).exit_code == 0
        assert run("collect", target, tmp_path / "dataset").exit_code == 0
        return tmp_path / "dataset"

    return dataset


def test_what_two_found_is_compared_by_question(run, collected):
    dataset = collected(ann=[A, A, B, A], bob=[A, A, B, B])

    ranking, text = json.loads(run("agreement", dataset, "--json").stdout)

    assert ranking == {
        "batch": "b1",
        "question": "rank",
        "axis": None,
        "tasks": 4,
        "trainers": 2,
        "same": 0.75,
        "measure": "tau_b",
        "counted": 4,
        "coefficient": 0.5,
        "low": -0.5,
        "high": 1.0,
        "note": None,
    }
    assert (text["question"], text["tasks"], text["coefficient"]) == ("why", 4, None)
    assert text["note"] == "no coefficient: texts are for a second reading"


def test_what_says_nothing_is_said_in_words(run, collected):
    done = run("agreement", collected(ann=[A], bob=[A]))

    names, ranking, text = done.stdout.splitlines()
    assert names.split()[-5:] == ["counted", "coefficient", "low", "high", "note"]
    assert ranking.split()[6:8] == ["1", "1.0"]
    assert ranking.endswith("no interval: it is one task only")
    assert text.endswith("no coefficient: texts are for a second reading")
    assert "None" not in done.stdout


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
