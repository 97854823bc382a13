"""Long campaigns: random pairs of faults and kills; a day offline and then a bad line."""

import json
import random
import subprocess
import sys

import pytest

from tests.builders import Clock, a_desk, a_reading, open_store
from tests.sync.delivering import Sender
from tests.sync.proxy import BROKEN_LINES, Plan, http_proxy
from tests.sync.servers import lighttpd
from trainer_desk.store import ParcelState

KILLED = ("folder", "wsgidav", "rclone", "apache", "nginx", "lighttpd")
KILLED += ("openssh", "rclone-sftp", "versitygw")
"""Servers that keep what they have when they are killed."""


def a_sender(folder, tasks: int) -> tuple[Sender, object]:
    clock = Clock()
    store = open_store(folder, clock)
    desk = a_desk(store, clock)
    desk.import_batch(a_reading(tasks))
    return Sender(store, desk, clock), store


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
