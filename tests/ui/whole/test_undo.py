"""One Undo over ranking, rating, rewriting and finishing, over tasks and over restarts."""

import pytest
from PySide6.QtWidgets import QLabel

from tests.builders import RANK, RATE, REWRITE, WHY
from tests.ui.whole.conftest import until
from tests.ui.whole.working import (
    batch_file,
    explain,
    finish,
    rank,
    shown_as_saved,
    state_of,
    stored,
    to_responses,
)
from trainer_desk.ui.actions import Act
from trainer_desk.work.answers import EditAnswer, RankingAnswer, RatingAnswer, TextAnswer
from trainer_desk.work.draft import Draft
from trainer_desk.work.rules import is_empty
from trainer_desk.work.states import TaskState


def work_two_tasks(running) -> tuple[int, int]:
    """Rank, rate, rewrite, explain and finish one task; rank and explain the next."""
    rank(running, 1, 2)
    running.hands.press("Ctrl+1")
    running.hands.press("Alt+4")
    running.hands.press("Ctrl+E")
    running.hands.press("Ctrl+Home")
    running.hands.write("Ё 👩‍🔬\u00a0")
    until(lambda: shown_as_saved(running))
    explain(running, "первая точнее")
    first = int(running.desktop.flow.task.key)
    running.hands.press("Ctrl+Return")
    second = int(running.desktop.flow.task.key)
    rank(running, 2, 1)
    explain(running, "second is better")
    return first, second


def is_untouched(draft: Draft) -> bool:
    return all(is_empty(answer) for _, answer in draft.answers) and not draft.note


def undo_everything(running) -> int:
    presses = 0
    while running.opened.desk.undo_label() is not None:
        running.hands.press("Ctrl+Z")
        presses += 1
        assert presses < 100, "Undo never comes to an end"
    return presses


