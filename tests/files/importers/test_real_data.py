"""The real data beside the project, compared with what Python's own readers say."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from trainer_desk.files.codec import task_from_json, task_to_json
from trainer_desk.files.importers import ImportKind, read, recognise
from trainer_desk.files.reading import no_progress
from trainer_desk.work.task import Task

pytestmark = pytest.mark.data


def jsonl(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_bytes().split(b"\n") if line]


def survive_the_native_form(tasks: list[Task]) -> bool:
    return all(task_from_json(task_to_json(task)) == task for task in tasks)


def test_ru_llm_arena(data_dir):
    paths = sorted((data_dir / "ru_llm_arena").glob("*.jsonl"))
    questions = jsonl(data_dir / "ru_llm_arena" / "question.jsonl")
    answers = {
        (record["model_id"], record["question_id"]): record["choices"][0]["turns"][0]["content"]
        for path in paths
        if path.name != "question.jsonl"
        for record in jsonl(path)
    }

    found = recognise(paths)
    reading = read(paths, found=found)
    tasks = list(reading.tasks(no_progress))

    assert (found.kind, found.language) == (ImportKind.ARENA, "ru")
    assert len(tasks) == 500
    assert reading.remarks() == ()
    for task, question in zip(tasks, questions, strict=True):
        assert task.id == str(question["question_id"])
        assert [turn.text for turn in task.prompt] == [question["turns"][0]["content"]]
        assert len(task.responses) == 6
        for response in task.responses:
            assert response.text == answers[response.model, question["question_id"]]
    assert survive_the_native_form(tasks)


def test_alpaca_eval(data_dir):
    paths = sorted((data_dir / "alpaca_eval").glob("*.json"))[:4]
    outputs = [json.loads(path.read_text(encoding="utf-8")) for path in paths]

    reading = read(paths)
    tasks = list(reading.tasks(no_progress))

    assert len(tasks) == 805
    assert reading.remarks() == ()
    by_model = {
        (each["generator"], each["instruction"]): each["output"] for one in outputs for each in one
    }
    for task in tasks:
        assert len(task.responses) == 4
        for response in task.responses:
            assert response.text == by_model[response.model, task.question]
    assert len({task.question for task in tasks}) == 805
    assert survive_the_native_form(tasks)


def test_oasst(data_dir):
    path = data_dir / "oasst" / "en_100_tree.jsonl"
    texts = {}
    groups = {}

    def walk(node):
        texts[node["message_id"]] = node["text"]
        ranked = [each for each in node["replies"] if each.get("rank") is not None]
        if node["role"] == "prompter" and len(ranked) > 1:
            groups[node["message_id"]] = {(each["text"], each["rank"]) for each in ranked}
        for reply in node["replies"]:
            walk(reply)

    for tree in jsonl(path):
        walk(tree["prompt"])
    reading = read([path])
    tasks = list(reading.tasks(no_progress))

    assert len(tasks) == len(groups) == 212
    for task in tasks:
        ranks = json.loads(task.meta_json)["replies"]
        got = {(each.text, ranks[each.id]["rank"]) for each in task.responses}
        assert got == groups[task.id]
        assert task.question == texts[task.id]
    assert Counter(len(task.responses) for task in tasks)[9] == 1
    assert survive_the_native_form(tasks)


@pytest.mark.parametrize("model", ["llama2new", "mistralinstruct"])
def test_xstest(data_dir, model):
    path = data_dir / "xstest" / f"xstest_v2_completions_{model}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))

    tasks = list(read([path]).tasks(no_progress))

    assert len(tasks) == len(rows) == 450
    for task, row in zip(tasks, rows, strict=True):
        assert (task.id, task.question) == (row["id"], row["prompt"])
        assert [each.text for each in task.responses] == [row["completion"]]
        assert json.loads(task.meta_json)["final_label"] == row["final_label"]
    assert survive_the_native_form(tasks)


def test_factcheck(data_dir):
    path = data_dir / "factcheck" / "factcheck-GPT-benchmark.jsonl"
    records = jsonl(path)

    reading = read([path])
    tasks = list(reading.tasks(no_progress))

    assert len(tasks) == len(records) == 94
    # One piece of evidence holds NUL characters; five sentences are not the answers'.
    assert len(reading.remarks()) == 2
    claims = [claim for task in tasks for _, answer in task.begun for claim in answer.claims]
    assert len(claims) == sum(
        len(sentence["claims"]) for record in records for sentence in record["sentences"].values()
    )
    assert all(claim.stance is not None for claim in claims)
    assert sum(bool(claim.spots) for claim in claims) == 664
    for task, record in zip(tasks, records, strict=True):
        assert task.question == record["prompt"]
        assert [each.text for each in task.responses] == [record["response"]]
        assert json.loads(task.meta_json)["revised_response"] == record["revised_response"]
        for _, answer in task.begun:
            for spot in (spot for claim in answer.claims for spot in claim.spots):
                assert record["response"][spot.start : spot.end] == spot.quote
    assert survive_the_native_form(tasks)
