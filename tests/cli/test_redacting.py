"""Parcels whose bytes were let go, as the command line lists, keeps and counts them."""

import json

import pytest

from tests.builders import Clock, a_desk, a_reading, open_store
from tests.store.test_redacting import confirm, live, seal
from trainer_desk.desk.opening import open_desk
from trainer_desk.store.errors import Redacted
from trainer_desk.store.store import utc_now


@pytest.fixture
def old(data):
    """Two parcels, one confirmed in spring; its month is over with the next day."""
    clock = Clock()
    store = open_store(data, clock)
    desk = a_desk(store, clock)
    desk.import_batch(a_reading(4))
    confirmed = seal(store, desk, clock, 0)
    confirm(store, confirmed, clock)
    waiting = seal(store, desk, clock, 1)
    live(store, clock, 30)
    store.close()
    return confirmed, waiting


def values(done):
    return {row["what"]: row["value"] for row in json.loads(done.stdout)}


def listed(run):
    return {row["name"]: row for row in json.loads(run("parcels", "--json").stdout)}


def test_a_delivery_lets_go_of_what_is_old_and_says_so_where_parcels_are_listed(run, old, tmp_path):
    confirmed, waiting = old
    target = tmp_path / "target"
    target.mkdir()
    before = values(run("doctor", "--json"))

    delivered = run("deliver", target)
    after = values(run("doctor", "--json"))
    (compared,) = json.loads(run("compare", target, "--json").stdout)

    assert delivered.exit_code == 0
    assert (compared["agreed"], compared["confirmed"]) == (1, 1)
    both, kept = confirmed.size + waiting.size, waiting.size
    assert before["parcels with their bytes"] == f"2, {both} bytes"
    assert before["parcels redacted"] == "0, 0 bytes"
    assert after["parcels with their bytes"] == f"1, {kept} bytes"
    assert after["parcels redacted"] == f"1, {confirmed.size} bytes"
    assert after["store"] == "sound, 2 events"
    assert (before["parcels delivered"], before["parcels confirmed"]) == ("1", "1")
    assert (after["parcels delivered"], after["parcels confirmed"]) == ("2", "1")
    rows = listed(run)
    assert rows[confirmed.name]["redacted"] == utc_now().date().isoformat()
    assert rows[confirmed.name]["bytes"] == confirmed.size
    assert rows[waiting.name]["redacted"] == ""


def test_comparing_sends_again_what_is_missing_but_never_what_was_let_go(run, data, old, tmp_path):
    confirmed, waiting = old
    target = tmp_path / "target"
    target.mkdir()
    run("deliver", target)
    (path,) = target.glob("out/*/*/*.tddone")
    body = path.read_bytes()
    path.unlink()
    missed = run("compare", target)

    done = run("compare", target, "--send-missing", "--json")

    assert (missed.exit_code, done.exit_code) == (1, 0)
    assert f"sent again: {waiting.name}" in done.stderr
    assert confirmed.name not in done.stderr
    assert path.read_bytes() == body
    with open_desk(data, now=utc_now) as opened, pytest.raises(Redacted):
        opened.courier.send_again(target, (confirmed.name,))


@pytest.mark.parametrize("command", ["pull", "receipts"])
def test_fetching_lets_go_of_what_is_old_too(run, old, tmp_path, command):
    confirmed, _ = old
    target = tmp_path / "target"
    target.mkdir()
    nothing = tmp_path / "other.tddone.json"
    nothing.write_text(
        '{"format":"trainer-desk-receipt","version":1,"parcel":"other.tddone",'
        f'"sha256":"{"0" * 64}","status":"accepted","judgments":1}}'
    )

    done = run(command, target if command == "pull" else nothing)

    assert done.exit_code == 0, done.stderr
    assert listed(run)[confirmed.name]["redacted"]


def test_nothing_is_saved_of_what_was_let_go(run, old, tmp_path):
    confirmed, waiting = old
    target, folder = tmp_path / "target", tmp_path / "saved"
    target.mkdir()
    folder.mkdir()
    run("pull", target)

    saved = run("save-parcels", folder)
    compared = run("compare", target)

    assert saved.stdout.split() == [str(folder / waiting.name)]
    assert [path.name for path in folder.iterdir()] == [waiting.name]
    assert compared.exit_code == 0
    assert confirmed.name not in compared.stderr
