"""Assigned work and receipts arrive once, and nothing here is lost by what is not there."""

from dataclasses import replace

import pytest

from tests.builders import B, a_batch, a_draft, a_task, first_task, rewritten
from tests.sync.delivering import OUT, TRAINER, Fault, Faulty, Sender
from trainer_desk.desk.delivery import Courier
from trainer_desk.files.codec import judgment_from_json
from trainer_desk.files.native import write_native
from trainer_desk.files.parcel import read_parcel
from trainer_desk.files.receipts import (
    Receipt,
    Returned,
    Status,
    Withdrawal,
    read_receipt,
    receipt_bytes,
    receipt_name,
    withdrawal_bytes,
    withdrawal_name,
)
from trainer_desk.lead.collect import collect
from trainer_desk.lead.dataset import Dataset
from trainer_desk.lead.returning import Return, send_back
from trainer_desk.store import ParcelState
from trainer_desk.sync import Refused, Unreachable, Why
from trainer_desk.sync.folder import FolderTransport
from trainer_desk.sync.pull import Inbox
from trainer_desk.work.ids import BatchId, TaskId
from trainer_desk.work.states import TaskState, Verdict


@pytest.fixture
def courier(store, desk, clock):
    return Courier(store, trainer="ann", device="laptop", now=clock)


def lay(root, folder, name, body):
    path = root / folder / "ann" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    return path


def assign(root, batch, tasks, tmp_path):
    path = tmp_path / "made.tdbatch"
    write_native(path, batch, tasks)
    return lay(root, "in", f"{batch.id}--r{batch.revision}.tdbatch", path.read_bytes())


def confirm(sender: Sender, root, **more):
    """Lay a receipt for every parcel of the sender."""
    for row in sender.store.outbox.parcels():
        receipt = Receipt(parcel=row.name, sha256=row.sha256, status=Status.ACCEPTED)
        receipt = replace(receipt, **more)
        lay(root, "ack", receipt_name(receipt), receipt_bytes(receipt))


def a_return(sender: Sender, remark="please look again", revision=1):
    (row,) = sender.store.outbox.parcels()
    content = read_parcel(sender.store.outbox.parcel_body(row.key))
    judgment = content.judgments[0]
    return Receipt(
        parcel=row.name,
        sha256=row.sha256,
        status=Status.RETURNED,
        returned=(
            Returned(
                judgment_id=judgment.id,
                task_id=judgment.task_id,
                revision=revision,
                remark=remark,
            ),
        ),
    )


def test_a_receipt_says_again_what_it_said():
    receipt = Receipt(
        parcel="b--000001--x.tddone",
        sha256="a" * 64,
        status=Status.RETURNED,
        judgments=3,
        reason="Ёж",
        returned=(Returned(judgment_id="j", task_id="t", revision=2, remark="no\u2028pe"),),
        conflicts=(TaskId("t7"),),
    )

    assert read_receipt(receipt_bytes(receipt), file="r") == receipt


def test_assigned_batches_come_once(courier: Courier, root, tmp_path):
    courier.deliver_to(root)
    assign(root, a_batch("b2"), [a_task(n) for n in range(3)], tmp_path)

    first = courier.pull_from(root)
    second = courier.pull_from(root)

    assert len(first.batches) == 1
    assert second.batches == ()
    assert first.trouble is None is second.trouble


def test_only_a_receipt_with_our_hash_confirms(sender: Sender, courier: Courier, root):
    key = sender.finish()
    courier.deliver_to(root)
    confirm(sender, root, sha256="0" * 64)

    wrong = courier.pull_from(root)

    assert wrong.confirmed == ()
    assert len(wrong.refused) == 1
    assert sender.states() == [ParcelState.DELIVERED]
    (root / "ack" / "ann" / wrong.refused[0][0]).unlink()
    confirm(sender, root)
    right = courier.pull_from(root)
    assert len(right.confirmed) == 1
    assert sender.states() == [ParcelState.CONFIRMED]
    assert sender.desk.task_row(key).state is TaskState.CONFIRMED


