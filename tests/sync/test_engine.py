"""Rounds come when they should, never too soon, and not at all where a person must act."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sync.delivering import Sender
from trainer_desk.desk.delivery import Courier
from trainer_desk.store import ParcelState
from trainer_desk.sync import Refused, Unreachable, Why
from trainer_desk.sync.engine import ROUND_SECONDS, SETTLE_SECONDS, Engine, Mode, Standing
from trainer_desk.sync.ledger import Delivery
from trainer_desk.sync.pace import FIRST_WAIT, LONGEST_WAIT, wait_seconds
from trainer_desk.sync.pull import Pulled
from trainer_desk.work.ids import BatchId


class Seconds:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Road:
    """A way to a target on which trouble can be laid."""

    def __init__(self) -> None:
        self.trouble = None
        self.raised = None
        self.again: list[bool] = []
        self.gate = None
        self.entered = threading.Event()

    def deliver(self, *, progress, cancelled, again, only=""):
        self.again.append(again)
        self.entered.set()
        if self.gate is not None:
            self.gate.wait(60)
        if self.raised is not None:
            raise self.raised
        return Delivery(trouble=self.trouble)

    def pull(self, *, cancelled):
        return Pulled()


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture
def road():
    return Road()


@pytest.fixture
def engine(road, seconds):
    return Engine(road, clock=seconds, chance=lambda: 0.5)


@given(
    failures=st.integers(1, 10_000),
    chance=st.floats(0, 1, exclude_max=True),
    asked=st.none() | st.floats(0, 3600),
)
def test_a_wait_is_never_shorter_than_asked_nor_longer_than_the_most(failures, chance, asked):
    wait = wait_seconds(failures, asked=asked, chance=chance)

    assert wait >= FIRST_WAIT / 2
    assert wait <= max(LONGEST_WAIT, (asked or 0) * 1.1)
    assert asked is None or wait >= asked


def test_waits_double_with_every_failure():
    waits = [wait_seconds(failures, chance=0.5) for failures in range(1, 12)]

    assert waits[:4] == [2.5, 5, 10, 20]
    assert waits[-1] == LONGEST_WAIT


def test_the_first_round_is_due_at_once_and_the_next_after_a_while(engine):
    assert engine.state().due_in == 0

    engine.run()

    assert engine.state().due_in == ROUND_SECONDS
    assert engine.state().standing is Standing.IDLE


def test_finished_work_goes_out_once_it_has_settled(engine):
    engine.run()

    engine.note_work()

    assert engine.state().due_in == SETTLE_SECONDS


@pytest.mark.parametrize("raised", [False, True])
def test_a_server_that_is_gone_is_tried_again_by_itself(engine, road, seconds, raised):
    error = Unreachable("gone")
    road.raised, road.trouble = (error, None) if raised else (None, error)
    waits = []
    for _ in range(4):
        engine.run()
        waits.append(engine.state().due_in)
        seconds.now += waits[-1]

    assert waits == [2.5, 5, 10, 20]
    assert engine.state().standing is Standing.WAITING
    road.raised = road.trouble = None
    engine.run()
    assert engine.state().failures == 0
    assert engine.state().trouble is None


def test_a_server_that_asked_for_time_gets_it_whatever_is_finished(engine, road):
    road.trouble = Unreachable("busy", wait_seconds=600)
    engine.run()

    engine.note_work()

    assert engine.state().due_in >= 600


@pytest.mark.parametrize("why", [Why.LOGIN, Why.RIGHTS, Why.SPACE, Why.TARGET, Why.TRUST])
def test_where_a_person_must_act_nothing_is_tried_until_then(engine, road, seconds, why):
    road.trouble = Refused(why, "no")
    engine.run()
    engine.note_work()
    seconds.now += 10_000

    state = engine.state()
    assert state.standing is Standing.BLOCKED
    assert state.due_in is None
    assert str(state.trouble) == "no"

    road.trouble = None
    engine.note_change()
    assert engine.state().due_in == 0


def test_by_hand_means_by_hand_only(engine):
    engine.set_mode(Mode.BY_HAND)
    engine.note_work()
    assert engine.state().due_in is None

    engine.set_mode(Mode.AUTOMATIC)
    assert engine.state().due_in == 0


def test_what_was_refused_is_tried_again_only_by_hand(engine, road):
    engine.run()
    engine.run(by_hand=True)

    assert road.again == [False, True]


def test_only_one_round_runs_at_a_time(engine, road):
    road.gate = threading.Event()
    first = threading.Thread(target=engine.run)
    first.start()
    assert road.entered.wait(60)

    assert engine.state().standing is Standing.RUNNING
    assert engine.run() is None

    road.gate.set()
    first.join(60)
    assert engine.state().standing is Standing.IDLE


def test_a_real_desk_delivers_and_fetches_in_a_round(sender: Sender, root):
    courier = Courier(sender.store, trainer="ann", device="laptop", now=sender.clock)
    sender.finish()
    engine = Engine(courier.to(root))

    done = engine.run()

    assert done.trouble is None
    assert done.delivery.judgments == 1
    assert done.pulled.trouble is None
    assert sender.states() == [ParcelState.DELIVERED]


def test_a_paused_batch_stays_here_until_it_is_let_go(sender: Sender, root):
    courier = Courier(sender.store, trainer="ann", device="laptop", now=sender.clock)
    sender.finish()
    engine = Engine(courier.to(root))
    courier.pause(BatchId("b1"), paused=True)

    assert engine.run().delivery.judgments == 0
    assert courier.paused() == {"b1"}

    courier.pause(BatchId("b1"), paused=False)
    assert engine.run().delivery.judgments == 1
