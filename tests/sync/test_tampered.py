"""Every kind of server, tampered with from behind: what is not ours stays, ours is not lost."""

import json
from pathlib import Path

import pytest

from tests.builders import Clock, a_desk, a_reading, open_store
from tests.sync.delivering import OUT, Sender
from tests.sync.servers import ALL, CLOUD, Running
from trainer_desk.store import ParcelState
from trainer_desk.sync.reconcile import compare
from trainer_desk.work.states import TaskState

SERVERS = [pytest.param(name, marks=pytest.mark.torture) if name in CLOUD else name for name in ALL]


@pytest.fixture(scope="module", params=SERVERS)
def server(request):
    with ALL[request.param]() as running:
        yield running


class AtServer:
    """A desk with one parcel delivered to a server, and one that waits."""

    def __init__(self, server: Running, folder: Path) -> None:
        self.behind = server.behind
        for name in self.behind.files():
            self.behind.remove(name)
        clock = Clock()
        self.store = open_store(folder, clock)
        desk = a_desk(self.store, clock)
        desk.import_batch(a_reading(5))
        self.sender = Sender(self.store, desk, clock)
        self._server = server
        self.sender.finish(0)
        assert self.deliver().trouble is None
        self.key = self.sender.finish(1)
        self.sender.pack()

    def deliver(self):
        return self._with(self.sender.deliver)

    def compare(self):
        outbox, identity = self.store.outbox, self.sender.identity
        return self._with(
            lambda line: compare(outbox, line, identity=identity, folder=OUT, closely=True)
        )

    def names(self) -> list[str]:
        return [row.name for row in self.store.outbox.parcels()]

    def _with(self, work):
        transport = self._server.transport()
        try:
            return work(transport)
        finally:
            transport.close()


@pytest.fixture
def there(server, tmp_path):
    there = AtServer(server, tmp_path / "desk")
    yield there
    there.store.close()


@pytest.mark.parametrize("how", ["shorter", "longer", "same length", "empty"])
def test_another_file_under_the_final_name_is_kept_and_told(there: AtServer, how):
    delivered, waiting = there.names()
    ours = there.sender.local()[waiting]
    others = {
        "shorter": ours[: len(ours) // 2],
        "longer": ours + b"!",
        "same length": bytes([ours[0] ^ 1]) + ours[1:],
        "empty": b"",
    }[how]
    there.behind.put(f"{OUT}/{waiting}", others)
    there.sender.finish(2)

    delivery = there.deliver()

    assert delivery.trouble is None
    assert there.sender.states() == [
        ParcelState.DELIVERED, ParcelState.REFUSED, ParcelState.DELIVERED
    ]  # fmt: skip
    assert [name for name, _ in delivery.refused] == [waiting]
    assert waiting in delivery.refused[0][1]
    files = there.behind.files()
    assert files[f"{OUT}/{waiting}"] == others
    local = there.sender.local()
    assert {name: files[f"{OUT}/{name}"] for name in local if name != waiting} == {
        name: body for name, body in local.items() if name != waiting
    }
    assert local[waiting] == ours
    assert not [name for name in files if "part." in name]
    assert delivered in local


def test_what_was_changed_or_taken_away_afterwards_is_found_by_comparing(there: AtServer):
    there.deliver()
    first, second = there.names()
    there.behind.put(f"{OUT}/{first}", b"something else")
    there.behind.remove(f"{OUT}/{second}")
    there.behind.put(f"{OUT}/stranger.tddone", b"a stranger")
    before = there.sender.local()

    found = there.compare()

    assert (found.different, found.missing) == ((first,), (second,))
    assert found.unknown == ("stranger.tddone",)
    assert there.sender.states() == [ParcelState.DELIVERED] * 2
    assert there.sender.local() == before


def emptied(there: AtServer):
    for name in there.behind.files():
        there.behind.remove(name)


def swapped(there: AtServer):
    other = {"format": "trainer-desk-target", "id": "0" * 32}
    there.behind.put("target.json", json.dumps(other).encode())


def without_identity(there: AtServer):
    there.behind.remove("target.json")


def broken_identity(there: AtServer):
    there.behind.put("target.json", b"\0\0\0")


def half_an_identity(there: AtServer):
    there.behind.put("target.json", there.behind.files()["target.json"][:20])


def a_login_page(there: AtServer):
    there.behind.put("target.json", b"<!doctype html><html>Please log in</html>")


@pytest.mark.parametrize(
    "happens",
    [emptied, swapped, without_identity, broken_identity, half_an_identity, a_login_page],
    ids=lambda happens: happens.__name__,
)
def test_a_lost_or_exchanged_target_changes_nothing_on_either_side(there: AtServer, happens):
    happens(there)
    local, files = there.sender.local(), there.behind.files()

    delivery = there.deliver()

    assert delivery.trouble is not None
    assert there.sender.states() == [ParcelState.DELIVERED, ParcelState.QUEUED]
    assert there.sender.local() == local
    assert there.behind.files() == files
    assert there.sender.desk.task_row(there.key).state is TaskState.DONE
