"""What is done in the background comes back to the place it was asked for."""

import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTableView

from tests.ui.whole.conftest import until
from tests.ui.whole.working import batch_file
from trainer_desk.files.importers import read
from trainer_desk.ui.controllers.rendering import Renderer
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.markdown import Colours
from trainer_desk.ui.theme import Scheme, Theme


@pytest.fixture
def colours(qapp):
    return Colours.of(Theme.of(Scheme.LIGHT).tokens)


def test_a_text_that_begins_with_a_byte_order_mark_is_announced_as_it_is(qtbot, colours):
    home = QObject()
    jobs = Jobs(home)
    renderer = Renderer(jobs, colours, home)

    with qtbot.waitSignal(renderer.rendered) as heard:
        renderer.ask(["\ufeff**bold**"])

    jobs.finish()
    assert heard.args[0] == "\ufeff**bold**"


def test_whoever_asks_last_is_rendered_first(qtbot, colours):
    home = QObject()
    jobs = Jobs(home, threads=1)
    renderer = Renderer(jobs, colours, home)
    announced: list[str] = []
    renderer.rendered.connect(lambda text, _rendered: announced.append(text))
    gate = threading.Event()
    jobs.run(gate.wait, done=lambda _: None, failed=lambda _: None)

    for number in range(5):
        renderer.ask([f"task {number}"])
    gate.set()
    qtbot.waitUntil(lambda: len(announced) == 5)

    assert announced == [f"task {number}" for number in (4, 3, 2, 1, 0)]


def test_what_a_search_found_is_not_shown_in_another_batch(start, tmp_path):
    with start(None, batch_file(tmp_path, tasks=7)) as running:
        other = batch_file(tmp_path, name="b2", tasks=3)
        second = running.opened.desk.import_batch(read([other])).batch
        rows = running.desktop.window.queue.findChild(QTableView, "queueList").model()
        answered: list[object] = []

        running.desktop.window.queue.search_changed.emit("because 1")
        running.desktop.open_batch(int(second))
        # One that was asked for later is answered later.
        jobs = Jobs(running.desktop)
        running.desktop.errands.finish()
        jobs.run(lambda: None, done=answered.append, failed=answered.append)
        until(lambda: answered)

        assert rows.rowCount() == 3


def test_a_delivery_of_many_tasks_reads_only_those_that_were_looked_at(start, tmp_path):
    with start(None, batch_file(tmp_path, tasks=1000)) as running:
        running.hands.press("F9")

        until(running.desktop.window.queue.held)

        assert len(running.desktop.window.queue.held()) < 300


def test_rendering_does_not_wait_for_long_errands(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        desktop, gate = running.desktop, threading.Event()
        for _ in range(8):
            desktop.errands.run(gate.wait, done=lambda _: None, failed=lambda _: None)
        rendered: list[str] = []
        desktop.renderer.rendered.connect(lambda text, _rendered: rendered.append(text))

        desktop.renderer.ask(["# asked meanwhile"])

        until(lambda: "# asked meanwhile" in rendered)
        gate.set()
