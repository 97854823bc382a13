"""The rewrite in the whole window: which response it is of, and texts no editor can hold."""

import re
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QListWidget, QPushButton

from tests.builders import REWRITE, WHY, a_reading, a_task
from tests.ui.whole.conftest import until
from tests.ui.whole.working import batch_file, explain, notice, rank, shown_as_saved, stored
from trainer_desk.desk.opening import open_desk
from trainer_desk.ui.history_dialog import HistoryDialog
from trainer_desk.ui.safe import SafeLabel
from trainer_desk.work.answers import Edit, EditAnswer, TextAnswer
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.task import Response, Task

LONG = " ".join(f"{number * 2654435761 % 2**32:x}" for number in range(118_000))
"""More than an editor takes, and too varied to pass for a zip bomb."""


def task_with(text: str) -> Task:
    task = a_task(0)
    return Task(
        id=task.id,
        prompt=task.prompt,
        responses=tuple(
            Response(id=ResponseId(name), text=text if name == "a" else "short") for name in "ab"
        ),
    )


def look_at(running, name: str) -> None:
    order = running.desktop.flow.task.shown_order
    running.hands.press(f"Ctrl+{order.index(ResponseId(name)) + 1}")


def chosen(running):
    answer = running.desktop.flow.draft.answer(REWRITE, EditAnswer)
    return answer and answer.chosen


def test_without_turning_to_another_the_best_is_rewritten(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        order = running.desktop.flow.task.shown_order
        rank(running, 2, 1)
        running.hands.press("Ctrl+1")
        running.hands.press("Alt+4")

        running.hands.press("Ctrl+E")

        assert chosen(running) == order[1]


def test_every_place_counts_the_words_of_a_text_alike(start, tmp_path):
    text = "Run `apt list` - or dpkg/apt-get, see https://a.example/b/c and 3/4"
    with start(None, batch_file(tmp_path, tasks=[task_with(text)])) as running:
        look_at(running, "a")
        running.hands.press("Ctrl+E")

        def told() -> list[int]:
            labels = [one.text() for one in running.desktop.window.findChildren(SafeLabel)]
            found = [re.match(r"(\d+) word", text) for text in labels]
            return sorted(int(one[1]) for one in found if one is not None)

        # The rationale, the other card; the card, the header of the editor and the status line.
        until(lambda: told() == [0, 1, 9, 9, 9])


def test_the_response_turned_to_is_rewritten_even_if_another_is_best(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        order = running.desktop.flow.task.shown_order
        rank(running, 2, 1)
        running.hands.press("Ctrl+1")

        running.hands.press("Ctrl+E")

        assert chosen(running) == order[0]


def test_going_back_to_a_rewrite_finds_the_cursor_where_it_was(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        editor = running.desktop.window.editor
        running.hands.press("Ctrl+E")
        running.hands.press("Ctrl+End")
        running.hands.write("x")
        before = editor.cursor_state()["position"]
        running.desktop.window.responses.focus_selected()

        running.hands.press("Ctrl+E")

        assert before > 0
        assert editor.cursor_state()["position"] == before


def test_a_response_too_long_for_the_editor_is_told_and_stays_as_it_is(start, tmp_path):
    with start(None, batch_file(tmp_path, tasks=[task_with(LONG)])) as running:
        look_at(running, "a")

        running.hands.press("Ctrl+E")

        assert "too long" in notice(running)
        assert chosen(running) is None
        look_at(running, "b")
        running.hands.press("Ctrl+E")
        running.hands.press("Ctrl+End")
        running.hands.write(" and more")
        until(lambda: shown_as_saved(running))
        assert stored(running).answer(REWRITE, EditAnswer).text(ResponseId("b")) == "short and more"


def test_a_rewrite_too_long_for_the_editor_is_told_and_kept(start, tmp_path):
    data = tmp_path / "data"
    long = EditAnswer().edited(Edit(response_id=ResponseId("a"), text=LONG))
    with open_desk(data, now=lambda: datetime.now(UTC)) as opened:
        batch = opened.desk.import_batch(a_reading()).batch
        key = opened.desk.task_at(batch, 0)
        opened.desk.save_draft(key, Draft().answered(REWRITE, long))
    with start(data) as running:
        running.desktop.open_batch(int(batch))
        told = notice(running)
        running.hands.press("Ctrl+F9")
        running.hands.press("Ctrl+E")

        assert "too long" in told
        assert not running.desktop.window.editor.is_editing()
        assert stored(running, key).answer(REWRITE, EditAnswer) == long


def versions(running) -> HistoryDialog:
    running.hands.press("Ctrl+Alt+Z")
    until(lambda: running.desktop.window.findChild(HistoryDialog))
    return running.desktop.window.findChild(HistoryDialog)


@pytest.mark.parametrize("field", ["reason", "rewrite"])
def test_an_earlier_version_of_the_field_with_the_cursor_comes_back(start, tmp_path, field):
    with start(None, batch_file(tmp_path)) as running:
        rank(running, 1, 2)
        if field == "reason":
            explain(running, "all of these words are to go away by mistake")
        else:
            running.hands.press("Ctrl+E")
            running.hands.press("Ctrl+End")
            running.hands.write("all of these words are to go away by mistake")
        until(lambda: shown_as_saved(running))
        before = stored(running)
        running.hands.press("Ctrl+A")
        running.hands.press("Backspace")
        running.hands.write("x")
        until(lambda: shown_as_saved(running))

        dialog = versions(running)
        listed = dialog.findChild(QListWidget, "versions")
        listed.setCurrentRow(listed.count() - 1 if field == "reason" else 1)
        button = dialog.findChild(QPushButton, "restoreVersion")
        until(button.isEnabled)
        button.click()

        until(lambda: stored(running).same_work(before))
        if field == "reason":
            assert running.desktop.window.verdict.draft().answer(WHY, TextAnswer)
        else:
            assert running.desktop.window.editor.text().endswith("mistake")


def test_leaving_the_history_while_versions_are_compared_harms_nothing(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        rank(running, 1, 2)
        explain(running, "some words to compare")

        versions(running).reject()

        until(lambda: running.desktop.window.findChild(HistoryDialog) is None)
        running.desktop.window.activateWindow()
        until(running.desktop.window.isActiveWindow)
        until(lambda: running.hands.focus())
        explain(running, " and work goes on")
