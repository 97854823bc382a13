"""Delivery survives a failure at any step: exactly once, never half, never a false word."""

import pytest

from tests.builders import a_desk
from tests.sync.delivering import (
    DEVICE,
    OUT,
    TRAINER,
    Fault,
    Faulty,
    Sender,
    leftovers,
    remote,
)
from trainer_desk.files.parcel import read_parcel
from trainer_desk.store import ParcelState, WriteFailed
from trainer_desk.sync import Refused, Unreachable, Why
from trainer_desk.sync.deliver import deliver
from trainer_desk.sync.folder import FolderTransport
from trainer_desk.sync.meter import Meter
from trainer_desk.work.ids import BatchId, TrainerId
from trainer_desk.work.states import TaskState

DELIVERED, QUEUED, REFUSED = ParcelState.DELIVERED, ParcelState.QUEUED, ParcelState.REFUSED

ERRORS = {
    "lost": lambda: Unreachable("the line went dead"),
    "busy": lambda: Unreachable("try later", wait_seconds=30.0),
    "login": lambda: Refused(Why.LOGIN, "who are you"),
    "space": lambda: Refused(Why.SPACE, "no room"),
    "server": lambda: Refused(Why.SERVER, "I do not like this"),
}
# Each call that the first round with one parcel makes, in order.
STEPS = [
    ("read", 0),
    ("read", 1),
    ("write_part", 0),
    ("read", 2),
    ("publish", 0),
    ("read", 3),
]
# After a round that broke off, what it left is looked for too.
LATER_STEPS = [*STEPS, ("list", 0), ("remove_part", 0)]


def break_off(sender: Sender, root) -> None:
    """Finish a task; the round that brings it breaks off with a part at the target."""
    sender.deliver(FolderTransport(root))
    sender.finish()
    sender.deliver(Faulty(FolderTransport(root), Fault("publish", ERRORS["lost"])))
    assert len(leftovers(root)) == 1


def test_the_steps_listed_here_are_those_of_a_round(sender: Sender, root):
    sender.deliver(FolderTransport(root))
    sender.finish()
    faulty = Faulty(FolderTransport(root))

    sender.deliver(faulty)

    wanted = [step for step, _ in STEPS]
    assert [call for call in faulty.calls if call != "place"] == wanted


def test_the_later_steps_are_those_of_a_round_after_one_that_broke_off(sender: Sender, root):
    break_off(sender, root)
    faulty = Faulty(FolderTransport(root))

    sender.deliver(faulty)

    wanted = [step for step, _ in LATER_STEPS]
    assert [call for call in faulty.calls if call != "place"] == wanted


@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("kind", ERRORS)
@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step[0]}{step[1]}")
def test_a_failure_at_any_step_leaves_exactly_one_whole_file(
    sender: Sender, root, step, kind, late
):
    sender.deliver(FolderTransport(root))
    key = sender.finish()
    fault = Fault(step[0], ERRORS[kind], late=late, nth=step[1])

    first = sender.deliver(Faulty(FolderTransport(root), fault))

    assert fault.fired
    told = sender.states() == [DELIVERED]
    assert told <= (remote(root) == sender.local()), "delivered was said of what is not there"
    assert (first.delivered == 1) == told
    last = sender.deliver(FolderTransport(root))
    assert last.trouble is None
    assert sender.states() == [DELIVERED]
    assert remote(root) == sender.local()
    assert leftovers(root) == []
    assert sender.desk.task_row(key).state is TaskState.SENT


@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("kind", ERRORS)
@pytest.mark.parametrize("step", LATER_STEPS, ids=lambda step: f"{step[0]}{step[1]}")
def test_a_failure_after_one_that_left_a_part_leaves_one_whole_file_and_no_part(
    sender: Sender, root, step, kind, late
):
    break_off(sender, root)
    fault = Fault(step[0], ERRORS[kind], late=late, nth=step[1])

    sender.deliver(Faulty(FolderTransport(root), fault))

    assert fault.fired
    told = sender.states() == [DELIVERED]
    assert not told or (remote(root) == sender.local() and leftovers(root) == [])
    assert sender.deliver(FolderTransport(root)).trouble is None
    assert sender.states() == [DELIVERED]
    assert remote(root) == sender.local()
    assert leftovers(root) == []


