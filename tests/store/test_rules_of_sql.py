"""Nothing goes round the one place that opens and ends transactions; no call leaves one open.

Python's sqlite3 opens one by itself at the first write, so three ordinary lines would leave work
uncommitted without a sound: a bare `conn.execute`, `RETURNING`, and `with db.conn`.
"""

import ast
import threading
from pathlib import Path

import pytest

import trainer_desk.store
from tests.builders import a_draft, first_task
from trainer_desk.store.connect import connect, migrate
from trainer_desk.store.link import Link

STORE = Path(trainer_desk.store.__file__).parent
SOURCES = sorted(path for path in STORE.glob("*.py") if path.name != "database.py")
BARE = {"execute", "executemany", "executescript", "cursor", "commit", "rollback"}


def offences(source: str) -> list[str]:
    """Every line in a source that goes round the one way to write."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Attribute(attr=name, value=ast.Attribute(attr="conn"))):
                if name in BARE:
                    found.append(f"conn.{name}")
            case ast.Call(func=ast.Attribute(attr="executescript" | "begin" | "attach" as name)):
                found.append(name)
            case ast.With(items=items):
                found += [
                    "with conn"
                    for item in items
                    if isinstance(item.context_expr, ast.Attribute)
                    and item.context_expr.attr == "conn"
                ]
            case ast.Constant(value=str(text)) if _is_sql(text):
                upper = text.upper()
                found += ["RETURNING"] if "RETURNING" in upper.split() else []
                found += ["BEGIN"] if upper.split()[0] in ("BEGIN", "COMMIT", "ATTACH") else []
            case ast.Attribute(attr="isolation_level" | "autocommit" as name):
                found.append(name)
    return found


def _is_sql(text: str) -> bool:
    words = text.split()
    return bool(words) and words[0].isupper()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_line_goes_round_the_one_way_to_write(path):
    assert offences(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "db.conn.execute('DELETE FROM t')",
        "self._database.conn.executemany('INSERT INTO t VALUES (?)', rows)",
        "db.executescript('DELETE FROM t')",
        "db.conn.executescript('DELETE FROM t')",
        "db.execute('INSERT INTO t VALUES (1) RETURNING a')",
        "with db.conn: pass",
        "db.begin()",
        "db.execute('BEGIN IMMEDIATE')",
        "db.conn.commit()",
        "db.conn.cursor()",
        "db.attach('x', path)",
        "db.conn.isolation_level = None",
    ],
)
def test_every_known_trap_would_be_caught(line):
    assert offences(line)


def test_the_connection_is_not_left_in_a_transaction_by_a_failing_action(desk, store):
    def fail_after_submitting():
        with store.writing():
            desk.submit(first_task(desk), a_draft())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_submitting()

    assert desk.waiting().judgments == 0
    assert desk.task_row(first_task(desk)).saved_at is None
    desk.submit(first_task(desk), a_draft())
    assert desk.waiting().judgments == 1


@pytest.fixture
def link(tmp_path):
    database = connect(tmp_path / "other.sqlite3")
    migrate(database)
    link = Link(database, damaged=lambda: None)
    yield link
    link.close()


def test_a_write_outside_a_transaction_is_a_mistake_that_shows(link):
    with pytest.raises(AssertionError, match="writing"), link.reading():
        link.write("DELETE FROM memory")
    with pytest.raises(AssertionError, match="reading"):
        link.rows("SELECT 1")


def test_what_a_trap_leaves_open_is_taken_back_and_told(link):
    with pytest.raises(AssertionError, match="left open"), link.reading():
        link.rows("INSERT INTO memory (name, value) VALUES ('a', 'b') RETURNING name")

    with link.reading():
        assert link.rows("SELECT * FROM memory") == []


def test_nobody_is_told_of_what_was_taken_back(link):
    told = []

    def fail_after_writing():
        with link.writing():
            link.once_durable(lambda: told.append(1))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_writing()
    with link.writing():
        link.once_durable(lambda: told.append(2))

    assert told == [2]


def test_a_staged_piece_leaves_full_durability_behind(link):
    with link.staging():
        link.write("INSERT INTO memory (name, value) VALUES ('a', 'b')")

    with link.reading():
        assert link.row("PRAGMA synchronous") == (2,)


def test_rooms_are_reached_by_every_thread(store, desk):
    found = []
    thread = threading.Thread(target=lambda: found.append(desk.waiting()))
    thread.start()
    thread.join()

    assert found == [desk.waiting()]
