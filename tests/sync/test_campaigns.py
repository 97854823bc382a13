"""Long campaigns: random pairs of faults and kills; a day offline and then a bad line."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import Clock, a_desk, a_reading, open_store
from tests.sync.delivering import DEVICE, TRAINER, Sender
from tests.sync.proxy import Lossy, Plan, http_proxy
from tests.sync.running import Running
from tests.sync.servers import lighttpd
from trainer_desk.desk.delivery import Courier
from trainer_desk.lead.collect import collect
from trainer_desk.lead.dataset import JUDGMENTS, Dataset
from trainer_desk.store import ParcelState, Store
from trainer_desk.sync.credentials import SessionCredentials
from trainer_desk.sync.engine import Engine
from trainer_desk.sync.transport import PART

KILLED = ("folder", "wsgidav", "rclone", "apache", "nginx", "lighttpd")
KILLED += ("openssh", "rclone-sftp", "versitygw")
"""Servers that keep what they have when they are killed."""


@contextlib.contextmanager
def desk_of(folder: Path, clock: Clock, tasks: int) -> Iterator[tuple[Sender, Store]]:
    store = open_store(folder, clock)
    desk = a_desk(store, clock)
    desk.import_batch(a_reading(tasks))
    yield Sender(store, desk, clock), store
    store.close()


def killed(server: str, *, seed: int, cases: int) -> dict:
    """Run a campaign in a process that holds no thread; see there."""
    command = [sys.executable, "-m", "tests.sync.campaign", server, str(seed), str(cases)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    if "skipped" in told:
        pytest.skip(told["skipped"])
    print(told)
    return told


def hold(told: dict, *, cases: int) -> None:
    assert told["broken"] == []
    assert told["cases"] == cases
    # Two tasks a case: each there once, confirmed once, and once in the lead's dataset.
    assert told["finished"] == told["confirmed"] == told["in_dataset"] == 2 * cases


@pytest.mark.parametrize("server", ["folder", "lighttpd", "rclone-sftp", "versitygw"])
def test_killing_client_lead_and_server_costs_nothing(server):
    hold(killed(server, seed=2, cases=5), cases=5)


@pytest.mark.torture
@pytest.mark.parametrize("server", KILLED)
def test_two_thousand_pairs_of_faults_and_kills_cost_nothing(server):
    hold(killed(server, seed=1, cases=223), cases=223)


class Through:
    """Doors to a server through a proxy."""

    def __init__(self, server: Running, port: int) -> None:
        self.credentials = SessionCredentials()
        self.hosts = server.hosts
        self._server = server
        self._port = port

    def open(self, _target: str, *, moved=lambda _: None):
        return self._server.transport(self._port, moved=moved)


def a_day_offline(folder: Path, tasks: int) -> None:
    """Finish tasks offline, then get all of them confirmed over a line that loses 30 %."""
    clock, most = Clock(), 40 * tasks
    with (
        lighttpd() as server,
        http_proxy(server.port) as (proxy, _),
        desk_of(folder / "desk", clock, tasks) as (sender, store),
    ):
        courier = Courier(
            store, trainer=TRAINER, device=DEVICE, now=clock, doors=Through(server, proxy.port)
        )
        courier.add_target(server.url)
        for position in range(tasks):
            sender.finish(position)
            if position % 10 == 9:
                sender.pack()
        proxy.plan = Lossy()
        engine, dataset = Engine(courier.to(server.url)), Dataset(folder / "dataset")
        rounds = 0
        while set(sender.states()) != {ParcelState.CONFIRMED}:
            rounds += 1
            assert rounds < most
            engine.run(by_hand=True)
            if rounds % 10 == 0:
                collect(server.transport(), dataset)
        asked, lost = len(proxy.plan.asked), proxy.plan.lost
        there = {
            name.rsplit("/", 1)[-1]: body
            for name, body in server.behind.files().items()
            if name.startswith("out/")
        }
        print(f"{tasks} judgments, {rounds} rounds, {lost} of {asked} requests lost")
        # A round that broke off last may have left a part; the next clean one takes it away.
        proxy.plan = Plan()
        engine.run(by_hand=True)
        files = server.behind.files()

        assert lost > 0.2 * asked
        assert {n: b for n, b in there.items() if not n.startswith(PART)} == sender.local()
        assert [name for name in files if name.startswith("out/") and PART in name] == []
        assert len((folder / "dataset" / JUDGMENTS).read_bytes().splitlines()) == tasks
        assert sum(row.judgments for row in store.outbox.parcels()) == tasks


def test_an_hour_offline_and_then_a_line_that_loses_a_third_confirms_all_once(tmp_path):
    a_day_offline(tmp_path, 60)


@pytest.mark.torture
def test_a_day_offline_and_then_a_line_that_loses_a_third_confirms_all_once(tmp_path):
    a_day_offline(tmp_path, 1000)
