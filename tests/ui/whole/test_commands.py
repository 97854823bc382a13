"""What the commands of the window do, by their keys."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QDialog, QLabel, QLineEdit

from tests.builders import RANK, WHY
from tests.ui.whole.conftest import until
from tests.ui.whole.working import (
    batch_file,
    finish,
    notice,
    rank,
    state_of,
    to_responses,
)
from trainer_desk.files.codec import judgment_to_json, sha256_of
from trainer_desk.files.parcel import read_parcel
from trainer_desk.ui.actions import ACTIONS, Act, shown_key, title
from trainer_desk.ui.widgets.key_sheet import KeySheet
from trainer_desk.ui.widgets.number_dialog import NumberDialog
from trainer_desk.ui.widgets.palette import Palette
from trainer_desk.ui.widgets.skip_dialog import SkipDialog
from trainer_desk.work.states import TaskState


def dialog(running, kind: type[QDialog]):
    """The dialog of a kind that is open, once it has the keyboard."""
    until(lambda: running.hands.focus() and isinstance(running.hands.focus().window(), kind))
    return running.hands.focus().window()


def back_in_the_window(running) -> None:
    window = running.desktop.window
    # There is no window manager here to do it.
    window.activateWindow()
    until(lambda: running.hands.focus() and running.hands.focus().window() is window)


def run_by_palette(running, typed: str) -> None:
    running.hands.press("Ctrl+K")
    dialog(running, Palette)
    running.hands.write(typed)
    running.hands.press("Return")


# Skipping, finishing, opening again


def test_a_skip_keeps_its_reason_and_can_be_taken_back(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        key = int(running.desktop.flow.task.key)
        running.hands.press("Ctrl+Shift+S")
        own = dialog(running, SkipDialog).findChild(QLineEdit)
        own.setFocus()
        QTest.keyClicks(own, "nonsense in both")
        running.hands.press("Return")
        skipped, remark = state_of(running, key), running.opened.desk.open_task(key).remark
        went_on = int(running.desktop.flow.task.key) != key
        back_in_the_window(running)

        running.hands.press("Ctrl+Z")

        assert (skipped, remark, went_on) == (TaskState.SKIPPED, "nonsense in both", True)
        assert int(running.desktop.flow.task.key) == key
        assert state_of(running, key) is TaskState.NEW
        assert not running.desktop.flow.task.read_only


def test_leaving_the_skip_dialog_skips_nothing(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        key = int(running.desktop.flow.task.key)
        running.hands.press("Ctrl+Shift+S")
        dialog(running, SkipDialog)
        running.hands.press("Escape")

        assert state_of(running, key) is TaskState.NEW
        assert int(running.desktop.flow.task.key) == key


def test_a_finished_task_takes_no_changes_until_it_is_opened_again(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        key = finish(running)
        running.hands.press("Ctrl+P")
        before = running.opened.desk.open_task(key).draft
        to_responses(running)
        for keys in ("2", "1", "0", "Delete", "Alt+3", "Ctrl+E", "="):
            running.hands.press(keys)
        running.desktop.flow.flush()
        untouched = running.opened.desk.open_task(key).draft.same_work(before)

        running.hands.press("Ctrl+Shift+R")

        assert untouched
        assert not running.desktop.flow.task.read_only
        assert running.desktop.flow.draft.same_work(before)
        assert running.opened.desk.waiting().judgments == 0


def test_a_sent_task_opened_again_becomes_a_second_revision_based_on_the_first(start, tmp_path):
    target = tmp_path / "target"
    target.mkdir()
    with start(None, batch_file(tmp_path), delivery_target=str(target)) as running:
        key = finish(running, "first words")
        running.hands.press("Ctrl+Shift+U")
        until(lambda: state_of(running, key) is TaskState.SENT)
        running.desktop.flow.open(key)
        running.hands.press("Ctrl+Shift+R")
        rank(running, 1)
        running.hands.press("Alt+Down")
        running.hands.press("Ctrl+Return")
        running.hands.press("Ctrl+Shift+U")
        until(lambda: len(list(target.glob("out/*/*/*.tddone"))) == 2)
        until(lambda: state_of(running, key) is TaskState.SENT)

    judged = [
        judgment
        for path in target.glob("out/*/*/*.tddone")
        for judgment in read_parcel(path).judgments
    ]
    first, second = sorted(judged, key=lambda one: one.revision)
    assert (first.revision, second.revision) == (1, 2)
    assert first.based_on is None
    assert second.based_on == sha256_of(judgment_to_json(first))
    assert dict(first.answers)[WHY] == dict(second.answers)[WHY]
    assert dict(first.answers)[RANK].groups == tuple(reversed(dict(second.answers)[RANK].groups))


def test_a_finished_batch_says_so(start, tmp_path):
    with start(None, batch_file(tmp_path, tasks=2)) as running:
        finish(running)
        finish(running)

        assert "No unfinished task is left" in notice(running)
        assert running.opened.desk.waiting().judgments == 2


# Missing, flag, pause, going to a number


def test_done_with_something_missing_goes_there_and_seals_nothing(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        key = int(running.desktop.flow.task.key)
        rank(running, 1, 2)

        running.hands.press("Ctrl+Return")

        verdict = running.desktop.window.verdict
        assert int(running.desktop.flow.task.key) == key
        assert state_of(running, key) is TaskState.DRAFT
        assert verdict.isAncestorOf(running.hands.focus())
        assert hasattr(running.hands.focus(), "insertPlainText")


def test_a_flag_is_kept_with_the_task(start, tmp_path):
    data = tmp_path / "data"
    with start(data, batch_file(tmp_path)) as running:
        key = int(running.desktop.flow.task.key)
        running.hands.press("Ctrl+Shift+F8")
    with start(data) as running:
        draft = running.opened.desk.open_task(key).draft
        checked = running.desktop.commands.actions[Act.FLAG].isChecked()

    assert draft.flagged
    assert checked


def test_a_number_leads_to_its_task(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        running.hands.press("Ctrl+J")
        asked = dialog(running, NumberDialog)
        asked.findChild(QLineEdit).selectAll()
        QTest.keyClicks(asked.findChild(QLineEdit), "4")
        running.hands.press("Return")

        assert running.desktop.flow.task.position == 3


# Views


def test_guidelines_open_and_close_by_one_key(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        window = running.desktop.window
        before = window.guidelines.isVisible()
        running.hands.press("F2")
        opened = window.guidelines.isVisible()
        running.hands.press("F2")

        assert (before, opened, window.guidelines.isVisible()) == (False, True, False)


def test_plain_text_is_one_key_away_everywhere_at_once(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        window = running.desktop.window
        running.hands.press("Ctrl+Shift+V")
        raw = (window.responses.is_raw(), window.prompt.is_raw())
        running.hands.press("Ctrl+Shift+V")

        assert raw == (True, True)
        assert (window.responses.is_raw(), window.prompt.is_raw()) == (False, False)


def test_search_finds_in_prompts_and_responses_whatever_the_case(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        desktop = running.desktop
        running.hands.press("Ctrl+Shift+F")
        running.hands.write("ёлка 3")
        until(lambda: desktop.window.queue.findChild(QAbstractItemView).model().rowCount() == 1)
        running.hands.press("Down")
        running.hands.press("Return")

        assert desktop.flow.task.position == 3


# Palette and key sheet


def test_the_palette_runs_a_command(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        run_by_palette(running, "next task")

        assert running.desktop.flow.task.position == 1


def test_the_palette_can_be_opened_again_and_again_and_leaves_nothing_behind(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        for _ in range(5):
            running.hands.press("Ctrl+K")
            dialog(running, Palette)
            running.hands.press("Escape")
            back_in_the_window(running)
        for _ in range(5):
            running.hands.press("Ctrl+J")
            dialog(running, NumberDialog)
            running.hands.press("Escape")
            back_in_the_window(running)

        window = running.desktop.window
        until(lambda: not window.findChildren(Palette))
        until(lambda: not window.findChildren(NumberDialog))


def test_the_key_sheet_lists_every_key(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        running.hands.press("F1")
        sheet = dialog(running, KeySheet)
        written = {label.text() for label in sheet.findChildren(QLabel)}
        spare = sheet.screen().availableSize().height() - sheet.height()
        running.hands.press("Escape")

    assert spare > 20
    wanted = [spec for spec in ACTIONS if spec.keys]
    assert not [spec.act for spec in wanted if title(spec.text) not in written]
    assert not [spec.act for spec in wanted if shown_key(spec) not in written]


def test_every_key_does_what_its_action_does(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        heard = []
        for act, action in running.desktop.commands.actions.items():
            action.triggered.disconnect()
            action.setEnabled(True)
            action.triggered.connect(lambda _on=False, act=act: heard.append(act))
        pressed = [(spec.act, keys) for spec in ACTIONS for keys in spec.keys]
        to_responses(running)

        for _, keys in pressed:
            running.hands.press(keys)

    assert heard == [act for act, _ in pressed]


def test_the_menu_offers_every_action_once_it_is_opened(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        commands, menu = running.desktop.commands, running.desktop.window.top_bar.menu_button.menu()

        menu.aboutToShow.emit()
        offered = [each for part in menu.actions() for each in part.menu().actions()]
        menu.aboutToShow.emit()

        assert len(offered) == len(commands.actions)
        assert set(offered) == set(commands.actions.values())
        assert offered == [each for part in menu.actions() for each in part.menu().actions()]
