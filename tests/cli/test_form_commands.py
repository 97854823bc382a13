"""Forms on the command line: listed, shown, checked, and batches made under them."""

import json

import pytest

from trainer_desk.files.form_files import form_from_bytes, read_form
from trainer_desk.files.native import read_native
from trainer_desk.files.reading import no_progress
from trainer_desk.ui.resources import resource

BAD = 'format = "trainer-desk-form"\nversion = 1\ntitle = "F"\nquestions = []\n'


@pytest.fixture
def texts(tmp_path):
    path = tmp_path / "texts.jsonl"
    rows = [{"prompt": f"Ask {number} 🙂?", "response": f"So {number}."} for number in range(3)]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_the_ready_forms_are_listed(run):
    forms = {row["form"] for row in json.loads(run("form", "list", "--json").stdout)}

    assert {"general-chat", "sales-dialogues", "data-preparation"} <= forms


@pytest.mark.parametrize("flags", [(), ("--json",)])
def test_a_form_that_was_printed_is_that_form(run, flags):
    printed = run("form", "show", "medical-review", *flags).stdout

    ready = read_form(resource("forms", "medical-review.toml"))
    assert form_from_bytes(printed.encode()) == ready


def test_wrong_forms_are_named_with_what_is_wrong(run, tmp_path):
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_bytes(resource("forms", "refusals.toml").read_bytes())
    bad.write_text(BAD)

    done = run("form", "check", good, bad)

    assert done.exit_code == 1
    assert done.stdout == "good.toml: 3 questions\n"
    assert "bad.toml: `$.questions` must be at least 1 long" in done.stderr


def test_a_batch_is_made_of_any_texts_under_a_form(run, texts, tmp_path):
    out = tmp_path / "made.tdbatch"

    done = run("form", "apply", "refusals", texts, "-o", out, "--title", "Refusals")

    reading = read_native(out)
    tasks = list(reading.tasks(no_progress))
    ready = read_form(resource("forms", "refusals.toml"))
    assert "3 tasks" in done.stdout
    assert reading.batch.form == ready.form
    assert (reading.batch.title, reading.batch.guidelines) == ("Refusals", ready.guidelines)
    assert [task.question for task in tasks] == [f"Ask {number} 🙂?" for number in range(3)]


def test_texts_under_another_form_are_another_batch(run, texts):
    for form in ("refusals", "general-chat"):
        run("import", texts, "--form", form)
    run("import", texts)

    again = run("import", texts, "--form", "refusals")

    assert len(json.loads(run("batches", "--json").stdout)) == 3
    assert "on the desk already" in again.stderr


def test_a_form_that_is_not_there_is_said_so(run, texts):
    done = run("import", texts, "--form", "chess")

    assert done.exit_code == 2
    assert "no form and no file “chess”" in done.stderr
    assert json.loads(run("batches", "--json").stdout) == []


def test_the_schema_of_a_form_is_printed(run):
    assert "questions" in json.dumps(json.loads(run("schema", "form").stdout))
