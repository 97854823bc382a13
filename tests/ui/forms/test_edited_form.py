"""A form while it is put together: every state can be brought back."""

from dataclasses import replace

from trainer_desk.ui.edited_form import EditedForm
from trainer_desk.ui.form_editor import empty_form
from trainer_desk.work.form_editing import Kind
from trainer_desk.work.wording import Wording

TITLE = Wording.of("One more")


def test_whatever_is_done_to_a_form_is_taken_back_and_done_again_step_by_step():
    work = EditedForm(empty_form())
    states = [work.named]
    for change in (
        lambda: work.add(Kind.TEXT, TITLE, 1),
        lambda: work.duplicate(1),
        lambda: work.move(2, -1),
        lambda: work.remove(0),
        lambda: work.take(replace(work.named, guidelines="Be brief.")),
    ):
        assert change()
        states.append(work.named)

    backwards = [work.named]
    while work.undo():
        backwards.append(work.named)
    forwards = [work.named]
    while work.redo():
        forwards.append(work.named)

    assert backwards == states[::-1]
    assert forwards == states


def test_what_changes_nothing_is_no_step():
    work = EditedForm(empty_form())

    assert not work.move(0, -1)
    assert not work.remove(-1)
    assert not work.take(work.named)
    assert not work.undo()


def test_a_form_is_saved_until_it_is_changed_and_again_once_it_is_taken_back():
    work = EditedForm(empty_form())
    work.add(Kind.TEXT, TITLE, 1)
    changed = work.is_saved

    work.undo()

    assert not changed
    assert work.is_saved
    work.redo()
    work.note_saved()
    assert work.is_saved
