"""Repetitions of a batch: tasks and responses, exact and near, found without changing anything."""

import threading
from dataclasses import replace

import pytest

from tests.builders import A, B, a_desk, a_reading
from trainer_desk.desk.repetitions import SearchStopped
from trainer_desk.store.repeats import TextShelf
from trainer_desk.text.repeats import MemoryShelf, repeats
from trainer_desk.work.ids import ResponseId, TaskId
from trainer_desk.work.repetitions import Looked, Repeated
from trainer_desk.work.states import TaskState
from trainer_desk.work.task import Response, Role, Task, Turn

ASKED = "How many stars does the Milky Way form in a year, on average, as far as we know today?"
SAID = "The Milky Way forms about two stars a year, which is little for a galaxy of its great size."
NEAR = SAID.replace("two stars", "seven stars")


def a_task(number: int, prompt: str, *responses: str) -> Task:
    return Task(
        id=TaskId(f"t{number}"),
        prompt=(Turn(role=Role.USER, text=prompt),),
        responses=tuple(
            Response(id=ResponseId(name), text=text)
            for name, text in zip("abc", responses, strict=False)
        ),
    )


TASKS = (
    a_task(0, ASKED, SAID, NEAR),
    a_task(1, "Something else entirely, about the moon and the tides it makes.", "Yes.", "No."),
    a_task(2, f"  {ASKED.upper()} ", "Ten thousand, give or take a few hundred of them.", SAID),
    a_task(3, ASKED.replace("a year", "a week"), "I do not know that at all.", "Maybe."),
)


@pytest.fixture
def desk(store, clock):
    desk = a_desk(store, clock)
    desk.import_batch(a_reading(TASKS, name="again"))
    return desk


def found(desk, **looked):
    return desk.repetitions(desk.batches()[0].key, Looked(**looked))


def places(repetition):
    return [(copy.position, copy.response_id) for copy in repetition.copies]


def test_exact_repetitions_come_first_then_near_ones(desk):
    groups = found(desk, threshold=50)
    within = found(desk, threshold=50, across=False)

    assert {one.what: places(one) for one in groups} == {
        Repeated.TASK: [(0, None), (2, None), (3, None)],
        Repeated.RESPONSE: [(0, A), (0, B), (2, B)],
    }
    assert [one.likeness for one in groups] == sorted(
        (one.likeness for one in groups), reverse=True
    )
    assert [places(one) for one in within] == [[(0, A), (0, B)]]


def test_each_copy_says_how_like_it_is(desk):
    (tasks,) = [one for one in found(desk, threshold=50) if one.what is Repeated.TASK]

    first, same, near = tasks.copies
    assert (first.likeness, first.exact) == (0, False)
    assert (same.likeness, same.exact) == (100, True)
    assert 50 <= near.likeness < 100
    assert not near.exact
    assert not tasks.is_exact
    assert tasks.likeness == near.likeness


def test_a_high_threshold_leaves_the_exact_ones(desk):
    groups = found(desk, threshold=100)

    assert {one.what: places(one) for one in groups} == {
        Repeated.TASK: [(0, None), (2, None)],
        Repeated.RESPONSE: [(0, A), (2, B)],
    }
    assert all(one.is_exact for one in groups)


def test_across_leaves_out_what_repeats_in_its_own_task_only(store, clock):
    desk = a_desk(store, clock)
    desk.import_batch(a_reading([a_task(0, ASKED, SAID, SAID), a_task(1, "Other", "x", "y")]))

    assert found(desk, within=False) == ()
    assert [places(one) for one in found(desk)] == [[(0, A), (0, B)]]


def test_looking_changes_nothing(desk):
    found(desk)

    assert desk.batches()[0].counts[TaskState.NEW] == len(TASKS)
    assert desk.undo_label() is None


def test_progress_reaches_the_end_and_stopping_stops(desk):
    batch, told = desk.batches()[0].key, []
    stop = threading.Event()

    desk.repetitions(batch, Looked(), progress=lambda done, total: told.append((done, total)))
    stop.set()

    assert told[-1] == (2 * len(TASKS), 2 * len(TASKS))
    with pytest.raises(SearchStopped):
        desk.repetitions(batch, Looked(), cancelled=stop.is_set)


def test_the_shelf_on_disk_finds_what_the_one_in_memory_finds():
    texts = [SAID, NEAR, ASKED, SAID.upper(), "", "", "x", ASKED + " Tell me, please."] * 20
    texts = [f"{text} {at % 7}" if text else text for at, text in enumerate(texts)]

    with TextShelf(texts.__getitem__) as shelf:
        on_disk = list(repeats(enumerate(texts), shelf))

    kept = dict(enumerate(texts))
    assert on_disk == list(repeats(kept.items(), _Remembering(kept)))


class _Remembering(MemoryShelf):
    def __init__(self, kept: dict[int, str]) -> None:
        super().__init__()
        self._kept = kept

    def text(self, item: int) -> str:
        return self._kept[item]


def test_withdrawn_tasks_are_not_compared(desk, store, clock):
    batch = desk.batches()[0].key
    with store.writing():
        key = desk.task_at(batch, 2)
        standing = store.tasks.standing(key)
        store.tasks.stand(key, replace(standing, state=TaskState.WITHDRAWN), at=clock())

    positions = {place for one in found(desk, threshold=50) for place, _ in places(one)}

    assert 2 not in positions
