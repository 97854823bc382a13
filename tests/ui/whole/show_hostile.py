"""Run by the hostile test in a process of its own: hostile texts as batches in the whole window.

Arguments: the folder of baits (also the working directory), a data folder, and "all" or "some":
some leave out most of the heavy texts, which cost minutes.
Prints one JSON object.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.builders import a_stream
from tests.ui.look.hostile import HEAVY, hostile_texts
from tests.ui.look.show_hostile import BEGIN, END, Ears, marker
from tests.ui.whole.conftest import Hands
from trainer_desk.app import surroundings
from trainer_desk.desk.opening import open_desk
from trainer_desk.files.reading import Reading
from trainer_desk.ui.desktop import Desktop
from trainer_desk.work.batch import Batch
from trainer_desk.work.form import (
    Anchor,
    Axis,
    ChoiceQuestion,
    EditQuestion,
    Form,
    Option,
    RankingQuestion,
    RatingQuestion,
    Scale,
    TextQuestion,
)
from trainer_desk.work.task import Response, Role, Task, Turn
from trainer_desk.work.wording import Wording

GROUP = 9
LONGEST = 100_000
WORDS = 300
"""Letters of a text that a form, a title or a reason shows."""


class Hang:
    """Measures the longest turn of the event loop, in seconds this thread really worked."""

    def __init__(self) -> None:
        self.worst, self.where, self.now = 0.0, "", ""
        self._at = time.thread_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self.note)
        self._timer.start(1)

    def note(self) -> None:
        at = time.thread_time()
        if at - self._at > self.worst:
            self.worst, self.where = at - self._at, self.now
        self._at = at


def batches(texts: list[str]) -> Iterator[Reading]:
    """Yield the texts as batches, each text in every place a file can bring one to."""
    for number, start in enumerate(range(0, len(texts), GROUP)):
        group = texts[start : start + GROUP]
        words = [text[:WORDS] or "x" for text in group]
        word = iter(words * 4)

        def wording(word=word) -> Wording:
            return Wording.of(next(word))

        form = Form(
            questions=(
                RankingQuestion(id="rank", title=wording(), help=wording()),
                RatingQuestion(
                    id="rate",
                    title=wording(),
                    axes=tuple(
                        Axis(
                            id=name,
                            title=wording(),
                            help=wording(),
                            scale=Scale(anchors=(Anchor(value=1, meaning=wording()),)),
                        )
                        for name in ("one", "two")
                    ),
                ),
                ChoiceQuestion(
                    id="choice",
                    title=wording(),
                    options=tuple(Option(id=name, title=wording()) for name in ("x", "y", "z")),
                ),
                TextQuestion(id="why", title=wording(), phrases=(wording(), wording())),
                EditQuestion(id="edit", title=wording(), required=False),
            )
        )
        tasks = [a_task(f"t{at}", group[at:] + group[:at]) for at in range(len(group))]
        batch = Batch(
            id=f"batch-{number}",
            title=words[0].replace("\n", " "),
            form=form,
            guidelines="\n\n".join(text[:20_000] for text in group),
            language="en",
        )
        yield a_stream(lambda tasks=tasks: iter(tasks), batch=batch, source=str(number))


def a_task(name: str, texts: list[str]) -> Task:
    return Task(
        id=name,
        prompt=(Turn(role=Role.SYSTEM, text=texts[-1]), Turn(role=Role.USER, text=texts[0])),
        responses=tuple(
            Response(id=f"r{at}", text=text, model=text[:100]) for at, text in enumerate(texts[:3])
        ),
    )


class Tour:
    """Goes with one task after another through every place of the window."""

    def __init__(self, app: QApplication, desktop: Desktop, hang: Hang) -> None:
        self._app, self._desktop, self._hang = app, desktop, hang
        self._hands = Hands(app, desktop.window)

    def press(self, *keys: str) -> None:
        for key in keys:
            self._hang.now = (
                f"{key} on task {self._desktop.flow.task and self._desktop.flow.task.key}"
            )
            self._hands.press(key)
            self.settle()

    def settle(self) -> None:
        QTest.qWait(2)
        while self._desktop.importing.is_busy:
            QTest.qWait(5)

    def task(self) -> None:
        self.press("Ctrl+F5", "Ctrl+F6", "Ctrl+F7", "Ctrl+Shift+V", "Ctrl+Shift+V", "F4", "F4")
        self._desktop.window.responses.focus_selected()
        self.press("1", "2", "3")
        self.press("Ctrl+E")
        if hasattr(self._hands.focus(), "insertPlainText"):
            self._hands.write("ё ")
        QTest.qWait(150)
        self.press("Ctrl+D", "Ctrl+D", "Ctrl+D")
        self.tooltips()

    def tooltips(self) -> None:
        for widget in self._desktop.window.findChildren(QWidget):
            if widget.isVisible() and widget.toolTip():
                place = QPoint(1, 1)
                event = QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
                self._app.sendEvent(widget, event)
        self.settle()

    def dialogs(self, text: str) -> None:
        for keys in ("Ctrl+Alt+Z", "Ctrl+B", "Ctrl+Shift+O", "Ctrl+K", "Ctrl+Shift+S"):
            self.press(keys)
            self.close_dialogs()
        for kind in ("warn", "bad", "ok"):
            self._desktop.window.say(kind, text, "Close")
            self.settle()
        self._desktop.flow.skip(text[:2000])
        self.settle()
        self.press("Ctrl+P")
        self.settle()

    def close_dialogs(self) -> None:
        for dialog in self._desktop.window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.grab()
                dialog.reject()
        self._desktop.window.activateWindow()
        self.settle()

    def search(self, text: str) -> None:
        self._desktop.window.queue.search_changed.emit(text[:500])
        QTest.qWait(30)
        self._desktop.window.queue.search_changed.emit("")

    def open_file(self, path: Path) -> None:
        self._desktop.importing.open([path])
        QTest.qWait(60)
        self.close_dialogs()


def tables(texts: list[str], folder: Path) -> list[Path]:
    """Write files whose columns, cells and names are hostile, good ones and broken ones."""
    names = [
        "<img src=bait.png>",
        "![x](bait.png)",
        "<b>x&amp;",
        "a\u202etxt.exe",
        "%n {} {0} $HOME",
    ]
    paths = []
    for number, name in enumerate(names):
        cells = {f"<img src='bait.png'> {at}": text[:3000] for at, text in enumerate(texts[:4])}
        path = folder / f"{name}.jsonl"
        path.write_text(json.dumps(cells) + "\n" + json.dumps(cells) + "\n", encoding="utf-8")
        broken = folder / f"{name} broken {number}.jsonl"
        broken.write_text(json.dumps({texts[number][:200]: texts[number][:200]}) + "\n{", "utf-8")
        paths += [path, broken]
    return paths


def main() -> None:
    here, data, which = sys.argv[1:]
    os.chdir(here)
    app = QApplication([])
    texts = [text[:LONGEST] for text in hostile_texts(here) if "\x00" not in text]
    if which == "some":
        texts = texts[: -len(HEAVY)] + texts[-len(HEAVY) :: 6]
    Path(data).mkdir()
    chosen = Path(f"{data}-chosen")
    chosen.mkdir()
    with open_desk(Path(data), now=lambda: datetime.now(UTC)) as opened:
        for reading in batches(texts):
            opened.desk.import_batch(reading)
        around = replace(surroundings(opened, "en"), back_up=lambda: None)
        desktop = Desktop(app, opened.desk, opened.settings, around)
        desktop.show()
        desktop.window.resize(1280, 800)
        desktop.window.activateWindow()
        hang, ears = Hang(), Ears()
        tour = Tour(app, desktop, hang)
        files = tables(texts, chosen)
        QTest.qWait(100)
        marker(BEGIN)
        ears.listening = True
        shown = 0
        for row in reversed(opened.desk.batches()):
            desktop.open_batch(int(row.key))
            desktop.window.show_pane(desktop.window.queue, shown=True)
            desktop.window.show_pane(desktop.window.guidelines, shown=True)
            for position in range(row.total):
                hang.now = f"opening task {position} of batch {row.id}"
                desktop.flow.open_at(row.key, position)
                tour.settle()
                tour.task()
                shown += 1
            hang.now = f"dialogs of {row.id}"
            tour.dialogs(texts[shown - 1])
            tour.search(texts[shown - 1])
        for path in files:
            hang.now = f"file {path.name}"
            tour.open_file(path)
        ears.listening = False
        marker(END)
        desktop.window.close()
    print(
        json.dumps(
            {"texts": shown, "slowest_s": hang.worst, "where": hang.where, "heard": ears.heard}
        )
    )


if __name__ == "__main__":
    main()
