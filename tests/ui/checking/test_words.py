"""The trainer's own words: taught in a popover, looked at and changed in their window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QPushButton

from tests.ui.whole.conftest import until
from tests.ui.whole.working import batch_file, explain, rank
from trainer_desk.check.chosen import Chosen
from trainer_desk.check.personal import PersonalWords
from trainer_desk.check.proofreader import Proofreader
from trainer_desk.store import Store
from trainer_desk.ui.actions import Act
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.widgets.controls import Segmented
from trainer_desk.ui.words_dialog import BATCH, WordsBatch, WordsDialog
from trainer_desk.work.ids import BatchId

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TYPO = "definately"
HERE, ELSEWHERE = BatchId("b1"), BatchId("b2")


@pytest.fixture(autouse=True)
def without_languagetool(monkeypatch):
    monkeypatch.delenv("TRAINER_DESK_LANGUAGETOOL", raising=False)


@pytest.fixture
def proofreader(tmp_path):
    return Proofreader(tmp_path / "desk", Chosen(grammar=False))


@pytest.fixture
def dialog(qtbot, qapp, proofreader):
    jobs = Jobs(threads=1)
    batch = WordsBatch(HERE, "A batch", "en")
    dialog = WordsDialog(proofreader, jobs, batch, None)
    qtbot.addWidget(dialog)
    dialog.show()
    until(lambda: dialog.findChild(QComboBox).currentData() == "en")
    yield dialog
    jobs.finish()


def listed(dialog) -> list[str]:
    words = dialog.findChild(QListWidget, "words")
    return [words.item(row).text() for row in range(words.count())]


def press(dialog, text: str) -> None:
    button = next(one for one in dialog.findChildren(QPushButton) if one.text() == text)
    button.click()


def write(dialog, word: str) -> None:
    line = dialog.findChild(QLineEdit)
    line.setText(word)
    QTest.keyClick(line, Qt.Key.Key_Return)


def quotes(running) -> list[str]:
    return [one.quoted for one in running.desktop.writing.checking.fields.findings()]


def test_a_word_of_one_batch_is_kept_in_the_store_and_right_there_only(tmp_path):
    store = Store(tmp_path)
    PersonalWords(tmp_path / "words", store.memory).add("definately", "en-US", HERE)
    store.close()

    again = Store(tmp_path)
    words = PersonalWords(tmp_path / "words", again.memory)

    assert words.accepts("definately", "en", HERE)
    assert not words.accepts("definately", "en", ELSEWHERE)
    assert not words.accepts("definately", "en")
    assert words.words("en", HERE) == ("definately",)
    assert not (tmp_path / "words").exists()
    again.close()


def test_the_popover_teaches_a_word_for_this_batch(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        rank(running, 1, 2)
        explain(running, f"It is {TYPO} so")
        until(lambda: quotes(running) == [TYPO])
        running.hands.press("F7")
        popover = running.desktop.writing.steps.popover
        until(popover.isVisible)

        press(popover, "Add to the batch's dictionary")

        until(lambda: quotes(running) == [])
        words = running.opened.proofreader.words()
        batch = running.desktop.flow.task.batch.id
        assert words.words("en", batch) == (TYPO,)
        assert words.words("en") == ()


def test_the_words_of_the_batch_on_screen_are_listed(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        batch = running.desktop.flow.task.batch.id
        running.opened.proofreader.add_word("wordling", "en", batch)

        running.desktop.commands.actions[Act.WORDS].trigger()
        dialog = running.desktop.window.findChild(WordsDialog)
        until(lambda: dialog.findChild(QComboBox).findData("en") >= 0)
        dialog.findChild(QComboBox).setCurrentIndex(dialog.findChild(QComboBox).findData("en"))
        dialog.findChild(Segmented).set_chosen(BATCH)
        dialog.findChild(Segmented).chosen.emit(BATCH)

        until(lambda: listed(dialog) == ["wordling"])
        dialog.reject()


def test_words_are_added_and_taken_out(dialog, proofreader):
    write(dialog, "  promptish ")
    until(lambda: listed(dialog) == ["promptish"])
    assert dialog.isVisible()
    assert proofreader.words().accepts("promptish", "en")

    words = dialog.findChild(QListWidget, "words")
    words.item(0).setSelected(True)
    press(dialog, "Remove")

    until(lambda: listed(dialog) == [])
    assert not proofreader.words().accepts("promptish", "en")


def test_the_words_of_the_batch_are_a_list_of_their_own(dialog, proofreader):
    write(dialog, "everywhere")
    until(lambda: listed(dialog) == ["everywhere"])

    dialog.findChild(Segmented).set_chosen(BATCH)
    dialog.findChild(Segmented).chosen.emit(BATCH)
    until(lambda: listed(dialog) == [])
    write(dialog, "hereonly")
    until(lambda: listed(dialog) == ["hereonly"])

    assert proofreader.words().words("en", HERE) == ("hereonly",)
    assert proofreader.words().words("en") == ("everywhere",)


def test_what_is_no_word_is_refused_in_words(dialog, proofreader):
    write(dialog, "two words")

    until(lambda: any("no word" in text for text in told(dialog)))
    assert listed(dialog) == []


def told(dialog) -> list[str]:
    return [one.text() for one in dialog.findChildren(SafeLabel) if one.text()]


def test_words_travel_by_file(dialog, proofreader, tmp_path):
    proofreader.words().add("alpha", "en", HERE)
    proofreader.words().export_file(tmp_path / "words.txt", "en", HERE)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            "trainer_desk.ui.words_dialog.QFileDialog.getOpenFileName",
            lambda *_: (str(tmp_path / "words.txt"), ""),
        )
        press(dialog, "Import…")

    until(lambda: listed(dialog) == ["alpha"])
    assert proofreader.words().words("en") == ("alpha",)
