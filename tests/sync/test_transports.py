"""One suite over every transport, against real servers on loopback."""

import uuid

import pytest

from tests.sync.servers import ALL, NO_PASSWORDS, Running
from trainer_desk.sync import Refused, Stopped, Unreachable, Why
from trainer_desk.sync.meter import Meter

BODY = b"PK\x05\x06" + bytes(range(256)) * 40


@pytest.fixture(scope="module", params=ALL)
def server(request):
    with ALL[request.param]() as running:
        yield running


@pytest.fixture
def transport(server: Running):
    transport = server.transport()
    yield transport
    transport.close()


@pytest.fixture
def name() -> str:
    return f"out/ann/laptop/{uuid.uuid4().hex}.tddone"


@pytest.fixture
def part() -> str:
    return f"out/ann/laptop/part.{uuid.uuid4().hex}"


def test_what_is_not_there_is_none(transport, name):
    assert transport.read(name) is None
    assert transport.read("nowhere/at/all.json") is None
    assert transport.list("nowhere") == ()


def test_a_published_part_is_there_whole_and_the_part_is_gone(server, transport, part, name):
    transport.write_part(part, BODY)
    assert transport.read(part) == BODY

    assert transport.publish(part, name) is True

    assert transport.read(name) == BODY
    assert server.behind.files()[name] == BODY
    assert part not in server.behind.files()


def test_a_file_in_a_folder_that_nobody_made(transport, part):
    name = f"in/{uuid.uuid4().hex}/a.tdbatch"

    transport.write_part(part, BODY)

    assert transport.publish(part, name) is True
    assert transport.read(name) == BODY


def test_nothing_is_ever_published_over_a_file(server, transport, part, name):
    server.behind.put(name, b"another")
    transport.write_part(part, BODY)

    assert transport.publish(part, name) is False

    assert server.behind.files()[name] == b"another"
    transport.remove_part(part)
    assert transport.read(part) is None


def test_an_older_part_is_replaced(transport, part, name):
    transport.write_part(part, BODY + BODY)
    transport.write_part(part, BODY)

    transport.publish(part, name)

    assert transport.read(name) == BODY


def test_a_part_that_is_gone_is_not_published(transport, part, name):
    with pytest.raises(Unreachable):
        transport.publish(part, name)

    assert transport.read(name) is None


def test_removing_what_is_not_there_is_fine(transport, part):
    transport.remove_part(part)


def test_lists_name_files_and_nothing_else(server, transport):
    folder = f"ack/{uuid.uuid4().hex}"
    for name in ("b.json", "a.json", "deep/c.json"):
        server.behind.put(f"{folder}/{name}", BODY)

    assert transport.list(folder) == ("a.json", "b.json")
    assert transport.folders(folder) == ("deep",)
    assert transport.folders("nowhere") == ()


def test_four_megabytes_go_through(transport, part, name):
    body = bytes(range(256)) * 16 * 1024

    transport.write_part(part, body)
    transport.publish(part, name)

    assert transport.read(name) == body


def test_an_empty_file_goes_through(transport, part, name):
    transport.write_part(part, b"")
    transport.publish(part, name)

    assert transport.read(name) == b""


def test_it_works_again_after_it_was_closed(transport, part, name):
    transport.read(name)
    transport.close()

    transport.write_part(part, BODY)

    assert transport.publish(part, name) is True


def test_the_place_names_no_password(server, transport):
    assert server.secret.password == "" or server.secret.password not in transport.place


def test_a_wrong_password_asks_for_a_login(server: Running, name):
    if server.name in NO_PASSWORDS:
        pytest.skip(f"{server.name} knows no passwords")
    wrong = server.transport(secret=server.wrong)

    with pytest.raises(Refused) as refused:
        wrong.read(name)

    assert refused.value.why is Why.LOGIN
    assert "canary" not in str(refused.value)


def test_a_server_that_is_gone_may_come_back(server: Running, name):
    if server.name == "folder":
        pytest.skip("a folder has no port")
    gone = server.transport(port=1)

    with pytest.raises(Unreachable):
        gone.read(name)


def test_a_transfer_can_be_stopped(server: Running, part):
    if server.name == "folder":
        pytest.skip("a folder is too quick to be stopped")
    meter = Meter(cancelled=lambda: True)
    transport = server.transport(moved=meter.moved)

    with pytest.raises(Stopped):
        sent(transport, part)


def sent(transport, part):
    transport.write_part(part, BODY)
    transport.publish(part, part.replace("part.", ""))
