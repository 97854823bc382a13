"""Removing a batch from the desk, and stopping an import."""

import json

from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.dialogs import press_in_next_dialog
from tests.ui.whole.conftest import until
from tests.ui.whole.working import batch_file
from trainer_desk.ui.actions import Act


def test_a_removed_batch_is_out_of_sight_and_comes_back_with_its_work(start, tmp_path):
    file = batch_file(tmp_path)
    with start(None, file) as running:
        desktop, desk = running.desktop, running.opened.desk
        desktop.window.responses.focus_selected()
        running.hands.press("2")
        key = desktop.flow.task.key

        press_in_next_dialog("Remove")
        desktop.commands.actions[Act.REMOVE_BATCH].trigger()
        gone = desk.batches()
        on_welcome = not desktop.window.shows_work
        desktop.importing.open([file])
        until(lambda: desk.batches())

        assert gone == ()
        assert on_welcome
        assert desk.open_task(key).draft.answers


def told_of_texts(running):
    """What the status line tells of a task's texts, as far as it is seen."""
    status = running.desktop.window.status
    told = [*status.findChildren(QLabel), *status.findChildren(QPushButton)]
    seen = [part.text() for part in told if part.isVisible()]
    return [words for words in seen if "finding" in words or "word" in words or words == "EN"]


def test_nothing_is_told_of_texts_where_no_task_is_on_screen(start, tmp_path):
    file = batch_file(tmp_path)
    with start() as running:
        at_first = told_of_texts(running)
        running.desktop.importing.open([file])
        until(lambda: running.desktop.window.shows_work)
        running.hands.press("Ctrl+E")
        until(lambda: len(told_of_texts(running)) >= 2)

        press_in_next_dialog("Remove")
        running.desktop.commands.actions[Act.REMOVE_BATCH].trigger()
        on_welcome, at_last = not running.desktop.window.shows_work, told_of_texts(running)
        running.desktop.importing.open([file])

        until(lambda: running.desktop.window.shows_work)
        until(lambda: told_of_texts(running))
        assert on_welcome
        assert (at_first, at_last) == ([], [])


def test_no_is_an_answer_to_removing_a_batch(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        press_in_next_dialog("Cancel")
        running.desktop.commands.actions[Act.REMOVE_BATCH].trigger()

        assert len(running.opened.desk.batches()) == 1
        assert running.desktop.window.shows_work


def test_an_import_is_stopped_by_the_button_beside_it_and_leaves_nothing(start, tmp_path):
    file = tmp_path / "many.jsonl"
    record = {"prompt": "p" * 200, "response_1": "a" * 300, "response_2": "b" * 300}
    with file.open("w", encoding="utf-8") as lines:
        for number in range(60_000):
            lines.write(json.dumps({"id": number, **record}) + "\n")
    with start() as running:
        window = running.desktop.window
        press_in_next_dialog("Import")
        running.desktop.importing.open([file])
        stop = window.notice.findChild(QPushButton)
        until(lambda: window.notice.isVisible() and "%" in window.notice.text(), seconds=120)
        stop.click()
        until(lambda: not running.desktop.importing.is_busy, seconds=120)

        assert (
            window.notice.text()
            == "Nothing was imported. The import was stopped; nothing of it is left."
        )
        assert running.opened.desk.batches() == ()
