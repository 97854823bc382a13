"""Tasks of Label Studio and records of Argilla."""

import json

import pytest

from trainer_desk.files.errors import FormatError
from trainer_desk.files.importers import ImportKind, recognise
from trainer_desk.work.task import Role


def user(text):
    return {"role": "user", "content": text}


def bot(text):
    return {"role": "assistant", "content": text}


ITEMS = [{"id": "x", "title": "X", "body": "one"}, {"id": "y", "title": "Y", "body": "two"}]
RANKED = {
    "annotations": [
        {"id": 5, "result": [{"from_name": "r", "type": "ranker", "value": {"ranker": ["y", "x"]}}],
         "was_cancelled": False, "lead_time": 1.5}
    ],
    "predictions": [{"model_version": "m", "result": [], "score": 0.25}],
}  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        {"prompt": "Why?", "answer1": "one", "answer2": "two"},
        {"prompt": "Why?", "items": ITEMS},
        {"prompt": "Why?", "text1": "one", "text2": "two"},
        {"chat": [user("Why?")], "answer1": "one", "answer2": "two"},
        {"prompt": "Why?", "chat": [user("Why?")], "items": ITEMS, "answer1": "one",
         "answer2": "two"},
    ],
)  # fmt: skip
def test_the_data_of_every_template_gives_the_same_task(write, tasks_in, data):
    path = write([{"id": 3, "data": data} | RANKED])

    (task,) = tasks_in(path)

    assert recognise([path]).kind is ImportKind.LABEL_STUDIO
    assert (task.id, [(turn.role, turn.text) for turn in task.prompt]) == (
        "3",
        [(Role.USER, "Why?")],
    )
    assert [each.text for each in task.responses] == ["one", "two"]


def test_annotations_and_predictions_are_kept_untouched(write, tasks_in):
    record = {"id": 3, "data": {"prompt": "Why?", "items": ITEMS, "topic": "sky"}} | RANKED

    task, _ = tasks_in(write(json.dumps([record, record | {"id": 4}], indent=1)))

    assert json.loads(task.meta_json) == {
        "topic": "sky",
        "items": [{"id": "x", "title": "X"}, {"id": "y", "title": "Y"}],
        "label_studio": {"id": 3} | RANKED,
    }


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        (
            ImportKind.LABEL_STUDIO,
            {"id": 1, "data": {"prompt": "Why?", "answer1": "a", "answer2": "b"},
             "annotations": [], "allow_skip": True, "avg_lead_time": 2.5, "whatever": {}},
        ),
        (
            ImportKind.ARGILLA,
            {"external_id": "1", "fields": {"prompt": "Why?", "response-1": "a"},
             "responses": [], "inserted_at": "2026-01-01", "dataset_id": "d"},
        ),
    ],
)  # fmt: skip
def test_fields_of_other_versions_do_no_harm(write, tasks_in, kind, record):
    path = write(json.dumps([record]))

    (task,) = tasks_in(path)

    assert (recognise([path]).kind, task.question) == (kind, "Why?")


def test_a_chat_that_ends_with_an_answer_is_judged_by_it(write, tasks_in):
    (task,) = tasks_in(write([{"data": {"chat": [user("Why?"), bot("one")]}}]))

    assert task.question == "Why?"
    assert [each.text for each in task.responses] == ["one"]


def test_data_without_its_frame_is_read_as_well(write, tasks_in):
    (task,) = tasks_in(write([{"prompt": "Why?", "items": ITEMS}]))

    assert [each.text for each in task.responses] == ["one", "two"]


SUGGESTED = {
    "suggestions": {"rank": {"value": [{"value": "response-1", "rank": 1}], "score": None,
                             "agent": "m"}},
    "responses": {"rank": [{"value": [{"value": "response-2", "rank": 1}], "user_id": "u"}]},
    "metadata": {"topic": "sky"},
    "vectors": {"v": [0.5]},
}  # fmt: skip


