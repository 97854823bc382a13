"""A disk that takes no more: nothing typed is lost, the window says so, and it recovers."""

import resource
import signal
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from tests.builders import WHY, a_reading
from tests.ui.dialogs import press_in_next_dialog
from tests.ui.whole.conftest import until
from tests.ui.whole.working import batch_file, explain, finish, notice, rank, shown_as_saved, stored
from trainer_desk.lead.assign import assign
from trainer_desk.sync.folder import FolderTransport
from trainer_desk.work.answers import TextAnswer
from trainer_desk.work.states import TaskState


@contextmanager
def full_disk():
    """Let no file of this process grow."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


def test_typing_on_a_full_disk_is_kept_told_and_saved_later(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        rank(running, 1, 2)
        explain(running, "saved")

        with full_disk():
            running.hands.write(" and typed")
            until(lambda: "Not saved" in notice(running))
            in_memory = running.desktop.flow.draft.answer(WHY, TextAnswer)
            on_disk = stored(running).answer(WHY, TextAnswer)
        until(lambda: shown_as_saved(running))

        assert in_memory == TextAnswer(text="saved and typed")
        assert on_disk == TextAnswer(text="saved")
        assert stored(running).answer(WHY, TextAnswer) == TextAnswer(text="saved and typed")
        assert "Not saved" not in notice(running)


@pytest.mark.parametrize("keys", ["Ctrl+N", "Ctrl+Return", "Ctrl+Z", "Ctrl+U"])
def test_nobody_leaves_a_task_that_cannot_be_saved(start, tmp_path, keys):
    with start(None, batch_file(tmp_path)) as running:
        key = running.desktop.flow.task.key
        rank(running, 1, 2)
        explain(running, "saved words")

        with full_disk():
            running.hands.write(" typed")
            running.hands.press(keys)
            stayed = running.desktop.flow.task.key == key
            text = running.desktop.flow.draft.answer(WHY, TextAnswer)
            until(lambda: "Not saved" in notice(running))
        until(lambda: shown_as_saved(running))

        assert stayed
        assert text == TextAnswer(text="saved words typed")
        assert running.opened.desk.open_task(key).state is TaskState.DRAFT


def test_closing_on_a_full_disk_asks_first_and_stays_open(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        rank(running, 1, 2)
        explain(running, "saved words")

        with full_disk():
            running.hands.write(" typed")
            asked = press_in_next_dialog("Cancel")
            closed = running.desktop.window.close()
        until(lambda: shown_as_saved(running))

        assert asked == ["Cancel"]
        assert not closed
        assert stored(running).answer(WHY, TextAnswer) == TextAnswer(text="saved words typed")


def test_an_import_on_a_full_disk_says_so_and_leaves_nothing(start, tmp_path):
    more = batch_file(tmp_path, name="b2", tasks=200)
    with start(None, batch_file(tmp_path)) as running:
        with full_disk():
            running.desktop.importing.open([more])
            until(lambda: "Nothing was imported" in notice(running))
        batches = running.opened.desk.batches()
        running.desktop.importing.open([more])
        until(lambda: running.desktop.flow.task.total == 200)

    assert len(batches) == 1


def test_delivery_on_a_full_disk_says_so_and_loses_nothing(start, tmp_path):
    target = tmp_path / "target"
    target.mkdir()
    with start(None, batch_file(tmp_path), delivery_target=str(target)) as running:
        rank(running, 1, 2)
        explain(running, "saved words")
        running.hands.press("Ctrl+Return")
        with full_disk():
            running.hands.press("Ctrl+Shift+U")
            until(lambda: "Not delivered" in notice(running))
        running.hands.press("Ctrl+Shift+U")
        until(lambda: list(target.glob("out/*/*/*.tddone")))
        until(lambda: running.opened.desk.waiting().delivered == 1)


def test_a_batch_that_comes_while_the_disk_is_full_is_taken_once_there_is_room(start, tmp_path):
    target = tmp_path / "target"
    target.mkdir()
    with start(None, batch_file(tmp_path), delivery_target=str(target)) as running:
        running.hands.press("Ctrl+Shift+U")
        until(lambda: (target / "target.json").exists() and "Nothing waits" in notice(running))
        assign(a_reading(3, name="b2"), FolderTransport(target), (running.opened.trainer,))
        with full_disk():
            running.hands.press("Ctrl+Shift+U")
            until(lambda: "The disk is full" in notice(running))
        running.hands.press("Ctrl+Shift+U")
        until(lambda: len(running.opened.desk.batches()) == 2)

    assert not list((running.opened.folder / "incoming").iterdir())


def test_views_can_be_changed_on_a_full_disk(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        with full_disk():
            running.hands.press("Ctrl+F7")
            running.hands.press("Ctrl++")
            running.hands.press("Ctrl+F11")
            running.hands.press("Ctrl+N")

        assert running.desktop.flow.task.position == 1
        assert running.desktop.panes.mode == "columns"


def test_finished_work_that_is_in_the_database_only_is_told_until_its_copy_is_made(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        in_the_way = (
            running.opened.folder / "journal" / f"judgments-{datetime.now(UTC):%Y%m%d}.jsonl"
        )
        in_the_way.mkdir()

        finish(running)
        told = notice(running)
        in_the_way.rmdir()
        finish(running)
        then = notice(running)

    assert "in the database only" in told
    assert then == ""
