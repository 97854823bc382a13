"""The writing check in the running program, with real Hunspell and without LanguageTool."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton

from tests.builders import WHY
from tests.ui.whole.conftest import until
from tests.ui.whole.working import batch_file, explain, finish, notice, rank, stored
from trainer_desk.check.status import ServerState, Trouble
from trainer_desk.ui.actions import Act
from trainer_desk.ui.widgets.editor_header import ISSUES
from trainer_desk.ui.widgets.issues_view import shown_words
from trainer_desk.ui.widgets.tab_order import stops_in
from trainer_desk.work.answers import TextAnswer
from trainer_desk.work.judgment import Outcome

# The offscreen platform cannot grab the keyboard for a popover.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TYPO = "definately"
TEXT = f"😀 It is {TYPO} so"


@pytest.fixture(autouse=True)
def without_languagetool(monkeypatch):
    monkeypatch.delenv("TRAINER_DESK_LANGUAGETOOL", raising=False)


@pytest.fixture
def running(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        yield running


def checking(running):
    return running.desktop.writing.checking


def quotes(running) -> list[str]:
    return [finding.quoted for finding in checking(running).fields.findings()]


def write_reason(running, text: str = TEXT) -> None:
    rank(running, 1, 2)
    explain(running, text)
    until(lambda: quotes(running) == [TYPO])


def popover(running):
    return running.desktop.writing.steps.popover


def open_popover(running) -> None:
    running.hands.press("F7")
    until(lambda: popover(running).isVisible())


def button(running, words: str) -> QPushButton:
    found = [
        one for one in popover(running).findChildren(QPushButton) if one.text().startswith(words)
    ]
    return found[0]


def status(running) -> list[str]:
    buttons = running.desktop.window.status.findChildren(QPushButton)
    return [one.text() for one in buttons if one.isVisible()]


def test_a_typo_in_a_reason_is_found_counted_and_fixed_by_one_key(running):
    write_reason(running)
    until(lambda: any("1 finding" in words for words in status(running)))

    open_popover(running)
    QTest.keyClick(popover(running), Qt.Key.Key_1)

    until(
        lambda: stored(running).answer(WHY, TextAnswer) == TextAnswer(text="😀 It is definitely so")
    )
    until(lambda: quotes(running) == [])
    assert not popover(running).isVisible()


def test_a_typo_in_a_note_on_a_question_is_found_and_again_when_it_is_brought_back(running):
    running.hands.press("Ctrl+Alt+N")
    running.hands.focus().insertPlainText(TEXT)
    until(lambda: quotes(running) == [TYPO])

    running.hands.press("Ctrl+Z")
    until(lambda: quotes(running) == [])
    running.hands.press("Ctrl+Shift+Z")

    until(lambda: quotes(running) == [TYPO])


def test_a_fix_is_one_step_of_undo(running):
    write_reason(running)
    open_popover(running)
    QTest.keyClick(popover(running), Qt.Key.Key_1)
    until(lambda: "definitely" in stored(running).answer(WHY, TextAnswer).text)

    running.hands.press("Ctrl+Z")

    assert stored(running).answer(WHY, TextAnswer) == TextAnswer(text=TEXT)
    until(lambda: quotes(running) == [TYPO])


def test_escape_returns_to_the_text(running):
    write_reason(running)
    field = running.hands.focus()
    open_popover(running)

    QTest.keyClick(popover(running), Qt.Key.Key_Escape)

    assert not popover(running).isVisible()
    assert QApplication.focusWidget() is field
    assert stored(running).answer(WHY, TextAnswer) == TextAnswer(text=TEXT)


@pytest.mark.parametrize("words", ["Ignore", "Ignore in this batch", "Add to dictionary"])
def test_what_is_ignored_or_taught_is_not_told_again(running, words):
    write_reason(running)
    open_popover(running)

    button(running, words).click()

    until(lambda: quotes(running) == [])
    assert stored(running).answer(WHY, TextAnswer) == TextAnswer(text=TEXT)


def test_without_languagetool_spelling_works_and_the_state_says_so(running):
    write_reason(running)

    until(lambda: checking(running).proofreader.status.state is ServerState.ABSENT)

    until(lambda: any("Spelling only: no LanguageTool" in words for words in status(running)))


def test_a_missing_languagetool_is_told_before_anything_is_written(running):
    until(lambda: any("Spelling only: no LanguageTool" in words for words in status(running)))

    assert checking(running).proofreader.status.trouble is Trouble.NOT_INSTALLED


def test_what_stays_open_is_in_the_judgment_with_the_engine(running):
    write_reason(running)
    running.hands.press("Ctrl+Return")

    batch = running.opened.desk.batches()[0].key
    until(lambda: list(running.opened.desk.finished(batch)))
    ((_, judgment),) = running.opened.desk.finished(batch)

    assert judgment.outcome is Outcome.DONE
    assert judgment.findings == (("HUNSPELL", 1),)
    assert {name for name, _ in judgment.tools} >= {"trainer-desk", "hunspell"}


def test_what_was_typed_just_before_done_counts_too(running):
    rank(running, 1, 2)
    explain(running, "It is so")
    until(lambda: checking(running).current.complete)
    running.hands.write(f" and {TYPO} and {TYPO}")
    running.hands.press("Ctrl+Return")

    batch = running.opened.desk.batches()[0].key
    until(lambda: list(running.opened.desk.finished(batch)))
    ((_, judgment),) = running.opened.desk.finished(batch)

    assert judgment.findings == (("HUNSPELL", 2),)


def test_findings_of_a_rewrite_are_listed_and_lead_to_their_place(running):
    window = running.desktop.window
    running.hands.press("Ctrl+E")
    window.editor.editor.replace(0, 0, f"👩‍🔬 {TYPO} ")
    until(lambda: TYPO in quotes(running))

    running.hands.press("Ctrl+F2")
    listed = window.editor.findChild(QListWidget, "findings")
    running.desktop.writing.steps.go_to_issue(0)

    assert window.editor.tab() == ISSUES
    assert listed.item(0).text().startswith(TYPO)
    assert window.editor.editor.textCursor().selectedText() == TYPO
    assert popover(running).finding().quoted == TYPO


def test_after_the_last_finding_of_a_text_come_those_of_the_next(running):
    window, steps = running.desktop.window, running.desktop.writing.steps
    rank(running, 1, 2)
    running.hands.press("Ctrl+E")
    window.editor.editor.replace(0, 0, f"{TYPO} ")
    until(lambda: TYPO in quotes(running))
    explain(running, f"wrnoog and {TYPO}")
    until(lambda: sorted(quotes(running)) == [TYPO, TYPO, "wrnoog"])
    reason = checking(running).current

    walked = []
    for by in (1, 1, 1, -1, -1):
        steps.step(by)
        walked.append((checking(running).current is reason, popover(running).finding().quoted))
        popover(running).close()

    assert walked == [
        (False, TYPO),
        (True, "wrnoog"),
        (True, TYPO),
        (True, "wrnoog"),
        (False, TYPO),
    ]


def test_the_list_stands_where_the_walk_is(running):
    window = running.desktop.window
    running.hands.press("Ctrl+E")
    window.editor.editor.replace(0, 0, f"wrnoog {TYPO} ")
    until(lambda: quotes(running)[:2] == ["wrnoog", TYPO])
    window.editor.editor.select(0, 0)
    running.hands.press("Ctrl+F2")
    listed = window.editor.findChild(QListWidget, "findings")

    running.desktop.writing.steps.step(1)
    popover(running).close()
    running.desktop.writing.steps.step(1)

    assert listed.currentItem().text().startswith(TYPO)


def test_spaces_that_are_too_many_can_be_seen():
    assert shown_words(" .") == "·."
    assert shown_words("  ") == "··"
    assert shown_words("a b") == "a b"


def test_a_response_is_checked_on_request_and_never_changed(running):
    window, flow = running.desktop.window, running.desktop.flow
    before = flow.task.task

    running.desktop.commands.actions[Act.CHECK_RESPONSE].trigger()
    listed = window.findings.findChild(QListWidget, "findings")
    until(lambda: window.findings.isVisible() and not popover(running).isVisible())
    running.desktop.commands.actions[Act.CHECK_RESPONSE].trigger()

    assert listed is not None
    assert not window.findings.isVisible()
    assert flow.task.task == before


@pytest.mark.parametrize("keys", ["Ctrl+N", "again"])
def test_the_keyboard_is_at_the_responses_when_findings_of_one_go(running, keys):
    window, check = running.desktop.window, running.desktop.commands.actions[Act.CHECK_RESPONSE]
    check.trigger()
    next(one for one in stops_in(window.findings) if one.isVisible()).setFocus()
    until(lambda: window.findings.isAncestorOf(running.hands.focus()))

    if keys == "again":
        check.trigger()
    else:
        running.hands.press(keys)

    until(lambda: not window.findings.isVisible())
    assert window.responses.isAncestorOf(running.hands.focus())


def test_a_language_chosen_by_hand_is_kept_for_the_batch(running):
    field = checking(running).fields.rewrite

    checking(running).choose_language(field, "ru")
    running.hands.press("Ctrl+N")

    assert field.language == "ru"


def test_switched_off_nothing_is_checked(running):
    write_reason(running)
    settings = running.opened.settings
    chosen = type(checking(running).proofreader.chosen)(spelling=False, grammar=False)

    running.desktop.writing.choose(chosen)

    until(lambda: quotes(running) == [])
    until(lambda: status(running)[0] == "Checking: off" or "Checking: off" in status(running))
    assert settings.check_spelling


def test_a_finished_task_is_checked_but_not_fixed(running):
    key = finish(running, f"it is {TYPO}")
    running.desktop.flow.open(key)
    until(lambda: quotes(running) == [TYPO])
    reason = next(
        field for field in checking(running).fields.all() if field.editor.text().endswith(TYPO)
    )
    reason.editor.setFocus()

    open_popover(running)
    QTest.keyClick(popover(running), Qt.Key.Key_1)

    assert reason.editor.text() == f"it is {TYPO}"


def test_no_findings_are_told_as_such(running):
    rank(running, 1, 2)
    explain(running, "All is well")
    until(lambda: checking(running).current.complete)

    running.hands.press("F7")

    until(lambda: notice(running) == "No findings in the texts of this task.")
