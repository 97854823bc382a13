"""The process is killed at random, again and again, on one folder: nothing acknowledged is lost."""

import multiprocessing
import random
import sys
import time

import pytest

from tests.builders import WHY, Clock, a_desk, open_store
from tests.store.worker import TASKS, work
from trainer_desk.work.answers import TextAnswer
from trainer_desk.work.states import TaskState

PROCESSES = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
PROCESSES.set_forkserver_preload(["tests.store.worker"])


class Ledger:
    """What the killed processes said was saved."""

    def __init__(self):
        self.text = {}
        self.submitted = {}
        self.imported = set()

    def hear(self, line):
        kind, _, rest = line.partition(" ")
        position, _, text = rest.partition(" ")
        match kind:
            case "import":
                self.imported.add(rest)
            case "draft":
                self.text[int(position)] = text
            case "submit":
                self.submitted[int(position)] = text
                self.text[int(position)] = text
            case "undo":
                # It took back a submit, or a draft: what stands there now is not predicted.
                self.submitted.pop(int(position), None)
                self.text.pop(int(position), None)

    def forget(self, positions):
        for position in positions:
            self.submitted.pop(position, None)
            self.text.pop(position, None)


def one_life(folder, life, seconds, ledger):
    """Let a process work for a while, kill it, and read what it wrote down; return the lines."""
    words = folder.parent / f"{folder.name}-{life}.txt"
    process = PROCESSES.Process(target=work, args=(folder, life, words))
    process.start()
    while not words.exists() and process.is_alive():
        time.sleep(0.002)
    time.sleep(seconds)
    process.kill()
    process.join()
    lines = words.read_text().splitlines() if words.exists() else []
    for line in lines:
        ledger.hear(line)
    return lines


def check(folder, ledger, last, life):
    """Open what the kill left, and compare it with what was acknowledged."""
    clock = Clock()
    store = open_store(folder, clock)
    desk = a_desk(store, clock)
    try:
        assert store.recovery is None
        by_id = {row.id: row for row in desk.batches()}
        assert ledger.imported <= set(by_id)
        for name, row in by_id.items():
            assert row.total == (TASKS if name == "main" else 1500), "half a batch"
        if "main" not in by_id:
            assert not ledger.text
            return
        batch = by_id["main"].key
        judged = {int(task.id[1:]): one for task, one in desk.finished(batch)}
        ledger.forget(undecided_positions(desk, batch, last, life))
        for position, text in ledger.submitted.items():
            assert dict(judged[position].answers)[WHY] == TextAnswer(text=text)
        for position, text in ledger.text.items():
            opened = desk.open_task(desk.task_at(batch, position))
            assert opened.draft.answer(WHY, TextAnswer).text == text
        waiting = {int(one.task_id[1:]) for one in store.outbox.unpacked(batch)}
        assert waiting == set(judged)
        done = desk.task_rows(batch, start=0, count=TASKS, state=TaskState.DONE)
        assert {row.position for row in done} == set(judged)
        assert desk.task_count(batch, state=TaskState.DONE) == len(judged)
        store.verify()
    finally:
        store.close()


def undecided_positions(desk, batch, last, life):
    """The tasks that one more action, done but not yet written down, may have been about."""
    spoken = [line.split() for line in last if not line.startswith("import")]
    unspoken = set()
    for position in range(TASKS):
        written = desk.open_task(desk.task_at(batch, position)).draft.answer(WHY, TextAnswer)
        mine = written is not None and written.text.startswith(f"life {life} ")
        if mine and f"draft {position} {written.text}" not in last:
            unspoken.add(position)
    assert len(unspoken) <= 1, "only the very last action may go without words"
    return unspoken | {int(words[1]) for words in spoken[-1:]}


def campaign(folder, kills, seed):
    chance = random.Random(seed)
    ledger = Ledger()
    for life in range(kills):
        last = one_life(folder, life, chance.uniform(0, 0.25), ledger)
        check(folder, ledger, last, life)
    return ledger


def test_kills_lose_nothing_that_was_acknowledged(tmp_path):
    ledger = campaign(tmp_path / "desk", kills=30, seed=5)

    assert ledger.text


@pytest.mark.torture
def test_hundreds_of_kills_lose_nothing_that_was_acknowledged(tmp_path):
    for seed in range(25):
        campaign(tmp_path / f"desk{seed}", kills=40, seed=seed)
