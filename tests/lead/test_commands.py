"""The whole way by commands alone: assign, pull, deliver, collect, confirm, compare."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.builders import a_batch, a_draft, a_task, open_store
from trainer_desk.cli import command_line
from trainer_desk.desk.opening import open_desk
from trainer_desk.files.native import write_native
from trainer_desk.settings import Settings, write_settings


@pytest.fixture
def call(tmp_path: Path):
    def run(data: str, *words: object, code: int = 0):
        command = command_line(lambda *_: 0)
        arguments = ["--data", str(tmp_path / data), *map(str, words)]
        result = CliRunner().invoke(command, arguments, catch_exceptions=False)
        assert result.exit_code == code, result.output
        return result

    return run


def rows(result):
    return json.loads(result.stdout)


def test_work_goes_round_by_commands_alone(call, tmp_path, clock):
    target, out, batch = tmp_path / "target", tmp_path / "out", tmp_path / "b.tdbatch"
    target.mkdir()
    write_native(batch, a_batch("b1"), [a_task(n) for n in range(4)])
    data = tmp_path / "ann"
    data.mkdir(mode=0o700)
    write_settings(data / "settings.json", Settings(trainer="ann"))

    given = rows(call("lead", "assign", batch, target, "--to", "ann", "--to", "bob", "--json"))
    assert [row["tasks"] for row in given] == [4, 4]
    added = rows(call("ann", "target", "add", target, "--json"))
    assert rows(call("ann", "target", "list", "--json")) == added
    assert rows(call("ann", "pull", target, "--json"))[0]["batches"] == 1
    with open_desk(data, now=clock) as opened:
        key = opened.desk.batches()[0].key
        for position in range(3):
            opened.desk.submit(opened.desk.task_at(key, position), a_draft())
    assert rows(call("ann", "deliver", target, "--json"))[0]["judgments"] == 3
    assert rows(call("ann", "parcels", "--json"))[0]["state"] == "delivered"
    found = rows(call("lead", "collect", target, out, "--json"))[0]
    assert (found["judgments"], found["receipts"]) == (3, 1)
    assert rows(call("ann", "pull", target, "--json"))[0]["confirmed"] == 1
    assert rows(call("ann", "parcels", "--json"))[0]["state"] == "confirmed"
    assert rows(call("ann", "compare", target, "--json"))[0]["missing"] == 0

    returns = tmp_path / "returns.csv"
    returns.write_text("batch,task,trainer,remark\nb1,t1,ann,again please\n")
    sent = rows(call("lead", "collect", target, out, "--returns", returns, "--json"))[0]
    assert (sent["judgments"], sent["returned"]) == (0, 1)
    assert rows(call("ann", "pull", target, "--json"))[0]["returned"] == 1
    call("lead", "withdraw", "b1", target, "t3", "--to", "ann", "--reason", "late")
    assert rows(call("ann", "pull", target, "--json"))[0]["withdrawn"] == 1


def test_a_target_that_cannot_be_reached_is_told_in_a_sentence(call, tmp_path):
    result = call("ann", "target", "add", tmp_path / "nowhere", code=1)

    assert "is not there" in result.stderr
    assert rows(call("ann", "target", "list", "--json")) == []


def test_a_password_in_an_address_is_refused_without_repeating_it(call):
    result = call("ann", "target", "add", "webdavs://ann:canary-1@host/x", code=1)

    assert "canary" not in result.output
    assert "password" in result.output


def test_parcels_go_by_stick(call, tmp_path, clock):
    data = tmp_path / "ann"
    stick = tmp_path / "stick"
    stick.mkdir()
    store = open_store(data, clock)
    store.close()

    assert call("ann", "save-parcels", stick).output == ""
