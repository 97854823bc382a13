"""What is on screen is kept: a gesture at once, typing soon, a mere clock once nobody waits."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject

from tests.builders import B, Watch, a_draft, first_task
from trainer_desk.desk import WriteFailed
from trainer_desk.ui.controllers.draft_keeper import DraftKeeper
from trainer_desk.ui.controllers.task_clock import TaskClock
from trainer_desk.work.ids import TaskId


class FullDisk:
    """A desk whose disk takes nothing until there is room."""

    def __init__(self, desk) -> None:
        self.desk = desk
        self.has_room = False

    def save_draft(self, task, draft):
        if not self.has_room:
            raise WriteFailed("no space left")
        return self.desk.save_draft(task, draft)


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def owner(qapp):
    return QObject()


@pytest.fixture
def keeper(desk, watch, owner):
    """A keeper of the first task."""
    keeper = DraftKeeper(desk, TaskClock(watch), owner)
    keeper.begin(desk.open_task(first_task(desk)))
    return keeper


def stored(desk, position=0):
    return desk.open_task(first_task(desk, position)).draft


def test_a_gesture_is_saved_at_once(keeper, desk):
    keeper.take(a_draft())

    assert stored(desk).same_work(a_draft())


def test_typing_is_saved_after_a_pause(keeper, desk, qtbot):
    keeper.take(a_draft("because"))

    keeper.take(a_draft("because it"))

    assert stored(desk).same_work(a_draft("because"))
    qtbot.waitSignal(keeper.saved).wait()
    assert stored(desk).same_work(a_draft("because it"))


def test_what_was_typed_before_a_gesture_is_a_step_of_its_own(keeper, desk):
    keeper.take(a_draft("because"))
    keeper.take(a_draft("because it"))

    keeper.take(a_draft("because it", best=B))
    desk.undo()

    assert stored(desk).same_work(a_draft("because it"))


def test_a_task_that_was_only_read_keeps_its_seconds_once_the_next_is_there(
    keeper, desk, watch, qtbot
):
    watch.now += 5

    assert keeper.leave()
    keeper.begin(desk.open_task(first_task(desk, 1)))

    assert stored(desk).active_seconds == 0
    qtbot.waitSignal(keeper.clock_saved).wait()
    assert stored(desk).active_seconds == pytest.approx(5)
    assert keeper.stamped_draft.active_seconds == 0


def test_nothing_typed_is_lost_while_the_disk_is_full(desk, watch, owner, qtbot):
    disk = FullDisk(desk)
    keeper = DraftKeeper(disk, TaskClock(watch), owner)
    keeper.begin(desk.open_task(first_task(desk)))
    failures = []
    keeper.failed.connect(failures.append)
    keeper.take(a_draft())
    assert not keeper.flush()

    disk.has_room = True
    qtbot.waitSignal(keeper.saved).wait()

    assert len(failures) == 2
    assert stored(desk).same_work(a_draft())


def test_reading_goes_on_where_only_the_clock_cannot_be_saved(desk, watch, owner):
    keeper = DraftKeeper(FullDisk(desk), TaskClock(watch), owner)
    keeper.begin(desk.open_task(first_task(desk)))
    watch.now += 5

    assert keeper.flush()


def test_work_on_a_task_that_was_withdrawn_is_told_and_not_tried_again(keeper, desk, store):
    sealed = []
    keeper.sealed.connect(sealed.append)
    batch = desk.batches()[0].id
    store.returns.withdraw(batch, [TaskId("t0")], reason="gone", at=datetime.now(UTC))

    keeper.take(a_draft())

    assert [error.task for error in sealed] == [first_task(desk)]


def test_a_pause_goes_along_to_the_next_task(keeper, desk, watch):
    clock = TaskClock(watch)
    clock.toggle_pause()
    watch.now += 5

    clock.go_on_from(stored(desk))
    watch.now += 5

    assert clock.now().is_paused
    assert clock.stamped(stored(desk)).idle_seconds == pytest.approx(5)
    assert clock.stamped(stored(desk)).active_seconds == 0
