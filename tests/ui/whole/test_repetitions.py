"""Repetitions of a whole batch, found, compared, dropped and brought back in the real window."""

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QPushButton, QTreeWidget

from tests.builders import a_reading
from tests.desk.test_repetitions import TASKS
from tests.ui.whole.conftest import Running, until
from tests.ui.whole.test_repeats import FORM, REPEATS
from tests.ui.whole.working import state_of
from trainer_desk.files.native import write_native
from trainer_desk.ui.acts import Act
from trainer_desk.ui.repetitions_dialog import RepetitionsDialog
from trainer_desk.ui.widgets.diff_view import DiffView
from trainer_desk.work.batch import Batch
from trainer_desk.work.ids import BatchId
from trainer_desk.work.judgment import Outcome
from trainer_desk.work.repeats import DuplicatesAnswer
from trainer_desk.work.repetitions import Looked, Repeated
from trainer_desk.work.states import UNFINISHED, TaskState


@pytest.fixture
def path(tmp_path):
    batch = Batch(id=BatchId("again"), title="Again", form=FORM, language="en")
    path = tmp_path / "again.tdbatch"
    write_native(path, batch, a_reading(TASKS, batch=batch).tasks())
    return path


class Screen:
    """The dialog and its parts."""

    def __init__(self, running: Running) -> None:
        running.desktop.commands.actions[Act.REPETITIONS].trigger()
        (self.dialog,) = running.desktop.window.findChildren(RepetitionsDialog)
        self.tree = self.dialog.findChild(QTreeWidget)
        self.diff = self.dialog.findChild(DiffView)

    def press(self, name: str) -> None:
        button = self.dialog.findChild(QPushButton, name)
        assert button.isEnabled(), f"“{name}” cannot be pressed"
        button.click()

    def find(self) -> None:
        self.press("findRepetitions")
        until(lambda: self.dialog.groups())

    def choose(self, what: Repeated, at: int) -> None:
        groups = [group.repetition.what for group in self.dialog.groups()]
        item = self.tree.topLevelItem(groups.index(what)).child(at)
        self.tree.setCurrentItem(item, 0, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def rows(self, what: Repeated) -> list[bool]:
        (group,) = [one for one in self.dialog.groups() if one.repetition.what is what]
        return [copy.dropped for copy in group.copies]


def key_at(running: Running, position: int) -> int:
    desk = running.opened.desk
    return int(desk.task_at(desk.batches()[0].key, position))


def test_a_task_that_repeats_another_is_left_out_and_comes_back(start, path):
    with start(None, path) as running:
        screen, desk = Screen(running), running.opened.desk
        screen.find()
        screen.choose(Repeated.TASK, 1)
        screen.press("dropCopies")
        until(lambda: any(screen.rows(Repeated.TASK)))
        dropped = screen.rows(Repeated.TASK)
        judgment = desk.judged(key_at(running, 2))
        screen.press("keepCopies")
        until(lambda: not any(screen.rows(Repeated.TASK)))

        assert dropped == [False, True]
        assert (judgment.outcome, judgment.skip_reason) == (
            Outcome.SKIPPED,
            "Repeats task 1 (100 %)",
        )
        assert desk.judged(key_at(running, 2)) is None
        assert state_of(running, key_at(running, 2)) in UNFINISHED


def test_leaving_out_is_taken_back_by_undo(start, path):
    with start(None, path) as running:
        screen = Screen(running)
        screen.find()
        screen.choose(Repeated.TASK, 1)
        screen.press("dropCopies")
        until(lambda: state_of(running, key_at(running, 2)) is TaskState.SKIPPED)
        screen.dialog.close()
        running.desktop.window.activateWindow()
        until(running.desktop.window.isActiveWindow)
        running.hands.press("Ctrl+Z")

        until(lambda: state_of(running, key_at(running, 2)) is TaskState.NEW)


def test_a_response_that_repeats_a_sibling_is_dropped_in_the_draft_of_its_task(start, path):
    with start(None, path) as running:
        screen, flow = Screen(running), running.desktop.flow
        screen.dialog.find_asked.emit(Looked(threshold=50, within=True, across=False))
        until(lambda: screen.dialog.groups())
        screen.choose(Repeated.RESPONSE, 1)
        screen.press("dropCopies")
        until(lambda: flow.draft.answer(REPEATS, DuplicatesAnswer))

        (repeat,) = flow.draft.answer(REPEATS, DuplicatesAnswer).repeats
        assert (repeat.response_id, repeat.of, repeat.dropped) == ("b", "a", True)
        assert 50 <= repeat.likeness < 100
        assert screen.rows(Repeated.RESPONSE) == [False, True]


def test_the_difference_of_the_chosen_copy_is_shown(start, path):
    with start(None, path) as running:
        screen = Screen(running)
        screen.find()
        screen.choose(Repeated.TASK, 1)

        until(lambda: screen.diff.diff() is not None)
        assert screen.diff.diff().before == TASKS[0].prompt[0].text
        assert screen.diff.diff().after == TASKS[2].prompt[0].text


def test_a_response_that_cannot_be_dropped_says_why(start, path):
    with start(None, path) as running:
        screen = Screen(running)
        screen.find()
        screen.choose(Repeated.RESPONSE, 1)

        assert not screen.dialog.findChild(QPushButton, "dropCopies").isEnabled()
        (group,) = [
            one for one in screen.dialog.groups() if one.repetition.what is Repeated.RESPONSE
        ]
        assert group.copies[1].locked == "It repeats no other response of its own task."


def test_closing_stops_the_search(start, path):
    with start(None, path) as running:
        screen = Screen(running)
        screen.press("findRepetitions")
        screen.dialog.close()
        until(lambda: not running.desktop.window.findChildren(RepetitionsDialog))

        assert running.desktop.window.isVisible()
