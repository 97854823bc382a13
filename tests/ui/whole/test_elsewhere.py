"""A task that is withdrawn, returned or sent while it is on screen."""

from datetime import UTC, datetime

from tests.builders import WHY
from tests.ui.whole.conftest import until
from tests.ui.whole.working import batch_file, explain, finish, notice, rank, shown_as_saved, stored
from trainer_desk.ui.safe import SafeLabel
from trainer_desk.work.answers import TextAnswer
from trainer_desk.work.ids import BatchId, TaskKey
from trainer_desk.work.states import Change


def withdraw(running) -> TaskKey:
    task = running.desktop.flow.task
    store = running.opened.store
    (key,) = store.returns.withdraw(
        BatchId("b1"), [task.task.id], reason="no longer wanted", at=datetime.now(UTC)
    )
    return key


def test_a_task_withdrawn_while_typing_keeps_every_word_and_holds_nobody(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        rank(running, 1, 2)
        explain(running, "saved words")
        key = withdraw(running)

        running.hands.write(" that come too late")
        until(lambda: running.desktop.flow.task.read_only)

        assert "withdrawn" in notice(running)
        written = stored(running, key).answer(WHY, TextAnswer).text
        assert written.startswith("saved words that come")
        running.hands.press("Ctrl+N")
        assert running.desktop.flow.task.position == 1


def test_words_typed_as_a_task_is_withdrawn_are_kept_with_it(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        rank(running, 1, 2)
        explain(running, "saved words")
        key = withdraw(running)
        running.hands.write(" and late ones")

        running.desktop.flow.note_change(Change(tasks=(key,), outbox=True))

        assert running.desktop.flow.task.read_only
        assert stored(running, key).answer(WHY, TextAnswer).text == "saved words and late ones"
        assert shown_as_saved(running)
        assert "withdrawn" in notice(running)


def test_a_withdrawal_is_seen_at_once_where_the_task_is_on_screen(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        key = withdraw(running)

        running.desktop.flow.note_change(Change(tasks=(key,), outbox=True))

        assert running.desktop.flow.task.read_only
        bar = running.desktop.window.remark
        assert bar.isVisible()
        assert any("no longer wanted" in label.text() for label in bar.findChildren(SafeLabel))


def test_a_task_that_is_sent_while_it_is_read_stays_as_it_is_on_screen(start, tmp_path):
    target = tmp_path / "target"
    target.mkdir()
    with start(None, batch_file(tmp_path)) as running:
        key = finish(running)
        running.desktop.flow.open(TaskKey(key))
        opened = []
        running.desktop.flow.opened.connect(opened.append)
        delivery = running.opened.courier.deliver_to(target)

        running.desktop.flow.note_change(Change(tasks=delivery.tasks, outbox=True))

        assert delivery.tasks == (key,)
        assert opened == []
        assert shown_as_saved(running)
