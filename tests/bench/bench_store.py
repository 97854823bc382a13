"""The store against bare SQLite with the same settings, and a million tasks against a thousand."""

import json
import random
import sqlite3  # noqa: TID251 - what the store is measured against
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from tests.builders import FORM, a_desk, a_draft, a_stream
from trainer_desk.files.codec import task_to_json
from trainer_desk.store import Store
from trainer_desk.store.connect import connect, migrate
from trainer_desk.store.importing import portions
from trainer_desk.work.batch import Batch
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import BatchId, BatchKey, ResponseId, TaskId
from trainer_desk.work.states import TaskState
from trainer_desk.work.task import Response, Role, Task, Turn

MILLION = 1_000_000
THOUSAND = 1_000
ROUNDS = 5
MEMORY_MB = 400
WORDS = ["почему", "небо", "синее", "because", "the", "light", "of", "sun", "scatters", "в"]


def run(report) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _imports(report, Path(folder))
        _submits(report, Path(folder))
        _sizes(report, Path(folder))


def _imports(report, folder: Path) -> None:
    for name, number, words in (("small", 20_000, 30), ("long", 3_000, 900)):
        tasks = list(_tasks(number, words))
        times = [_import_times(folder / f"{name}{turn}", tasks) for turn in range(ROUNDS)]
        # The best of several turns each: what disturbs a turn is not ours.
        alone, whole = (min(column) for column in zip(*times, strict=True))
        report.ratio(
            f"import of {number} {name} tasks, of bare executemany's throughput",
            alone / whole,
            limit=0.6,
            better="higher",
            note=f"{sum(len(task_to_json(task)) for task in tasks) / number:.0f} bytes each",
        )


def _import_times(folder: Path, tasks: list[Task]) -> tuple[float, float]:
    folder.mkdir()
    rows, texts = [], []
    for some, others in portions(BatchKey(1), 1, iter(tasks)):
        rows += some
        texts += others
    with closing(_bare(folder / "bare.sqlite3")) as bare:
        bare.execute("INSERT INTO batch VALUES (1, 'b', 1, '', '', x'', '', '', 1, 0, '', 'ready')")
        bare.commit()
        started = time.perf_counter()
        bare.executemany("INSERT INTO task (key, batch, id, title) VALUES (?, ?, ?, ?)", rows)
        bare.executemany("INSERT INTO task_text VALUES (?, ?, ?, ?)", texts)
        bare.commit()
        alone = time.perf_counter() - started
    del rows, texts
    with closing(Store(folder / "desk")) as store:
        desk = a_desk(store, _now)
        started = time.perf_counter()
        desk.import_batch(_reading(lambda: iter(tasks)))
        whole = time.perf_counter() - started
    return alone, whole


def _submits(report, folder: Path) -> None:
    """One after the other, in turns, so that a busy disk is busy for both."""
    number = 400
    with closing(Store(folder / "submits")) as store, closing(_bare(folder / "b.sqlite3")) as bare:
        desk = a_desk(store, _now)
        batch = desk.import_batch(_reading(lambda: _tasks(number, 300))).batch
        bare.execute("CREATE TABLE bare (body BLOB)")
        for position in range(number):
            desk.save_draft(desk.task_at(batch, position), a_draft())
        ours, theirs = [], []
        for position in range(number):
            key = desk.task_at(batch, position)
            draft = desk.open_task(key).draft
            ours.append(_timed(lambda key=key, draft=draft: desk.submit(key, draft)))
            payload = bytes(1500)
            theirs.append(_timed(lambda payload=payload: _commit(bare, payload)))
    ratio = statistics.median(ours) / statistics.median(theirs)
    report.ratio(
        "durable submit, of one bare commit",
        ratio,
        limit=2,
        note=f"median {statistics.median(ours) * 1000:.2f} ms, p99 {_p99(ours) * 1000:.2f} ms",
    )


def _sizes(report, folder: Path) -> None:
    """In a process of its own, so that its memory is nobody else's."""
    code = "import sys; from tests.bench import bench_store; bench_store.measure(sys.argv[1])"
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder / "sizes")],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    report.figure(f"{MILLION / found['import']:.0f} tasks a second, {found['import']:.0f} s in all")
    for name, (near, far) in found["acts"].items():
        if name in ("open a task", "page by position"):
            report.ratio(f"{name} at {MILLION}, of the same at {THOUSAND}", far / near, limit=1.2)
        report.ratio(f"{name} at {MILLION}, milliseconds", far * 1000, limit=1)
    waits = found["waits"]
    report.figure(
        f"{len(waits)} drafts saved while {MILLION} tasks are backed up:"
        f" median {statistics.median(waits) * 1000:.1f}, most {max(waits) * 1000:.1f} ms"
    )
    report.ratio("memory of all that, MB", found["memory"], limit=MEMORY_MB)
    report.figure(f"{found['open']:.2f} s to open {MILLION} tasks again")


