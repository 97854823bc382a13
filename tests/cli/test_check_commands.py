"""`trainer-desk check` and `trainer-desk languagetool install`, as a shell sees them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from trainer_desk.cli import command_line

TEXT = "Добрый день 😀, кортина.\nAll is well here.\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.delenv("TRAINER_DESK_LANGUAGETOOL", raising=False)

    def ran(*arguments: str, typed: bytes | None = None) -> Result:
        command = command_line(lambda folder, files: 0)
        options = ["--data", str(tmp_path / "data"), *arguments]
        return CliRunner().invoke(command, options, input=typed)

    return ran


@pytest.fixture
def text(tmp_path) -> Path:
    file = tmp_path / "text.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_findings_have_line_column_and_offsets_in_code_points(run, text):
    result = run("check", str(text), "--spelling-only", "--json")

    (found,) = json.loads(result.stdout)
    assert (found["line"], found["column"], found["quoted"]) == (1, 16, "кортина")
    assert TEXT[found["start"] : found["end"]] == "кортина"
    assert "картина" in found["suggestions"]
    assert result.exit_code == 1


def test_a_text_without_findings_ends_with_zero(run):
    result = run("check", "-", "--spelling-only", typed=b"All is well here.\n")

    assert (result.exit_code, result.stdout) == (0, "")


def test_without_languagetool_it_fails_and_says_what_to_do(run, text):
    result = run("check", str(text))

    assert result.exit_code == 2
    assert "languagetool install" in result.stderr
    assert "--spelling-only" in result.stderr


def test_bytes_that_are_no_text_are_refused(run):
    result = run("check", "-", "--spelling-only", typed=b"\xff\xfe\x00")

    assert result.exit_code == 2
    assert "UTF-8" in result.stderr


def test_a_missing_file_is_an_error(run, tmp_path):
    assert run("check", str(tmp_path / "none.txt")).exit_code == 2


def test_a_file_that_is_no_languagetool_leaves_nothing_behind(run, text, tmp_path):
    into = tmp_path / "into"

    result = run("languagetool", "install", "--from", str(text), "--into", str(into))

    assert result.exit_code == 2
    assert "was not installed" in result.stderr
    assert list(into.iterdir()) == []


def test_two_sources_are_one_too_many(run, text):
    assert run("languagetool", "install", "--maven", "--from", str(text)).exit_code == 2


def test_single_languages_come_by_maven_only(run, text):
    result = run("languagetool", "install", "--language", "ru")

    assert result.exit_code == 2
    assert "--maven" in result.stderr