def test_undo_goes_back_over_both_tasks_and_redo_brings_all_of_it_back(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        first, second = work_two_tasks(running)
        before = [stored(running, key) for key in (first, second)]

        presses = undo_everything(running)
        bare = [stored(running, key) for key in (first, second)]
        states = [state_of(running, key) for key in (first, second)]
        shown_at_the_end = int(running.desktop.flow.task.key)
        for _ in range(presses):
            running.hands.press("Ctrl+Shift+Z")
        after = [stored(running, key) for key in (first, second)]
        on_screen = running.desktop.window.verdict.draft()

        assert presses >= 7
        assert all(is_untouched(draft) for draft in bare)
        assert states == [TaskState.NEW, TaskState.NEW]
        assert shown_at_the_end == first
        assert all(one.same_work(other) for one, other in zip(before, after, strict=True))
        assert state_of(running, first) is TaskState.DONE
        assert dict(on_screen.answers)[WHY] == TextAnswer(text="second is better")


def test_the_bar_on_top_says_of_a_finished_task_that_it_is_done(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        said = running.desktop.window.top_bar.findChild(QLabel, "taskState")
        finish(running)
        on_the_next = said.text()
        running.hands.press("Ctrl+P")
        on_the_finished = said.text()
        running.hands.press("Ctrl+Shift+R")

        assert (on_the_next, on_the_finished, said.text()) == ("", "Done", "")


def test_undo_after_a_restart_needs_nothing_but_its_keys(start, tmp_path):
    data = tmp_path / "data"
    with start(data, batch_file(tmp_path)) as running:
        first, second = work_two_tasks(running)
        before = [stored(running, key) for key in (first, second)]

    with start(data) as running:
        presses = undo_everything(running)
        bare = [stored(running, key) for key in (first, second)]
    with start(data) as running:
        for _ in range(presses):
            running.hands.press("Ctrl+Shift+Z")
        after = [stored(running, key) for key in (first, second)]

    assert all(is_untouched(draft) for draft in bare)
    assert all(one.same_work(other) for one, other in zip(before, after, strict=True))


@pytest.mark.parametrize("where", ["responses", "reason", "rewrite", "verdict"])
def test_undo_works_wherever_the_focus_is(start, tmp_path, where):
    with start(None, batch_file(tmp_path)) as running:
        window = running.desktop.window
        running.hands.press("Ctrl+1")
        running.hands.press("Ctrl+E")
        running.hands.press("Ctrl+Home")
        running.hands.write("typed")
        until(lambda: shown_as_saved(running))
        if where == "responses":
            to_responses(running)
        elif where == "verdict":
            rank(running, 1, 2)
            running.hands.press("Ctrl+M")
            running.hands.press("Ctrl+Z")
            running.hands.press("Ctrl+Z")
            window.verdict.setFocus()
        elif where == "reason":
            running.hands.press("Ctrl+M")
        original = running.desktop.flow.task.task.response(running.desktop.screen.selected_response)

        running.hands.press("Ctrl+Z")

        assert window.editor.text() == original.text or not window.editor.is_editing()
        answer = stored(running).answer(REWRITE, EditAnswer)
        assert answer is None or answer.text(original.id) in (None, original.text)


def test_undo_of_typing_that_is_not_saved_yet_takes_just_that_back(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        rank(running, 1, 2)
        explain(running, "kept words")
        running.hands.write(" and more")

        running.hands.press("Ctrl+Z")

        draft = running.desktop.flow.draft
        assert draft.answer(WHY, TextAnswer) == TextAnswer(text="kept words")
        assert draft.answer(RANK, RankingAnswer).groups


def test_typing_after_an_undo_keeps_the_rest_and_drops_only_what_was_undone(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        rank(running, 1, 2)
        explain(running, "one")
        running.hands.press("Ctrl+Z")
        running.hands.press("Ctrl+M")
        running.hands.write("two words")
        until(lambda: shown_as_saved(running))

        running.hands.press("Ctrl+Shift+Z")

        draft = stored(running)
        assert draft.answer(WHY, TextAnswer) == TextAnswer(text="two words")
        assert draft.answer(RANK, RankingAnswer).groups


def test_undo_of_a_submit_opens_that_task_for_work_again(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        key = finish(running)

        running.hands.press("Ctrl+Z")

        task = running.desktop.flow.task
        assert int(task.key) == key
        assert not task.read_only
        assert running.opened.desk.waiting().judgments == 0


def test_undo_never_takes_back_what_is_packed(start, tmp_path):
    target = tmp_path / "target"
    target.mkdir()
    with start(None, batch_file(tmp_path)) as running:
        key = finish(running)
        running.opened.courier.deliver_to(target)

        undo_everything(running)

        assert state_of(running, key) is TaskState.SENT
        assert stored(running, key).answer(RANK, RankingAnswer).groups
        assert stored(running, key).answer(RATE, RatingAnswer) is None


def test_the_first_undo_in_a_new_task_leaves_hand_and_eye_where_they_are(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        rank(running, 1, 2)
        explain(running, "some words")
        field = running.hands.focus()

        running.hands.press("Ctrl+Z")

        assert running.hands.focus() is field
        assert running.desktop.screen.selected_response == running.desktop.flow.task.shown_order[1]


@pytest.mark.parametrize("keys", ["Ctrl+N", "Ctrl+U", "Ctrl+Shift+U", "Ctrl+B"])
def test_leaving_in_the_middle_of_a_word_keeps_it(start, tmp_path, keys):
    with start(None, batch_file(tmp_path), delivery_target=str(tmp_path)) as running:
        key = int(running.desktop.flow.task.key)
        rank(running, 1, 2)
        explain(running, "some words")
        running.hands.write(" and hal")

        running.hands.press(keys)
        running.desktop.flow.flush()

        assert stored(running, key).answer(WHY, TextAnswer) == TextAnswer(text="some words and hal")


def test_the_menu_says_what_undo_takes_back_and_redo_does_again(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        menu = running.desktop.window.top_bar.menu_button.menu()
        undo, redo = (running.desktop.commands.actions[act] for act in (Act.UNDO, Act.REDO))
        menu.aboutToShow.emit()
        at_first = undo.text()
        running.hands.press("Ctrl+N")
        rank(running, 1)
        menu.aboutToShow.emit()
        ranked = undo.text()
        running.hands.press("Ctrl+Z")
        menu.aboutToShow.emit()

        assert at_first == "Undo"
        assert ranked == "Undo: ranking, task 2"
        assert (undo.text(), redo.text()) == ("Undo", "Redo: ranking, task 2")