@pytest.mark.parametrize(
    "fields",
    [
        {"prompt": "Why?", "response-1": "one", "response-2": "two"},
        {"instruction": "Why?", "response1": "one", "response2": "two"},
        {"prompt": [user("Why?")], "response_1": "one", "response_2": "two"},
    ],
)
def test_a_record_gives_a_task_and_keeps_what_was_said(write, tasks_in, fields):
    path = write(json.dumps([{"id": "a", "fields": fields} | SUGGESTED]))

    (task,) = tasks_in(path)

    assert recognise([path]).kind is ImportKind.ARGILLA
    assert (task.id, task.question) == ("a", "Why?")
    assert [each.text for each in task.responses] == ["one", "two"]
    assert json.loads(task.meta_json) == {"argilla": {"id": "a"} | SUGGESTED}


def test_suggestions_as_a_list_are_kept_as_well(write, tasks_in):
    listed = {"suggestions": [{"question": "rank", "value": "x", "score": 0.5, "agent": "m"}]}
    record = {"external_id": "a", "fields": {"prompt": "Why?", "response-1": "one"}} | listed

    (task,) = tasks_in(write([record]))

    assert task.id == "a"
    assert json.loads(task.meta_json)["argilla"] == {"external_id": "a"} | listed


def test_a_flat_record_keeps_its_suggestions_by_their_names(write, tasks_in):
    flat = {"prompt": "Why?", "response_1": "one", "response_2": "two", "best.suggestion": "one",
            "best.suggestion.score": 0.5, "best.suggestion.agent": "m"}  # fmt: skip

    (task,) = tasks_in(write([flat]))

    assert [each.text for each in task.responses] == ["one", "two"]
    assert json.loads(task.meta_json)["best.suggestion"] == "one"


def test_tasks_with_more_responses_may_come_late(write, tasks_in):
    few = {"fields": {"prompt": "Why?", "response-1": "one"}}
    more = {"fields": {"prompt": "Why?", "response-1": "one", "response-2": "two"}}

    tasks = tasks_in(write([few] * 50 + [more, few]))

    assert [len(task.responses) for task in tasks] == [1] * 50 + [2, 1]


GOOD = {"id": 1, "data": {"prompt": "Why?", "answer1": "one", "answer2": "two"}}
RECORD = {"id": "a", "fields": {"prompt": "Why?", "response-1": "one"}}
BAD = {
    "no data": ([GOOD, {"id": 2}], 2, "`data` is missing"),
    "data of prose": ([GOOD, {"id": 2, "data": "x"}], 2, "`data` is a text"),
    "id twice": ([GOOD, GOOD], 2, "line 1 already"),
    "no prompt": ([{"data": {"foo": "a", "bar": "b"}}], 1, "nothing in `data` looks like a prompt"),
    "prompt missing later": ([GOOD, {"id": 2, "data": {"answer1": "a"}}], 2, "`prompt` is missing"),
    "an answer of numbers": (
        [GOOD, {"id": 2, "data": {"prompt": "p", "answer1": 5}}], 2, "a number, not a text"
    ),
    "a chat of a wizard": (
        [{"data": {"chat": [{"role": "wizard", "content": "x"}], "answer1": "a", "answer2": "b"}}],
        1,
        "wizard",
    ),
    "an array cut off": (json.dumps([GOOD, GOOD | {"id": 2}])[:-9], 1, "cut off"),
    "no fields": ([RECORD, {"id": "b", "metadata": {}}], 2, "`fields` is missing"),
    "record id twice": ([RECORD, RECORD], 2, "line 1 already"),
    "fields of numbers": ([RECORD, {"id": "b", "fields": {"prompt": 1}}], 2, "a number"),
    "another encoding": (
        json.dumps([{"data": {"prompt": "привет всем"}}], ensure_ascii=False).encode("koi8-r"),
        1,
        "UTF-8",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_its_line(write, tasks_in, name):
    content, line, reason = BAD[name]

    with pytest.raises(FormatError) as refused:
        tasks_in(write(content, "bad file"))

    assert (refused.value.file, refused.value.line) == ("bad file", line)
    assert reason in refused.value.reason
