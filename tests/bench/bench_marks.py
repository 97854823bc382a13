"""Marks: many on screen at once, and typing under many.

Times are what the GUI thread worked, because this machine may be shared. In a process of its own.
"""

import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.builders import A
from tests.ui.whole.conftest import Hands
from tests.ui.whole.marked import ERROR, MARKS, REWRITE, SLANG, marks_file, marks_task
from trainer_desk.app import surroundings
from trainer_desk.desk.opening import open_desk
from trainer_desk.files.importers import read
from trainer_desk.text.spots import spot_at
from trainer_desk.ui.collecting import GarbageCollector
from trainer_desk.ui.desktop import Desktop
from trainer_desk.work.answers import Edit, EditAnswer
from trainer_desk.work.ids import MarkId
from trainer_desk.work.marks import Mark, SpansAnswer, Where

TEXT = ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu " * 170).strip()
SHOWN, WRITTEN_ON = 500, 200
KEYS = 300
LENGTH = 18
SHOWN_MS, KEY_MS = 100, 8


def run(report) -> None:
    """Show 500 marks; type in a rewrite of 11 KB with none and with 200."""
    ours = [sys.executable, "-m", "tests.bench.bench_marks"]
    told = subprocess.run(ours, stdout=subprocess.PIPE, check=True, text=True).stdout
    shown, plain, marked = json.loads(told.splitlines()[-1])
    report.ratio(f"{SHOWN} marks taken over, listed, painted (ms)", shown, limit=SHOWN_MS)
    for number, times in ((0, plain), (WRITTEN_ON, marked)):
        report.figure(f"key with {number} marks: median {statistics.median(times):.2f} ms")
    slow = statistics.quantiles(marked, n=100)[98]
    report.ratio(f"key with {WRITTEN_ON} marks, p99 (ms)", slow, limit=KEY_MS)


def main() -> None:
    """Measure, and print the figures as JSON."""
    app = QApplication([])
    _collector = GarbageCollector(app, monotonic=time.monotonic)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        data.mkdir()
        quiet = {"trainer": "bench", "theme": "light", "delivery_automatic": False}
        (data / "settings.json").write_text(json.dumps(quiet))
        file = marks_file(Path(folder), [marks_task(0, "Ask", TEXT, "short")])
        with open_desk(data, now=lambda: datetime.now(UTC)) as opened:
            opened.desk.import_batch(read((file,)))
            desktop = Desktop(app, opened.desk, opened.settings, surroundings(opened, "en"))
            desktop.show()
            desktop.window.resize(1280, 800)
            desktop.window.activateWindow()
            desktop.open_batch(int(opened.desk.batches()[0].key))
            QTest.qWait(500)
            # As the program does once it stands.
            gc.freeze()
            figures = [_shown(desktop, app)]
            figures += [_typed(desktop, app, number) for number in (0, WRITTEN_ON)]
            desktop.window.close()
    print(json.dumps(figures))


def _shown(desktop, app) -> float:
    draft = desktop.flow.draft.answered(MARKS, _marks(Where.in_response(A), SHOWN))
    start = time.thread_time()
    desktop.flow.replace(draft)
    app.processEvents()
    return _since(start)


def _typed(desktop, app, number: int) -> list[float]:
    edits = EditAnswer(edits=(Edit(response_id=A, text=TEXT),), chosen=A)
    draft = desktop.flow.draft.answered(REWRITE, edits)
    marks = _marks(Where.in_edit(A), number) if number else None
    desktop.flow.replace(draft.answered(MARKS, marks))
    desktop.window.open_editor()
    desktop.window.editor.focus_editor()
    QTest.qWait(500)
    hands, times = Hands(app, desktop.window), []
    for at in range(KEYS):
        start = time.thread_time()
        QTest.keyClick(hands.focus(), "a" if at % 6 else " ")
        times.append(_since(start))
        QTest.qWait(3)
    return times


def _marks(where: Where, number: int) -> SpansAnswer:
    step = (len(TEXT) - 2 * LENGTH) // number
    return SpansAnswer(
        marks=tuple(
            Mark(
                id=MarkId(f"x{at}"),
                label=SLANG if at % 2 else ERROR,
                spot=spot_at(where, TEXT, at * step, at * step + LENGTH),
            )
            for at in range(number)
        )
    )


def _since(start: float) -> float:
    return 1000 * (time.thread_time() - start)


if __name__ == "__main__":
    main()
