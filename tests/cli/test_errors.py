"""What goes wrong is told in one line that says what to mend; never a traceback."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest

from tests.builders import a_reading
from trainer_desk.desk.opening import open_desk
from trainer_desk.files.native import write_native
from trainer_desk.store.store import utc_now

GOOD = '{"prompt": "p", "chosen": "c", "rejected": "r"}\n'
BAD = {
    "truncated": (GOOD + '{"prompt": "p", "cho', 2),
    "not a number": (GOOD + '{"prompt": "p", "chosen": "c", "rejected": "r", "x": NaN}\n', 2),
    "twice": (GOOD + '{"prompt": "p", "prompt": "p", "chosen": "c", "rejected": "r"}\n', 2),
    "no object": (GOOD + "[1, 2]\n", 2),
    "wrong type": (GOOD + '{"prompt": 7, "chosen": "c", "rejected": "r"}\n', 2),
    "missing": (GOOD * 2 + '{"prompt": "p", "chosen": "c"}\n', 3),
    "lone surrogate": (GOOD + '{"prompt": "\\ud800", "chosen": "c", "rejected": "r"}\n', 2),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_told_with_name_line_and_reason_and_leaves_nothing(run, tmp_path, kind):
    body, line = BAD[kind]
    path = tmp_path / "плохой файл.jsonl"
    path.write_text(body, encoding="utf-8")

    done = run("import", path)

    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.startswith("Error: плохой файл.jsonl")
    assert f"line {line}" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert json.loads(run("batches", "--json").stdout) == []


def test_another_batch_under_a_known_revision_is_told_with_its_file(run, batch, tmp_path):
    other = tmp_path / "other.tdbatch"
    reading = a_reading(3)
    write_native(other, reading.batch, reading.tasks())

    run("import", batch)
    done = run("import", other)

    assert done.exit_code == 1
    assert done.stderr.startswith("Error: other.tdbatch: this revision is here already")
    assert [row["tasks"] for row in json.loads(run("batches", "--json").stdout)] == [4]


def test_an_older_revision_is_told_with_its_file_and_both_revisions(run, batch, tmp_path):
    newer = tmp_path / "newer.tdbatch"
    reading = a_reading(3)
    write_native(newer, replace(reading.batch, revision=4), reading.tasks())

    run("import", newer)
    done = run("import", batch)

    assert done.exit_code == 1
    assert done.stderr.startswith(
        f"Error: {batch.name}: revision 1 is older than revision 4, which is here already"
    )
    assert [row["tasks"] for row in json.loads(run("batches", "--json").stdout)] == [3]


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (("import",), 2, "Missing argument"),
        (("import", "nowhere.jsonl"), 2, "nowhere.jsonl"),
        (("tasks", "nobody"), 2, "no batch"),
        (("tasks", "1", "--state", "lost"), 2, "lost"),
        (("show", "999"), 1, "999"),
        (("show", "one"), 2, "one"),
        (("show", "-1"), 2, "-1"),
        (("show", "99999999999999999999999"), 2, "99999999999999999999999"),
        (("judgments", "nobody"), 2, "no batch"),
        (("deliver", "nowhere"), 1, "nowhere"),
        (("export", "nobody", "--as", "csv", "out.csv"), 2, "no batch"),
        (("export", "b1", "out.csv"), 2, "--as"),
        (("schema", "cat"), 2, "cat"),
        (("tasks", "²"), 2, "no batch"),
        (("dance",), 2, "dance"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(run, worked, arguments, code, word):
    done = run(*arguments)

    assert done.exit_code == code, done.stderr
    assert word in done.stderr
    assert done.stdout == ""


def test_export_into_a_folder_that_is_not_there_says_so(run, worked, tmp_path):
    done = run("export", "b1", "--as", "csv", tmp_path / "no" / "out.csv")

    assert done.exit_code == 1
    assert "No such file or directory" in done.stderr


def test_a_folder_to_import_is_no_surprise(run, tmp_path):
    done = run("import", tmp_path)

    assert done.exit_code == 1
    assert done.stderr.startswith("Error: ")


def test_settings_that_are_no_json_are_told_by_name(run, data):
    data.mkdir()
    (data / "settings.json").write_text("{half", encoding="utf-8")

    done = run("batches")

    assert done.exit_code == 1
    assert "settings" in done.stderr


def test_a_database_of_another_program_is_left_alone(run, worked):
    database = next(worked.glob("*.sqlite3*"))
    for leftover in worked.glob("*.sqlite3-*"):
        leftover.unlink()
    shutil.rmtree(worked / "journal")
    shutil.rmtree(worked / "backups", ignore_errors=True)
    body = b"SQLite format 3\0" + bytes(84)
    database.write_bytes(body)

    done = run("batches")

    assert done.exit_code in (0, 1)
    kept = [path.read_bytes() for path in worked.rglob("*") if path.is_file()]
    assert any(found.startswith(body[:16]) for found in kept) or done.exit_code == 0


def test_a_second_process_is_told_that_the_folder_is_in_use(run, data):
    with open_desk(data, now=utc_now):
        done = run("batches")

    assert done.exit_code == 1
    assert "in use" in done.stderr
    assert str(os.getpid()) in done.stderr
    assert run("batches").exit_code == 0


def test_doctor_fails_where_the_folder_is_in_use(run, data):
    with open_desk(data, now=utc_now):
        done = run("doctor", "--json")

    assert done.exit_code == 1
    assert "in use" in json.loads(done.stdout)[-1]["value"]


def test_the_environment_names_the_data_folder_and_the_option_wins(run, tmp_path, worked):
    by_name = run("batches", "--json", folder=None, TRAINER_DESK_DATA=str(worked))
    by_option = run("batches", "--json", folder=tmp_path / "b", TRAINER_DESK_DATA=str(worked))

    assert len(json.loads(by_name.stdout)) == 1
    assert json.loads(by_option.stdout) == []


@pytest.mark.parametrize(
    "command", [("tasks", "1"), ("judgments", "1", "--jsonl"), ("schema", "batch")]
)
def test_a_reader_that_goes_away_is_no_error_of_ours(worked, command):
    process = subprocess.Popen(
        [sys.executable, "-m", "trainer_desk", "--data", str(worked), *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.close()
    told = process.stderr.read().decode()
    process.stderr.close()
    process.wait()

    assert "Traceback" not in told
    assert told == ""


def test_a_data_folder_that_is_a_file_says_so(run, tmp_path):
    file = tmp_path / "file"
    file.write_text("")

    done = run("batches", folder=file)

    assert done.exit_code in (1, 2)
    assert "file" in done.stderr


def test_terminal_tricks_in_texts_are_not_played(run, tmp_path):
    path = tmp_path / "tricks.jsonl"
    line = {"prompt": "\x1b]0;owned\x07\x1b[2J red", "chosen": "\x1b[31mc", "rejected": "r"}
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    run("import", path)

    shown = run("show", 1)
    listed = run("tasks", 1)

    assert "\x1b" not in shown.stdout + listed.stdout


def test_no_window_without_a_display_says_what_to_do(data):
    environment = {**os.environ, "QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}

    done = subprocess.run(
        [sys.executable, "-m", "trainer_desk", "--data", str(data), "gui"],
        capture_output=True,
        text=True,
        env=environment,
    )

    assert done.returncode == 3
    assert "DISPLAY" in done.stderr
    assert "Traceback" not in done.stderr
