"""Mean sequences: folders that vanish, clocks that jump, work on several batches at once."""

import shutil
from datetime import UTC, datetime, timedelta

from tests.builders import a_draft, a_reading, first_task
from tests.ui.whole.conftest import until
from tests.ui.whole.working import batch_file, explain, finish, notice, rank, state_of, stored
from trainer_desk.desk.opening import open_desk
from trainer_desk.files.parcel import read_parcel
from trainer_desk.work.states import TaskState


def judged(target) -> list[str]:
    paths = target.glob("out/*/*/*.tddone")
    return sorted(one.task_id for path in paths for one in read_parcel(path).judgments)


def test_a_delivery_folder_that_is_replaced_by_an_empty_one_is_not_taken_for_it(start, tmp_path):
    target = tmp_path / "target"
    target.mkdir()
    with start(None, batch_file(tmp_path), delivery_target=str(target)) as running:
        first = finish(running)
        running.hands.press("Ctrl+Shift+U")
        until(lambda: state_of(running, first) is TaskState.SENT)
        before = target.rename(tmp_path / "stick")
        target.mkdir()
        second = finish(running)
        running.hands.press("Ctrl+Shift+U")
        until(lambda: "Not delivered" in notice(running))
        refused = state_of(running, second)
        shutil.rmtree(target)
        before.rename(target)
        running.hands.press("Ctrl+Shift+U")
        until(lambda: state_of(running, second) is TaskState.SENT)

    assert refused is not TaskState.SENT
    assert judged(target) == ["t0", "t1"]


def test_a_delivery_folder_that_goes_away_keeps_everything_for_later(start, tmp_path):
    target = tmp_path / "target"
    target.mkdir()
    with start(None, batch_file(tmp_path), delivery_target=str(target)) as running:
        first = finish(running)
        running.hands.press("Ctrl+Shift+U")
        until(lambda: state_of(running, first) is TaskState.SENT)
        target.rename(tmp_path / "away")
        second = finish(running)
        running.hands.press("Ctrl+Shift+U")
        until(lambda: "Not delivered" in notice(running))
        (tmp_path / "away").rename(target)
        running.hands.press("Ctrl+Shift+U")
        until(lambda: state_of(running, second) is TaskState.SENT)

    assert judged(target) == ["t0", "t1"]


def test_a_clock_that_jumps_back_and_forth_loses_and_repeats_nothing(tmp_path):
    data, target = tmp_path / "data", tmp_path / "target"
    target.mkdir()
    noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
    jumps = [0, -72, 24 * 400, -24 * 800, 1]
    for turn, hours in enumerate(jumps):
        with open_desk(data, now=lambda hours=hours: noon + timedelta(hours=hours)) as opened:
            opened.desk.import_batch(a_reading(len(jumps)))
            key = first_task(opened.desk, turn)
            opened.desk.save_draft(key, a_draft("first words"))
            opened.desk.submit(key, a_draft("last words"))
            opened.desk.undo()
            opened.desk.redo()
            opened.store.verify()
            opened.courier.deliver_to(target)

    assert judged(target) == [f"t{turn}" for turn in range(len(jumps))]


def test_going_between_batches_in_the_middle_of_a_word_keeps_it(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        desktop = running.desktop
        first = int(desktop.flow.task.key)
        running.opened.desk.import_batch(a_reading(3, name="b2"))
        newest, oldest = (int(row.key) for row in running.opened.desk.batches())
        rank(running, 1, 2)
        explain(running, "in the first")
        running.hands.write(" bat")
        desktop.open_batch(newest)
        second = int(desktop.flow.task.key)
        rank(running, 2, 1)
        running.hands.press("Ctrl+M")
        running.hands.write("in the second")
        desktop.open_batch(oldest)
        drafts = [stored(running, key) for key in (first, second)]

    texts = [next(a.text for _, a in draft.answers if hasattr(a, "text")) for draft in drafts]
    assert texts == ["in the first bat", "in the second"]
