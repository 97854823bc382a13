"""AlpacaEval model outputs, one file a model."""

import json
import random

from trainer_desk.files.importers import FileRole, ImportKind, read, recognise
from trainer_desk.files.reading import no_progress


def outputs(model, instructions, **more):
    return json.dumps(
        [
            {"dataset": "d", "instruction": text, "output": f"{model}: {text}", "generator": model}
            | more
            for text in instructions
        ]
    )


def test_files_are_joined_by_instruction(write, tasks_in):
    paths = [write(outputs(model, ["a", "b"]), f"{model}.json") for model in ("M2", "M1", "M3")]

    found = recognise(paths)
    first, second = tasks_in(*paths)

    assert found.kind is ImportKind.ALPACA_EVAL
    assert [(source.model, source.role) for source in found.sources] == [
        (model, FileRole.ANSWERS) for model in ("M1", "M2", "M3")
    ]
    assert [(each.id, each.text, each.model) for each in first.responses] == [
        (f"r{place}", f"M{place}: a", f"M{place}") for place in (1, 2, 3)
    ]
    assert (second.question, json.loads(second.meta_json)) == ("b", {"dataset": "d"})


def test_the_title_names_no_model(write, tmp_path):
    path = write(outputs("Secret", ["a"]), "Secret.json")

    assert recognise([path]).title == tmp_path.name


def test_order_of_files_and_of_records_does_not_matter(write, tasks_in):
    texts = [f"question {number}" for number in range(300)]
    shuffled = random.Random(5).sample(texts, 300)
    one, two = write(outputs("M1", texts), "1"), write(outputs("M2", shuffled), "2")

    forward, backward = tasks_in(one, two), tasks_in(two, one)

    assert forward == backward
    assert read([one, two]).batch.id == read([two, one]).batch.id
    assert [task.question for task in forward] == texts
    assert all(
        [each.text for each in task.responses] == [f"M1: {task.question}", f"M2: {task.question}"]
        for task in forward
    )


def test_the_same_instruction_again_is_joined_by_occurrence(write, tasks_in):
    first = json.loads(outputs("M1", ["a", "b", "a", "a"]))
    second = json.loads(outputs("M2", ["b", "a", "a"]))
    for records in (first, second):
        for number, record in enumerate(records):
            record["output"] += f" {number}"

    tasks = tasks_in(write(json.dumps(first), "1"), write(json.dumps(second), "2"))

    assert [[each.text for each in task.responses] for task in tasks] == [
        ["M1: a 0", "M2: a 1"],
        ["M1: b 1", "M2: b 0"],
        ["M1: a 2", "M2: a 2"],
        ["M1: a 3"],
    ]
    assert len({task.id for task in tasks}) == 4
    assert tasks[2].id == f"{tasks[0].id}-2"


def test_missing_answers_are_told_and_nothing_is_lost(write):
    paths = [
        write(outputs("M1", ["a", "b"]), "1"),
        write(outputs("M2", ["a", "c"]), "2"),
        write(outputs("M3", ["c", "d", "a"]), "3"),
    ]
    reading = read(paths)

    tasks = list(reading.tasks(no_progress))

    assert [(task.question, [each.id for each in task.responses]) for task in tasks] == [
        ("a", ["r1", "r2", "r3"]),
        ("b", ["r1"]),
        ("c", ["r2", "r3"]),
        ("d", ["r3"]),
    ]
    assert reading.remarks() == ("An instruction is not answered in every file (3 times)",)


def test_a_shorter_file_ends_the_walk_side_by_side(write, tasks_in):
    paths = [
        write(outputs("M1", ["a", "b", "c"]), "1"),
        write(outputs("M2", ["a"]), "2"),
        write(outputs("M3", ["a", "b", "c", "d"]), "3"),
    ]

    tasks = tasks_in(*paths)

    assert [(task.question, len(task.responses)) for task in tasks] == [
        ("a", 3), ("b", 2), ("c", 2), ("d", 1),
    ]  # fmt: skip


def test_other_fields_are_kept_per_answer(write, tasks_in):
    path = write(outputs("M", ["a"], original_output="x"))

    (task,) = tasks_in(path)

    assert json.loads(task.meta_json)["answers"] == {"r1": {"original_output": "x"}}
