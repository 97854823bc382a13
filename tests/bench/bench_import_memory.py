"""Memory while foreign files stream by: it must not grow with the file.

Each measurement runs in a process of its own and compares the most it held with what it held
before the first task was read.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

MEGABYTES = 200
LIMIT_MEGABYTES = 50
RECORD_LETTERS = 700

_CHILD = """
import sys
from pathlib import Path
import psutil
from trainer_desk.files.importers import read
from trainer_desk.files.reading import no_progress

held = psutil.Process().memory_info
small, *large = map(Path, sys.argv[1:])
sum(1 for _ in read([small]).tasks(no_progress))
before = peak = held().rss
for count, _ in enumerate(read(large).tasks(no_progress), start=1):
    if count % 500 == 1:
        peak = max(peak, held().rss)
print(count, max(peak, held().rss) - before)
"""


def run(report) -> None:
    """Measure JSON lines, an array, a table, and files joined in different orders."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        small = _written(root / "small", _lines(1))
        for name, parts in (("JSON lines", _lines), ("JSON array", _array), ("table", _table)):
            path = _written(root / name, parts(MEGABYTES))
            _measure(report, name, small, path)
            path.unlink()
        forward = _written(root / "forward", _outputs(MEGABYTES // 2, "M1", 1))
        backward = _written(root / "backward", _outputs(MEGABYTES // 2, "M2", -1))
        _measure(report, "two files in opposite orders", small, forward, backward)


def _measure(report, name: str, small: Path, *paths: Path) -> None:
    command = [sys.executable, "-c", _CHILD, str(small), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    count, grown = map(int, done.stdout.split())
    size = sum(path.stat().st_size for path in paths) / 1024**2
    report.ratio(
        f"memory growth in MB, {name}",
        grown / 1024**2,
        limit=LIMIT_MEGABYTES,
        note=f"{size:.0f} MB, {count} tasks",
    )


def _written(path: Path, parts: Iterator[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.writelines(parts)
    return path


def _records(megabytes: int) -> Iterator[tuple[str, str, str]]:
    count = megabytes * 1024**2 // (RECORD_LETTERS + 60)
    text = ("слово and word, " * RECORD_LETTERS)[: RECORD_LETTERS // 2]
    return ((f"id {n}", f"prompt {n} {text}", text[n % 50 :]) for n in range(count))


def _lines(megabytes: int) -> Iterator[str]:
    for name, prompt, answer in _records(megabytes):
        record = {"id": name, "prompt": prompt, "response": answer}
        yield json.dumps(record, ensure_ascii=False) + "\n"


def _array(megabytes: int) -> Iterator[str]:
    yield "["
    for number, line in enumerate(_lines(megabytes)):
        yield ("," if number else "") + line
    yield "]"


def _table(megabytes: int) -> Iterator[str]:
    yield "id,prompt,response\r\n"
    for name, prompt, answer in _records(megabytes):
        yield f'{name},"{prompt}","{answer}"\r\n'


def _outputs(megabytes: int, model: str, step: int) -> Iterator[str]:
    records = list(_records(megabytes))[::step]
    for _, prompt, answer in records:
        record = {"instruction": prompt, "output": answer, "generator": model}
        yield json.dumps(record, ensure_ascii=False) + "\n"
