"""Files into the window: dropped, recent, wrong; and out of it again."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest

from tests.builders import a_batch, a_reading
from tests.ui.whole.conftest import until
from tests.ui.whole.test_commands import dialog
from tests.ui.whole.working import (
    batch_file,
    explain,
    finish,
    notice,
    rank,
    shown_as_saved,
    state_of,
    stored,
)
from trainer_desk.files.native import write_native
from trainer_desk.ui.widgets.palette import Palette
from trainer_desk.work.states import TaskState


def drop(app, window, *paths) -> bool:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    entered = QDragEnterEvent(QPoint(50, 50), action, mime, buttons, keys)
    app.sendEvent(window, entered)
    if not entered.isAccepted():
        return False
    app.sendEvent(window, QDropEvent(QPointF(50, 50), action, mime, buttons, keys))
    return True


def test_a_dropped_file_is_imported_and_opened(start, qapp, tmp_path):
    with start() as running:
        taken = drop(qapp, running.desktop.window, batch_file(tmp_path))
        until(lambda: running.desktop.flow.task is not None)

        assert taken
        assert running.desktop.window.shows_work
        assert [row.id for row in running.opened.desk.batches()] == ["b1"]


def test_a_dropped_web_address_is_not_taken(start, qapp):
    with start() as running:
        mime = QMimeData()
        mime.setUrls([QUrl("http://127.0.0.1:9/batch.jsonl")])
        entered = QDragEnterEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        qapp.sendEvent(running.desktop.window, entered)

        assert not entered.isAccepted()


def test_recent_files_are_offered_and_open_what_is_there_already(start, tmp_path):
    data, path = tmp_path / "data", batch_file(tmp_path)
    with start(data) as running:
        running.desktop.importing.open([path])
        until(lambda: running.desktop.flow.task is not None)
        running.hands.press("Ctrl+N")
    with start(data) as running:
        running.hands.press("Ctrl+Shift+O")
        dialog(running, Palette)
        running.hands.write("b1")
        running.hands.press("Return")
        until(lambda: not running.desktop.importing.is_busy)

        assert len(running.opened.desk.batches()) == 1
        assert running.desktop.flow.task.position == 1


def test_a_recent_file_that_is_gone_is_told_by_name(start, tmp_path):
    data, path = tmp_path / "data", batch_file(tmp_path)
    with start(data) as running:
        running.desktop.importing.open([path])
        until(lambda: running.desktop.flow.task is not None)
        path.unlink()
        running.desktop.importing.open([path])
        until(lambda: "Nothing was imported" in notice(running))

        assert "b1.tdbatch" in notice(running)


BAD = {
    "cut": (b'{"prompt": "a", "chosen": "b", "rejected": "c"}\n{"prompt": "a", "cho', "line 2"),
    "nan": (b'{"prompt": "a", "chosen": "b", "rejected": "c", "x": NaN}\n', "line 1"),
    "encoding": (
        b'{"prompt": "a", "chosen": "b", "rejected": "c"}\n{"prompt": "\xff", "chosen": "b"}\n',
        "must be in UTF-8",
    ),
    "twice": (b'{"prompt": "a", "prompt": "b", "chosen": "b", "rejected": "c"}\n', "line 1"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_refused_with_name_and_line_and_leaves_nothing(start, tmp_path, kind):
    body, line = BAD[kind]
    path = tmp_path / f"Плохой {kind}.jsonl"
    path.write_bytes(body)
    with start(None, batch_file(tmp_path)) as running:
        task = running.desktop.flow.task.key
        running.desktop.importing.open([path])
        until(lambda: "Nothing was imported" in notice(running))

        assert path.name in notice(running)
        assert line in notice(running)
        assert len(running.opened.desk.batches()) == 1
        assert running.desktop.flow.task.key == task


def test_an_older_revision_is_refused_with_its_name_and_both_revisions(start, tmp_path):
    newer = batch_file(tmp_path, name="newer", batch=a_batch(revision=2))
    with start(None, newer) as running:
        running.desktop.importing.open([batch_file(tmp_path)])
        until(lambda: "Nothing was imported" in notice(running))

        assert notice(running).startswith(
            "Nothing was imported. b1.tdbatch: revision 1 is older than revision 2, "
            "which is here already."
        )
        assert [row.revision for row in running.opened.desk.batches()] == [2]


def test_an_import_while_typing_takes_nothing_of_what_was_typed(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        key = int(running.desktop.flow.task.key)
        rank(running, 1, 2)
        explain(running, "some words")
        running.desktop.importing.open([batch_file(tmp_path, name="b2", tasks=300)])
        typed = ""
        while running.desktop.importing.is_busy or len(running.opened.desk.batches()) == 1:
            running.hands.write(" x")
            typed += " x"
            QTest.qWait(1)
        until(lambda: shown_as_saved(running))

        assert running.desktop.flow.task.key == key
        assert "b2" in notice(running)
        answer = dict(stored(running, key).answers)
        assert any(getattr(one, "text", "") == "some words" + typed for one in answer.values())


def test_closing_in_the_middle_of_an_import_leaves_nothing_of_it(start, tmp_path):
    data = tmp_path / "data"
    path = batch_file(tmp_path, name="big", tasks=20_000)
    with start(data, batch_file(tmp_path)) as running:
        running.desktop.importing.open([path])
        until(lambda: running.desktop.importing.is_busy)
        QTest.qWait(1)
    with start(data) as running:
        batches = [row.id for row in running.opened.desk.batches()]
        running.desktop.importing.open([path])
        until(lambda: running.desktop.flow.task.total == 20_000, seconds=120)

    assert batches == ["b1"]


def test_closing_in_the_middle_of_a_delivery_delivers_nothing_twice(start, tmp_path):
    data, target = tmp_path / "data", tmp_path / "target"
    target.mkdir()
    with start(data, batch_file(tmp_path), delivery_target=str(target)) as running:
        keys = [finish(running) for _ in range(3)]
        running.hands.press("Ctrl+Shift+U")
    with start(data, delivery_target=str(target)) as running:
        running.hands.press("Ctrl+Shift+U")
        until(lambda: all(state_of(running, key) is TaskState.SENT for key in keys))

    assert len(list(target.glob("out/*/*/*.tddone"))) == 1


def test_a_new_revision_opens_with_what_was_begun_in_the_earlier_one(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        rank(running, 1, 2)
        explain(running, "begun before")
        before = running.desktop.flow.draft
        running.desktop.flow.flush()

        running.desktop.importing.open([corrected(tmp_path)])
        until(lambda: running.desktop.flow.task.batch.revision == 2)

        assert running.desktop.flow.draft.same_work(before)
        assert "new revision" in notice(running).lower()


def corrected(folder):
    reading = a_reading(batch=a_batch(revision=2))
    path = folder / "corrected.tdbatch"
    write_native(path, reading.batch, reading.tasks())
    return path
