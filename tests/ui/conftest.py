"""What every test of the window may ask for."""

from functools import partialmethod

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.dialogs import ForgottenDialogs

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


@pytest.fixture(autouse=True)
def no_dialog_waits_for_ever(qapp):
    """Fail, instead of waiting for ever, where a dialog comes up that nobody answers."""
    forgotten = ForgottenDialogs(qapp)
    yield
    forgotten.stop()
    assert not forgotten.titles, f"nobody answered {forgotten.titles}"
