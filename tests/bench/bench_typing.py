"""Typing in a long text while the check of spelling and grammar runs on all of it."""

from __future__ import annotations

import os
import random
import sys
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.report import Report
from trainer_desk.check.chosen import Chosen
from trainer_desk.check.installation import NotInstalled, find_installation
from trainer_desk.check.java import NoJava, find_java
from trainer_desk.check.proofreader import Proofreader
from trainer_desk.ui.controllers.checked_field import CheckedField
from trainer_desk.ui.controllers.look import ask
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.theme import Scheme, Theme, apply
from trainer_desk.ui.widgets.rewrite_editor import RewriteEditor
from trainer_desk.work.ids import BatchId

WORDS = 10_000
KEYS = 400
LIMIT_MS = 8.0
BUILT = Path(__file__).resolve().parents[2] / "build" / "languagetool"


def run(report: Report) -> None:
    """Type four hundred letters in bursts, with rests in which grammar is asked for."""
    app = QApplication(sys.argv[:1])
    apply(app, Theme.of(Scheme.LIGHT))
    name = "typing: p99 of a key in 10,000 words while they are checked, ms"
    with TemporaryDirectory() as folder:
        os.environ.setdefault("TRAINER_DESK_LANGUAGETOOL", str(BUILT))
        grammar = _has_grammar()
        if not grammar:
            report.skip("typing: grammar", "there is no LanguageTool or no Java here")
        proofreader = Proofreader(Path(folder), Chosen(grammar=grammar))
        typing = _Typing(proofreader)
        try:
            times = typing.times()
        finally:
            proofreader.close(wait=False)
            typing.stop()
    times.sort()
    wall = sorted(typing.wall)
    note = (
        f"median {times[len(times) // 2]:.2f}, worst {times[-1]:.1f}; by the clock on the wall "
        f"p99 {wall[round(0.99 * len(wall)) - 1]:.1f}; {len(times)} keys, "
        f"{typing.answers} paragraphs of grammar, {typing.looks} looks meanwhile"
    )
    report.ratio(name, times[round(0.99 * len(times)) - 1], limit=LIMIT_MS, note=note)


class _Typing:
    """An editor with a long text, a check at work on it, and a typist."""

    def __init__(self, proofreader: Proofreader) -> None:
        self.answers = self.looks = 0
        self.wall: list[float] = []
        self._quick, self._slow = Jobs(threads=1), Jobs(threads=1)
        self._proofreader = proofreader
        self._editor = RewriteEditor()
        self._editor.resize(800, 600)
        self._editor.show()
        self._field = CheckedField(
            self._editor,
            "rewrite",
            partial(self._editor.set_marks, "check"),
            proofreader.checker,
            self._quick,
        )
        self._field.shown.connect(self._note_look)
        self._field.rested.connect(self._ask)
        self._field.set_up("en-US", BatchId("bench"), on=True)
        self._asking = False
        self._editor.load(_text())
        self._editor.setFocus()

    def times(self) -> list[float]:
        """Return how long each key kept the window's thread busy, in milliseconds.

        In its own processor time, so that busy neighbours are not measured; `wall` has the rest.
        """
        chance, taken = random.Random(7), []
        _wait(2000)
        for number in range(KEYS):
            if number % 80 == 0:
                self._editor.select(*[chance.randrange(len(self._editor.text()))] * 2)
                _wait(1500)
            start, own = time.perf_counter(), time.thread_time()
            QTest.keyClick(
                self._editor, chance.choice((Qt.Key.Key_A, Qt.Key.Key_E, Qt.Key.Key_Space))
            )
            self._editor.repaint()
            self.wall.append(1000 * (time.perf_counter() - start))
            taken.append(1000 * (time.thread_time() - own))
            _wait(chance.randrange(20, 120))
        return taken

    def stop(self) -> None:
        """End the work."""
        self._quick.finish()
        self._slow.finish()

    def _note_look(self) -> None:
        self.looks += 1

    def _ask(self) -> None:
        unasked = None if self._asking else self._field.next_unasked()
        if unasked is None:
            return
        self._asking = True
        work = partial(
            ask, self._proofreader.checker, unasked.paragraph, unasked.language, unasked.wanted
        )

        def done(findings: object) -> None:
            self._asking = False
            self.answers += 1
            self._field.learn(unasked, findings)
            self._ask()

        self._slow.run(work, done=done, failed=lambda _: None)


def _has_grammar() -> bool:
    try:
        find_installation(Path(os.environ["TRAINER_DESK_LANGUAGETOOL"]))
        find_java()
    except (NotInstalled, NoJava):
        return False
    return True


def _text() -> str:
    chance = random.Random(11)
    words = [chance.choice(_SENTENCE.split()) for _ in range(WORDS)]
    for at in range(0, WORDS, 20):
        words[at] = words[at][:-1] + "q"
    lines = [" ".join(words[at : at + 40]) + "." for at in range(0, WORDS, 40)]
    return "\n\n".join(lines)


_SENTENCE = (
    "this answer is a good and clear text about the question that people often ask when they want "
    "to know how things really work in practice and why some of them never do what we expect"
)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
