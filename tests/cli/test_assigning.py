"""Handing out work from the command line, and taking it in."""

import json

from trainer_desk.ui.resources import resource


def test_a_batch_still_in_a_folder_is_handed_out_and_pulled(run, tmp_path, monkeypatch):
    target = tmp_path / "target"
    target.mkdir()
    monkeypatch.setenv("USER", "ann")
    run("target", "add", target)

    given = run("assign", resource("sample"), target, "--to", "ann", "--to", "bob", "--json")
    pulled = run("pull", target, "--json")

    assert [(row["trainer"], row["tasks"]) for row in json.loads(given.stdout)] == [
        ("ann", 14),
        ("bob", 14),
    ]
    assert (given.exit_code, pulled.exit_code) == (0, 0)


def test_an_empty_inbox_says_whose_it_is(run, tmp_path, monkeypatch):
    target = tmp_path / "target"
    target.mkdir()
    run("assign", resource("sample"), target, "--to", "ann")
    monkeypatch.setenv("USER", "carl")

    pulled = run("pull", target)

    assert pulled.exit_code == 0
    assert "No new work lies there for carl." in pulled.stderr
