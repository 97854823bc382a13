"""What can be chosen about the writing check."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListWidget, QPushButton, QWidget

from tests.ui.whole.conftest import until
from trainer_desk.check.chosen import Chosen, chosen
from trainer_desk.check.ignores import Ignores
from trainer_desk.check.proofreader import Proofreader
from trainer_desk.settings import Settings
from trainer_desk.ui.check_page import CheckPage
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.safe import SafeLabel


@pytest.fixture
def jobs(qapp):
    jobs = Jobs(threads=1)
    yield jobs
    jobs.finish()


@pytest.fixture
def proofreader(tmp_path, monkeypatch):
    monkeypatch.delenv("TRAINER_DESK_LANGUAGETOOL", raising=False)
    return Proofreader(tmp_path, Chosen(grammar=False))


@pytest.fixture
def page(qtbot, jobs, proofreader):
    around = QWidget()
    qtbot.addWidget(around)

    def build(settings: Settings | None = None) -> CheckPage:
        page = CheckPage(settings or Settings(), proofreader, jobs, around)
        around.show()
        return page

    return build


def named(page, kind, words):
    return next(one for one in page.findChildren(kind) if one.text() == words)


def line(page, hint: str) -> QLineEdit:
    return next(one for one in page.findChildren(QLineEdit) if hint in one.placeholderText())


def test_a_page_nobody_touched_changes_nothing(page):
    before = replace(
        Settings(),
        check_variants=("en-GB", "de-AT"),
        check_picky=("ru", "fr"),
        check_mother_tongue="ru",
        check_rules_off=("en:EN_QUOTES", "ru:STYLE"),
        check_heap_mb=1024,
        check_java="/opt/java",
        check_server="http://127.0.0.1:8081",
    )

    after = page(before).settings(before)

    assert chosen(after) == chosen(before)
    assert set(after.check_variants) == {"en-GB", "de-AT"}


def test_what_is_chosen_is_what_is_checked(page):
    shown = page()
    variant = shown.findChildren(QComboBox)[0]

    variant.setCurrentIndex(variant.findData("en-GB"))
    named(shown, QCheckBox, "Stricter rules for Russian").setChecked(True)
    line(shown, "EN_QUOTES").setText("en:A_RULE, en:A_RULE,, ru:ANOTHER")
    after = shown.settings(Settings())

    assert chosen(after).options.of("en").tag == "en-GB"
    assert chosen(after).options.of("ru").picky
    assert after.check_rules_off == ("en:A_RULE", "ru:ANOTHER")


def test_without_spelling_there_is_no_grammar_either(page):
    shown = page()

    named(shown, QCheckBox, "Check spelling while I write").setChecked(False)

    grammar = named(shown, QCheckBox, "Check grammar and style with LanguageTool")
    assert not grammar.isEnabled()
    assert not chosen(shown.settings(Settings())).grammar


def test_a_server_elsewhere_is_warned_about(page):
    shown = page()
    server = line(shown, "None:")

    def warned() -> bool:
        told = (one for one in shown.findChildren(SafeLabel) if one.isVisible())
        return any("leaves this computer" in one.text() for one in told)

    server.setText("http://localhost:8081")
    here = warned()
    server.setText("https://languagetool.example.org")

    assert (here, warned()) == (False, True)


def test_a_rule_that_was_turned_off_can_be_turned_on_again(page, tmp_path, qtbot):
    Ignores(tmp_path / "ignores.json").turn_off("COMMA_RULE", "ru")
    shown = page()
    rules = shown.findChild(QListWidget)
    until(lambda: rules.count() == 1)

    rules.item(0).setSelected(True)
    with qtbot.waitSignal(shown.taught, timeout=60_000):
        named(shown, QPushButton, "Turn on again").click()

    until(lambda: rules.count() == 0)
    assert Ignores(tmp_path / "ignores.json").all.rules == frozenset()


def test_words_and_languagetool_are_one_click_away(page, qtbot):
    shown = page()

    with qtbot.waitSignals([shown.words_asked, shown.install_asked]):
        named(shown, QPushButton, "Your words…").click()
        named(shown, QPushButton, "Install LanguageTool…").click()
