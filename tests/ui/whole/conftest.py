"""The whole program with its window, driven by the keyboard."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from trainer_desk.app import surroundings
from trainer_desk.desk.opening import OpenDesk, open_desk
from trainer_desk.files.importers import read
from trainer_desk.ui.controllers.doubting import keep_muted
from trainer_desk.ui.desktop import Desktop
from trainer_desk.work.consistency import DoubtKind


class Hands:
    """A trainer's hands on the keyboard; never touches the mouse, never calls the program."""

    def __init__(self, app: QApplication, window: QWidget) -> None:
        self._app = app
        self._window = window

    def press(self, keys: str) -> None:
        """Press a shortcut such as "Ctrl+Return" on whatever has the focus."""
        pressed = QKeySequence(keys)[0]
        QTest.keyClick(self._target(), pressed.key(), pressed.keyboardModifiers())

    def write(self, text: str) -> None:
        """Type a text into whatever has the focus, as an input method would deliver it."""
        for character in text:
            target = self._target()
            if isinstance(target, QLineEdit):
                target.insert(character)
                target.textEdited.emit(target.text())
            else:
                target.insertPlainText(character)

    def focus(self) -> QWidget | None:
        """What has the focus."""
        return self._app.focusWidget()

    def _target(self) -> QWidget:
        return self._app.focusWidget() or self._window


class Running:
    """A running program."""

    def __init__(self, opened: OpenDesk, desktop: Desktop, hands: Hands) -> None:
        self.opened = opened
        self.desktop = desktop
        self.hands = hands


Start = Callable[..., Iterator[Running]]


@pytest.fixture
def start(qtbot, qapp, tmp_path):
    """Start the program on a data folder; closes it at the end of the block."""

    @contextmanager
    def started(
        folder: Path | None = None,
        *files: Path,
        trainer: str = "anna",
        monotonic: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        **settings: object,
    ) -> Iterator[Running]:
        data = folder or tmp_path / "data"
        data.mkdir(parents=True, exist_ok=True)
        quiet = {"trainer": trainer, "theme": "light", "delivery_automatic": False}
        (data / "settings.json").write_text(json.dumps(quiet))
        with open_desk(data, now=now) as opened:
            if files:
                batch = opened.desk.import_batch(read(files)).batch
                # No trainer is as quick as these hands.
                keep_muted(opened.desk, batch, [DoubtKind.VERY_FAST])
            chosen = replace(opened.settings, **settings)
            around = replace(surroundings(opened, "en"), monotonic=monotonic)
            desktop = Desktop(qapp, opened.desk, chosen, around)
            desktop.show()
            desktop.window.resize(1280, 800)
            with qtbot.waitExposed(desktop.window):
                desktop.window.activateWindow()
            if files and desktop.flow.task is None:
                desktop.open_batch(int(opened.desk.batches()[0].key))
            try:
                yield Running(opened, desktop, Hands(qapp, desktop.window))
            finally:
                desktop.window.close()
                desktop.window.deleteLater()
                desktop.deleteLater()
                qtbot.wait(1)

    return started


def until(condition: Callable[[], object], *, seconds: float = 30) -> None:
    """Let the program run until a condition holds.

    The bound only ends a hopeless wait; it promises nothing about how quick the program is.
    """
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "the condition never came true"
        QTest.qWait(5)
