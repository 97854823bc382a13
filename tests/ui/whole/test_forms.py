"""The editor of forms in the running window: kept between starts, batches made under a form."""

import json

from PySide6.QtWidgets import QApplication

from tests.ui.whole.conftest import until
from tests.ui.whole.working import batch_file
from trainer_desk.files.native import read_native
from trainer_desk.files.reading import no_progress
from trainer_desk.ui.acts import Act
from trainer_desk.ui.form_editor import FormEditor
from trainer_desk.ui.widgets.controls import Notice
from trainer_desk.work.form_editing import Kind, kind_of

FORMS = "trainer_desk.ui.controllers.forms.QFileDialog."


def editor(running) -> FormEditor:
    """Open the editor from the menu and return it."""
    running.desktop.commands.actions[Act.FORMS].trigger()
    until(lambda: isinstance(found(), FormEditor))
    return found()


def found():
    return next(
        (each for each in QApplication.topLevelWidgets() if isinstance(each, FormEditor)), None
    ) or next(
        (
            child
            for each in QApplication.topLevelWidgets()
            for child in each.findChildren(FormEditor)
            if child.isVisible()
        ),
        None,
    )


def test_a_form_being_edited_is_there_after_a_restart(start, tmp_path):
    folder = tmp_path / "data"
    with start(folder, batch_file(tmp_path)) as running:
        opened = editor(running)
        opened.add(Kind.DECISION)
        edited = opened.named_form()

    with start(folder) as running:
        assert editor(running).named_form() == edited


def test_closing_the_editor_keeps_the_form_too(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        opened = editor(running)
        opened.add(Kind.WRITE)
        edited = opened.named_form()
        opened.close()
        until(lambda: found() is None)

        assert editor(running).named_form() == edited


def test_a_batch_is_made_of_texts_under_the_form_on_screen(start, tmp_path, monkeypatch):
    texts, out = tmp_path / "texts.jsonl", tmp_path / "made.tdbatch"
    rows = [{"instruction": f"Ask {at} 🙂", "output": "So.", "generator": "m"} for at in range(3)]
    texts.write_text(json.dumps(rows), encoding="utf-8")
    monkeypatch.setattr(FORMS + "getOpenFileNames", lambda *_: ([str(texts)], ""))
    monkeypatch.setattr(FORMS + "getSaveFileName", lambda *_: (str(out), ""))
    with start(None, batch_file(tmp_path)) as running:
        opened = editor(running)
        opened.add(Kind.SPANS)

        opened.batch_asked.emit(opened.named_form())
        until(lambda: "a batch of 3 task(s)" in opened.findChild(Notice).text())

        reading = read_native(out)
        assert [kind_of(one) for one in reading.batch.form.questions] == [Kind.RANKING, Kind.SPANS]
        assert [task.question for task in reading.tasks(no_progress)] == [
            f"Ask {at} 🙂" for at in range(3)
        ]


def test_texts_that_are_none_are_refused_in_the_editor(start, tmp_path, monkeypatch):
    texts = tmp_path / "texts.jsonl"
    texts.write_text('{"instruction": "cut of', encoding="utf-8")
    monkeypatch.setattr(FORMS + "getOpenFileNames", lambda *_: ([str(texts)], ""))
    with start(None, batch_file(tmp_path)) as running:
        opened = editor(running)

        opened.batch_asked.emit(opened.named_form())

        until(lambda: "texts.jsonl" in opened.findChild(Notice).text())
