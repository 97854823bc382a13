"""From sealed to confirmed: nothing twice, nothing changed, nothing forgotten."""

import sqlite3  # noqa: TID251 - the file as another program sees it
from contextlib import closing
from hashlib import sha256

import pytest

from tests.builders import a_draft, a_reading, first_task
from trainer_desk.files.parcel import Parcel, parcel_bytes
from trainer_desk.store import Overtaken, ParcelState, UnknownKey
from trainer_desk.work.draft import Draft
from trainer_desk.work.states import TaskState


@pytest.fixture
def batch(desk):
    """Three of the five tasks sealed."""
    for position in (0, 2, 4):
        desk.submit(first_task(desk, position), a_draft())
    return desk.batches()[0].key


def parcel_of(store, batch, waiting) -> Parcel:
    return parcel_bytes(
        [one.payload for one in waiting],
        batch_id=waiting[0].batch_id,
        trainer="ann",
        device="laptop",
        sequence=store.outbox.next_sequence(batch),
    )


@pytest.fixture
def frozen(store, batch, clock):
    waiting = store.outbox.unpacked(batch)
    parcel = parcel_of(store, batch, waiting)
    return store.outbox.freeze_parcel(batch, parcel, [one.seq for one in waiting], at=clock())


def states(desk):
    rows = desk.task_rows(desk.batches()[0].key, start=0, count=5)
    return [row.state for row in rows]


def test_what_waits_is_listed_oldest_first_byte_for_byte(store, batch):
    waiting = store.outbox.unpacked(batch)

    assert [one.task_id for one in waiting] == ["t0", "t2", "t4"]
    assert all(sha256(one.payload).hexdigest() == one.sha256 for one in waiting)
    assert store.outbox.batches_with_unpacked() == (batch,)


def test_a_frozen_parcel_is_kept_with_what_it_holds(store, batch, frozen, desk):
    assert store.outbox.unpacked(batch) == ()
    assert store.outbox.batches_with_unpacked() == ()
    assert sha256(store.outbox.parcel_body(frozen.key)).hexdigest() == frozen.sha256
    assert (frozen.judgments, frozen.sequence, frozen.state) == (3, 1, ParcelState.QUEUED)
    assert store.outbox.next_sequence(batch) == 2
    assert desk.waiting().parcels == 1
    assert desk.waiting().judgments == 0


def test_one_taken_back_meanwhile_stops_the_freezing(store, batch, desk, clock):
    waiting = store.outbox.unpacked(batch)
    parcel = parcel_of(store, batch, waiting)
    desk.undo()

    with pytest.raises(Overtaken):
        store.outbox.freeze_parcel(batch, parcel, [one.seq for one in waiting], at=clock())

    assert store.outbox.parcels() == ()
    assert len(store.outbox.unpacked(batch)) == 2


def test_a_parcel_whose_hash_is_not_its_bodys_is_refused(store, batch, clock):
    waiting = store.outbox.unpacked(batch)
    good = parcel_of(store, batch, waiting)
    bad = Parcel(name=good.name, body=good.body + b" ", sha256=good.sha256, judgments=3)

    with pytest.raises(ValueError, match="hash"):
        store.outbox.freeze_parcel(batch, bad, [one.seq for one in waiting], at=clock())


def test_delivery_and_receipt_move_the_tasks(store, frozen, desk, clock):
    store.outbox.mark_parcel(frozen.key, ParcelState.SENDING, at=clock())
    assert states(desk)[0] is TaskState.DONE

    moved = store.outbox.mark_parcel(frozen.key, ParcelState.DELIVERED, at=clock())
    assert [desk.task_row(key).position for key in moved] == [0, 2, 4]
    assert states(desk)[::2] == [TaskState.SENT] * 3

    store.outbox.mark_parcel(frozen.key, ParcelState.CONFIRMED, at=clock())
    assert states(desk)[::2] == [TaskState.CONFIRMED] * 3
    assert (desk.waiting().delivered, desk.waiting().confirmed) == (0, 1)


def test_a_task_reopened_meanwhile_stays_open_when_its_parcel_arrives(store, frozen, desk, clock):
    desk.reopen(first_task(desk, 2))

    store.outbox.mark_parcel(frozen.key, ParcelState.DELIVERED, at=clock())

    assert states(desk)[::2] == [TaskState.SENT, TaskState.DRAFT, TaskState.SENT]


