"""The batches that come with the program, opened from the first screen."""

import pytest
from PySide6.QtWidgets import QPushButton

from tests.ui.whole.conftest import until
from trainer_desk.ui.actions import Act


@pytest.mark.parametrize(("presses", "tasks"), [(1, 14), (2, 10)])
def test_a_sample_is_opened_from_the_first_screen_by_keyboard(start, presses, tasks):
    with start() as running:
        desktop, hands = running.desktop, running.hands
        assert isinstance(hands.focus(), QPushButton)
        for _ in range(presses):
            hands.press("Tab")
        hands.press("Return")

        until(lambda: desktop.flow.task is not None)
        (batch,) = running.opened.desk.batches()
        assert running.opened.desk.task_count(batch.key) == tasks
        assert desktop.window.responses.isAncestorOf(hands.focus())


def test_every_task_of_the_second_sample_can_be_shown(start):
    with start() as running:
        desktop = running.desktop
        desktop.commands.actions[Act.OPEN_FURTHER_SAMPLE].trigger()
        until(lambda: desktop.flow.task is not None)

        seen = [desktop.flow.task.task.id]
        for position in range(1, 10):
            running.hands.press("Ctrl+N")
            until(lambda position=position: desktop.flow.task.position == position)
            seen.append(desktop.flow.task.task.id)

        assert len(set(seen)) == 10


def test_facts_that_are_only_offered_come_where_claims_were_begun_or_when_asked_for(start):
    with start() as running:
        desktop, hands = running.desktop, running.hands
        desktop.commands.actions[Act.OPEN_FURTHER_SAMPLE].trigger()
        until(lambda: desktop.flow.task is not None)

        shown = [desktop.window.facts.isVisible()]
        for position in range(1, 5):
            hands.press("Ctrl+N")
            until(lambda position=position: desktop.flow.task.position == position)
            shown.append(desktop.window.facts.isVisible())
        hands.press("Ctrl+F10")

        assert shown == [False, False, False, True, False]
        assert desktop.window.facts.isVisible()


def test_guidelines_and_rewrite_leave_the_responses_some_lines(start):
    with start() as running:
        desktop, hands = running.desktop, running.hands
        desktop.commands.actions[Act.OPEN_SAMPLE].trigger()
        until(lambda: desktop.flow.task is not None)
        window = desktop.window
        line = window.fontMetrics().height()

        hands.press("F2")
        hands.press("Ctrl+E")
        until(lambda: window.editor.isVisible())
        editor_last = window.responses.height()
        hands.press("F2")
        hands.press("F2")
        guidelines_last = window.responses.height()

        assert min(editor_last, guidelines_last) >= 10 * line