@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("second", LATER_STEPS, ids=lambda step: f"{step[0]}{step[1]}")
@pytest.mark.parametrize("first", STEPS, ids=lambda step: f"{step[0]}{step[1]}")
def test_two_failures_in_a_row_are_survived_too(sender: Sender, root, first, second, late):
    sender.deliver(FolderTransport(root))
    sender.finish()

    for step in (first, second):
        fault = Fault(step[0], ERRORS["lost"], late=late, nth=step[1])
        sender.deliver(Faulty(FolderTransport(root), fault))
    sender.deliver(FolderTransport(root))

    assert sender.states() == [DELIVERED]
    assert remote(root) == sender.local()
    assert leftovers(root) == []


def test_what_arrives_is_what_was_sealed(sender: Sender, root):
    sender.finish(0, "wegen\u00a0😀 \u2028 ёж\r\n ja")

    sender.deliver(FolderTransport(root))

    ((name, body),) = remote(root).items()
    (payload,) = read_parcel(body, file=name).payloads
    (event,) = sender.store.events.after(0)
    assert payload == event.payload


def test_one_refused_parcel_does_not_stop_the_others(sender: Sender, root):
    sender.deliver(FolderTransport(root))
    for position in range(3):
        sender.finish(position)
        sender.pack()
    fault = Fault("write_part", ERRORS["server"], nth=1)

    delivery = sender.deliver(Faulty(FolderTransport(root), fault))

    assert sender.states() == [DELIVERED, REFUSED, DELIVERED]
    assert delivery.delivered == 2
    ((name, reason),) = delivery.refused
    assert name == sender.store.outbox.parcels()[1].name
    assert reason == "I do not like this"


def test_a_refused_parcel_waits_until_somebody_asks_again(sender: Sender, root):
    sender.deliver(FolderTransport(root))
    sender.finish()
    fault = Fault("write_part", ERRORS["server"])
    sender.deliver(Faulty(FolderTransport(root), fault))

    sender.deliver(FolderTransport(root), again=False)
    assert sender.states() == [REFUSED]

    sender.deliver(FolderTransport(root))
    assert sender.states() == [DELIVERED]


@pytest.mark.parametrize("kind", ["lost", "busy", "login", "space"])
def test_what_concerns_all_parcels_stops_the_round_and_refuses_none(sender: Sender, root, kind):
    sender.deliver(FolderTransport(root))
    for position in range(3):
        sender.finish(position)
        sender.pack()
    fault = Fault("write_part", ERRORS[kind], nth=1)

    delivery = sender.deliver(Faulty(FolderTransport(root), fault))

    assert str(delivery.trouble) == str(ERRORS[kind]())
    assert sender.states() == [DELIVERED, QUEUED, QUEUED]
    assert delivery.left == 2


def test_another_file_under_the_final_name_is_kept_and_told(sender: Sender, root):
    sender.deliver(FolderTransport(root))
    sender.finish()
    (row,) = sender.pack()
    other = root / OUT / row.name
    other.parent.mkdir(parents=True, exist_ok=True)
    other.write_bytes(b"somebody else's")

    delivery = sender.deliver(FolderTransport(root))

    assert other.read_bytes() == b"somebody else's"
    assert sender.states() == [REFUSED]
    assert [name for name, _ in delivery.refused] == [row.name]


def test_another_file_that_appears_while_sending_is_kept(sender: Sender, root):
    sender.deliver(FolderTransport(root))
    sender.finish()
    (row,) = sender.pack()
    other = root / OUT / row.name

    class Intruded(FolderTransport):
        def publish(self, part, name):
            other.write_bytes(b"somebody else's")
            return super().publish(part, name)

    delivery = sender.deliver(Intruded(root))

    assert other.read_bytes() == b"somebody else's"
    assert len(delivery.refused) == 1
    assert sender.states() == [REFUSED]


def test_a_file_that_is_there_already_is_not_sent_again(sender: Sender, root):
    sender.deliver(FolderTransport(root))
    sender.finish()
    (row,) = sender.pack()
    folder = root / OUT
    folder.mkdir(parents=True, exist_ok=True)
    (folder / row.name).write_bytes(sender.store.outbox.parcel_body(row.key))
    faulty = Faulty(FolderTransport(root))

    delivery = sender.deliver(faulty)

    assert delivery.delivered == 1
    assert "write_part" not in faulty.calls


