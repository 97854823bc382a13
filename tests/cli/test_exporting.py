"""Exporting, saying what there is to export, and checking what was written."""

import json

import pytest

from trainer_desk.files.exporters import Drop
from trainer_desk.lead.exporting import ABOUT, CHECKS, REASONS, ExportKind


@pytest.mark.parametrize("kind", ExportKind)
def test_every_kind_is_written_and_those_with_a_check_pass_it(run, worked, tmp_path, kind):
    out = tmp_path / "out"

    done = run("export", "b1", out, "--as", kind.value, "--json")

    assert done.exit_code == 0, done.output
    (row,) = json.loads(done.stdout)
    if kind in CHECKS:
        checked = run("validate", out, "--as", kind.value, "--json")
        assert checked.exit_code == 0, checked.output
        assert json.loads(checked.stdout)[0]["records"] == row["records"]


def test_the_kinds_are_listed_with_what_they_lose(run):
    done = run("export", "--list")

    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert len(lines) == len(ExportKind)
    for line, (kind, about) in zip(lines, ABOUT.items(), strict=True):
        assert line.startswith(kind.value)
        assert line.endswith(about.loses)


def test_there_are_words_for_every_reason():
    assert set(REASONS) == set(Drop)
    assert all(REASONS.values())


def test_what_is_left_out_is_told_with_its_reason(run, worked, tmp_path):
    done = run("export", "b1", tmp_path / "out", "--as", "helpsteer3")

    assert "left out: 1 (skipped)" in done.stderr


def test_choices_reach_the_file(run, worked, tmp_path):
    out = tmp_path / "out"

    run("export", "b1", out, "--as", "trl", "--shape", "standard", "--margin", "--ids")

    (record,) = [json.loads(line) for line in out.read_text("utf-8").split("\n") if line]
    assert record["margin"] == 1
    assert record["task_id"] == "t0"
    assert isinstance(record["prompt"], str)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("b1", "out", "--as", "nothing"), 2, "is not one of"),
        (("b1", "out"), 2, "--as"),
        (("b1", "out", "--as", "helpsteer2", "--axis", "truth"), 2, "NAME=AXIS"),
        (("b1", "out", "--as", "trl", "--ties", "toss"), 2, "is not one of"),
    ],
)
def test_wrong_arguments_are_explained(run, worked, arguments, code, words):
    done = run("export", *arguments)

    assert done.exit_code == code
    assert words in done.stderr


def test_a_file_of_another_format_is_refused_with_its_line(run, tmp_path):
    path = tmp_path / "bad.jsonl"
    path.write_text('{"prompt": "p", "completion": "c", "label": true}\n{"prompt": "p"}\n')

    done = run("validate", path, "--as", "trl-kto")

    assert done.exit_code == 1
    assert "bad.jsonl, line 2" in done.stderr


def test_what_was_collected_is_exported_with_the_batch_it_is_of(run, worked, batch, tmp_path):
    target, dataset, out = tmp_path / "target", tmp_path / "dataset", tmp_path / "out"
    target.mkdir()
    run("deliver", target)
    run("collect", target, dataset)

    done = run("export", batch, out, "--as", "trl", "--from", dataset, "--json")

    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout) == [{"judgments": 2, "records": 1, "left_out": 1}]
    (record,) = [json.loads(line) for line in out.read_text("utf-8").split("\n") if line]
    assert record["chosen"][0]["content"].startswith("Because 0")


def test_a_folder_that_is_no_dataset_is_refused(run, batch, tmp_path):
    done = run("export", batch, tmp_path / "out", "--as", "trl", "--from", tmp_path)

    assert done.exit_code == 1
    assert "is no dataset" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("kind", ["jsonl", "csv", "spreadsheet"])
def test_files_are_held_against_what_was_collected(run, worked, batch, tmp_path, kind):
    target, dataset, out = tmp_path / "target", tmp_path / "dataset", tmp_path / "out"
    target.mkdir()
    run("deliver", target)
    run("collect", target, dataset)
    run("export", batch, out, "--as", kind, "--from", dataset)
    agrees = ("--as", kind, "--batch", batch, "--from", dataset)

    done = run("validate", out, *agrees)
    out.write_bytes(b"".join(out.read_bytes().splitlines(keepends=True)[:-1]))
    cut = run("validate", out, *agrees)

    assert done.exit_code == 0, done.output
    assert cut.exit_code == 1
    assert cut.stderr.startswith("Error: out")


def test_only_what_holds_every_judgment_is_held_against_them(run, worked, batch, tmp_path):
    out = tmp_path / "out"
    run("export", "b1", out, "--as", "trl")

    done = run("validate", out, "--as", "trl", "--batch", batch)

    assert done.exit_code == 2
    assert "jsonl, csv, spreadsheet" in done.stderr