def test_a_returned_task_opens_as_a_prefilled_revision(sender: Sender, courier: Courier, root):
    desk = sender.desk
    key = first_task(desk)
    draft = rewritten(a_draft(), "a\u00a0better 👩‍👩‍👧 answer")
    desk.submit(key, draft)
    courier.deliver_to(root)
    confirm(sender, root)
    receipt = a_return(sender, "look at the second sentence")
    lay(root, "ack", receipt_name(receipt), receipt_bytes(receipt))

    pulled = courier.pull_from(root)

    assert pulled.returned == (key,)
    opened = desk.open_task(key)
    assert opened.state is TaskState.RETURNED
    assert opened.remark == "look at the second sentence"
    assert opened.draft.same_work(draft)
    assert not opened.read_only
    desk.submit(key, rewritten(draft, "now right"))
    courier.deliver_to(root)
    newest = sender.store.outbox.parcels()[-1]
    (judgment,) = read_parcel(sender.store.outbox.parcel_body(newest.key)).judgments
    assert judgment.revision == 2
    first = read_parcel(sender.store.outbox.parcel_body(sender.store.outbox.parcels()[0].key))
    assert judgment.based_on is not None
    assert judgment_from_json(first.payloads[0]).revision == 1


def test_a_remark_about_work_that_was_done_again_changes_nothing(
    sender: Sender, courier: Courier, root
):
    key = sender.finish()
    courier.deliver_to(root)
    receipt = a_return(sender)
    sender.desk.reopen(key)
    sender.desk.submit(key, a_draft("another reason", best=B))
    lay(root, "ack", receipt_name(receipt), receipt_bytes(receipt))

    pulled = courier.pull_from(root)

    assert pulled.returned == ()
    assert sender.desk.task_row(key).state is TaskState.DONE


def test_a_return_that_is_there_before_the_receipt_confirms_and_the_receipt_still_counts(
    sender: Sender, courier: Courier, root, tmp_path
):
    key = sender.finish()
    courier.deliver_to(root)
    dataset = Dataset(tmp_path / "dataset")
    fault = Fault("publish", lambda: Refused(Why.SERVER, "not this one"))
    with pytest.raises(Refused):
        collect(Faulty(FolderTransport(root), fault), dataset)
    (sent,) = sender.store.outbox.parcels()
    task = a_return(sender).returned[0].task_id
    one = Return(batch=sent.batch_id, task=task, trainer=TRAINER, remark="again")
    send_back(FolderTransport(root), dataset, [one])

    early = courier.pull_from(root)
    collect(FolderTransport(root), dataset)
    late = courier.pull_from(root)

    (row,) = sender.store.outbox.parcels()
    assert (early.confirmed, early.returned) == ((row.name,), (key,))
    assert (late.confirmed, late.returned) == ((), ())
    assert (row.state, row.verdict) == (ParcelState.CONFIRMED, Verdict.ACCEPTED)
    assert sender.desk.task_row(key).state is TaskState.RETURNED


def test_a_return_is_taken_in_once_however_often_it_lies_there(
    sender: Sender, courier: Courier, root
):
    key = sender.finish()
    courier.deliver_to(root)
    receipt = a_return(sender)
    lay(root, "ack", receipt_name(receipt), receipt_bytes(receipt))
    courier.pull_from(root)
    sender.desk.save_draft(key, a_draft("half way through", best=B))

    again = courier.pull_from(root)

    assert again.returned == ()
    assert sender.desk.task_row(key).state is TaskState.DRAFT
    assert sender.desk.open_task(key).draft.same_work(a_draft("half way through", best=B))


def test_a_withdrawn_task_keeps_its_draft_and_finished_work_stays(
    sender: Sender, courier: Courier, root
):
    desk = sender.desk
    done, begun, new = (first_task(desk, position) for position in range(3))
    sender.finish(0)
    desk.save_draft(begun, a_draft("half done"))
    courier.deliver_to(root)
    gone = Withdrawal(
        batch_id=BatchId("b1"), tasks=tuple(map(TaskId, ("t0", "t1", "t2"))), reason="not wanted"
    )
    lay(root, "in", withdrawal_name(gone), withdrawal_bytes(gone))

    pulled = courier.pull_from(root)

    assert set(pulled.withdrawn) == {begun, new}
    assert desk.task_row(done).state is TaskState.SENT
    assert desk.task_row(begun).state is TaskState.WITHDRAWN
    assert desk.task_row(begun).remark == "not wanted"
    assert desk.open_task(begun).draft.same_work(a_draft("half done"))
    assert desk.open_task(begun).read_only


