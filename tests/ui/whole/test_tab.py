"""Where Tab goes in the whole window while response cards are made as tasks need them."""

from collections import Counter

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.ui.whole.conftest import until
from tests.ui.whole.working import batch_file
from trainer_desk.ui.widgets.response_card import ResponseCard
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.task import Response, Role, Task, Turn

GROWING = (1, 2, 6, 9)
SHRINKING = GROWING[-2::-1]
STEPS = 400


def tasks_with(counts):
    for number, count in enumerate(counts):
        yield Task(
            id=f"t{number}",
            prompt=(Turn(role=Role.USER, text="Which one?"),),
            responses=tuple(
                Response(id=ResponseId(one), text=f"Says {one}.") for one in "abcdefghi"[:count]
            ),
        )


@pytest.mark.parametrize("mode", ["Ctrl+F5", "Ctrl+F6", "Ctrl+F7"])
def test_tab_goes_the_same_way_however_many_cards_were_made_before(start, tmp_path, mode):
    counts = (*GROWING, *SHRINKING)
    with start(None, batch_file(tmp_path, tasks=tuple(tasks_with(counts)))) as running:
        running.hands.press(mode)
        walks = []
        for step in range(len(counts)):
            if step:
                running.hands.press("Ctrl+N")
            walks.append((walked(running, "Tab"), walked(running, "Shift+Tab")))

    grown, shrunk = walks[: len(GROWING)], walks[len(GROWING) :]
    assert shrunk == grown[-2::-1]
    for there, _back in walks:
        assert Counter(there) == Counter(set(there))
        last = max(at for at, stop in enumerate(there) if "Response " in stop)
        assert there[last + 1].endswith(" in statusLine in window")


@pytest.mark.parametrize("count", GROWING)
def test_tab_goes_through_all_cards_in_the_order_of_letters(start, tmp_path, count):
    tasks = tuple(tasks_with((1, count)))
    with start(None, batch_file(tmp_path, tasks=tasks)) as running:
        running.hands.press("Ctrl+F7")
        running.hands.press("Ctrl+N")
        back = walked(running, "Shift+Tab")
        cards = {card.accessibleName() for card in cards_on_screen(running)}

    letters = [told.split(" in ")[-1] for told in back if told.split(" in ")[-1] in cards]
    assert len(cards) == count
    assert list(dict.fromkeys(letters)) == sorted(cards, reverse=True)
    assert letters == sorted(letters, reverse=True)
    assert all(parts == 4 for parts in Counter(letters).values())


def cards_on_screen(running):
    return [one for one in running.desktop.window.findChildren(ResponseCard) if one.isVisible()]


def walked(running, keys):
    """Press a key from the button for Done on until it comes round; tell where it came."""
    window = running.desktop.window
    first = window.top_bar.findChild(QAbstractButton, "mainButton")
    first.setFocus()
    stops = [told(first)]
    for _ in range(STEPS):
        running.hands.press(keys)
        focus = running.hands.focus()
        if focus is first:
            return stops
        stops.append(told(focus))
    raise AssertionError(stops)


def told(widget: QWidget) -> str:
    names = []
    at = widget
    while at is not None:
        text = at.text() if isinstance(at, QAbstractButton) else ""
        name = at.accessibleName() or text or at.objectName()
        names += [name] if name else []
        at = None if isinstance(at, ResponseCard) else at.parentWidget()
    return " in ".join(names)


def test_cards_of_other_responses_are_made_while_the_first_is_read(start, tmp_path):
    tasks = tuple(tasks_with((6,)))
    with start(None, batch_file(tmp_path, tasks=tasks)) as running:
        window = running.desktop.window

        until(lambda: len(window.findChildren(ResponseCard)) == 6)

        assert [card.accessibleName() for card in cards_on_screen(running)] == [
            "Response A",
            "Response B",
        ]
