"""Repetitions among many texts: the time for a hundred thousand, and memory that does not grow."""

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tests.builders import a_desk, a_stream, open_store
from trainer_desk.work.ids import ResponseId, TaskId
from trainer_desk.work.repetitions import Looked
from trainer_desk.work.task import Response, Role, Task, Turn

FEW, MANY = 3_334, 33_334
TEXTS_EACH = 3
WORDS_EACH = 90
COPIES = 0.03
"""The share of responses that repeat an earlier one, half of them with a word changed."""
_KNOWN = 20_000


def run(report) -> None:
    seconds, memory, found = {}, {}, {}
    for tasks in (FEW, MANY):
        seconds[tasks], memory[tasks], found[tasks] = _searched(tasks)
    texts = MANY * TEXTS_EACH
    report.figure(
        f"repetitions among {texts} texts of {WORDS_EACH} words: {seconds[MANY]:.0f} s, "
        f"{memory[MANY]:.0f} MB more than before at most, {found[MANY]} groups"
    )
    report.ratio(
        "repetitions among ten times the texts, times the time",
        seconds[MANY] / seconds[FEW],
        limit=14,
    )
    report.ratio("memory for ten times the texts, MB more", memory[MANY] - memory[FEW], limit=80)


def _searched(tasks: int) -> tuple[float, float, int]:
    """Search in a process of its own, whose memory is its own."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.bench.bench_repeats", str(tasks)],
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, memory, groups = told.stdout.split()
    return float(seconds), float(memory), int(groups)


def _tasks(number: int) -> Iterator[Task]:
    chance = random.Random(7)
    known = [f"{chance.choice('бвгдклмнпрст')}{at:x}" for at in range(_KNOWN)]
    earlier: list[str] = []
    for at in range(number):
        texts = [_text(chance, known, earlier) for _ in range(TEXTS_EACH - 1)]
        earlier = [*earlier[-500:], *texts]
        yield Task(
            id=TaskId(f"t{at}"),
            prompt=(Turn(role=Role.USER, text=_fresh(chance, known)),),
            responses=tuple(
                Response(id=ResponseId(f"r{one}"), text=text) for one, text in enumerate(texts)
            ),
        )


def _text(chance: random.Random, known: list[str], earlier: list[str]) -> str:
    if not earlier or chance.random() >= COPIES:
        return _fresh(chance, known)
    words = chance.choice(earlier).split()
    if chance.random() < 0.5:
        words[chance.randrange(len(words))] = chance.choice(known)
    return " ".join(words)


def _fresh(chance: random.Random, known: list[str]) -> str:
    return " ".join(chance.choices(known, k=WORDS_EACH))


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _measure(tasks: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder), lambda: datetime.now(UTC))
        desk = a_desk(store, lambda: datetime.now(UTC))
        desk.import_batch(a_stream(lambda: _tasks(tasks)))
        before, started = _peak_mb(), time.perf_counter()
        found = desk.repetitions(desk.batches()[0].key, Looked(threshold=80))
        print(time.perf_counter() - started, _peak_mb() - before, len(found))
        store.close()


if __name__ == "__main__":
    _measure(int(sys.argv[1]))
