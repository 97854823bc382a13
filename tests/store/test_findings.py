"""What the writing check was told before, kept over a restart."""

import sqlite3  # noqa: TID251 - as if much had been put before

from tests.builders import open_store
from trainer_desk.store.findings import MOST
from trainer_desk.store.recovery import DATABASE


def test_an_answer_is_there_after_a_restart(tmp_path, clock):
    store = open_store(tmp_path / "desk", clock)
    store.findings.put("a text", b"[]")
    store.close()

    again = open_store(tmp_path / "desk", clock)
    kept, unknown = again.findings.get("a text"), again.findings.get("another")
    again.close()

    assert (kept, unknown) == (b"[]", None)


def test_a_newer_answer_takes_the_place_of_the_older(store):
    store.findings.put("a text", b"[1]")

    store.findings.put("a text", b"[2]")

    assert store.findings.get("a text") == b"[2]"


def test_of_too_many_answers_the_oldest_are_forgotten(tmp_path, clock):
    store = open_store(tmp_path / "desk", clock)
    store.findings.put("the oldest", b"[]")
    store.close()
    file = tmp_path / "desk" / DATABASE
    # As if nearly as many had been put since: the next one makes the number even.
    with sqlite3.connect(file) as aside:
        aside.executemany(
            "INSERT INTO finding_memory (number, asked, answer) VALUES (?, ?, x'5b5d')",
            [(MOST + 1, "not so old"), (2 * MOST - 1, "young")],
        )
    aside.close()

    again = open_store(tmp_path / "desk", clock)
    again.findings.put("the youngest", b"[]")
    asked = ("the oldest", "not so old", "young", "the youngest")
    kept = [again.findings.get(one) is not None for one in asked]
    again.close()

    assert kept == [False, True, True, True]
