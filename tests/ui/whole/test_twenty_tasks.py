"""Twenty real tasks of each kind, worked through by keyboard, delivered and read back."""

import pytest

from tests.ui.whole.conftest import Running, until
from trainer_desk.files.parcel import read_parcel
from trainer_desk.work.answers import EditAnswer, RankingAnswer, RatingAnswer, TextAnswer
from trainer_desk.work.ids import QuestionId
from trainer_desk.work.states import TaskState

TASKS = 20
REASON = "Первый точнее\u00a0— и короче; the others wander 🙂 off."
ADDED = "Проверено\u00a0👩‍🔬: e\u0301tude, «да»\u202f!\n"


def work_one(running: Running) -> dict:
    """Rank with a tie, rate, rewrite, explain and finish the task on screen; tell what was done."""
    desktop, hands = running.desktop, running.hands
    task = desktop.flow.task
    order = task.shown_order
    digits = [2, 1, *range(3, len(order) + 1)]
    for digit in digits[:3]:
        hands.press(str(digit))
    hands.press("=")
    for digit in digits[3:]:
        hands.press(str(digit))
    axes = 5
    for number in range(1, len(order) + 1):
        hands.press(f"Ctrl+{number}")
        for axis in range(axes):
            hands.press(f"Alt+{1 + (number + axis) % 5}")
    hands.press("Ctrl+2")
    hands.press("Ctrl+E")
    hands.press("Ctrl+Home")
    hands.write(ADDED)
    hands.press("Ctrl+M")
    hands.write(REASON)
    done = {
        "task": task.task.id,
        "order": order,
        "groups": _groups(order, digits),
        "edited": order[1],
        "text": ADDED + task.task.response(order[1]).text,
    }
    hands.press("Ctrl+Return")
    if desktop.window.doubts.isVisible():
        # The same ratings on every task are asked about, and meant so.
        hands.press("Ctrl+Return")
    until(lambda: desktop.flow.task.key != task.key)
    return done


def _groups(order, digits):
    places = [order[digit - 1] for digit in digits]
    return ((places[0],), (places[1], places[2]), *((one,) for one in places[3:]))


@pytest.mark.data
@pytest.mark.parametrize("kind", ["ru_llm_arena", "alpaca_eval"])
def test_twenty_tasks_by_keyboard_arrive_as_they_were_typed(start, data_dir, tmp_path, kind):
    files = {
        "ru_llm_arena": sorted((data_dir / "ru_llm_arena").glob("*.jsonl")),
        "alpaca_eval": sorted((data_dir / "alpaca_eval").glob("[A-Zcg]*.json")),
    }[kind]
    target = tmp_path / "target"
    target.mkdir()

    with start(None, *files) as running:
        done = [work_one(running) for _ in range(TASKS)]
        delivery = running.opened.courier.deliver_to(target)
        batch = running.opened.desk.batches()[0]

    assert delivery.judgments == TASKS
    assert batch.counts[TaskState.SENT] == TASKS
    parcels = [read_parcel(path) for path in target.glob("out/anna/*/*.tddone")]
    judged = {one.task_id: one for parcel in parcels for one in parcel.judgments}
    assert len(judged) == TASKS
    for work in done:
        judgment = judged[work["task"]]
        answers = dict(judgment.answers)
        assert judgment.shown_order == work["order"]
        assert _one(answers, RankingAnswer).groups == work["groups"]
        assert len(_one(answers, RatingAnswer).ratings) == 5 * len(work["order"])
        assert _one(answers, TextAnswer).text == REASON
        edit = _one(answers, EditAnswer)
        assert edit.chosen == work["edited"]
        assert edit.text(work["edited"]) == work["text"]


def _one(answers: dict[QuestionId, object], kind: type):
    return next(answer for answer in answers.values() if isinstance(answer, kind))
