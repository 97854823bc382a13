"""Going from task to task: what was made ready for it, and that it shows the same."""

from collections import Counter

import pytest

from tests.ui.whole.conftest import until
from tests.ui.whole.working import batch_file, notice
from trainer_desk.ui.actions import Act
from trainer_desk.ui.safe import SafeView
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.task import Response, Role, Task, Turn


def some_tasks():
    for number in range(4):
        yield Task(
            id=f"t{number}",
            prompt=(Turn(role=Role.USER, text=f"*Question* {number}"),),
            responses=tuple(
                Response(id=ResponseId(one), text=f"**{one}** of {number}\n\n> quoted")
                for one in "abc"
            ),
        )


def asking(prompts):
    for number, prompt in enumerate(prompts):
        yield Task(
            id=f"t{number}",
            prompt=(Turn(role=Role.USER, text=prompt),),
            responses=tuple(Response(id=ResponseId(one), text=one) for one in "ab"),
        )


def views_on_screen(running):
    window = running.desktop.window
    shown = window.responses.shown()
    responses = [view for one, view in window.responses.views() if one in shown]
    return [*window.prompt.views(), *responses]


def ready_for(number, stack):
    """The view of a stack, on screen or not, that shows the task of that number formatted."""
    return next((one for one in stack.views() if first_line(one).endswith(f" {number}")), None)


def first_line(view):
    return "" if view.is_raw() else view.document().firstBlock().text()


def selected_view(window):
    return dict(window.responses.views())[window.responses.selected()]


def words_on_screen(running):
    return [view.toPlainText() for view in views_on_screen(running)]


def test_the_next_task_is_set_while_this_one_is_read(start, tmp_path):
    with start(None, batch_file(tmp_path, tasks=tuple(some_tasks()))) as running:
        stacks = [view.parent() for view in views_on_screen(running)]
        until(lambda: all(ready_for(1, stack) for stack in stacks))
        ready = [ready_for(1, stack) for stack in stacks]

        running.hands.press("Ctrl+N")

        assert views_on_screen(running) == ready
        assert [view for stack in stacks for view in stack.views() if view.isVisible()] == ready
        assert all(" of 1" in words for words in words_on_screen(running)[1:])
        assert words_on_screen(running)[0] == "Question 1"


def test_going_back_and_forth_always_shows_the_task_that_is_meant(start, tmp_path):
    with start(None, batch_file(tmp_path, tasks=tuple(some_tasks()))) as running:
        positions, seen = [], []
        for keys in ("Ctrl+N", "Ctrl+N", "Ctrl+P", "Ctrl+N", "Ctrl+N", "Ctrl+P", "Ctrl+P"):
            running.hands.press(keys)
            until(lambda: words_on_screen(running)[0].startswith("Question"))
            positions.append(running.desktop.flow.task.position)
            seen.append(words_on_screen(running)[0])

    assert seen == [f"Question {at}" for at in positions]
    assert len(set(positions)) > 2


def test_plain_text_is_made_ready_where_plain_text_is_read(start, tmp_path):
    with start(None, batch_file(tmp_path, tasks=tuple(some_tasks()))) as running:
        running.hands.press("Ctrl+Shift+V")
        until(lambda: words_on_screen(running)[0] == "*Question* 0")

        running.hands.press("Ctrl+N")

        assert words_on_screen(running)[0] == "*Question* 1"
        assert all(words.startswith("**") for words in words_on_screen(running)[1:])


def test_the_responses_stay_in_place_for_a_prompt_of_one_line_less(start, tmp_path):
    prompts = ("One line.", "Two\\\nlines.", "One line.", "\n\n".join("12345678"), "One line.")
    with start(None, batch_file(tmp_path, tasks=tuple(asking(prompts)))) as running:
        window, tops = running.desktop.window, []
        for prompt in prompts:
            first_word = prompt.split()[0].rstrip("\\")
            until(lambda word=first_word: words_on_screen(running)[0].startswith(word))
            until(lambda: not window.prompt.views()[0].is_raw())
            tops.append(window.prompt.height())
            running.hands.press("Ctrl+N")

    one, two, one_again, many, one_at_last = tops
    assert one < two == one_again < many
    assert one <= one_at_last < many


def test_going_on_changes_no_command_that_stays_as_it_was(start, tmp_path):
    with start(None, batch_file(tmp_path, tasks=tuple(some_tasks()))) as running:
        running.hands.press("Ctrl+N")
        changes: Counter[str] = Counter()
        for act, action in running.desktop.commands.actions.items():
            action.changed.connect(lambda name=act.value: changes.update([name]))

        running.hands.press("Ctrl+N")

        assert changes == {}


