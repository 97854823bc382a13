"""Garbage is collected on the GUI thread only."""

import gc
import threading

import pytest
from PySide6.QtCore import QThreadPool

from tests.builders import Watch
from trainer_desk.ui.collecting import REST_SECONDS, GarbageCollector


@pytest.fixture
def clock():
    return Watch()


@pytest.fixture
def collector(qapp, clock):
    before = gc.isenabled()
    gc.enable()
    collector = GarbageCollector(None, monotonic=clock)
    yield collector
    collector.stop()
    (gc.enable if before else gc.disable)()


@pytest.fixture
def collected():
    """The threads on which collections ran, with their generations."""
    seen: list[tuple[threading.Thread, int]] = []

    def note(phase, info):
        if phase == "stop":
            seen.append((threading.current_thread(), info["generation"]))

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


def cycles(count):
    for _ in range(count):
        cycle: list[object] = []
        cycle.append(cycle)


def on_a_thread(work):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def test_no_worker_collects_however_much_it_makes(collector, collected):
    on_a_thread(lambda: cycles(50_000))

    assert collected == []


def test_what_is_due_is_collected_on_the_gui_thread(qtbot, collector, collected):
    def more_garbage_until_some_is_collected():
        # What other tests left may be freed meanwhile, and Python subtracts that from what is due.
        on_a_thread(lambda: cycles(5_000))
        return bool(collected)

    qtbot.waitUntil(more_garbage_until_some_is_collected)

    assert {thread for thread, _ in collected} == {threading.current_thread()}


def test_a_pool_left_behind_is_destroyed_by_no_thread_of_its_own(qtbot, collector):
    class Holder:
        def __init__(self):
            self.me = self
            self.pool = QThreadPool()

    gone: list[threading.Thread] = []
    pool = Holder().pool
    pool.destroyed.connect(lambda _=None: gone.append(threading.current_thread()))
    ended = threading.Event()

    def work():
        cycles(50_000)
        ended.set()

    pool.start(work)
    del pool
    assert ended.wait(30)
    gc.collect()

    assert gone == [threading.current_thread()]


def test_everything_is_looked_through_only_now_and_then(collector, collected, clock):
    def much():
        limits = gc.get_threshold()
        for _ in range(limits[1] + 2):
            for _ in range(limits[2] + 2):
                cycles(1)
                gc.collect(0)
            gc.collect(1)

    much()
    collected.clear()
    collector.look()
    clock.now = REST_SECONDS
    much()
    collected.clear()
    collector.look()

    assert [generation for _, generation in collected] == [2]


def test_nothing_is_collected_where_nothing_is_due(collector, collected):
    gc.collect()
    collected.clear()

    collector.look()

    assert collected == []


def test_the_collection_is_given_back(qapp, clock):
    before = gc.isenabled()
    gc.enable()
    collector = GarbageCollector(None, monotonic=clock)
    off = gc.isenabled()
    collector.stop()
    on = gc.isenabled()
    (gc.enable if before else gc.disable)()

    assert (off, on) == (False, True)


def test_nobody_switches_it_on_who_found_it_off(qapp, clock):
    before = gc.isenabled()
    gc.disable()
    GarbageCollector(None, monotonic=clock).stop()
    still_off = not gc.isenabled()
    (gc.enable if before else gc.disable)()

    assert still_off
