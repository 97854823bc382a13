"""Real servers, each fault at each step: exactly once, never half, never a false word."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.builders import Clock, a_desk, a_reading, open_store
from tests.sync.delivering import OUT, Sender
from tests.sync.proxy import FAULTS, Elsewhere, HttpProxy, Plan, byte_proxy, http_proxy
from tests.sync.servers import CLOUD, DAV, S3, SFTP, Running
from trainer_desk.store import ParcelState

OBJECTS = S3 | CLOUD
OBJECT_STORES = [*S3, *(pytest.param(name, marks=pytest.mark.torture) for name in CLOUD)]
TASKS = 260
OTHER = "out/ann/tower/other.tddone"
DAV_STEPS = ("GET target", "GET", "PUT", "GET part", "MOVE", "GET again")
S3_STEPS = ("GET target", "GET", "PUT", "GET again")
DAV_SWEEPING = (*DAV_STEPS, "PROPFIND", "DELETE")
S3_SWEEPING = (*S3_STEPS, "LIST")
"""Of a round after one that broke off; nothing half done ever lies in an object store."""
DAV_BREAK = DAV_STEPS.index("GET part")
S3_BREAK = S3_STEPS.index("PUT")
CUTS = 8


class Bench:
    """A server, a desk that delivers to it, and another desk's file beside."""

    def __init__(self, server: Running, folder: Path) -> None:
        clock = Clock()
        self.server = server
        self.store = open_store(folder, clock)
        desk = a_desk(self.store, clock)
        desk.import_batch(a_reading(TASKS))
        self.sender = Sender(self.store, desk, clock)
        self._finished = 0
        # The first round makes the folders, so that every later one has the same steps.
        self.finish()
        self.round()
        server.behind.put(OTHER, b"another device's")

    def finish(self) -> None:
        self.sender.finish(self._finished)
        self._finished += 1

    def round(self, port: int | None = None):
        transport = self.server.transport(port)
        try:
            return self.sender.deliver(transport)
        finally:
            transport.close()

    def break_off(self, proxy: HttpProxy, nth: int) -> None:
        """Let a round break off before its nth request."""
        proxy.plan = Plan(fault="reset before", nth=nth)
        self.round(proxy.port)
        assert proxy.plan.fired

    def check_what_is_said(self) -> None:
        """Every whole word of ours is true now, whatever was broken."""
        files = self.server.behind.files()
        for row in self.store.outbox.parcels():
            found = files.get(f"{OUT}/{row.name}")
            if row.state is ParcelState.DELIVERED:
                assert found is not None, "delivered was said of what is not there"
            if found is not None:
                assert found == self.store.outbox.parcel_body(row.key), "half a file is visible"

    def check_all_is_well(self) -> None:
        """After one clean round everything is there once, and nothing else."""
        delivery = self.round()
        assert delivery.trouble is None, delivery.trouble
        assert set(self.sender.states()) == {ParcelState.DELIVERED}
        wanted = {f"{OUT}/{name}": body for name, body in self.sender.local().items()}
        found = self.server.behind.files()
        assert found.pop(OTHER) == b"another device's"
        found.pop("target.json")
        assert set(found) == set(wanted)
        assert found == wanted


def _bench(server: Running) -> Iterator[Bench]:
    with TemporaryDirectory(prefix="td-bench-") as folder:
        bench = Bench(server, Path(folder) / "desk")
        try:
            yield bench
        finally:
            bench.store.close()


@pytest.fixture(scope="module", params=DAV)
def dav(request) -> Iterator[tuple[Bench, HttpProxy, Elsewhere]]:
    yield from _proxied(DAV[request.param])


@pytest.fixture(scope="module", params=OBJECT_STORES)
def s3(request) -> Iterator[tuple[Bench, HttpProxy, Elsewhere]]:
    yield from _proxied(OBJECTS[request.param])


def _proxied(start) -> Iterator[tuple[Bench, HttpProxy, Elsewhere]]:
    with ExitStack() as stack:
        server = stack.enter_context(start())
        proxy, elsewhere = stack.enter_context(http_proxy(server.port))
        for bench in _bench(server):
            yield bench, proxy, elsewhere


def survive(
    bench: Bench,
    proxy: HttpProxy,
    elsewhere: Elsewhere,
    fault: str,
    nth: int,
    *,
    broken_off_at: int | None = None,
):
    bench.finish()
    if broken_off_at is not None:
        bench.break_off(proxy, broken_off_at)
    proxy.plan = Plan(fault=fault, nth=nth)

    bench.round(proxy.port)

    assert proxy.plan.fired, proxy.plan.asked
    if fault == "reset after the request":
        assert proxy.plan.settled.wait(60)
    bench.check_what_is_said()
    bench.check_all_is_well()
    return elsewhere.visits


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("nth", range(len(DAV_STEPS)), ids=DAV_STEPS)
def test_webdav_survives(dav, fault, nth):
    visits = survive(*dav, fault, nth)

    assert visits == []


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("step", ["PROPFIND", "DELETE"])
def test_webdav_survives_while_it_is_swept(dav, fault, step):
    visits = survive(*dav, fault, DAV_SWEEPING.index(step), broken_off_at=DAV_BREAK)

    assert visits == []


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("nth", range(len(S3_SWEEPING)), ids=S3_SWEEPING)
def test_object_stores_survive(s3, fault, nth):
    broken_off_at = None if nth < len(S3_STEPS) else S3_BREAK

    visits = survive(*s3, fault, nth, broken_off_at=broken_off_at)

    # The library follows redirects of questions; nothing of who we are goes along.
    assert not any(b"authorization" in visit.lower() for visit in visits)
    assert not any(b"\r\nPUT" in b"\r\n" + visit for visit in visits)


def test_the_steps_of_a_webdav_round_are_those_listed_here(dav):
    bench, proxy, _ = dav
    bench.finish()
    proxy.plan = Plan()

    bench.round(proxy.port)

    assert words(proxy) == [step.split(" ")[0] for step in DAV_STEPS]


def test_the_steps_of_a_round_after_one_that_broke_off_are_those_listed_here(dav):
    bench, proxy, _ = dav
    bench.finish()
    bench.break_off(proxy, DAV_BREAK)
    proxy.plan = Plan()

    bench.round(proxy.port)

    assert words(proxy) == [step.split(" ")[0] for step in DAV_SWEEPING]


def words(proxy: HttpProxy) -> list[str]:
    """Return the verbs of the requests so far."""
    return [line.split(" ")[0] for line in proxy.plan.asked]


@pytest.fixture(scope="module", params=SFTP)
def sftp(request):
    with ExitStack() as stack:
        server = stack.enter_context(SFTP[request.param]())
        proxy = stack.enter_context(byte_proxy(server.port))
        for bench in _bench(server):
            bench.finish()
            proxy.arm()
            bench.round(proxy.port)
            yield bench, proxy, {"up": proxy.up, "down": proxy.down}


@pytest.mark.parametrize("cut", range(CUTS))
@pytest.mark.parametrize("way", ["up", "down"])
def test_sftp_survives_a_line_that_breaks(sftp, way, cut):
    bench, proxy, whole = sftp
    bench.finish()
    proxy.arm(**{way: whole[way] * cut // CUTS})

    bench.round(proxy.port)

    assert proxy.fired
    bench.check_what_is_said()
    bench.check_all_is_well()