def test_leafing_through_leaves_nothing_behind(start, tmp_path):
    with start(None, batch_file(tmp_path, tasks=tuple(some_tasks()))) as running:
        window, counts = running.desktop.window, []
        for keys in ("Ctrl+N", "Ctrl+N", "Ctrl+N", "Ctrl+P", "Ctrl+P", "Ctrl+P") * 3:
            position = running.desktop.flow.task.position + (1 if keys == "Ctrl+N" else -1)
            stacks = [view.parent() for view in views_on_screen(running)]
            until(lambda at=position, of=stacks: all(ready_for(at, stack) for stack in of))
            running.hands.press(keys)
            counts.append(len(window.findChildren(SafeView)))

    assert counts[-6:] == counts[-12:-6]


def test_the_keyboard_is_in_the_text_that_is_seen_whether_it_was_ready_or_not(start, tmp_path):
    with start(None, batch_file(tmp_path, tasks=tuple(some_tasks()))) as running:
        window, where = running.desktop.window, []
        window.responses.focus_selected()
        for _ in range(3):
            running.hands.press("Ctrl+N")
            where.append(running.hands.focus() is selected_view(window))
            stacks = [view.parent() for view in views_on_screen(running)]
            at = (running.desktop.flow.task.position + 1) % 4
            if at:
                until(lambda at=at, of=stacks: all(ready_for(at, stack) for stack in of))

    assert where == [True] * 3


def test_what_was_ready_is_ready_again_after_the_window_was_made_smaller(start, tmp_path):
    with start(None, batch_file(tmp_path, tasks=tuple(some_tasks()))) as running:
        window = running.desktop.window
        stacks = [view.parent() for view in views_on_screen(running)]
        until(lambda: all(ready_for(1, stack) for stack in stacks))

        window.resize(1024, 700)

        def lines_as_long():
            ready = [ready_for(1, stack) for stack in stacks]
            return all(
                one is not None and one.document().textWidth() == stack.view.document().textWidth()
                for one, stack in zip(ready, stacks, strict=True)
            )

        until(lines_as_long)
        running.hands.press("Ctrl+N")
        assert all(" of 1" in words for words in words_on_screen(running)[1:])


@pytest.mark.parametrize("act", [Act.ZOOM_IN, Act.THEME])
def test_what_was_ready_is_ready_again_in_another_look(start, tmp_path, act):
    with start(None, batch_file(tmp_path, tasks=tuple(some_tasks()))) as running:
        stacks = [view.parent() for view in views_on_screen(running)]
        until(lambda: all(ready_for(1, stack) for stack in stacks))

        running.desktop.commands.actions[act].trigger()
        between = [ready_for(1, stack) for stack in stacks]
        until(lambda: all(ready_for(1, stack) for stack in stacks))

        running.hands.press("Ctrl+N")
        assert between == [None] * len(stacks)
        assert words_on_screen(running)[0] == "Question 1"
        assert all(" of 1" in first_line(view) for view in views_on_screen(running)[1:])


@pytest.mark.parametrize("keys", ["Ctrl++", "Ctrl+Shift+V", "Ctrl+F5", "Ctrl+F7", "Ctrl+F11"])
def test_whatever_changes_the_next_task_is_shown_as_it_should_be(start, tmp_path, keys):
    with start(None, batch_file(tmp_path, tasks=tuple(some_tasks()))) as running:
        stacks = [view.parent() for view in views_on_screen(running)]
        until(lambda: all(ready_for(1, stack) for stack in stacks))
        running.hands.press(keys)

        running.hands.press("Ctrl+N")

        wanted = "*Question* 1" if keys == "Ctrl+Shift+V" else "Question 1"
        # Another look wants another rendering, which comes a moment later.
        until(lambda: words_on_screen(running)[0] == wanted)
        assert all(" of 1" in words for words in words_on_screen(running)[1:3])
        assert len({view.font().key() for view in views_on_screen(running)}) == 1


def test_the_keys_that_scroll_follow_the_response_that_is_looked_at(start, tmp_path):
    with start(None, batch_file(tmp_path, tasks=some_tasks())) as running:
        window = running.desktop.window
        window.responses.focus_selected()

        running.hands.press("2")

        second = running.desktop.flow.task.shown_order[1]
        assert running.hands.focus() is dict(window.responses.views())[second]


def test_a_skipped_task_says_so_with_its_reason(start, tmp_path):
    with start(None, batch_file(tmp_path, tasks=some_tasks())) as running:
        running.desktop.flow.skip("nonsense in both")

        running.hands.press("Ctrl+P")

        assert notice(running) == "Skipped: nonsense in both"
