"""The journal: one checked line for every judgment and parcel."""

import json
import sqlite3  # noqa: TID251 - the file as another program sees it
from contextlib import closing
from hashlib import sha256

import pytest

from tests.builders import a_desk, a_draft, first_task, open_store
from tests.desk.test_undo import packed
from trainer_desk.store import Damaged
from trainer_desk.store.events import Event
from trainer_desk.store.journal import FrozenParcel, Journal


@pytest.fixture
def written(store, desk, clock):
    """Two sealed, one of them taken back, the other packed; the store closed."""
    desk.submit(first_task(desk, 0), a_draft("первое \u2028 слово"))
    desk.submit(first_task(desk, 1), a_draft())
    desk.undo()
    packed(store, clock)
    store.close()
    return store.folder / "journal"


def test_every_line_can_be_checked_without_the_program(written):
    (path,) = written.glob("*.jsonl")

    lines = path.read_bytes().split(b"\n")

    assert lines.pop() == b""
    assert path.name == "judgments-20260301.jsonl"
    for line in lines:
        check, record = json.loads(line)["check"], line.partition(b'"record":')[2][:-1]
        assert sha256(record).hexdigest() == check
    assert [json.loads(line)["record"]["kind"] for line in lines] == [
        "judgment",
        "judgment",
        "judgment",
        "parcel",
    ]


def test_what_is_read_back_is_what_the_database_has(written, store, clock):
    journal = Journal(written)
    records = list(journal.records())
    journal.close()

    store = open_store(store.folder, clock)

    assert [one for one in records if isinstance(one, Event)] == list(store.events.after(0))
    (frozen,) = (one for one in records if isinstance(one, FrozenParcel))
    assert frozen.body == store.outbox.parcel_body(frozen.key)
    store.close()


def test_the_newest_of_each_kind_is_found_over_many_days(written, store, clock):
    store = open_store(store.folder, clock)
    desk = a_desk(store, clock)
    for position in (2, 3, 4):
        clock.move(days=1)
        desk.submit(first_task(desk, position), a_draft())
    last = store.events.last()
    store.close()

    journal = Journal(written)
    event, parcel = journal.newest()
    journal.close()

    assert event == last
    assert parcel.key == 1


def test_broken_lines_are_passed_over(written):
    (path,) = written.glob("*.jsonl")
    lines = path.read_bytes().split(b"\n")
    lines[1] = lines[1].replace(b"laptop", b"laptoq")
    path.write_bytes(b"\n".join(lines) + b'{"check":')
    journal = Journal(written)

    assert len(list(journal.records())) == 3
    journal.close()


def test_a_torn_last_line_is_ended_before_the_next(written, store, clock, tmp_path):
    (path,) = written.glob("*.jsonl")
    path.write_bytes(path.read_bytes() + b'{"check":"12')

    again = open_store(store.folder, clock)
    event = again.events.last()
    again.close()
    journal = Journal(written)
    journal.write(event)

    assert len(list(journal.records())) == 5
    journal.close()


def test_a_new_day_begins_a_new_file(store, desk, clock):
    desk.submit(first_task(desk, 0), a_draft())
    clock.move(days=1)
    desk.submit(first_task(desk, 1), a_draft())

    names = sorted(path.name for path in (store.folder / "journal").iterdir())

    assert names == ["judgments-20260301.jsonl", "judgments-20260302.jsonl"]


def test_a_changed_judgment_breaks_the_chain(store, desk, clock):
    for position in range(3):
        desk.submit(first_task(desk, position), a_draft())
    assert store.verify() == 3
    store.close()
    with closing(sqlite3.connect(store.folder / "desk.sqlite3")) as other, other:
        other.execute("DROP TRIGGER event_is_never_changed")
        other.execute(
            "UPDATE judgment_event SET payload = CAST(replace(payload, 'so', 'no') AS BLOB)"
        )

    again = open_store(store.folder, clock)

    assert again.recovery is not None
    assert again.recovery.events in (0, 3)
    assert again.verify() == 3
    again.close()


def test_the_chain_covers_what_the_payload_does_not_say(store, desk):
    desk.submit(first_task(desk), a_draft())
    event = store.events.last()

    assert event.is_whole
    for change in ({"at": "2020"}, {"task_id": "t9"}, {"revision": 2}, {"payload": b"{}"}):
        changed = type(event)(**{**_fields(event), **change})
        assert not changed.is_whole


def _fields(event):
    return {name: getattr(event, name) for name in event.__slots__}


def test_an_event_that_does_not_follow_is_not_taken(store, desk):
    desk.submit(first_task(desk), a_draft())
    event = store.events.last()

    def restore():
        with store.writing():
            store.events.restore(event)

    with pytest.raises(Damaged):
        restore()
