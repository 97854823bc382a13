"""Whatever is wrong with LanguageTool: the state says so, spelling goes on, work is finished."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.builders import WHY
from tests.check.conftest import FakeJava
from tests.ui.whole.conftest import until
from tests.ui.whole.working import batch_file, explain, rank, stored
from trainer_desk.check.status import ServerState, Trouble
from trainer_desk.work.answers import TextAnswer

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TYPO = "definately"
TEXT = f"CLIENT text, {TYPO} so"


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A folder that looks like LanguageTool; no java is found any more."""
    folder = tmp_path / "languagetool"
    folder.mkdir()
    for jar in ("languagetool-server-6.8.jar", "languagetool-core-6.8.jar", "language-en-6.8.jar"):
        (folder / jar).touch()
    monkeypatch.setenv("TRAINER_DESK_LANGUAGETOOL", str(folder))
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    return folder


@pytest.fixture
def java(tmp_path, monkeypatch, installed):
    """A stand-in for java, the only one that is found."""
    folder = tmp_path / "java"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return FakeJava(folder)


def status(running) -> str:
    buttons = running.desktop.window.status.findChildren(QPushButton)
    return " | ".join(one.text() for one in buttons if one.isVisible())


def server(running):
    return running.opened.proofreader.status


def write(running) -> None:
    rank(running, 1, 2)
    explain(running, TEXT)


def goes_on_as_ever(running) -> bool:
    """Fix the typo by its key and finish the task."""
    checking, popover = running.desktop.writing.checking, running.desktop.writing.steps.popover
    until(lambda: [one.quoted for one in checking.fields.findings()] == [TYPO])
    running.hands.press("F7")
    until(popover.isVisible)
    QTest.keyClick(popover, Qt.Key.Key_1)
    fixed = TextAnswer(text="CLIENT text, definitely so")
    until(lambda: stored(running).answer(WHY, TextAnswer) == fixed)
    running.hands.press("Ctrl+Return")
    batch = running.opened.desk.batches()[0].key
    until(lambda: list(running.opened.desk.finished(batch)))
    return True


@pytest.mark.parametrize(
    ("mode", "trouble", "said"),
    [
        ("old", Trouble.OLD_JAVA, "Spelling only: Java is too old"),
        ("dies", Trouble.DID_NOT_START, "Spelling only: LanguageTool did not start"),
        ("impostor", Trouble.DID_NOT_START, "Spelling only: LanguageTool did not start"),
        ("out of memory", Trouble.OUT_OF_MEMORY, "Spelling only: LanguageTool ran out of memory"),
    ],
)
def test_a_server_in_trouble(start, tmp_path, java, mode, trouble, said):
    java.behave(mode)
    with start(None, batch_file(tmp_path)) as running:
        write(running)

        until(lambda: server(running).trouble is trouble)
        until(lambda: said in status(running))

        assert goes_on_as_ever(running)


def test_no_java(start, tmp_path, installed):
    with start(None, batch_file(tmp_path)) as running:
        until(lambda: "Spelling only: no Java" in status(running))
        write(running)

        assert goes_on_as_ever(running)
        assert server(running).trouble is Trouble.NO_JAVA


def test_no_languagetool(start, tmp_path, installed, java):
    for jar in installed.iterdir():
        jar.unlink()
    with start(None, batch_file(tmp_path)) as running:
        until(lambda: "Spelling only: no LanguageTool" in status(running))
        write(running)

        assert goes_on_as_ever(running)
        assert java.received() == ""


def test_a_slow_server_keeps_nobody_waiting(start, tmp_path, java):
    java.behave("slow")
    with start(None, batch_file(tmp_path)) as running:
        write(running)
        until(lambda: "CLIENT" in java.received())

        assert goes_on_as_ever(running)
        assert server(running).state is ServerState.READY
        until(lambda: "Checking: ready" in status(running))
