"""Ten real tasks of each kind, marked by keyboard, edited under the marks, delivered, read back."""

import json
from dataclasses import replace

import pytest

from tests.builders import a_reading
from tests.ui.whole.conftest import Running, until
from tests.ui.whole.marked import (
    FORM,
    MARKS,
    OBSCENE,
    answer,
    marks_batch,
    marks_task,
)
from trainer_desk.files.native import write_native
from trainer_desk.files.parcel import read_parcel
from trainer_desk.lead.lexicons import WordList, with_word_lists
from trainer_desk.text.spots import text_of
from trainer_desk.work.draft import Draft
from trainer_desk.work.marks import Ground, MarkSource, SpansAnswer
from trainer_desk.work.rules import written_texts
from trainer_desk.work.states import TaskState

TASKS = 10
ADDED = "Дополнено 👩‍🔬 e\u0301: "
REASON = "Because the dudes say damn things 🙂"
COMMENT = "слишком\u00a0вольно 👩‍🔬"


def arena(data_dir):
    """Prompts with the answers of two models, in Russian."""
    folder = data_dir / "ru_llm_arena"
    asked = {
        row["question_id"]: row["turns"][0]["content"] for row in rows(folder / "question.jsonl")
    }
    told = [
        {row["question_id"]: row["choices"][0]["turns"][0]["content"] for row in rows(path)}
        for path in sorted(folder.glob("[gs]*.jsonl"))[:2]
    ]
    return [
        (asked[key], *(answers[key] for answers in told)) for key in list(asked)[40 : 40 + TASKS]
    ]


def alpaca(data_dir):
    """Instructions with the answers of two models, in English."""
    files = sorted((data_dir / "alpaca_eval").glob("*.json"))[:2]
    told = [json.loads(path.read_text("utf-8"))[:TASKS] for path in files]
    return [
        (one["instruction"], one["output"], other["output"])
        for one, other in zip(*told, strict=True)
    ]


def rows(path):
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def mark_here(running: Running, skip: int, words: int, key: str) -> None:
    """Mark some words of the text with the keyboard, by words."""
    hands = running.hands
    hands.press("Ctrl+Home")
    for _ in range(skip):
        hands.press("Ctrl+Right")
    for _ in range(words):
        hands.press("Ctrl+Shift+Right")
    hands.press(key)


def work_one(running: Running) -> SpansAnswer:
    """Mark prompt, response, rewrite and reason, overlapping, and change the rewrite under them."""
    hands, flow = running.hands, running.desktop.flow
    begun = flow.draft
    hands.press("Ctrl+1")
    hands.press("Ctrl+Shift+M")
    mark_here(running, 1, 3, "s")
    mark_here(running, 0, 3, "1")
    mark_here(running, 2, 1, "2")
    hands.press("Alt+3")
    hands.press("Ctrl+Shift+C")
    hands.write(COMMENT)
    hands.press("Esc")
    while not running.desktop.window.prompt.isAncestorOf(hands.focus()):
        hands.press("Shift+Tab")
    mark_here(running, 0, 2, "s")
    hands.press("Esc")
    mark_own(running)
    wanted = flow.draft
    until(lambda: running.opened.desk.open_task(flow.task.key).draft.same_work(flow.draft))
    undo_all(running, begun)
    assert flow.draft.same_work(begun)
    redo_all(running, wanted)
    decide_proposals(running)
    return answer(running)


def mark_own(running: Running) -> None:
    """Mark the rewrite and the reason, then write into the marked words and in front of them."""
    hands = running.hands
    hands.press("Ctrl+2")
    hands.press("Ctrl+E")
    hands.press("Ctrl+Shift+M")
    mark_here(running, 1, 2, "s")
    mark_here(running, 0, 2, "1")
    hands.press("Esc")
    hands.press("Ctrl+Home")
    hands.write(ADDED)
    running.desktop.window.verdict.fields()[-1][1].setFocus()
    hands.write(REASON)
    hands.press("Ctrl+Shift+M")
    mark_here(running, 2, 2, "2")
    hands.press("Esc")


def undo_all(running: Running, begun: Draft) -> None:
    label = running.opened.desk.undo_label
    task = running.desktop.flow.task.key
    while label() is not None and label().task == task:
        if running.desktop.flow.draft.same_work(begun):
            return
        running.hands.press("Ctrl+Z")


def redo_all(running: Running, wanted: Draft) -> None:
    while not running.desktop.flow.draft.same_work(wanted):
        assert running.opened.desk.redo_label() is not None
        running.hands.press("Ctrl+Shift+Z")


def decide_proposals(running: Running) -> None:
    """Accept every other proposal of the word list, reject the others."""
    until(running.desktop.kinds.spans.is_looked_through)
    for keys in ("Ctrl+F12", "Alt+F12") * 50:
        if not running.desktop.kinds.spans.undecided():
            return
        running.hands.press("F5")
        running.hands.press(keys)


@pytest.mark.data
@pytest.mark.parametrize(
    ("kind", "language", "more"),
    [("ru_llm_arena", "ru", "который\nсистема\n"), ("alpaca_eval", "en", "famous\nthing\n")],
)
def test_ten_tasks_marked_by_keyboard_arrive_with_every_quote_in_its_place(
    start, data_dir, tmp_path, kind, language, more
):
    texts = {"ru_llm_arena": arena, "alpaca_eval": alpaca}[kind](data_dir)
    tasks = [marks_task(at, *each) for at, each in enumerate(texts)]
    lists = [
        WordList.read(data_dir / "lexicons" / f"ldnoobw_{language}.txt"),
        WordList("more", more),
    ]
    reading = a_reading(tasks, batch=replace(marks_batch(form=FORM), language=language))
    reading = with_word_lists(reading, lists, label=OBSCENE, language=language)
    file, target = tmp_path / "b1.tdbatch", tmp_path / "target"
    write_native(file, reading.batch, reading.tasks(lambda *_: None))
    target.mkdir()

    with start(None, file) as running:
        done = {}
        for _ in range(TASKS):
            task = running.desktop.flow.task
            done[task.task.id] = work_one(running)
            running.hands.press("Ctrl+Return")
            if running.desktop.window.doubts.isVisible():
                running.hands.press("Ctrl+Return")
            until(lambda key=task.key: running.desktop.flow.task.key != key or finished(running))
        running.opened.courier.deliver_to(target)
        assert running.opened.desk.batches()[0].counts[TaskState.SENT] == TASKS

    parcels = [read_parcel(path) for path in target.glob("out/anna/*/*.tddone")]
    judged = {one.task_id: one for parcel in parcels for one in parcel.judgments}
    assert judged.keys() == done.keys()
    proposals = 0
    for task in tasks:
        judgment, draft = judged[task.id], Draft(answers=judged[task.id].answers)
        delivered = dict(judgment.answers)[MARKS]
        assert delivered == done[task.id]
        grounds = {mark.spot.where.ground for mark in delivered.marks}
        assert grounds == set(Ground)
        proposals += sum(mark.source is MarkSource.LEXICON for mark in delivered.marks)
        own = written_texts(judgment.answers)
        assert any(text.startswith(ADDED) for text in own.values())
        for mark in delivered.marks:
            text = text_of(mark.spot.where, task, draft)
            assert not mark.spot.altered
            assert text[mark.spot.start : mark.spot.end] == mark.spot.quote
    assert proposals > 0


def finished(running: Running) -> bool:
    return running.desktop.flow.task.read_only
