"""The judgments made last in a batch, for whoever asks whether they look alike."""

from tests.builders import WHY, a_draft, a_reading
from trainer_desk.work.answers import TextAnswer


def finish(desk, batch, position):
    key = desk.task_at(batch, position)
    desk.submit(key, a_draft(f"words number {position}"))
    return key


def told(judgments):
    return [judgment.draft().answer(WHY, TextAnswer).text[-1] for judgment in judgments]


def test_the_latest_of_the_batch_come_newest_first_without_the_task_itself(desk):
    batch = desk.import_batch(a_reading(6, name="six")).batch
    other = desk.import_batch(a_reading(2, name="b2")).batch
    keys = [finish(desk, batch, position) for position in (4, 0, 2, 3)]
    finish(desk, other, 1)
    desk.reopen(keys[1])

    assert told(desk.recent(keys[2], number=5)) == ["3", "4"]
    assert told(desk.recent(desk.task_at(batch, 5), number=2)) == ["3", "2"]


def test_a_batch_without_judgments_has_none(desk):
    batch = desk.import_batch(a_reading(1, name="one")).batch

    assert desk.recent(desk.task_at(batch, 0), number=4) == ()