def test_a_new_revision_takes_drafts_along_and_keeps_those_without_a_place(
    sender: Sender, courier: Courier, root, tmp_path
):
    desk = sender.desk
    sender.finish(0)
    desk.save_draft(first_task(desk, 1), a_draft("moves along"))
    desk.save_draft(first_task(desk, 2), a_draft("has no place"))
    courier.deliver_to(root)
    old = desk.batches()[0].key
    tasks = [a_task(0), a_task(1), a_task(9)]
    assign(root, a_batch("b1", revision=2), tasks, tmp_path)

    pulled = courier.pull_from(root)

    (new,) = pulled.batches
    gone = [desk.task_at(old, position) for position in (2, 3, 4)]
    assert list(pulled.withdrawn) == gone
    assert desk.task_row(desk.task_at(new, 0)).state is TaskState.SENT
    moved = desk.open_task(desk.task_at(new, 1))
    assert moved.state is TaskState.DRAFT
    assert moved.draft.same_work(a_draft("moves along"))
    assert desk.task_row(desk.task_at(new, 2)).state is TaskState.NEW
    kept = desk.open_task(desk.task_at(old, 2))
    assert kept.state is TaskState.WITHDRAWN
    assert kept.draft.same_work(a_draft("has no place"))
    assert {row.key for row in desk.batches()} == {old, new}


def test_work_that_stands_in_two_revisions_comes_back_once(
    sender: Sender, courier: Courier, root, tmp_path
):
    desk = sender.desk
    key = sender.finish(0)
    desk.save_draft(first_task(desk, 2), a_draft("has no place"))
    courier.deliver_to(root)
    returned = a_return(sender)
    assign(root, a_batch("b1", revision=2), [a_task(0), a_task(1)], tmp_path)
    (new,) = courier.pull_from(root).batches
    lay(root, "ack", receipt_name(returned), receipt_bytes(returned))

    pulled = courier.pull_from(root)

    assert pulled.returned == (desk.task_at(new, 0),)
    assert desk.task_row(key).state is TaskState.CONFIRMED
    assert [row.returned for row in sender.store.outbox.parcels()] == [1]


def test_a_replaced_batch_without_drafts_of_its_own_goes_out_of_sight(
    desk, courier: Courier, root, tmp_path
):
    courier.deliver_to(root)
    assign(root, a_batch("b1", revision=2), [a_task(n) for n in range(5)], tmp_path)

    (new,) = courier.pull_from(root).batches

    assert [row.key for row in desk.batches()] == [new]


def test_an_assigned_revision_older_than_the_one_here_is_passed_over_in_silence(
    desk, courier: Courier, root, tmp_path
):
    courier.deliver_to(root)
    assign(root, a_batch("b1", revision=3), [a_task(n) for n in range(5)], tmp_path)
    courier.pull_from(root)
    assign(root, a_batch("b1", revision=2), [a_task(n) for n in range(4)], tmp_path)
    assign(root, a_batch("b2"), [a_task(1)], tmp_path)

    pulled = courier.pull_from(root)
    again = courier.pull_from(root)

    assert len(pulled.batches) == 1
    assert pulled.refused == again.refused == ()
    assert [(row.id, row.revision) for row in desk.batches()] == [("b2", 1), ("b1", 3)]


@pytest.mark.parametrize("body", [b"", b"{}", b"PK\5\6", b"<html>", b"\xff\xfe", b"[1,2]"])
def test_broken_files_are_told_and_do_not_stop_the_others(
    desk, courier: Courier, root, tmp_path, body
):
    courier.deliver_to(root)
    lay(root, "in", "a-broken.tdbatch", body)
    lay(root, "in", "a-broken.json", body)
    lay(root, "ack", "broken.json", body)
    assign(root, a_batch("b2"), [a_task(1)], tmp_path)

    pulled = courier.pull_from(root)

    assert len(pulled.batches) == 1
    assert len(pulled.refused) == 3
    assert len(desk.batches()) == 2


def test_a_batch_whose_name_carries_another_hash_is_not_taken(courier, desk, root, tmp_path):
    courier.deliver_to(root)
    path = assign(root, a_batch("b2"), [a_task(1)], tmp_path)
    path.rename(path.with_name(f"b2--r1--{'0' * 32}.tdbatch"))

    pulled = courier.pull_from(root)

    assert pulled.batches == ()
    assert len(pulled.refused) == 1


def test_a_list_that_shrank_to_half_is_told_and_removes_nothing(desk, courier, root, tmp_path):
    courier.deliver_to(root)
    paths = [assign(root, a_batch(f"b{n}"), [a_task(n)], tmp_path) for n in range(2, 6)]
    courier.pull_from(root)
    before = desk.batches()
    for path in paths[:2]:
        path.unlink()

    pulled = courier.pull_from(root)

    assert pulled.vanished == 2
    assert desk.batches() == before


