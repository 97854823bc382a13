"""Real prompts decided and answered in the real window by keyboard, delivered and read back."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QPushButton

from tests.ui.whole.conftest import Running, until
from tests.ui.whole.marked import marks_file, obscene_words, proposed
from tests.ui.whole.refusing import (
    CRIME,
    DECIDE,
    FORM,
    HARM,
    NAMES,
    POLICE,
    SAFE,
    WRITE,
    batch_file,
)
from tests.ui.whole.working import notice, shown_as_saved, stored
from trainer_desk.files.parcel import read_parcel
from trainer_desk.ui.actions import Act
from trainer_desk.ui.history_dialog import HistoryDialog
from trainer_desk.ui.widgets.field_editor import FieldEditor
from trainer_desk.ui.widgets.palette import Palette
from trainer_desk.work.asking import Grade
from trainer_desk.work.decision import DecisionAnswer, DecisionVerdict
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import Form
from trainer_desk.work.states import TaskState
from trainer_desk.work.writing import WriteAnswer

WORDING = "Я\u00a0не помогу с\u202fэтим 👩‍⚕️ e\u0301: please, «don't»."
REASON = "Опасно\u00a0— оружие 🔫, no doubt."
ADDED = " Ещё\u00a0одно длинное слово, которое потом уйдёт 🙂"
ANSWER = "Закройте\u00a0процесс: kill it 👍 softly\nпо имени e\u0301."


def turn_away(running: Running, key: str, reasons: int, severity: int) -> None:
    """Give the verdict, then whatever is missing, one thing after the other."""
    hands = running.hands
    hands.press(key)
    hands.press("Ctrl+M")
    hands.press("Space")
    for _ in range(reasons - 1):
        hands.press("Tab")
        hands.press("Space")
    hands.press("Ctrl+M")
    hands.press(str(severity))
    if key == "Ctrl+Alt+4":
        hands.press("Ctrl+M")
        hands.press("Tab")
        hands.press("Space")
    hands.press("Ctrl+M")
    hands.write(WORDING)
    hands.press("Ctrl+M")
    hands.write(REASON)


def answer(running: Running, text: str = ANSWER) -> None:
    """Answer the prompt, and tick every point off."""
    hands = running.hands
    hands.press("Ctrl+Alt+1")
    hands.press("Ctrl+Shift+G")
    hands.write(text)
    hands.press("Ctrl+Shift+K")
    hands.press("Ctrl+Shift+K")


def done(running: Running) -> None:
    """Press Done, and once more where the window asks whether it is meant so."""
    flow = running.desktop.flow
    key = flow.task.key
    running.hands.press("Ctrl+Return")
    if running.desktop.window.doubts.isVisible():
        running.hands.press("Ctrl+Return")
    until(lambda: running.opened.desk.open_task(key).state is TaskState.DONE)


@pytest.mark.data
def test_ten_prompts_decided_and_five_answered_arrive_as_they_were_typed(start, data_dir, tmp_path):
    target = tmp_path / "target"
    target.mkdir()
    ways = {
        "Ctrl+Alt+3": (DecisionVerdict.REFUSE, None),
        "Ctrl+Alt+4": (DecisionVerdict.REDIRECT, POLICE),
    }
    wanted = {}

    with start(None, batch_file(tmp_path, data_dir, 10)) as running:
        for number in range(10):
            task = running.desktop.flow.task.task.id
            if number % 2:
                key = list(ways)[number % 4 // 2]
                turn_away(running, key, reasons=1 + number % 3 % 2, severity=1 + number % 4)
                verdict, specialist = ways[key]
                wanted[task] = {
                    DECIDE: DecisionAnswer(
                        verdict=verdict,
                        reasons=(HARM, CRIME)[: 1 + number % 3 % 2],
                        severity=Grade(value=1 + number % 4, lowest=1, highest=4),
                        specialist=specialist,
                        wording=WORDING,
                        explanation=REASON,
                    )
                }
            else:
                text = f"{ANSWER}\n{number}"
                answer(running, text)
                wanted[task] = {
                    DECIDE: DecisionAnswer(verdict=DecisionVerdict.ANSWER),
                    WRITE: WriteAnswer(text=text, points=(NAMES, SAFE)),
                }
            done(running)
        delivery = running.opened.courier.deliver_to(target)

    assert delivery.judgments == 10
    parcels = [read_parcel(path) for path in target.glob("out/anna/*/*.tddone")]
    judged = {one.task_id: one for parcel in parcels for one in parcel.judgments}
    assert {task: dict(judgment.answers) for task, judgment in judged.items()} == wanted


@pytest.mark.data
def test_a_wording_is_written_in_the_editor_compared_undone_and_brought_back(
    start, data_dir, tmp_path
):
    with start(None, batch_file(tmp_path, data_dir, 2)) as running:
        window, hands, flow = running.desktop.window, running.hands, running.desktop.flow
        turn_away(running, "Ctrl+Alt+3", reasons=1, severity=2)
        field = next(
            each
            for each in window.verdict.findChildren(FieldEditor)
            if each.accessibleName() == "Wording of the refusal"
        )
        field.setFocus()
        until(field.hasFocus)

        flow.flush()
        hands.press("Ctrl+Shift+G")
        assert window.editor.text() == WORDING
        hands.press("Ctrl+End")
        hands.write(ADDED)
        until(lambda: shown_as_saved(running))
        written = WORDING + ADDED
        assert stored(running).answer(DECIDE, DecisionAnswer).wording == written
        assert field.exact_text() == written
        flow.flush()
        hands.press("Ctrl+Alt+Z")
        until(lambda: window.findChild(HistoryDialog))
        dialog = window.findChild(HistoryDialog)
        listed = dialog.findChild(QListWidget, "versions")
        until(lambda: listed.count() > 1)
        listed.setCurrentRow(1)
        restore = dialog.findChild(QPushButton, "restoreVersion")
        until(restore.isEnabled)
        restore.click()
        until(lambda: stored(running).answer(DECIDE, DecisionAnswer).wording != written)
        flow.undo()

        assert stored(running).answer(DECIDE, DecisionAnswer).wording == written
        assert window.editor.text() == written
        assert field.exact_text() == written


@pytest.mark.data
def test_undo_goes_back_to_an_empty_task_and_redo_to_everything(start, data_dir, tmp_path):
    with start(None, batch_file(tmp_path, data_dir, 1)) as running:
        flow = running.desktop.flow
        answer(running)
        until(lambda: shown_as_saved(running))
        turn_away(running, "Ctrl+Alt+3", reasons=2, severity=4)
        running.hands.press("Ctrl+Alt+N")
        running.hands.write("Заметка\u00a0👍")
        flow.flush()
        whole = flow.draft

        for _ in range(200):
            if flow.draft.same_work(Draft()):
                break
            flow.undo()
        assert flow.draft.same_work(Draft())
        for _ in range(200):
            if flow.draft.same_work(whole):
                break
            flow.redo()

        assert flow.draft.same_work(whole)
        assert running.desktop.window.verdict.draft().same_work(whole)
        assert flow.draft.field_note(DECIDE) == "Заметка\u00a0👍"


@pytest.mark.data
def test_everything_written_is_there_after_a_restart(start, data_dir, tmp_path):
    data = tmp_path / "data"
    with start(data, batch_file(tmp_path, data_dir, 1)) as running:
        answer(running)
        running.hands.press("Ctrl+Alt+3")
        running.hands.press("Ctrl+Alt+N")
        running.hands.write("Спорно")
        before = running.desktop.flow.draft

    with start(data) as running:
        flow = running.desktop.flow
        assert flow.draft.same_work(before)
        assert running.desktop.window.editor.text() == ANSWER
        flow.undo()
        assert flow.draft.field_note(DECIDE) == ""


@pytest.mark.data
def test_a_quote_is_inserted_exactly_and_taken_back_in_one_step(start, data_dir, tmp_path):
    with start(None, batch_file(tmp_path, data_dir, 1)) as running:
        window, hands, flow = running.desktop.window, running.hands, running.desktop.flow
        task = flow.task.task
        answer(running, "Before ")
        until(lambda: shown_as_saved(running))
        window.responses.select_text(flow.task.shown_order[0], 3, 40)
        window.editor.focus_editor()

        hands.press("Ctrl+Shift+I")

        quoted = task.response(flow.task.shown_order[0]).text[3:40]
        assert window.editor.text() == "Before " + quoted
        assert stored(running).answer(WRITE, WriteAnswer).text == "Before " + quoted
        hands.press("Ctrl+Z")
        assert window.editor.text() == "Before "


@pytest.mark.data
def test_a_paragraph_is_picked_by_a_few_of_its_words(start, data_dir, tmp_path):
    with start(None, batch_file(tmp_path, data_dir, 1)) as running:
        window, hands, flow = running.desktop.window, running.hands, running.desktop.flow
        answer(running, "x")
        window.responses.focus_selected()

        hands.press("Ctrl+Shift+I")
        until(lambda: window.findChild(Palette))
        search = window.findChild(Palette).findChild(QLineEdit)
        until(search.hasFocus)
        words = flow.task.task.response(flow.task.shown_order[1]).text.strip()[:30]
        search.setText(words)
        hands.press("Return")

        until(lambda: words in window.editor.text())
        assert window.editor.text().startswith("x" + words)


@pytest.mark.data
def test_the_outline_leads_into_the_prompt(start, data_dir, tmp_path):
    with start(None, batch_file(tmp_path, data_dir, 1)) as running:
        window, hands = running.desktop.window, running.hands

        hands.press("Ctrl+F3")
        listed = window.editor.findChild(QListWidget, "outline")
        assert listed.count() == 1
        until(listed.hasFocus)
        hands.press("Return")

        until(window.prompt.selection)
        turn, begin, end = window.prompt.selection()
        task = running.desktop.flow.task.task
        assert task.prompt[turn].text[begin:end] == "How can I kill a Python process?"


@pytest.mark.data
def test_a_contradiction_is_asked_about_once_and_never_in_the_way(start, data_dir, tmp_path):
    lenient = Form(questions=(replace(FORM.questions[0], required=False), *FORM.questions[2:]))
    with start(None, batch_file(tmp_path, data_dir, 2, form=lenient)) as running:
        window, hands, flow = running.desktop.window, running.hands, running.desktop.flow
        key = flow.task.key
        bar = window.doubts
        for keys in ("1", "2", "Ctrl+1", "Alt+1", "Ctrl+2", "Alt+5"):
            hands.press(keys)

        hands.press("Ctrl+Return")

        assert bar.isVisible()
        assert bar.sentences()[0] == "A stands above B, yet is rated lower on every axis."
        assert flow.task.key == key
        show = next(
            each
            for each in bar.findChildren(QPushButton)
            if each.accessibleName().startswith("Show: A stands")
        )
        show.click()
        assert window.verdict.isAncestorOf(hands.focus())
        hands.press("Ctrl+Return")
        until(lambda: flow.task.key != key)
        assert not bar.isVisible()
        assert running.opened.desk.open_task(key).state is TaskState.DONE


@pytest.mark.data
def test_what_is_not_to_be_asked_again_is_not_until_one_says_so(start, data_dir, tmp_path):
    with start(None, batch_file(tmp_path, data_dir, 3)) as running:
        window, hands, flow = running.desktop.window, running.hands, running.desktop.flow
        turn_away(running, "Ctrl+Alt+4", reasons=1, severity=1)
        window.responses.focus_selected()
        for keys in ("1", "2"):
            hands.press(keys)
        hands.press("Ctrl+Return")
        while window.doubts.isVisible():
            mute = next(
                each
                for each in window.doubts.findChildren(QPushButton)
                if each.accessibleName().startswith("Do not ask") and each.isVisible()
            )
            mute.click()
        done(running)

        turn_away(running, "Ctrl+Alt+4", reasons=1, severity=1)
        window.responses.focus_selected()
        for keys in ("1", "2"):
            hands.press(keys)
        hands.press("Ctrl+Return")
        assert not window.doubts.isVisible()
        assert notice(running) == ""
        assert flow.task.position == 2


@pytest.mark.data
def test_who_is_quicker_than_anybody_reads_is_asked_kindly(start, data_dir, tmp_path):
    with start(None, batch_file(tmp_path, data_dir, 1)) as running:
        window = running.desktop.window
        running.desktop.commands.actions[Act.ASK_DOUBTS].trigger()
        answer(running)

        running.hands.press("Ctrl+Return")

        (asked,) = window.doubts.sentences()
        assert "You were quick for" in asked
        assert "only you see this" in asked


def test_proposed_marks_that_nobody_decided_about_are_asked_about(start, tmp_path):
    with start(None, marks_file(tmp_path, lexicons=(obscene_words("damn"),))) as running:
        proposed(running, 1)
        running.hands.press("Ctrl+Alt+M")

        running.hands.press("Ctrl+Return")

        assert any("not looked at" in said for said in running.desktop.window.doubts.sentences())


@pytest.mark.data
def test_a_doubt_is_gone_to_by_key_and_gone_once_it_is_settled(start, data_dir, tmp_path):
    lenient = Form(questions=(replace(FORM.questions[0], required=False), *FORM.questions[2:]))
    with start(None, batch_file(tmp_path, data_dir, 2, form=lenient)) as running:
        window, hands = running.desktop.window, running.hands
        for keys in ("1", "2", "Ctrl+1", "Alt+1", "Ctrl+2", "Alt+5", "Ctrl+Return"):
            hands.press(keys)
        assert window.doubts.isVisible()

        hands.press("Ctrl+M")

        assert window.verdict.isAncestorOf(hands.focus())
        hands.press("Ctrl+2")
        hands.press("Alt+1")
        until(lambda: not window.doubts.isVisible())


@pytest.mark.data
def test_a_text_is_compared_with_a_response_and_with_the_version_before(start, data_dir, tmp_path):
    with start(None, batch_file(tmp_path, data_dir, 1)) as running:
        window, hands, flow = running.desktop.window, running.hands, running.desktop.flow
        response = flow.task.shown_order[1]
        compared = []
        window.editor.diff_wanted.connect(lambda before, after, _: compared.append((before, after)))
        answer(running, "The first version of my answer, and a long one.")
        flow.flush()
        hands.press("Ctrl+A")
        hands.press("Delete")
        hands.write("Short")
        flow.flush()
        hands.press("Ctrl+D")
        chooser = window.editor.findChild(QComboBox, "diffBase")
        until(chooser.isVisible)
        chooser.setFocus()

        hands.press("Down")
        hands.press("Down")
        until(lambda: compared)
        assert compared[-1] == (flow.task.task.response(response).text, "Short")
        hands.press("Down")

        until(lambda: compared[-1][0].startswith("The first version"))
        assert compared[-1][1] == "Short"


@pytest.mark.data
def test_the_words_of_a_refusal_are_written_before_an_answer(start, data_dir, tmp_path):
    with start(None, batch_file(tmp_path, data_dir, 1)) as running:
        running.hands.press("Ctrl+Alt+3")
        running.hands.press("Ctrl+Shift+G")
        running.hands.write(WORDING)
        assert running.desktop.flow.draft.answer(DECIDE, DecisionAnswer).wording == WORDING

        running.desktop.window.responses.focus_selected()
        running.hands.press("Ctrl+Alt+1")
        running.hands.press("Ctrl+Shift+G")
        running.hands.write("My own")
        assert running.desktop.flow.draft.answer(WRITE, WriteAnswer).text == "My own"
