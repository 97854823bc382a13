"""The set-up probe tells what a server can and cannot do, and leaves nothing behind."""

from datetime import UTC, datetime

import pytest

from tests.sync.servers import ALL, NO_PASSWORDS, Running
from trainer_desk.sync import Refused, Unreachable
from trainer_desk.sync.probe import Check, Verdict, probe, refuse_unusable


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(scope="module", params=ALL)
def server(request):
    with ALL[request.param]() as running:
        yield running


def verdicts(found) -> dict[Check, Verdict]:
    return {finding.check: finding.verdict for finding in found.findings}


def test_every_real_server_can_be_used_and_is_left_clean(server: Running):
    found = probe(server.transport(), now=now)

    assert found.usable, found.findings
    refuse_unusable(found)
    said = verdicts(found)
    assert said[Check.MISSING] is said[Check.WRITE] is said[Check.LIST] is Verdict.GOOD
    assert found.abilities.lists
    assert found.abilities.creates_only == (server.name != "rclone sftp")
    assert server.behind.files() == {}


class Dying:
    """A server at which a probe dies at the chosen publishing: nothing more is done there."""

    def __init__(self, inner, at: int) -> None:
        self._inner = inner
        self._left = at

    def __getattr__(self, name: str):
        if self._left < 1:
            raise OSError("the power went")
        return getattr(self._inner, name)

    def publish(self, part, name):
        self._left -= 1
        if self._left < 1:
            raise OSError("the power went")
        return self._inner.publish(part, name)


@pytest.mark.parametrize("at", [1, 2])
def test_what_a_probe_left_that_died_is_removed_by_the_next(server: Running, at):
    probe(server.transport(), now=now, owner="bob/desk")
    before = {"probe-ffff-1": b"another desk's", "part.probe-ffff-1-1": b"another desk's"}
    for name, body in before.items():
        server.behind.put(name, body)
    with pytest.raises(OSError, match="power"):
        probe(Dying(server.transport(), at), now=now, owner="ann/laptop")
    left = server.behind.files().keys() - before.keys()
    probe(server.transport(), now=now, owner="bob/desk")
    kept = server.behind.files().keys() - before.keys()

    found = probe(server.transport(), now=now, owner="ann/laptop")

    after = server.behind.files()
    for name in before:
        server.behind.remove(name)
    assert found.usable
    assert kept == left
    assert after == before


def test_a_wrong_password_is_told(server: Running):
    if server.name in NO_PASSWORDS:
        pytest.skip(f"{server.name} knows no passwords")

    found = probe(server.transport(secret=server.wrong), now=now)

    assert not found.usable
    assert isinstance(found.trouble, Refused)
    assert "canary" not in repr(found)
    with pytest.raises(Refused):
        refuse_unusable(found)


class Shelf:
    """A server in memory that can be made worse."""

    place = "memory://"

    def __init__(self, *, overwrites=False, invents=False, mangles=False, lists=True) -> None:
        self.files: dict[str, bytes] = {}
        self._overwrites = overwrites
        self._invents = invents
        self._mangles = mangles
        self._lists = lists

    def read(self, name):
        if name not in self.files and self._invents and name != "target.json":
            return b"200 but not found"
        return self.files.get(name)

    def write_part(self, part, body):
        self.files[part] = body.upper() if self._mangles else body

    def publish(self, part, name):
        if name in self.files and not self._overwrites:
            return False
        self.files[name] = self.files.pop(part)
        return True

    def remove_part(self, part):
        self.files.pop(part, None)

    def list(self, folder):
        return tuple(sorted(self.files)) if self._lists else ()

    def folders(self, folder):
        return ()

    def close(self):
        pass


@pytest.mark.parametrize(
    ("fault", "check"),
    [("overwrites", Check.CREATE_ONLY), ("invents", Check.MISSING), ("mangles", Check.WRITE)],
)
def test_a_server_that_cannot_keep_the_promise_is_refused_with_the_reason(fault, check):
    shelf = Shelf(**{fault: True})

    found = probe(shelf, now=now)

    assert verdicts(found)[check] is Verdict.BAD
    assert not found.usable
    assert shelf.files == {}
    with pytest.raises(Refused, match="cannot be used"):
        refuse_unusable(found)


def test_a_server_without_lists_is_good_enough_for_sending():
    found = probe(Shelf(lists=False), now=now)

    assert found.usable
    assert not found.abilities.lists


def test_a_server_that_goes_away_is_told_as_such():
    class Gone(Shelf):
        def read(self, name):
            raise Unreachable("the line is dead")

    found = probe(Gone(), now=now)

    assert not found.usable
    assert isinstance(found.trouble, Unreachable)
