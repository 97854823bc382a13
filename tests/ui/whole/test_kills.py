"""The window's process is killed at any moment; what it said was saved is there, whole."""

import json
import os
import random
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.builders import RANK, WHY, a_batch, a_reading
from tests.ui.whole.driver import WORKED, texts
from trainer_desk.desk.opening import OpenDesk, open_desk
from trainer_desk.work.answers import RankingAnswer, TextAnswer
from trainer_desk.work.states import TaskState

TASKS = 400
PATIENCE_S = 120
"""How long a window may take to do its first thing on a busy machine."""


@pytest.fixture
def data(tmp_path) -> Path:
    folder = tmp_path / "data"
    with _opened(folder) as opened:
        opened.desk.import_batch(a_reading(TASKS, batch=replace(a_batch(), form=WORKED)))
    return folder


def _opened(folder: Path):
    return open_desk(folder, now=lambda: datetime.now(UTC))


class Said:
    """What the window has said so far, read on a thread so that its pipe never fills."""

    def __init__(self, process: subprocess.Popen) -> None:
        self.lines: list[list] = []
        self._news = threading.Condition()
        self._reader = threading.Thread(target=self._read, args=(process.stdout,))
        self._reader.start()

    def wait_for(self, word: str, *, times: int = 1) -> None:
        with self._news:
            heard = self._news.wait_for(lambda: self._count(word) >= times, PATIENCE_S)
        assert heard, f"the window never said {word!r}"

    def to_the_end(self) -> list[list]:
        self._reader.join()
        return self.lines

    def _count(self, word: str) -> int:
        return sum(line[0] == word for line in self.lines)

    def _read(self, stream) -> None:
        with stream:
            for raw in stream:
                # The last line of a killed process may be half a line.
                if raw.endswith(b"\n"):
                    with self._news:
                        self.lines.append(json.loads(raw))
                        self._news.notify_all()


def work_and_kill(folder: Path, seed: int) -> list[list]:
    """Let a window work, kill it at a random moment, and return what it had said."""
    chance = random.Random(seed)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.whole.driver", str(folder), str(seed)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUNBUFFERED": "1"},
    )
    said = Said(process)
    try:
        said.wait_for("ready")
        if chance.random() < 0.6:
            said.wait_for("submitting", times=chance.randint(1, 3))
            time.sleep(chance.random() * 0.02)
        else:
            time.sleep(chance.random() * 1.2)
    finally:
        process.kill()
        process.wait()
    return said.to_the_end()


def check(opened: OpenDesk, said: list[list]) -> None:
    """Hold what is stored against what was said; words only ever grow in this campaign."""
    opened.store.verify()
    for kind, key, *told in (line for line in said if len(line) > 1):
        task = opened.desk.open_task(key)
        stored = texts(task.draft)
        if kind == "saved":
            assert all(now.startswith(then) for now, then in zip(stored, told, strict=True))
        elif kind == "sealed":
            assert task.state is TaskState.DONE
            assert list(stored) == told


def check_nothing_is_half(opened: OpenDesk) -> int:
    """Hold tasks, judgments and outbox against one another; return how many are finished."""
    batch = opened.desk.batches()[0]
    finished = {task.id: judgment for task, judgment in opened.desk.finished(batch.key)}
    rows = opened.desk.task_rows(batch.key, start=0, count=TASKS)
    done = [row for row in rows if row.state is TaskState.DONE]
    assert {row.id for row in done} == set(finished)
    assert opened.desk.waiting().judgments == len(finished)
    for row in done:
        draft, judgment = opened.desk.open_task(row.key).draft, finished[row.id]
        assert dict(judgment.answers)[WHY] == draft.answer(WHY, TextAnswer)
        assert dict(judgment.answers)[RANK] == draft.answer(RANK, RankingAnswer)
    return len(done)


def campaign(data: Path, kills: int) -> None:
    told, done, saves = [], 0, 0
    for seed in range(kills):
        said = work_and_kill(data, seed)
        told += said
        saves += sum(line[0] == "saved" for line in said)
        with _opened(data) as opened:
            assert opened.store.recovery is None, opened.store.recovery
            check(opened, said)
            done = check_nothing_is_half(opened)
    with _opened(data) as opened:
        check(opened, [line for line in told if line[0] == "sealed"])
    assert done > 0
    assert saves > kills


def test_twenty_kills_lose_nothing_that_was_saved(data):
    campaign(data, 20)


@pytest.mark.torture
@pytest.mark.timeout(3000)
def test_three_hundred_kills_lose_nothing_that_was_saved(data):
    campaign(data, 300)
