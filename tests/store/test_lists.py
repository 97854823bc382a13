"""Pages, filters and search agree with a plain list, whatever its size."""

import random

import pytest

from tests.builders import Clock, a_desk, a_reading, a_task, open_store
from trainer_desk.store.connect import connect, migrate
from trainer_desk.store.version import BLOCK
from trainer_desk.work.draft import Draft
from trainer_desk.work.states import TaskState

NEVER = lambda: False  # noqa: E731


@pytest.fixture(scope="module")
def spread(tmp_path_factory):
    """A batch over several blocks, not beginning at one, with tasks of every kind in it."""
    clock = Clock()
    store = open_store(tmp_path_factory.mktemp("desk"), clock)
    desk = a_desk(store, clock)
    desk.import_batch(a_reading(100, name="before"))
    batch = desk.import_batch(a_reading(2 * BLOCK + 500, name="big")).batch
    desk.import_batch(a_reading(10, name="after"))
    chosen = random.Random(7).sample(range(2 * BLOCK + 500), 60)
    for number, position in enumerate(chosen):
        key = desk.task_at(batch, position)
        if number % 3:
            desk.skip(key, Draft(flagged=number % 2 == 0), reason="no")
        else:
            desk.save_draft(key, Draft(flagged=number % 2 == 0, note="begun"))
    yield desk, batch
    store.close()


@pytest.mark.parametrize("state", [None, TaskState.NEW, TaskState.SKIPPED, TaskState.DRAFT])
@pytest.mark.parametrize("flagged", [False, True])
def test_any_stretch_of_a_filtered_list_is_right(spread, state, flagged):
    desk, batch = spread
    everything = desk.task_rows(batch, start=0, count=10**6)
    wanted = [
        row
        for row in everything
        if (state is None or row.state is state) and (row.flagged or not flagged)
    ]

    assert desk.task_count(batch, state=state, flagged=flagged) == len(wanted)
    for start in (0, 1, len(wanted) // 2, len(wanted) - 2, len(wanted), len(wanted) + 9):
        start = max(0, start)
        page = desk.task_rows(batch, start=start, count=7, state=state, flagged=flagged)
        assert list(page) == wanted[start : start + 7]
    for index in range(0, len(wanted), max(1, len(wanted) // 20)):
        assert desk.row_index(wanted[index].key, state=state, flagged=flagged) == index


def test_a_task_that_a_filter_hides_has_no_place_in_it(spread):
    desk, batch = spread
    skipped = desk.task_rows(batch, start=0, count=1, state=TaskState.SKIPPED)[0]

    assert desk.row_index(skipped.key, state=TaskState.NEW) is None
    assert desk.row_index(skipped.key) == skipped.position


def test_positions_outside_the_batch_are_empty(spread):
    desk, batch = spread

    assert desk.task_at(batch, -1) is None
    assert desk.task_at(batch, 10**6) is None
    assert desk.task_rows(batch, start=-1, count=5) == ()


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT key, title FROM task WHERE key >= 1 AND key < 100 ORDER BY key",
        "SELECT key FROM task WHERE batch = 1 AND state = 'new' AND key >= 1 ORDER BY key",
        "SELECT key FROM task WHERE batch = 1 AND state = 'new' AND flagged = 1 ORDER BY key",
        "SELECT key FROM task WHERE batch = 1 AND judgment IS NOT NULL AND key > 1 ORDER BY key",
        "SELECT MIN(key) FROM task WHERE batch = 1 AND state = 'new' AND key >= 5",
        "SELECT key FROM task WHERE judgment = 5",
        "SELECT seq FROM step WHERE fate = 'done' ORDER BY seq DESC LIMIT 1",
    ],
)
def test_lists_look_rows_up_and_never_count_them_off(tmp_path, sql):
    database = connect(tmp_path / "desk.sqlite3")
    migrate(database)

    plan = [row[3] for row in database.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()]

    assert plan
    assert not [step for step in plan if "TEMP B-TREE" in step]
    assert not [step for step in plan if step.startswith("SCAN") and "step_done" not in step]
    database.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("вопрос 3", [3, 13]),
        ("НЕБО because 7", [7, 17]),
        ("елка", list(range(20))),
        ("ёлка", list(range(20))),
        ("👩‍👩‍👧", list(range(20))),
        ("é", list(range(20))),
        ("no such word", []),
        ("   ", []),
        ("%", []),
    ],
)
def test_search_folds_case_in_every_script(store, clock, query, found):
    desk = a_desk(store, clock)
    batch = desk.import_batch(a_reading(20, name="found")).batch

    rows = desk.search(batch, query, cancelled=NEVER)

    assert [row.position for row in rows] == found


def test_a_cancelled_search_ends(store, clock):
    desk = a_desk(store, clock)
    batch = desk.import_batch(a_reading(1000, name="found")).batch

    assert desk.search(batch, "вопрос", cancelled=lambda: True) == ()


def test_titles_are_one_line(store, clock):
    desk = a_desk(store, clock)
    batch = desk.import_batch(a_reading([a_task(1)], name="one")).batch

    assert desk.task_rows(batch, start=0, count=1)[0].title == "Вопрос 1: почему небо синее?"