def test_another_target_gives_nothing_and_takes_nothing(desk, courier, root, tmp_path):
    courier.deliver_to(root)
    assign(root, a_batch("b2"), [a_task(1)], tmp_path)
    (root / "target.json").write_text('{"format": "trainer-desk-target/1", "id": "another"}')

    pulled = courier.pull_from(root)

    assert isinstance(pulled.trouble, Refused)
    assert pulled.batches == ()
    assert len(desk.batches()) == 1


@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(
    "step", [("read", 0), ("list", 0), ("read", 1), ("list", 1), ("read", 2)], ids=str
)
def test_a_failure_at_any_step_is_made_good_by_the_next_round(
    sender: Sender, root, tmp_path, step, late
):
    sender.finish()
    sender.deliver(FolderTransport(root))
    confirm(sender, root)
    assign(root, a_batch("b2"), [a_task(1)], tmp_path)

    def take_over(reading):
        change = sender.desk.import_batch(reading)
        return change.batch, change.batches

    inbox = Inbox(sender.store, trainer="ann", take_over=take_over, now=sender.clock)
    fault = Fault(step[0], lambda: Unreachable("dead"), late=late, nth=step[1])

    first = inbox.pull(Faulty(FolderTransport(root), fault), identity=sender.identity)
    second = inbox.pull(FolderTransport(root), identity=sender.identity)

    assert isinstance(first.trouble, Unreachable)
    assert second.trouble is None
    assert len(first.batches) + len(second.batches) == 1
    assert len(first.confirmed) + len(second.confirmed) == 1
    assert len(sender.desk.batches()) == 2


def test_what_came_by_stick_is_confirmed_too(sender: Sender, courier: Courier, root, tmp_path):
    sender.finish()
    (saved,) = courier.save_parcels(tmp_path)
    (row,) = sender.store.outbox.parcels()
    receipt = Receipt(parcel=row.name, sha256=row.sha256, status=Status.ACCEPTED)
    path = tmp_path / receipt_name(receipt)
    path.write_bytes(receipt_bytes(receipt))

    pulled = courier.take_receipt(path)

    assert saved.read_bytes() == sender.store.outbox.parcel_body(row.key)
    assert pulled.confirmed == (row.name,)
    assert sender.states() == [ParcelState.CONFIRMED]


def test_a_parcel_put_there_by_hand_is_recognised(sender: Sender, courier: Courier, root):
    sender.finish()
    courier.deliver_to(root)
    sender.finish(1)
    folder = root / OUT
    courier.save_parcels(folder)

    delivery = courier.deliver_to(root)

    assert delivery.delivered == 1
    assert set(sender.states()) == {ParcelState.DELIVERED}
    assert courier.compare_with(root).is_equal


def test_comparing_tells_every_difference(sender: Sender, courier: Courier, root):
    for position in range(3):
        sender.finish(position)
        courier.deliver_to(root)
    gone, kept, _ = sender.store.outbox.parcels()
    (root / OUT / gone.name).unlink()
    (root / OUT / "strange.tddone").write_bytes(b"?")

    found = courier.compare_with(root)

    assert found.missing == (gone.name,)
    assert found.unknown == ("strange.tddone",)
    assert found.agreed == 2
    assert not found.is_equal
    assert kept.state is ParcelState.DELIVERED


def test_what_comparing_misses_can_be_sent_again_and_only_that(
    sender: Sender, courier: Courier, root
):
    for position in range(3):
        sender.finish(position)
        courier.deliver_to(root)
    gone, replaced, _ = sender.store.outbox.parcels()
    (root / OUT / gone.name).unlink()
    rows = sender.store.outbox.parcels()

    sent = courier.send_again(root, courier.compare_with(root).missing)
    again = courier.send_again(root, (gone.name,))

    assert (sent, again) == ((gone.name,), ())
    assert (root / OUT / gone.name).read_bytes() == sender.store.outbox.parcel_body(gone.key)
    assert courier.compare_with(root).is_equal
    assert sender.store.outbox.parcels() == rows
    (root / OUT / replaced.name).write_bytes(b"another's")
    with pytest.raises(Refused, match="another file"):
        courier.send_again(root, (replaced.name,))
    assert (root / OUT / replaced.name).read_bytes() == b"another's"
