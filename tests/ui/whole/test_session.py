"""What comes back at the next start."""

from tests.builders import a_task
from tests.ui.whole.conftest import until
from tests.ui.whole.working import batch_file, explain, rank, to_responses
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.task import Response, Role, Task, Turn


def long_tasks():
    text = "\n\n".join(f"Абзац {number}: the quick brown fox 🙂." for number in range(200))
    for number in range(3):
        yield Task(
            id=a_task(number).id,
            prompt=(Turn(role=Role.USER, text=f"Question {number}"),),
            responses=tuple(Response(id=ResponseId(one), text=f"{one} {text}") for one in "abc"),
        )


def test_the_task_on_screen_comes_back(start, tmp_path):
    data = tmp_path / "data"
    with start(data, batch_file(tmp_path)) as running:
        running.hands.press("Ctrl+N")
        running.hands.press("Ctrl+N")
        left = running.desktop.flow.task.key

    with start(data) as running:
        task = running.desktop.flow.task

    assert task is not None
    assert task.key == left
    assert task.position == 2


def test_draft_scroll_and_cursor_come_back(start, tmp_path):
    data = tmp_path / "data"
    with start(data, batch_file(tmp_path, tasks=tuple(long_tasks()))) as running:
        window = running.desktop.window
        to_responses(running)
        running.hands.press("Ctrl+2")
        running.hands.press("Ctrl+E")
        for _ in range(40):
            running.hands.press("Down")
        running.hands.write("ё👩‍🔬")
        first = running.desktop.flow.task.shown_order[0]
        until(lambda: window.responses.scroll_positions()[first] >= 0)
        window.responses.restore_scroll({first: 0.5})
        until(lambda: 0.4 < window.responses.scroll_positions()[first] < 0.6)
        text, cursor = window.editor.text(), window.editor.cursor_state()
        share = window.responses.scroll_positions()[first]

    with start(data) as running:
        window = running.desktop.window
        until(lambda: abs(window.responses.scroll_positions()[first] - share) < 0.02)
        again = window.editor.cursor_state()
        text_again = window.editor.text()

    assert text_again == text
    assert "ё👩‍🔬" in text
    assert again["position"] == cursor["position"] > 0


def test_layout_mode_zoom_and_plain_text_come_back(start, tmp_path):
    data = tmp_path / "data"
    with start(data, batch_file(tmp_path, tasks=tuple(long_tasks()))) as running:
        running.hands.press("Ctrl+F7")
        running.hands.press("F2")
        running.hands.press("F9")
        queue_before = running.desktop.window.pane_is_shown(running.desktop.window.queue)
        running.desktop.window.resize(1111, 777)

    with start(data) as running:
        window = running.desktop.window
        mode = running.desktop.panes.mode
        guidelines = window.pane_is_shown(window.guidelines)
        queue = window.pane_is_shown(window.queue)

    assert mode == "columns"
    assert guidelines
    assert queue == queue_before


def test_each_batch_comes_back_where_it_was_left(start, tmp_path):
    data = tmp_path / "data"
    with start(data, batch_file(tmp_path)) as running:
        desktop = running.desktop
        first = desktop.flow.task.batch_key
        running.hands.press("Ctrl+N")
        left = desktop.flow.task.key
        desktop.importing.open([batch_file(tmp_path, name="b2")])
        until(lambda: desktop.flow.task.batch_key != first)

        desktop.open_batch(int(first))

        assert desktop.flow.task.key == left


def test_a_session_that_is_damaged_is_as_good_as_none(start, tmp_path):
    data = tmp_path / "data"
    with start(data, batch_file(tmp_path)) as running:
        rank(running, 1, 2)
        explain(running, "because of it")
    with start(data) as running:
        desk = running.opened.desk
        running.desktop.window.close()
        for name in ("task", "scroll", "cursor", "mode", "recent", "layout 1.0", "layout 1.2"):
            desk.remember(name, "}{ \x00 nonsense")

    with start(data) as running:
        shown = running.desktop.window.isVisible()
        running.desktop.open_batch(int(running.opened.desk.batches()[0].key))
        draft = running.desktop.flow.draft

    assert shown
    assert len(draft.answers) >= 2


def test_panes_that_were_put_away_stay_away_and_opened_ones_come_back(start, tmp_path):
    data = tmp_path / "data"
    with start(data, batch_file(tmp_path)) as running:
        window = running.desktop.window
        first = window.opened_panes()
        running.hands.press("Ctrl+E")
        until(lambda: window.opened_panes() == ("editor",))

    with start(data) as running:
        second = running.desktop.window.opened_panes()
        running.desktop.window.show_pane(running.desktop.window.editor, shown=False)

    with start(data) as running:
        third = running.desktop.window.opened_panes()

    assert (first, second, third) == ((), ("editor",), ())


def test_the_room_of_the_guidelines_comes_back_through_a_day_without_them(start, tmp_path):
    data = tmp_path / "data"
    with start(data, batch_file(tmp_path)) as running:
        running.hands.press("F2")
        running.hands.press("F2")
        first = running.desktop.window.layout_state()[-1]

    with start(data) as running:
        window = running.desktop.window
        untouched, built = window.layout_state()[-1], window.late_guidelines.built

    assert built is None
    assert untouched == first
