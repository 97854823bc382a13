"""Facts checked in the real window on real answers, by keyboard alone, delivered and read back."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from tests.ui.whole.conftest import Hands, Running, until
from tests.ui.whole.working import notice, to_responses
from trainer_desk.files.importers import read
from trainer_desk.files.native import write_native
from trainer_desk.files.parcel import read_parcel
from trainer_desk.files.reading import no_progress
from trainer_desk.ui.widgets.claims_model import Column
from trainer_desk.ui.widgets.controls import Chip
from trainer_desk.work.answers import EditAnswer
from trainer_desk.work.asking import Grade, Scale
from trainer_desk.work.batch import Batch
from trainer_desk.work.facts import FactsAnswer, FactsQuestion, Stance
from trainer_desk.work.form import EditQuestion, EditTarget, Form
from trainer_desk.work.ids import BatchId, QuestionId, ResponseId, TaskId
from trainer_desk.work.marks import Ground
from trainer_desk.work.states import TaskState
from trainer_desk.work.task import Response, Role, Task, Turn
from trainer_desk.work.wording import Wording

FACTS, REWRITE = QuestionId("facts"), QuestionId("edit")
TASKS = 10
ADDRESS = "https://en.wikipedia.org/wiki/Fact"
QUOTE = "Word for word\u00a0— «так»"
RIGHT = "Verified 👩‍🔬: e\u0301tude."
FORM = Form(
    questions=(
        FactsQuestion(id=FACTS, title=Wording.of("Facts"), importance=Scale(lowest=1, highest=3)),
        EditQuestion(
            id=REWRITE, title=Wording.of("Rewrite"), target=EditTarget.ANY, required=False
        ),
    )
)


def records(data_dir):
    path = data_dir / "factcheck" / "factcheck-GPT-benchmark.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def batch_of_answers_and_revisions(data_dir, folder):
    """Real answers with at least two sentences, each beside the same answer a second time.

    The second begins with a word more, so that nothing stands at the same place in both.
    """
    tasks = []
    for number, record in enumerate(records(data_dir)):
        starts = [sentence["text"] for sentence in record["sentences"].values()][:2]
        if len(starts) < 2 or min(len(text.split()) for text in starts) < 6:
            continue
        texts = (record["response"], "Well, " + record["response"])
        tasks.append(
            Task(
                id=TaskId(f"t{number}"),
                prompt=(Turn(role=Role.USER, text=record["prompt"]),),
                responses=tuple(
                    Response(id=ResponseId(name), text=text)
                    for name, text in zip("ab", texts, strict=True)
                ),
                language="en",
            )
        )
    path = folder / "facts.tdbatch"
    batch = Batch(id=BatchId("facts"), title="Facts", form=FORM, language="en")
    write_native(path, batch, tasks[:TASKS])
    return path


def paste(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def answer(running: Running) -> FactsAnswer:
    flow = running.desktop.flow
    return flow.draft.answer(FACTS, FactsAnswer) or FactsAnswer()


def check_one(running: Running) -> FactsAnswer:
    """Take two claims, decide and source them, join what is said again, set one right, finish."""
    desktop, hands = running.desktop, running.hands
    task = desktop.flow.task
    to_responses(running)
    hands.press("Ctrl+T")
    hands.press("Ctrl+T")
    until(lambda: len(answer(running).claims) == 2)
    hands.press("Ctrl+F10")
    hands.press("Ctrl+Home")
    hands.press("2")
    for _ in range(2):
        hands.press("Right")
    hands.press("Right")
    hands.press("3")
    paste(f"“{QUOTE}” {ADDRESS}")
    hands.press("Ctrl+V")
    hands.press("Down")
    hands.press("1")
    hands.press("Left")
    hands.press("1")
    hands.press("Right")
    hands.press("Right")
    hands.press("Return")
    hands.write(ADDRESS)
    hands.press("Return")
    join_what_is_said_again(running)
    set_right(running)
    claims = answer(running)
    hands.press("Ctrl+Return")
    until(lambda: desktop.flow.task.key != task.key or desktop.flow.task.read_only)
    return claims


def press_until(hands: Hands, keys: str, there: Callable[[], bool], most: int = 20) -> None:
    for _ in range(most):
        if there():
            return
        hands.press(keys)
    raise AssertionError(f"{keys} led to {hands.focus()} named {hands.focus().objectName()!r}")


def is_tab(hands: Hands) -> bool:
    return isinstance(hands.focus(), QAbstractButton)


def join_what_is_said_again(running: Running) -> None:
    desktop, hands = running.desktop, running.hands
    until(lambda: len(desktop.window.facts.outlook().again) >= 2)
    press_until(
        hands, "Shift+Tab", lambda: hands.focus().objectName() == "claims" and is_tab(hands)
    )
    press_until(hands, "Right", lambda: desktop.window.facts.tab() == "again")
    press_until(hands, "Tab", lambda: hands.focus().objectName() == "findings")
    hands.press("Ctrl+A")
    hands.press("Return")
    until(lambda: all(len(claim.spots) >= 2 for claim in answer(running).claims))


def set_right(running: Running) -> None:
    """Write the correction at the start of the rewrite, select it and tie it to the claim."""
    hands = running.hands
    hands.press("Ctrl+E")
    hands.press("Ctrl+Home")
    hands.write(RIGHT + " ")
    hands.press("Ctrl+Home")
    editor = running.desktop.window.editor.editor
    press_until(hands, "Shift+Right", lambda: editor.exact_selection()[1] == len(RIGHT), 99)
    hands.press("Ctrl+Shift+Y")
    until(lambda: any(claim.correction for claim in answer(running).claims))
    # What is written in front of it later moves it along.
    hands.press("Ctrl+Home")
    hands.write("So: ")


@pytest.mark.data
def test_facts_checked_by_keyboard_arrive_as_they_were_decided(start, data_dir, tmp_path):
    path = batch_of_answers_and_revisions(data_dir, tmp_path)
    target = tmp_path / "target"
    target.mkdir()

    with start(None, path) as running:
        checked = {}
        for _ in range(TASKS):
            task_id = running.desktop.flow.task.task.id
            checked[task_id] = check_one(running)
        running.opened.courier.deliver_to(target)
        batch = running.opened.desk.batches()[0]
        texts = {
            task.id: {response.id: response.text for response in task.responses}
            for task, _ in running.opened.desk.finished(batch.key)
        }

    assert batch.counts[TaskState.SENT] == TASKS
    parcels = [read_parcel(file) for file in target.glob("out/anna/*/*.tddone")]
    judged = {one.task_id: one for parcel in parcels for one in parcel.judgments}
    assert len(judged) == len(checked) == TASKS
    for task_id, made in checked.items():
        answers = dict(judged[task_id].answers)
        assert answers[FACTS] == made
        assert_as_decided(made)
        assert_places_hold(made, texts[task_id], answers[REWRITE])


def assert_as_decided(made: FactsAnswer) -> None:
    today = datetime.now(UTC).astimezone().date()
    first, second = made.claims
    assert (first.stance, second.stance) == (Stance.REFUTED, Stance.SUPPORTED)
    assert first.importance == Grade(value=3, lowest=1, highest=3)
    assert second.importance == Grade(value=1, lowest=1, highest=3)
    (source,) = first.sources
    assert (source.url, source.quote) == (ADDRESS, QUOTE)
    assert abs((source.accessed - today).days) <= 1
    (other,) = second.sources
    assert other.url == ADDRESS
    assert other.accessed is not None


def assert_places_hold(made: FactsAnswer, texts: dict, edit: EditAnswer) -> None:
    for claim in made.claims:
        assert len({spot.where.response_id for spot in claim.spots}) == 2
        for spot in claim.spots:
            assert texts[spot.where.response_id][spot.start : spot.end] == spot.quote
    (correction,) = [claim.correction for claim in made.claims if claim.correction]
    assert correction.where.ground is Ground.EDIT
    text = edit.text(correction.where.response_id)
    assert text.startswith("So: ")
    assert text[correction.start : correction.end] == correction.quote == RIGHT
    assert not correction.altered


@pytest.mark.data
def test_every_claim_of_a_real_file_stands_where_it_says(data_dir):
    reading = read([data_dir / "factcheck" / "factcheck-GPT-benchmark.jsonl"])
    number = placed = 0

    for task in reading.tasks(no_progress):
        for _, begun in task.begun:
            for claim in begun.claims:
                number += 1
                placed += bool(claim.spots)
                for spot in claim.spots:
                    text = task.response(spot.where.response_id).text
                    assert text[spot.start : spot.end] == spot.quote

    assert number == 678
    assert placed / number > 0.97


@pytest.mark.data
def test_claims_of_a_real_file_are_there_to_go_on_with(start, data_dir):
    path = data_dir / "factcheck" / "factcheck-GPT-benchmark.jsonl"

    with start(None, path) as running:
        desktop, hands = running.desktop, running.hands
        begun = answer(running)
        hands.press("Ctrl+F10")
        hands.press("4")
        changed = answer(running)
        hands.press("Ctrl+Z")

        assert begun.claims
        assert desktop.window.facts.isVisible()
        assert changed.claims[0].stance is Stance.NOT_CHECKABLE
        assert answer(running) == begun
        assert desktop.flow.task.state is TaskState.NEW


@pytest.mark.data
def test_what_is_missing_leads_to_its_claim(start, data_dir, tmp_path):
    path = batch_of_answers_and_revisions(data_dir, tmp_path)

    with start(None, path) as running:
        desktop, hands = running.desktop, running.hands
        to_responses(running)
        hands.press("Ctrl+T")
        hands.press("Ctrl+Return")
        table = desktop.window.facts.table
        asked_for_stance = table.currentIndex().column()
        hands.press("1")
        hands.press("Ctrl+Return")
        asked_for_importance = table.currentIndex().column()

        assert hands.focus() is table
        assert (asked_for_stance, asked_for_importance) == (Column.STANCE, Column.IMPORTANCE)


@pytest.mark.data
def test_a_task_in_which_nothing_is_claimed_can_be_done(start, data_dir, tmp_path):
    path = batch_of_answers_and_revisions(data_dir, tmp_path)

    with start(None, path) as running:
        desktop, hands = running.desktop, running.hands
        first = desktop.flow.task.key
        hands.press("Ctrl+M")
        press_until(hands, "Tab", lambda: isinstance(hands.focus(), Chip))
        hands.press("Space")
        said = answer(running)
        hands.press("Ctrl+Return")

        assert said == FactsAnswer(nothing=True)
        assert desktop.flow.task.key != first


@pytest.mark.data
def test_taking_whole_responses_is_one_step_of_undo(start, data_dir, tmp_path):
    path = batch_of_answers_and_revisions(data_dir, tmp_path)

    with start(None, path) as running:
        desktop, hands = running.desktop, running.hands
        to_responses(running)
        hands.press("Ctrl+Shift+T")
        taken = answer(running)
        until(lambda: desktop.window.facts.outlook().sentences)
        hands.press("Ctrl+Z")

        assert len(taken.claims) >= 2
        assert answer(running) == FactsAnswer()
        assert desktop.flow.task.state is TaskState.NEW


@pytest.mark.data
def test_a_correction_needs_a_selection(start, data_dir, tmp_path):
    path = batch_of_answers_and_revisions(data_dir, tmp_path)

    with start(None, path) as running:
        to_responses(running)
        running.hands.press("Ctrl+T")
        running.hands.press("Ctrl+Shift+Y")

        assert "Select the correction" in notice(running)
        assert answer(running).claims[0].correction is None
