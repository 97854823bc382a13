"""Every command: what it prints, as a table and as JSON, and how it ends."""

import json

import pytest

from trainer_desk.files.codec import judgment_from_json
from trainer_desk.files.parcel import read_parcel


def test_import_prints_the_batch(run, batch):
    done = run("import", batch, "--json")

    (row,) = json.loads(done.stdout)
    assert done.exit_code == 0
    assert row == {
        "number": 1,
        "id": "b1",
        "title": "Batch b1",
        "language": "ru",
        "tasks": 4,
        "unfinished": 4,
        "states": "4 new",
    }


def test_importing_again_says_so_and_changes_nothing(run, batch):
    run("import", batch)
    done = run("import", batch, "--json")

    assert done.exit_code == 0
    assert "on the desk already" in done.stderr
    assert json.loads(done.stdout)[0]["number"] == 1


def test_a_dry_run_shows_the_mapping_and_imports_nothing(run, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("question,left,right\nwhy,because,so\nhow,thus,hence\n", encoding="utf-8")

    found = json.loads(
        run("import", table, "--prompt", "question", "--response", "left", "--dry-run").stdout
    )

    assert found["mapping"]["prompt"] == "question"
    assert found["columns"] == ["question", "left", "right"]
    assert json.loads(run("batches", "--json").stdout) == []


def test_columns_can_be_named(run, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("q,x,y\nwhy,because,so\n", encoding="utf-8")

    done = run("import", table, "--prompt", "q", "--response", "x", "--response", "y", "--json")

    assert done.exit_code == 0, done.stderr
    shown = json.loads(run("show", 1, "--json").stdout)
    assert sorted(one["text"] for one in shown["responses"]) == ["because", "so"]


def test_batches_lists_what_is_there(run, worked):
    (row,) = json.loads(run("batches", "--json").stdout)
    table = run("batches").stdout.splitlines()

    assert row["unfinished"] == 2
    assert table[0].split()[:3] == ["number", "id", "title"]
    assert "2 new, 1 done, 1 skipped" in table[1] or row["states"] in table[1]


def test_an_empty_desk_lists_nothing_and_is_no_error(run):
    done = run("batches")

    assert (done.exit_code, done.stdout) == (0, "")
    assert "trainer-desk import" in done.stderr


def test_a_task_that_is_not_there_is_named_with_the_way_to_those_that_are(run, worked):
    done = run("show", 999)

    assert done.exit_code == 1
    assert "there is no task 999; `trainer-desk tasks BATCH` lists them" in done.stderr


def test_tasks_lists_and_filters(run, worked):
    rows = json.loads(run("tasks", "b1", "--json").stdout)
    skipped = json.loads(run("tasks", 1, "--state", "skipped", "--json").stdout)

    assert [row["position"] for row in rows] == [1, 2, 3, 4]
    assert [row["state"] for row in rows] == ["done", "skipped", "new", "new"]
    assert [row["id"] for row in skipped] == ["t1"]


def test_show_gives_texts_code_point_for_code_point_and_hides_models(run, worked):
    shown = json.loads(run("show", 1, "--json").stdout)

    texts = {one["id"]: one["text"] for one in shown["responses"]}
    assert texts["a"] == "Because 0 👩‍👩‍👧 e\u0301\ufeff"
    assert shown["prompt"][0]["text"] == "Вопрос 0:\u00a0почему\u2028небо синее?\r\n"
    assert [one["letter"] for one in shown["responses"]] == ["A", "B"]
    assert "m1" not in json.dumps(shown)
    assert shown["draft"]["answers"]


def test_judgments_are_listed_and_printed_as_sealed(run, worked):
    rows = json.loads(run("judgments", "b1", "--json").stdout)
    lines = run("judgments", "b1", "--jsonl").stdout.splitlines()

    assert [(row["task"], row["outcome"]) for row in rows] == [("t0", "done"), ("t1", "skipped")]
    assert judgment_from_json(lines[0].encode()).task_id == "t0"
    assert judgment_from_json(lines[1].encode()).skip_reason == "no idea"


def test_deliver_writes_reads_back_and_says_what(run, worked, tmp_path):
    target = tmp_path / "target"
    target.mkdir()

    (first,) = json.loads(run("deliver", target, "--json").stdout)
    (again,) = json.loads(run("deliver", target, "--json").stdout)

    assert (first["parcels"], first["judgments"], first["left"]) == (1, 2, 0)
    assert (again["parcels"], again["judgments"]) == (0, 0)
    (path,) = target.glob("out/*/*/*.tddone")
    assert len(read_parcel(path).judgments) == 2


@pytest.mark.parametrize("kind", ["jsonl", "csv", "spreadsheet", "trl"])
def test_export_writes_each_kind(run, worked, tmp_path, kind):
    out = tmp_path / f"out.{kind}"

    done = run("export", "b1", "--as", kind, out, "--json")

    assert done.exit_code == 0, done.stderr
    (row,) = json.loads(done.stdout)
    assert row["judgments"] == 2
    assert out.stat().st_size > 0


@pytest.mark.parametrize("what", ["batch", "judgment"])
def test_schema_prints_a_json_schema(run, what):
    schema = json.loads(run("schema", what).stdout)

    assert schema["$schema"].startswith("https://json-schema.org/")


def test_doctor_says_that_all_is_well(run, worked):
    done = run("doctor", "--json")

    told = {row["what"]: row["value"] for row in json.loads(done.stdout)}
    assert done.exit_code == 0
    assert told["store"] == "sound, 2 events"
    assert told["data folder"] == str(worked)


def test_version_and_help_need_no_data_folder(run, tmp_path):
    nowhere = tmp_path / "nowhere"

    assert run("--version", folder=nowhere).stdout.startswith("trainer-desk")
    assert "import" in run("--help", folder=nowhere).stdout
    assert not nowhere.exists()
