"""Everything written in a batch, checked in one go."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPushButton

from tests.ui.whole.conftest import until
from tests.ui.whole.working import batch_file, explain, finish, rank
from trainer_desk.check.status import ServerState, ServerStatus, Trouble
from trainer_desk.ui.actions import Act
from trainer_desk.ui.batch_check_dialog import BatchCheckDialog
from trainer_desk.ui.controllers.batch_reading import Reading
from trainer_desk.ui.safe import SafeLabel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TYPO = "definately"


@pytest.fixture(autouse=True)
def without_languagetool(monkeypatch):
    monkeypatch.delenv("TRAINER_DESK_LANGUAGETOOL", raising=False)


@pytest.fixture
def running(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        yield running


def check(running) -> BatchCheckDialog:
    running.desktop.commands.actions[Act.CHECK_BATCH].trigger()
    return running.desktop.window.findChild(BatchCheckDialog)


def listed(dialog) -> list[str]:
    found = dialog.findChild(QListWidget, "findings")
    return [found.item(row).text().partition("\n")[0] for row in range(found.count())]


def said(dialog) -> str:
    return dialog.findChildren(SafeLabel)[0].text()


def is_done(dialog) -> bool:
    stop = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Stop")
    return not stop.isVisible()


def test_findings_of_finished_and_begun_tasks_are_listed(running):
    finish(running, f"It is {TYPO} so")
    finish(running, "All is well")
    rank(running, 1, 2)
    explain(running, f"It is {TYPO} so and {TYPO} well")

    dialog = check(running)
    until(lambda: is_done(dialog))

    assert [line.partition(":")[0] for line in listed(dialog)] == ["Task 1", "Task 3", "Task 3"]
    assert all(TYPO in line for line in listed(dialog))
    assert said(dialog).startswith("3 finding")
    assert said(dialog).endswith("; grammar was not checked")
    dialog.reject()


def test_a_finding_leads_to_its_task(running):
    key = finish(running, f"It is {TYPO} so")
    dialog = check(running)
    until(lambda: is_done(dialog))

    found = dialog.findChild(QListWidget, "findings")
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Return)

    assert running.desktop.flow.task.key == key
    assert dialog.isVisible()
    dialog.reject()


def test_a_batch_without_findings_is_told_as_such(running):
    finish(running, "All is well")

    dialog = check(running)
    until(lambda: is_done(dialog))

    assert said(dialog) == "No findings in what was written; grammar was not checked"
    dialog.reject()


class Told(list):
    def task(self, read) -> None:
        self.append([one.rule for one in read.findings])


def read(running, fake, *, wanted=lambda: True) -> tuple[Told, bool]:
    told, passed = Told(), []
    reading = Reading(
        running.opened.desk,
        lambda: fake,
        wanted=wanted,
        told=told.task,
        passed=lambda position, total: passed.append((position, total)),
    )
    reading.read(running.opened.desk.batches()[0].key)
    return told, reading.spelling_only


def test_grammar_is_asked_about_every_text(running, fake):
    finish(running, "this is an wrnog word")

    told, spelling_only = read(running, fake)

    assert told == [["ARTICLE", "WORD"]]
    assert not spelling_only


def test_without_grammar_the_spelling_is_read_all_the_same(running, fake):
    finish(running, "this is an wrnog word")
    finish(running, "and wrnog again")
    fake.status = ServerStatus(state=ServerState.FAILED, trouble=Trouble.DIED)

    told, spelling_only = read(running, fake)

    assert told == [["WORD"], ["WORD"]]
    assert spelling_only


def test_a_reading_that_is_not_wanted_any_more_ends_and_tells_nothing(running, fake):
    finish(running, "this is an wrnog word")
    answers = iter([True, True])

    told, _ = read(running, fake, wanted=lambda: next(answers, False))

    assert told == []
