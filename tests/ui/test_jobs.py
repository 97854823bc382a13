"""Work on other threads: when it begins, and what becomes of it at the end."""

import threading

import pytest

from tests.ui.whole.conftest import until
from trainer_desk.ui.jobs import Jobs


@pytest.fixture
def jobs(qapp):
    jobs = Jobs()
    yield jobs
    jobs.finish()


def ask(jobs, *answers):
    """Ask for work; its answers come into the list that is returned."""
    came = []
    for answer in answers:
        jobs.run(lambda answer=answer: answer, done=came.append, failed=came.append)
    return came


def test_work_that_is_held_back_begins_when_it_is_let_go(jobs):
    begun = threading.Event()

    jobs.hold()
    jobs.run(begun.set, done=lambda _: None, failed=lambda _: None)
    held = not begun.is_set()
    came = ask(jobs, 1, 2)
    jobs.let_go()
    until(lambda: sorted(came) == [1, 2])

    assert held
    assert begun.is_set()


def test_nothing_is_held_back_twice(jobs):
    jobs.hold()
    first = ask(jobs, 1)
    jobs.let_go()
    second = ask(jobs, 2)
    jobs.let_go()

    until(lambda: first == [1] and second == [2])


def test_work_still_held_back_at_the_end_is_never_begun(qapp):
    jobs = Jobs()
    begun = threading.Event()

    jobs.hold()
    jobs.run(begun.set, done=lambda _: None, failed=lambda _: None)
    jobs.finish()
    jobs.let_go()
    last = Jobs()
    came = ask(last, 1)
    until(lambda: came == [1])
    last.finish()

    assert not begun.is_set()
