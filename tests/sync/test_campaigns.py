"""Long campaigns: random pairs of faults, and a day offline followed by a bad line."""

import random

import pytest

from tests.builders import Clock, a_desk, a_reading, open_store
from tests.sync.delivering import Fault, Faulty, Sender, leftovers, remote
from tests.sync.proxy import BROKEN_LINES, Plan, http_proxy
from tests.sync.servers import lighttpd
from trainer_desk.store import ParcelState
from trainer_desk.sync import FolderTransport, Refused, Unreachable, Why

STEPS = [("read", 0), ("read", 1), ("read", 2), ("read", 3), ("write_part", 0), ("publish", 0)]
STEPS += [("list", 0), ("remove_part", 0)]
ERRORS = [
    lambda: Unreachable("dead"),
    lambda: Unreachable("busy", wait_seconds=1),
    lambda: Refused(Why.SERVER, "no"),
    lambda: Refused(Why.SPACE, "full"),
    lambda: Refused(Why.LOGIN, "who"),
]


def a_sender(folder, tasks: int) -> tuple[Sender, object]:
    clock = Clock()
    store = open_store(folder, clock)
    desk = a_desk(store, clock)
    desk.import_batch(a_reading(tasks))
    return Sender(store, desk, clock), store


def random_fault(chance: random.Random) -> Fault:
    step, nth = chance.choice(STEPS)
    late = bool(chance.getrandbits(1))
    return Fault(step, chance.choice(ERRORS), late=late, nth=nth)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(20))
def test_a_hundred_random_pairs_of_faults(tmp_path, seed):
    chance = random.Random(seed)
    root = tmp_path / "target"
    root.mkdir()
    sender, store = a_sender(tmp_path / "desk", 100)
    sender.deliver(FolderTransport(root))

    for position in range(100):
        sender.finish(position)
        for _ in range(2):
            sender.deliver(Faulty(FolderTransport(root), random_fault(chance)))
            said = {row.name for row in store.outbox.parcels(ParcelState.DELIVERED)}
            assert said <= set(remote(root))
        sender.deliver(FolderTransport(root))
        assert leftovers(root) == []

    assert remote(root) == sender.local()
    assert set(sender.states()) == {ParcelState.DELIVERED}
    store.close()


@pytest.mark.torture
def test_a_day_offline_and_then_a_line_that_loses_a_third(tmp_path):
    chance = random.Random(1)
    sender, store = a_sender(tmp_path / "desk", 1000)
    with lighttpd() as server, http_proxy(server.port) as (proxy, _):
        sender.deliver(server.transport())
        for position in range(1000):
            sender.finish(position)
            if position % 10 == 9:
                sender.pack()
        rounds = 0
        while set(sender.states()) != {ParcelState.DELIVERED}:
            rounds += 1
            assert rounds < 2000
            lost = chance.random() < 0.9
            fault = chance.choice(BROKEN_LINES) if lost else ""
            proxy.plan = Plan(fault=fault, nth=chance.randrange(12))
            transport = server.transport(proxy.port)
            sender.deliver(transport)
            transport.close()
        last = sender.deliver(server.transport())
        files = server.behind.files()

    assert last.trouble is None
    files.pop("target.json")
    assert {name.rsplit("/", 1)[-1]: body for name, body in files.items()} == sender.local()
    store.close()