def measure(folder: str) -> None:
    """Print what a million tasks cost, as JSON."""
    with closing(Store(Path(folder))) as store:
        desk = a_desk(store, _now)
        small = desk.import_batch(_reading(lambda: _tasks(THOUSAND, 12), "small")).batch
        started = time.perf_counter()
        big = desk.import_batch(_reading(lambda: _tasks(MILLION, 12), "big")).batch
        seconds = time.perf_counter() - started
        _spread_states(desk, big, MILLION)
        _spread_states(desk, small, THOUSAND)
        acts = {name: _compared(act, small, big) for name, act in _acts(desk).items()}
        waits = _saves_during_backup(desk, store, big)
    started = time.perf_counter()
    again = Store(Path(folder))
    opened = time.perf_counter() - started
    again.close()
    found = {"import": seconds, "acts": acts, "waits": waits, "memory": _peak(), "open": opened}
    print(json.dumps(found))


def _spread_states(desk, batch: BatchKey, number: int) -> None:
    """Make the filtered lists sparse and spread out."""
    for position in random.Random(1).sample(range(number), 200):
        desk.skip(desk.task_at(batch, position), Draft(), reason="no")


def _acts(desk) -> dict[str, Callable[[BatchKey, int], object]]:
    def page(batch: BatchKey, position: int) -> object:
        return desk.task_rows(batch, start=position, count=50)

    def filtered(batch: BatchKey, position: int) -> object:
        return desk.task_rows(batch, start=position // 2, count=50, state=TaskState.NEW)

    def place(batch: BatchKey, position: int) -> object:
        return desk.row_index(desk.task_at(batch, position), state=TaskState.NEW)

    return {
        "open a task": lambda batch, position: desk.open_task(desk.task_at(batch, position)),
        "page by position": page,
        "page of a filtered list": filtered,
        "place in a filtered list": place,
        "next unfinished": lambda batch, position: desk.next_unfinished(batch, after=position),
    }


def _compared(
    act: Callable[[BatchKey, int], object], small: BatchKey, big: BatchKey
) -> tuple[float, float]:
    chance = random.Random(2)
    short, long = [], []
    for _ in range(600):
        near, far = chance.randrange(THOUSAND), chance.randrange(MILLION)
        short.append(_timed(lambda near=near: act(small, near)))
        long.append(_timed(lambda far=far: act(big, far)))
    return statistics.median(short), statistics.median(long)


def _saves_during_backup(desk, store: Store, batch: BatchKey) -> list[float]:
    """How long a draft waits while a million tasks are being backed up."""
    thread = threading.Thread(target=store.back_up)
    thread.start()
    waits = []
    while thread.is_alive():
        key = desk.task_at(batch, len(waits))
        waits.append(_timed(lambda key=key: desk.save_draft(key, Draft(note="typed"))))
        time.sleep(0.02)
    thread.join()
    return waits


def _peak() -> float:
    """The most megabytes this process ever held; 0 where the system does not say."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return int(lines["VmHWM"].split()[0]) / 1024


def _tasks(number: int, words: int) -> Iterator[Task]:
    text = " ".join(WORDS * (words // len(WORDS) + 1))
    for position in range(number):
        yield Task(
            id=TaskId(f"task-{position}"),
            prompt=(Turn(role=Role.USER, text=f"{position} {text[: words * 3]}"),),
            responses=tuple(
                Response(id=ResponseId(name), text=f"{name} {position} {text[: words * 6]}")
                for name in "ab"
            ),
        )


def _reading(tasks: Callable[[], Iterator[Task]], name: str = "bench"):
    return a_stream(tasks, batch=Batch(id=BatchId(name), title=name, form=FORM), source=name)


def _bare(path: Path) -> sqlite3.Connection:
    """SQLite without us, with the same schema and settings."""
    database = connect(path)
    migrate(database)
    return database.conn


def _commit(bare: sqlite3.Connection, payload: bytes) -> None:
    bare.execute("BEGIN")
    bare.execute("INSERT INTO bare VALUES (?)", (payload,))
    bare.execute("COMMIT")


def _timed(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def _p99(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.99)]


def _now() -> datetime:
    return datetime.now(UTC)
