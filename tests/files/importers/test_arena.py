"""Arena-hard questions and answers, both versions."""

import json

from trainer_desk.files.importers import ImportKind, read, recognise
from trainer_desk.files.importers.arena import TURN_BREAK
from trainer_desk.files.reading import no_progress


def question(number, *texts):
    turns = [{"content": text} for text in texts]
    return {"question_id": number, "category": "c", "cluster": "k", "turns": turns}


def answer(number, model, *texts):
    turns = [{"content": text, "token_len": 3} for text in texts]
    choices = [{"index": 0, "turns": turns}]
    return {"question_id": number, "answer_id": "x", "model_id": model, "choices": choices}


def test_answers_are_joined_in_the_order_of_the_questions(write, tasks_in):
    asked = write([question(3, "three"), question(1, "one"), question(2, "two")], "a")
    first = write([answer(n, "M1", f"M1 {n}") for n in (1, 2, 3)], "b")
    second = write([answer(n, "M2", f"M2 {n}") for n in (3, 1, 2)], "c")

    found = recognise([second, asked, first])
    tasks = tasks_in(second, asked, first)

    assert found.kind is ImportKind.ARENA
    assert [source.path for source in found.sources] == [asked, first, second]
    assert [
        (task.id, task.question, [(each.text, each.model) for each in task.responses])
        for task in tasks
    ] == [
        (n, text, [(f"M1 {n}", "M1"), (f"M2 {n}", "M2")])
        for n, text in (("3", "three"), ("1", "one"), ("2", "two"))
    ]


def test_several_turns_are_understood(write, tasks_in):
    asked = write([question(1, "first", "then")], "q")
    answered = write([answer(1, "M", "one", "two")], "a")

    (task,) = tasks_in(asked, answered)

    assert [turn.text for turn in task.prompt] == ["first", "then"]
    assert task.responses[0].text == f"one{TURN_BREAK}two"
    assert json.loads(task.meta_json)["answers"]["r1"]["turns"] == ["one", "two"]


def test_the_newer_version_is_understood(write, tasks_in):
    asked = write([{"uid": "u1", "category": "c", "subcategory": "s", "prompt": "Why?"}], "q")
    said = [{"role": "user", "content": "Why?"}, {"role": "assistant", "content": {"answer": "So"}}]
    answered = write([{"uid": "u1", "ans_id": "z", "model": "M", "messages": said}], "a")

    (task,) = tasks_in(answered, asked)

    assert (task.id, task.question) == ("u1", "Why?")
    assert [(each.text, each.model) for each in task.responses] == [("So", "M")]


def test_missing_answers_and_unknown_questions_are_told(write):
    asked = write([question(1, "one"), question(2, "two")], "q")
    answered = write([answer(9, "M", "nine"), answer(2, "M", "TWO")], "a")
    reading = read([asked, answered])

    tasks = list(reading.tasks(no_progress))

    assert [[each.text for each in task.responses] for task in tasks] == [[], ["TWO"]]
    assert sorted(reading.remarks()) == [
        "A question is not answered in every file",
        "An answer was left out: its question is not in the question file",
    ]


def test_questions_alone_are_tasks_without_responses(write, tasks_in):
    asked = write([question(1, "one")])

    (task,) = tasks_in(asked)

    assert task.responses == ()
    assert len(recognise([asked]).remarks) == 1
