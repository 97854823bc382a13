"""What every test of the window may ask for."""

import subprocess
import sys
from functools import partialmethod
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from pytestqt.qtbot import QtBot

from tests.ui.dialogs import ForgottenDialogs
from trainer_desk.ui.resources import resource

PATIENCE_MS = 60_000
"""Ends a hopeless wait only; a loaded machine may need seconds for what takes milliseconds here."""


class PatientBot(QtBot):
    """Waits for as long as a slow machine may need; gives up at the same things."""

    waitExposed = partialmethod(QtBot.waitExposed, timeout=PATIENCE_MS)
    waitActive = partialmethod(QtBot.waitActive, timeout=PATIENCE_MS)
    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE_MS)
    waitSignals = partialmethod(QtBot.waitSignals, timeout=PATIENCE_MS)
    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE_MS)


@pytest.fixture
def qtbot(qapp, request) -> PatientBot:
    """The hands and eyes of a test, with patience."""
    return PatientBot(request)


@pytest.fixture(autouse=True, scope="session")
def nothing_stays_copied(qapp):
    """Empty the clipboard at the end: the offscreen one is freed when Python is gone."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def no_dialog_waits_for_ever(qapp):
    """Fail, instead of waiting for ever, where a dialog comes up that nobody answers."""
    forgotten = ForgottenDialogs(qapp)
    yield
    forgotten.stop()
    assert not forgotten.titles, f"nobody answered {forgotten.titles}"


@pytest.fixture
def russian(qapp, tmp_path):
    """Let the window speak Russian, as it is translated now."""
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    if not tool.exists():
        pytest.skip("pyside6-lrelease is not installed beside this Python")
    built = tmp_path / "ru.qm"
    subprocess.run([tool, "-silent", resource("i18n", "ru.ts"), "-qm", built], check=True)
    translator = QTranslator()
    assert translator.load(str(built))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
