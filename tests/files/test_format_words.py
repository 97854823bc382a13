"""FORMAT.md is true: its examples are read, and the schemas agree with them."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from trainer_desk.files import schema
from trainer_desk.files.codec import (
    batch_from_json,
    batch_to_json,
    judgment_from_json,
    judgment_to_json,
    sha256_of,
    task_from_json,
    task_to_json,
)
from trainer_desk.files.parcel import parcel_bytes
from trainer_desk.files.receipts import (
    read_receipt,
    read_withdrawal,
    receipt_bytes,
    withdrawal_bytes,
)
from trainer_desk.work.answers import Answer
from trainer_desk.work.form import Question
from trainer_desk.work.shuffle import judgment_id, shown_order

WORDS = (Path(schema.__file__).parent / "FORMAT.md").read_text("utf-8")
BLOCKS = [
    (kind, text.encode()) for kind, text in re.findall(r"```json (\w+)\n(.*?)\n```", WORDS, re.S)
]


def blocks(wanted):
    return [raw for kind, raw in BLOCKS if kind == wanted]


def only(wanted):
    (raw,) = blocks(wanted)
    return raw


def with_question(raw):
    return json.dumps(json.loads(only("batch")) | {"form": {"questions": [json.loads(raw)]}})


def with_answer(raw):
    return json.dumps(json.loads(only("judgment")) | {"answers": {"q": json.loads(raw)}})


def test_every_block_of_json_is_of_a_kind_that_is_tested():
    assert {kind for kind, _ in BLOCKS} == {
        "batch",
        "question",
        "task",
        "judgment",
        "answer",
        "manifest",
        "receipt",
        "withdrawal",
    }
    assert WORDS.count("```json") == len(BLOCKS)


def test_the_batch_and_every_kind_of_question_are_read():
    batch = batch_from_json(only("batch"))
    questions = [
        batch_from_json(with_question(raw).encode()).form.questions[0] for raw in blocks("question")
    ]

    assert batch_from_json(batch_to_json(batch)) == batch
    assert {type(question) for question in questions} == set(Question.__args__)


def test_the_receipt_and_the_withdrawal_are_canonical():
    assert receipt_bytes(read_receipt(only("receipt"), file="r")) == only("receipt")
    assert withdrawal_bytes(read_withdrawal(only("withdrawal"), file="w")) == only("withdrawal")


def test_the_task_is_canonical():
    assert task_to_json(task_from_json(only("task"))) == only("task")


def test_the_judgment_is_canonical_and_of_the_task_and_batch():
    judgment = judgment_from_json(only("judgment"))
    batch, task = batch_from_json(only("batch")), task_from_json(only("task"))

    assert judgment_to_json(judgment) == only("judgment")
    assert judgment.task_sha256 == sha256_of(only("task"))
    assert (judgment.batch_id, judgment.batch_revision) == (batch.id, batch.revision)
    assert judgment.id == judgment_id(batch.id, task.id, judgment.trainer)
    assert {name for name, _ in judgment.answers} == {each.id for each in batch.form.questions}


def test_the_order_shown_is_the_one_that_the_rule_gives():
    judgment, task = judgment_from_json(only("judgment")), task_from_json(only("task"))

    order = shown_order(
        [response.id for response in task.responses],
        seed=judgment.order_seed,
        task_id=task.id,
        trainer=judgment.trainer,
    )

    assert judgment.shown_order == order == ("b", "c", "a")


def test_every_kind_of_answer_is_read():
    answers = [
        judgment_from_json(with_answer(raw).encode()).answers[0][1] for raw in blocks("answer")
    ]

    assert {type(answer) for answer in answers} == set(Answer.__args__)


def test_the_manifest_is_that_of_a_parcel_of_the_judgment():
    shown = json.loads(only("manifest"))
    judgment = judgment_from_json(only("judgment"))

    parcel = parcel_bytes(
        [only("judgment")],
        batch_id=judgment.batch_id,
        trainer=judgment.trainer,
        device=judgment.device,
        sequence=3,
    )

    with zipfile.ZipFile(io.BytesIO(parcel.body)) as archive:
        found = json.loads(archive.read("manifest.json"))
    assert found | {"app": ""} == shown | {"app": ""}
    assert list(found) == list(shown)


def mismatches(value, rule, whole, path="$"):
    """Check a value against the part of JSON Schema that our schemas use."""
    if "$ref" in rule:
        rule = whole["$defs"][rule["$ref"].rpartition("/")[2]]
    if "anyOf" in rule:
        tried = [list(mismatches(value, one, whole, path)) for one in rule["anyOf"]]
        yield from [] if any(not found for found in tried) else tried[0]
        return
    if "enum" in rule and value not in rule["enum"]:
        yield f"{path} is none of {rule['enum']}"
    kinds = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "number": (int, float),
        "boolean": bool,
        "null": type(None),
    }
    if "type" in rule and not isinstance(value, kinds[rule["type"]]):
        yield f"{path} is no {rule['type']}"
    elif isinstance(value, str):
        if not re.search(rule.get("pattern", ""), value):
            yield f"{path} does not match"
        if not rule.get("minLength", 0) <= len(value) <= rule.get("maxLength", len(value)):
            yield f"{path} is of the wrong length"
    elif isinstance(value, list):
        if not rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value)):
            yield f"{path} is of the wrong length"
        for at, item in enumerate(value):
            yield from mismatches(item, rule.get("items", {}), whole, f"{path}[{at}]")
    elif isinstance(value, dict):
        yield from (
            f"{path}.{name} is missing" for name in rule.get("required", ()) if name not in value
        )
        for name, item in value.items():
            others = rule.get("additionalProperties", {})
            inner = rule.get("properties", {}).get(name, others)
            if inner is False:
                yield f"{path}.{name} is not known"
            else:
                yield from mismatches(item, inner or {}, whole, f"{path}.{name}")


EXAMPLES = [
    *(("batch", with_question(raw)) for raw in blocks("question")),
    *(("judgment", with_answer(raw)) for raw in blocks("answer")),
    *((kind, only(kind)) for kind in ("batch", "task", "judgment")),
]
SCHEMAS = {
    "batch": schema.batch_schema(),
    "task": schema.task_schema(),
    "judgment": schema.judgment_schema(),
}


@pytest.mark.parametrize(("kind", "raw"), EXAMPLES)
def test_the_schemas_allow_every_example(kind, raw):
    assert list(mismatches(json.loads(raw), SCHEMAS[kind], SCHEMAS[kind])) == []


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_schemas_want_what_they_should(kind):
    value = json.loads(only(kind))

    for name in ("id", "form", "prompt", "shown_order"):
        without = {key: item for key, item in value.items() if key != name}
        if without != value:
            assert list(mismatches(without, SCHEMAS[kind], SCHEMAS[kind]))
    assert list(mismatches(value | {"unknown": 1}, SCHEMAS[kind], SCHEMAS[kind]))


def test_the_schemas_are_plain_json():
    assert json.loads(json.dumps(SCHEMAS)) == SCHEMAS
