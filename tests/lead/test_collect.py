"""What trainers delivered ends up in the dataset once, and each parcel is answered."""

import json
from pathlib import Path

import pytest

from tests.builders import B, a_draft, first_task
from trainer_desk.files.codec import judgment_from_json
from trainer_desk.files.errors import FormatError
from trainer_desk.lead.collect import collect, collect_files
from trainer_desk.lead.dataset import JUDGMENTS, Dataset
from trainer_desk.lead.returning import Return, read_returns, send_back, send_back_by_hand
from trainer_desk.store import ParcelState
from trainer_desk.sync import Refused, Unreachable
from trainer_desk.sync.folder import FolderTransport
from trainer_desk.sync.transport import PART
from trainer_desk.work.states import OVERTAKEN, TaskState, Verdict


def tree(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def finish(trainer, count=1, *, start=0, text="because it is so", best=None):
    for position in range(start, start + count):
        draft = a_draft(text) if best is None else a_draft(text, best=best)
        trainer.desk.submit(first_task(trainer.desk, position), draft)


def lines(out: Path) -> list[bytes]:
    return (out / JUDGMENTS).read_bytes().splitlines()


def test_judgments_arrive_byte_for_byte_and_receipts_confirm_them(
    trainer, root, transport, tmp_path
):
    ann, bob = trainer("ann").has(), trainer("bob").has()
    finish(ann, 3)
    finish(bob, 2)
    ann.courier.deliver_to(root)
    bob.courier.deliver_to(root)
    out = tmp_path / "out"

    found = collect(transport, Dataset(out))

    sealed = {event.payload for one in (ann, bob) for event in one.store.events.after(0)}
    assert set(lines(out)) == sealed
    assert (found.parcels, found.judgments, found.receipts) == (2, 5, 2)
    for one in (ann, bob):
        assert len(one.courier.pull_from(root).confirmed) == 1
        assert [row.state for row in one.store.outbox.parcels()] == [ParcelState.CONFIRMED]


def test_collecting_again_changes_nothing(trainer, root, transport, tmp_path):
    ann = trainer().has()
    finish(ann, 3)
    ann.courier.deliver_to(root)
    out = tmp_path / "out"
    collect(transport, Dataset(out))
    before = tree(root) | tree(out)

    again = collect(transport, Dataset(out))

    assert tree(root) | tree(out) == before
    assert (again.parcels, again.judgments, again.receipts) == (0, 0, 0)


class BrokenOff(Dataset):
    """A dataset whose process dies before the receipt is noted."""

    def note(self, receipt):
        raise OSError("the power went")


def test_a_run_that_broke_off_does_not_make_its_own_judgments_duplicates(
    trainer, root, transport, tmp_path
):
    ann = trainer().has()
    finish(ann, 3)
    ann.courier.deliver_to(root)
    out = tmp_path / "out"
    with pytest.raises(OSError, match="power"):
        collect(transport, BrokenOff(out))

    collect(transport, Dataset(out))
    ann.courier.pull_from(root)

    (row,) = ann.store.outbox.parcels()
    assert (row.verdict, row.taken) == (Verdict.ACCEPTED, 3)
    assert len(lines(out)) == 3


def test_what_came_by_stick_before_is_known_from_the_server(trainer, root, transport, tmp_path):
    ann = trainer().has()
    finish(ann, 2)
    stick = tmp_path / "stick"
    stick.mkdir()
    ann.courier.save_parcels(stick)
    ann.courier.deliver_to(root)
    out = tmp_path / "out"

    by_hand = collect_files(stick, Dataset(out))
    by_server = collect(transport, Dataset(out))

    assert (by_hand.judgments, by_hand.receipts) == (2, 1)
    assert (by_server.parcels, by_server.receipts) == (0, 1)
    assert len(lines(out)) == 2
    (receipt,) = (stick / "receipts").iterdir()
    assert len(ann.courier.take_receipt(receipt).confirmed) == 1


def test_two_machines_of_one_trainer_are_told_of_a_conflict(trainer, root, transport, tmp_path):
    laptop, tower = trainer("ann", "laptop").has(), trainer("ann", "tower").has()
    finish(laptop)
    finish(tower, text="for another reason", best=B)
    laptop.courier.deliver_to(root)
    tower.courier.deliver_to(root)
    out = tmp_path / "out"

    found = collect(transport, Dataset(out))

    assert (found.judgments, found.conflicts) == (1, 1)
    assert len(lines(out)) == 1
    assert len((out / "conflicts.jsonl").read_bytes().splitlines()) == 1
    assert collect(transport, Dataset(out)).conflicts == 0


def test_who_did_a_task_twice_learns_which_one_counts(trainer, root, transport, tmp_path):
    laptop, tower = trainer("ann", "laptop").has(), trainer("ann", "tower").has()
    finish(laptop)
    finish(tower, 2, text="for another reason", best=B)
    out = tmp_path / "out"
    laptop.courier.deliver_to(root)
    collect(transport, Dataset(out))
    tower.courier.deliver_to(root)
    collect(transport, Dataset(out))

    found = [one.courier.pull_from(root) for one in (laptop, tower)]

    assert [one.overtaken for one in found] == [0, 1]
    twice, once = (tower.desk.task_row(first_task(tower.desk, at)) for at in (0, 1))
    assert (twice.state, twice.remark) == (TaskState.CONFIRMED, OVERTAKEN)
    assert (once.state, once.remark) == (TaskState.CONFIRMED, "")
    assert laptop.desk.task_row(first_task(laptop.desk)).remark == ""
    (row,) = tower.store.outbox.parcels()
    assert (row.verdict, row.taken) == (Verdict.ACCEPTED, 1)


def test_a_parcel_of_nothing_but_conflicts_is_no_duplicate(trainer, root, transport, tmp_path):
    laptop, tower = trainer("ann", "laptop").has(), trainer("ann", "tower").has()
    finish(laptop)
    finish(tower, text="for another reason", best=B)
    laptop.courier.deliver_to(root)
    collect(transport, Dataset(tmp_path / "out"))
    tower.courier.deliver_to(root)
    collect(transport, Dataset(tmp_path / "out"))

    pulled = tower.courier.pull_from(root)

    assert (len(pulled.confirmed), pulled.known, pulled.overtaken) == (1, (), 1)
    (row,) = tower.store.outbox.parcels()
    assert (row.verdict, row.taken) == (Verdict.ACCEPTED, 0)


def test_a_new_revision_is_kept_beside_the_first(trainer, root, transport, tmp_path):
    ann = trainer().has()
    finish(ann)
    ann.courier.deliver_to(root)
    ann.desk.reopen(first_task(ann.desk))
    finish(ann, text="after a second look", best=B)
    ann.courier.deliver_to(root)
    out = tmp_path / "out"

    collect(transport, Dataset(out))

    revisions = [judgment_from_json(line).revision for line in lines(out)]
    assert sorted(revisions) == [1, 2]


@pytest.mark.parametrize("change", ["cut", "flip", "rename", "move", "text"])
def test_a_broken_parcel_is_answered_with_the_reason_and_kept_out(
    trainer, root, transport, tmp_path, change
):
    ann = trainer().has()
    finish(ann)
    ann.courier.deliver_to(root)
    (path,) = (root / "out" / "ann" / "laptop").iterdir()
    body = path.read_bytes()
    if change == "cut":
        path.write_bytes(body[: len(body) // 2])
    elif change == "flip":
        path.write_bytes(body[:60] + bytes([body[60] ^ 1]) + body[61:])
    elif change == "rename":
        path.rename(path.with_name(f"b1--000009--{'0' * 32}.tddone"))
    elif change == "move":
        (root / "out" / "eve" / "x").mkdir(parents=True)
        path.rename(root / "out" / "eve" / "x" / path.name)
    else:
        path.write_bytes(b"hello")
    out = tmp_path / "out"

    found = collect(transport, Dataset(out))

    assert len(found.invalid) == 1
    assert found.judgments == 0
    assert not (out / JUDGMENTS).exists()
    assert found.receipts == 1


def test_a_trainer_sees_that_a_parcel_is_invalid(trainer, root, transport, tmp_path):
    ann = trainer().has()
    finish(ann)
    ann.courier.deliver_to(root)
    (path,) = (root / "out" / "ann" / "laptop").iterdir()
    body = path.read_bytes()
    path.write_bytes(body[:-1])
    collect(transport, Dataset(tmp_path / "out"))

    pulled = ann.courier.pull_from(root)

    # The receipt is about other bytes than ours: no conclusion about our parcel.
    assert len(pulled.refused) == 1
    assert [row.state for row in ann.store.outbox.parcels()] == [ParcelState.DELIVERED]


def test_a_parcel_that_was_damaged_at_the_target_can_still_come_whole(
    trainer, root, transport, tmp_path
):
    ann = trainer().has()
    finish(ann, 2)
    ann.courier.deliver_to(root)
    (path,) = (root / "out" / "ann" / "laptop").iterdir()
    path.write_bytes(path.read_bytes()[:-1])
    out, stick = tmp_path / "out", tmp_path / "stick"
    stick.mkdir()
    damaged = collect(transport, Dataset(out))
    again = collect(transport, Dataset(out))
    ann.courier.save_parcels(stick)

    by_hand = collect_files(stick, Dataset(out))
    by_server = collect(transport, Dataset(out))
    pulled = ann.courier.pull_from(root)

    assert (len(damaged.invalid), damaged.receipts) == (1, 1)
    assert (len(again.invalid), again.receipts) == (0, 0)
    assert (by_hand.judgments, by_hand.receipts) == (2, 1)
    assert (by_server.judgments, by_server.receipts) == (0, 1)
    assert len(pulled.confirmed) == 1
    assert len(lines(out)) == 2
    assert ann.courier.pull_from(root).refused == ()


class Dying:
    """A target at which the lead dies right after a receipt has its name."""

    def __init__(self, inner: FolderTransport) -> None:
        self._inner = inner

    def __getattr__(self, name: str):
        return getattr(self._inner, name)

    def publish(self, part: str, name: str) -> bool:
        body = self._inner.read(part)
        self._inner.publish(part, name)
        self._inner.write_part(part, body)
        raise OSError("the power went")


def test_what_a_lead_left_who_died_is_removed_by_the_next(trainer, root, transport, tmp_path):
    ann = trainer().has()
    finish(ann)
    ann.courier.deliver_to(root)
    out = tmp_path / "out"
    with pytest.raises(OSError, match="power"):
        collect(Dying(transport), Dataset(out))
    left = list(root.rglob(f"{PART}*"))

    collect(transport, Dataset(out))

    assert len(left) == 1
    assert list(root.rglob(f"{PART}*")) == []
    assert len(ann.courier.pull_from(root).confirmed) == 1


class Hasty:
    """A target that once gives a file short, as a share may that is still being filled."""

    def __init__(self, inner: FolderTransport) -> None:
        self._inner = inner
        self._whole = False

    def __getattr__(self, name: str):
        return getattr(self._inner, name)

    def read(self, name: str) -> bytes | None:
        body = self._inner.read(name)
        if body is None or self._whole or not name.endswith(".tddone"):
            return body
        self._whole = True
        return body[:100]


def test_a_parcel_that_was_read_short_is_taken_the_next_time(trainer, root, transport, tmp_path):
    ann = trainer().has()
    finish(ann, 2)
    ann.courier.deliver_to(root)
    out, hasty = tmp_path / "out", Hasty(transport)

    short = collect(hasty, Dataset(out))
    whole = collect(hasty, Dataset(out))
    pulled = ann.courier.pull_from(root)

    assert (short.judgments, len(short.invalid)) == (0, 1)
    assert (whole.judgments, len(whole.invalid)) == (2, 0)
    assert len(pulled.confirmed) == 1


def test_returned_work_opens_again_at_the_trainers_desk(trainer, root, transport, tmp_path):
    ann = trainer().has()
    finish(ann, 2)
    ann.courier.deliver_to(root)
    out = tmp_path / "out"
    collect(transport, Dataset(out))
    file = tmp_path / "returns.csv"
    file.write_text("batch,task,trainer,remark\nb1,t1,ann,«Почему?»\nb1,t4,ann,never judged\n")
    returns = read_returns(file)

    sent = send_back(transport, Dataset(out), returns)
    again = send_back(transport, Dataset(out), returns)

    assert sent.returned == 1
    assert [one.task for one in sent.not_found] == ["t4"]
    assert again.returned == 0
    pulled = ann.courier.pull_from(root)
    key = first_task(ann.desk, 1)
    assert pulled.returned == (key,)
    assert ann.desk.task_row(key).remark == "«Почему?»"
    assert ann.desk.task_row(key).state is TaskState.RETURNED
    assert ann.desk.task_row(first_task(ann.desk, 0)).state is TaskState.CONFIRMED


def test_returns_go_by_hand_too(trainer, tmp_path):
    ann = trainer().has()
    finish(ann)
    stick = tmp_path / "stick"
    stick.mkdir()
    ann.courier.save_parcels(stick)
    dataset = Dataset(tmp_path / "out")
    collect_files(stick, dataset)

    send_back_by_hand(
        stick, dataset, [Return(batch="b1", task="t0", trainer="ann", remark="again")]
    )

    pulled = [ann.courier.take_receipt(path) for path in sorted((stick / "receipts").iterdir())]
    assert [one for found in pulled for one in found.returned] == [first_task(ann.desk)]


@pytest.mark.parametrize(
    "text",
    [
        '{"batch": "b"}',
        '{"batch": "b", "task": 1, "trainer": "a", "remark": "x"}',
        '{"batch": "b", "task": "t", "trainer": "a", "remark": "x", "revision": 0}',
        '{"batch": "b", "task": "t", "trainer": "a", "remark": "x", "more": 0}',
        "[]",
    ],
)
def test_a_broken_file_of_returns_is_refused_with_its_line(tmp_path, text):
    path = tmp_path / "returns.jsonl"
    good = {"batch": "b", "task": "t", "trainer": "a", "remark": "x"}
    path.write_text(json.dumps(good) + "\n" + text + "\n")

    with pytest.raises(FormatError) as refused:
        read_returns(path)

    assert refused.value.line == 2


def test_a_place_that_is_no_target_is_not_collected_from(tmp_path):
    with pytest.raises(Refused):
        collect(FolderTransport(tmp_path), Dataset(tmp_path / "out"))


def test_a_half_written_line_is_cut_off(trainer, root, transport, tmp_path):
    ann = trainer().has()
    finish(ann, 2)
    ann.courier.deliver_to(root)
    out = tmp_path / "out"
    collect(transport, Dataset(out))
    whole = (out / JUDGMENTS).read_bytes()
    with (out / JUDGMENTS).open("ab") as stream:
        stream.write(whole[:100])

    Dataset(out)

    assert (out / JUDGMENTS).read_bytes() == whole


@pytest.mark.parametrize("dies_at", range(8))
def test_a_collection_that_breaks_off_anywhere_is_finished_by_the_next(
    trainer, root, transport, tmp_path, dies_at
):
    ann = trainer().has()
    for position in range(3):
        finish(ann, 1, start=position)
        ann.courier.deliver_to(root)
    out = tmp_path / "out"
    calls = 0

    class Mortal(FolderTransport):
        def read(self, name):
            nonlocal calls
            calls += 1
            if calls == dies_at + 2:
                raise Unreachable("dead")
            return super().read(name)

    with pytest.raises(Unreachable):
        collect(Mortal(root), Dataset(out))

    collect(transport, Dataset(out))

    assert len(lines(out)) == 3
    assert len(ann.courier.pull_from(root).confirmed) == 3
    assert list(root.rglob(f"{PART}*")) == [] or dies_at
