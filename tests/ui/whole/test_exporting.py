"""Finished work is exported from the window, by the keyboard."""

import json

import pytest

from tests.ui.whole.conftest import until
from tests.ui.whole.test_commands import dialog
from tests.ui.whole.working import batch_file, finish, notice
from trainer_desk.files.importers import read
from trainer_desk.files.reading import no_progress
from trainer_desk.lead.exporting import ExportKind
from trainer_desk.ui.export_dialog import ExportDialog


def export_as(running, kind: ExportKind, path) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            "trainer_desk.ui.controllers.exporting.QFileDialog.getSaveFileName",
            lambda *_: (str(path), ""),
        )
        running.hands.press("Ctrl+Shift+E")
        chosen = dialog(running, ExportDialog)
        for _ in list(ExportKind)[: list(ExportKind).index(kind)]:
            running.hands.press("Down")
        assert chosen.kind is kind
        running.hands.press("Return")
    until(lambda: path.name in notice(running))


@pytest.mark.parametrize(
    "kind",
    [ExportKind.TRL, ExportKind.BATTLES, ExportKind.LABEL_STUDIO, ExportKind.ARGILLA],
)
def test_what_is_exported_can_be_imported_again(start, tmp_path, kind):
    out = tmp_path / "work.json"
    with start(None, batch_file(tmp_path)) as running:
        prompt = running.desktop.flow.task.task.prompt
        finish(running)
        export_as(running, kind, out)

    (task,) = read([out]).tasks(no_progress)
    assert task.prompt == prompt
    assert len(task.responses) == 2


def test_what_is_left_out_is_told_with_its_reason(start, tmp_path):
    out = tmp_path / "work.jsonl"
    with start(None, batch_file(tmp_path)) as running:
        finish(running)
        export_as(running, ExportKind.HELPSTEER2, out)
        told = notice(running)

    assert "work.jsonl: 0 record" in told
    assert "not rated on these axes — 2" in told
    assert out.read_bytes() == b""


def test_nothing_is_written_where_the_folder_is_gone(start, tmp_path):
    out = tmp_path / "no" / "work.jsonl"
    with start(None, batch_file(tmp_path)) as running:
        finish(running)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(
                "trainer_desk.ui.controllers.exporting.QFileDialog.getSaveFileName",
                lambda *_: (str(out), ""),
            )
            running.hands.press("Ctrl+Shift+E")
            dialog(running, ExportDialog)
            running.hands.press("Return")
        until(lambda: "Nothing was exported" in notice(running))


def test_the_file_gets_the_ending_of_its_kind(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        finish(running)
        export_as(running, ExportKind.JSONL, tmp_path / "work")

    line, _ = (tmp_path / "work.jsonl").read_text("utf-8").split("\n")
    assert set(json.loads(line)) == {"judgment", "task"}