def test_attempts_and_reasons_are_kept(store, frozen, clock):
    for _ in range(2):
        store.outbox.mark_parcel(frozen.key, ParcelState.SENDING, at=clock())
    clock.move(minutes=1)
    store.outbox.mark_parcel(frozen.key, ParcelState.REFUSED, at=clock(), reason="another id")

    (row,) = store.outbox.parcels(ParcelState.REFUSED)
    assert (row.attempts, row.reason) == (2, "another id")
    assert (row.changed_at - row.made_at).total_seconds() == 60
    assert store.outbox.waiting().refused == 1


def test_what_the_server_has_is_never_forgotten(store, frozen, clock):
    store.outbox.mark_parcel(frozen.key, ParcelState.DELIVERED, at=clock())

    with pytest.raises(ValueError, match="cannot be queued"):
        store.outbox.mark_parcel(frozen.key, ParcelState.QUEUED, at=clock())

    store.outbox.mark_parcel(frozen.key, ParcelState.DELIVERED, at=clock())
    assert store.outbox.parcels()[0].state is ParcelState.DELIVERED


def test_several_parcels_are_noted_together_or_not_at_all(store, batch, frozen, desk, clock):
    desk.submit(first_task(desk, 1), a_draft())
    waiting = store.outbox.unpacked(batch)
    parcel = parcel_of(store, batch, waiting)
    second = store.outbox.freeze_parcel(batch, parcel, [one.seq for one in waiting], at=clock())
    both = (frozen.key, second.key)

    with pytest.raises(UnknownKey):
        store.outbox.mark_parcels([*both, 99], ParcelState.DELIVERED, at=clock())
    assert {row.state for row in store.outbox.parcels()} == {ParcelState.QUEUED}

    moved = store.outbox.mark_parcels(both, ParcelState.DELIVERED, at=clock(), target="here")

    assert [desk.task_row(key).position for key in moved] == [0, 1, 2, 4]
    assert states(desk)[:3] == [TaskState.SENT] * 3
    rows = store.outbox.parcels()
    assert [(row.state, row.target) for row in rows] == [(ParcelState.DELIVERED, "here")] * 2
    assert store.outbox.mark_parcels([], ParcelState.QUEUED, at=clock()) == ()


def test_a_removed_batch_is_still_delivered(store, batch, desk):
    desk.remove_batch(batch)

    assert store.outbox.batches_with_unpacked() == (batch,)
    assert len(store.outbox.unpacked(batch)) == 3


def test_the_next_parcel_holds_only_what_is_new(store, batch, frozen, desk, clock):
    desk.skip(first_task(desk, 1), Draft(), reason="no")
    waiting = store.outbox.unpacked(batch)
    parcel = parcel_of(store, batch, waiting)

    row = store.outbox.freeze_parcel(batch, parcel, [one.seq for one in waiting], at=clock())

    assert [one.task_id for one in waiting] == ["t1"]
    assert (row.sequence, row.judgments) == (2, 1)
    assert row.name != frozen.name


def test_parcels_and_events_cannot_be_changed_in_the_file(store, batch, frozen):
    store.close()
    with closing(sqlite3.connect(store.folder / "desk.sqlite3")) as other:
        for statement in (
            "UPDATE judgment_event SET payload = x''",
            "DELETE FROM judgment_event",
            "UPDATE parcel SET body = x''",
            "UPDATE parcel SET name = 'other'",
            "DELETE FROM parcel",
        ):
            with pytest.raises(sqlite3.IntegrityError, match=r"never|frozen"):
                other.execute(statement)


def test_what_is_not_there_is_named(store, clock):
    with pytest.raises(UnknownKey):
        store.outbox.parcel_body(9)
    with pytest.raises(UnknownKey):
        store.outbox.mark_parcel(9, ParcelState.SENDING, at=clock())
    with pytest.raises(UnknownKey):
        store.outbox.unpacked(99)


def test_two_imports_of_one_batch_share_the_sequence(store, batch, frozen, desk, clock):
    other = desk.import_batch(a_reading(5, source="again, other bytes")).batch

    assert store.outbox.next_sequence(other) == 2
    assert states(desk)[::2] == [TaskState.DONE] * 3
