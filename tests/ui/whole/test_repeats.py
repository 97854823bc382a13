"""Repetitions among the responses of a task, decided in the real window."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit

from tests.builders import a_reading
from tests.desk.test_repetitions import NEAR, SAID, a_task
from tests.ui.whole.conftest import Hands, Running, until
from trainer_desk.files.native import write_native
from trainer_desk.files.parcel import read_parcel
from trainer_desk.ui.widgets.diff_view import DiffView
from trainer_desk.ui.widgets.duplicates_section import RepeatRow
from trainer_desk.work.batch import Batch
from trainer_desk.work.form import Form
from trainer_desk.work.ids import BatchId, QuestionId
from trainer_desk.work.repeats import DuplicatesAnswer, DuplicatesQuestion, Repeat
from trainer_desk.work.states import TaskState
from trainer_desk.work.wording import Wording

REPEATS = QuestionId("repeats")
FORM = Form(
    questions=(DuplicatesQuestion(id=REPEATS, title=Wording.of("Repetitions"), threshold=60),)
)
OTHER = "Nobody has counted them, and a good answer says so and why before it gives a figure."


@pytest.fixture
def path(tmp_path):
    tasks = [
        a_task(0, "How many stars?", SAID, OTHER, NEAR),
        a_task(1, "And now?", SAID, OTHER, f"  {SAID.upper()}"),
        a_task(2, "And then?", SAID, OTHER),
    ]
    batch = Batch(id=BatchId("again"), title="Again", form=FORM, language="en")
    path = tmp_path / "again.tdbatch"
    write_native(path, batch, a_reading(tasks, batch=batch).tasks())
    return path


def answer(running: Running) -> DuplicatesAnswer | None:
    return running.desktop.flow.draft.answer(REPEATS, DuplicatesAnswer)


def rows(running: Running) -> list[RepeatRow]:
    found = running.desktop.window.verdict.findChildren(RepeatRow)
    return [row for row in found if row.isVisible()]


def press_button(hands: Hands, begins: str) -> None:
    """Go by Tab to a button of the verdict and press it."""
    hands.press("Ctrl+M")
    for _ in range(30):
        focus = hands.focus()
        if isinstance(focus, QAbstractButton) and focus.accessibleName().startswith(begins):
            hands.press("Space")
            return
        hands.press("Tab")
    raise AssertionError(f"no button “{begins}”")


def test_repetitions_decided_by_keyboard_arrive_as_decided(start, path, tmp_path):
    target = tmp_path / "target"
    target.mkdir()

    with start(None, path) as running:
        desktop, hands = running.desktop, running.hands
        until(lambda: len(rows(running)) == 1)
        near = rows(running)[0].repeat()
        press_button(hands, "Drop")
        hands.press("Tab")
        assert isinstance(hands.focus(), QLineEdit)
        hands.write("one number differs")
        hands.press("Ctrl+Return")
        until(lambda: desktop.flow.task.position == 1)
        until(lambda: len(rows(running)) == 1)
        same = rows(running)[0].repeat()
        press_button(hands, "Keep")
        hands.press("Ctrl+Return")
        until(lambda: desktop.flow.task.position == 2)
        until(lambda: not rows(running))
        hands.press("Ctrl+M")
        hands.press("Space")
        nothing = answer(running)
        hands.press("Ctrl+Return")
        running.opened.courier.deliver_to(target)
        counts = running.opened.desk.batches()[0].counts

    assert counts[TaskState.SENT] == 3
    assert 60 <= near.likeness < 100
    assert same.likeness == 100
    assert nothing == DuplicatesAnswer(nothing=True)
    parcels = [read_parcel(file) for file in target.glob("out/anna/*/*.tddone")]
    judged = {one.task_id: dict(one.answers) for parcel in parcels for one in parcel.judgments}
    assert judged["t0"][REPEATS].repeats == (
        Repeat(
            response_id=near.response_id,
            of=near.of,
            likeness=near.likeness,
            dropped=True,
            reason="one number differs",
        ),
    )
    assert judged["t1"][REPEATS].repeats == (same,)
    assert judged["t2"][REPEATS] == nothing


def test_what_was_decided_is_taken_back_by_the_same_press_and_by_undo(start, path):
    with start(None, path) as running:
        hands = running.hands
        until(lambda: len(rows(running)) == 1)
        press_button(hands, "Drop")
        dropped = answer(running)
        hands.press("Space")
        taken_back = answer(running)
        hands.press("Ctrl+Z")
        again = answer(running)
        hands.press("Ctrl+Z")

        assert dropped.repeats[0].dropped
        assert taken_back is None
        assert again == dropped
        assert answer(running) is None
        assert running.desktop.flow.task.state is TaskState.NEW


def test_the_difference_is_shown(start, path):
    with start(None, path) as running:
        desktop, hands = running.desktop, running.hands
        until(lambda: len(rows(running)) == 1)
        press_button(hands, "Keep")
        hands.press("Shift+Tab")
        hands.press("Space")
        until(lambda: desktop.window.findChildren(QDialog))
        (dialog,) = desktop.window.findChildren(QDialog)
        (view,) = dialog.findChildren(DiffView)
        until(lambda: view.diff() is not None)

        assert {view.diff().before, view.diff().after} == {SAID, NEAR}
        assert "% alike" in dialog.windowTitle()
        dialog.close()