def emptied(root):
    for path in sorted(root.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()


def swapped(root):
    (root / "target.json").write_text('{"format": "trainer-desk-target/1", "id": "another"}')


def missing(root):
    root.rename(root.with_name("elsewhere"))


def without_identity(root):
    (root / "target.json").unlink()


def broken_identity(root):
    (root / "target.json").write_bytes(b"\0\0\0")


def a_file_instead(root):
    missing(root)
    root.write_bytes(b"")


@pytest.mark.parametrize(
    "happens",
    [emptied, swapped, missing, without_identity, broken_identity, a_file_instead],
    ids=lambda happens: happens.__name__,
)
def test_a_lost_target_changes_nothing_here(sender: Sender, root, happens):
    sender.finish(0)
    sender.deliver(FolderTransport(root))
    key = sender.finish(1)
    sender.pack()
    happens(root)
    before = sender.local()

    delivery = sender.deliver(FolderTransport(root))

    assert delivery.trouble is not None
    assert str(root) in str(delivery.trouble)
    assert sender.states() == [DELIVERED, QUEUED]
    assert sender.local() == before
    assert sender.desk.task_row(key).state is TaskState.DONE
    assert remote(root) == {} or happens is not missing


def test_a_read_only_target_is_told_as_such(sender: Sender, root):
    sender.deliver(FolderTransport(root))
    sender.finish()
    fault = Fault("write_part", lambda: Refused(Why.RIGHTS, "may not be written to"))

    delivery = sender.deliver(Faulty(FolderTransport(root), fault))

    assert isinstance(delivery.trouble, Refused)
    assert delivery.trouble.why is Why.RIGHTS
    assert sender.states() == [QUEUED]


def test_a_stopped_round_sends_nothing_more_and_the_next_goes_on(sender: Sender, root):
    sender.deliver(FolderTransport(root))
    for position in range(3):
        sender.finish(position)
        sender.pack()
    faulty = Faulty(FolderTransport(root))
    meter = Meter(cancelled=lambda: faulty.calls.count("publish") == 1)

    first = sender.deliver(faulty, meter=meter)
    second = sender.deliver(FolderTransport(root))

    assert (first.delivered, first.left, first.trouble) == (1, 2, None)
    assert (second.delivered, second.left) == (2, 0)


def test_progress_is_told_in_bytes_and_never_goes_back(sender: Sender, root):
    for position in range(3):
        sender.finish(position)
        sender.pack()
    told = []

    sender.deliver(FolderTransport(root), meter=Meter(lambda done, of: told.append((done, of))))

    total = sum(map(len, sender.local().values()))
    assert told == sorted(told)
    assert told[0] == (0, total)
    assert told[-1] == (total, total)


def test_a_paused_batch_is_neither_packed_nor_sent(sender: Sender, root):
    sender.finish(0)
    sender.pack()
    sender.finish(1)

    sender.deliver(FolderTransport(root), paused={BatchId("b1")})

    assert sender.states() == [QUEUED]
    assert sender.desk.waiting().judgments == 1


def test_a_long_day_is_split_into_parcels_of_four_megabytes(sender: Sender, root):
    for position in range(5):
        words = " ".join(str(number * 7919 + position) for number in range(200_000))
        sender.finish(position, words)

    sender.deliver(FolderTransport(root))

    rows = sender.store.outbox.parcels()
    assert [row.sequence for row in rows] == [1, 2, 3]
    assert sum(row.judgments for row in rows) == 5
    assert remote(root) == sender.local()


def test_work_sealed_under_an_earlier_name_goes_under_that_name(sender: Sender, root, clock):
    sender.finish(0)
    renamed = Sender(sender.store, a_desk(sender.store, clock, "Ann B."), clock)
    renamed.finish(1)

    renamed.deliver(FolderTransport(root))

    assert renamed.states() == [DELIVERED, DELIVERED]
    bodies = [path.read_bytes() for path in (root / "out").rglob("*.tddone")]
    assert sorted(read_parcel(body).trainer for body in bodies) == ["Ann B.", "ann"]


def test_parts_left_under_an_earlier_name_are_swept_too(sender: Sender, root, clock):
    sender.deliver(FolderTransport(root))
    sender.finish(0)
    fault = Fault("publish", ERRORS["lost"])
    sender.deliver(Faulty(FolderTransport(root), fault))
    assert len(leftovers(root)) == 1

    renamed = Sender(sender.store, a_desk(sender.store, clock, "Ann B."), clock)
    renamed.identity = sender.identity
    renamed.deliver(FolderTransport(root), trainer=TrainerId("Ann B."))

    assert renamed.states() == [DELIVERED]
    assert leftovers(root) == []


def test_a_part_is_gone_before_its_parcel_counts_as_delivered(sender: Sender, root):
    break_off(sender, root)
    fault = Fault("list", ERRORS["lost"])

    first = sender.deliver(Faulty(FolderTransport(root), fault))
    sender.finish(1)
    sender.deliver(FolderTransport(root))

    assert (first.delivered, first.left) == (0, 1)
    assert sender.states() == [DELIVERED, DELIVERED]
    assert leftovers(root) == []


def test_only_one_list_is_asked_for_however_many_parcels_were_tried_before(sender: Sender, root):
    break_off(sender, root)
    sender.finish(1)
    sender.deliver(Faulty(FolderTransport(root), Fault("publish", ERRORS["lost"])))
    faulty = Faulty(FolderTransport(root))

    sender.deliver(faulty)

    assert sender.states() == [DELIVERED, DELIVERED]
    assert faulty.calls.count("list") == 1
    assert leftovers(root) == []


def test_a_round_with_nothing_to_send_sweeps(sender: Sender, root):
    sender.finish()
    sender.deliver(FolderTransport(root))
    (root / OUT / "part.late").write_bytes(b"half")

    sender.deliver(FolderTransport(root))

    assert leftovers(root) == []


def test_a_parcel_that_the_server_refuses_leaves_no_part(sender: Sender, root):
    sender.deliver(FolderTransport(root))
    sender.finish()
    fault = Fault("publish", ERRORS["server"])

    sender.deliver(Faulty(FolderTransport(root), fault))

    assert sender.states() == [REFUSED]
    assert leftovers(root) == []


def test_a_server_that_removes_nothing_costs_no_parcel_whose_answer_was_lost(sender: Sender, root):
    sender.deliver(FolderTransport(root))
    sender.finish()
    lost = Fault("publish", ERRORS["lost"], late=True)
    rights = Fault("remove_part", lambda: Refused(Why.RIGHTS, "not here"))

    done = sender.deliver(Faulty(FolderTransport(root), lost, rights))

    assert rights.fired
    assert done.trouble is None
    assert sender.states() == [DELIVERED]


class Worn:
    """An outbox whose disk gives back other bytes of one parcel than it was given."""

    def __init__(self, inner, key: int, body: bytes) -> None:
        self._inner = inner
        self._key = key
        self._body = body

    def __getattr__(self, name: str):
        return getattr(self._inner, name)

    def parcel_body(self, key: int) -> bytes:
        return self._body if key == self._key else self._inner.parcel_body(key)


@pytest.mark.parametrize("damage", [lambda body: body[:-9], lambda body: body[:99] + body])
def test_a_parcel_that_is_damaged_here_is_refused_and_the_others_go(
    sender: Sender, root, damage, clock
):
    sender.deliver(FolderTransport(root))
    for position in range(3):
        sender.finish(position)
        sender.pack()
    outbox, row = sender.store.outbox, sender.store.outbox.parcels()[1]
    worn = Worn(outbox, row.key, damage(outbox.parcel_body(row.key)))

    delivery = deliver(
        worn,
        FolderTransport(root),
        identity=sender.identity,
        trainer=TRAINER,
        device=DEVICE,
        now=clock,
    )

    assert sender.states() == [DELIVERED, REFUSED, DELIVERED]
    ((name, reason),) = delivery.refused
    assert name == row.name
    assert "damaged on this computer" in reason
    assert sorted(remote(root)) == sorted(set(sender.local()) - {row.name})


def test_a_disk_that_fails_while_parcels_travel_is_told_and_nothing_is_forgotten(
    sender: Sender, root
):
    sender.deliver(FolderTransport(root))
    for position in range(3):
        sender.finish(position)
        sender.pack()

    class Full:
        def __init__(self, inner) -> None:
            self._inner = inner

        def __getattr__(self, name: str):
            return getattr(self._inner, name)

        def mark_parcels(self, keys, state, **more):
            if state is DELIVERED and keys:
                raise WriteFailed("the disk is full")
            return self._inner.mark_parcels(keys, state, **more)

    with pytest.raises(WriteFailed):
        deliver(
            Full(sender.store.outbox),
            FolderTransport(root),
            identity=sender.identity,
            trainer=TRAINER,
            device=DEVICE,
            now=sender.clock,
        )
    assert DELIVERED not in sender.states()

    again = sender.deliver(FolderTransport(root))
    assert again.delivered == 3
    assert remote(root) == sender.local()
