"""Label Studio tasks with their annotations, and the labelling interface that goes with them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import msgspec
from msgspec import UNSET, UnsetType

from trainer_desk.files.exporters.checked import FileFormat, write_records
from trainer_desk.files.exporters.counts import Exported, Finished, Tally
from trainer_desk.files.exporters.label_studio_results import ITEMS, PROMPT, Results
from trainer_desk.files.exporters.messages import Message, is_one_question, messages_of
from trainer_desk.files.exporters.policy import Policy
from trainer_desk.work.judgment import Judgment, Outcome
from trainer_desk.work.task import Task


class Item(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One response in a list to be ranked."""

    id: str
    title: str
    body: str


class Data(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What the controls show: the responses both as items to rank and one by one."""

    task_id: str
    prompt: str
    chat: list[Message] | UnsetType = UNSET
    items: list[Item] | UnsetType = UNSET
    answer1: str | UnsetType = UNSET
    answer2: str | UnsetType = UNSET
    answer3: str | UnsetType = UNSET
    answer4: str | UnsetType = UNSET
    answer5: str | UnsetType = UNSET
    answer6: str | UnsetType = UNSET
    answer7: str | UnsetType = UNSET
    answer8: str | UnsetType = UNSET
    answer9: str | UnsetType = UNSET
    judgment_id: str
    trainer: str


class Result(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What one control says about one thing shown."""

    id: str
    from_name: str
    to_name: str
    type: str
    value: dict[str, object]
    meta: dict[str, list[str]] | UnsetType = UNSET


class Annotation(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One person's work on a task; `was_cancelled` where it was skipped."""

    result: list[Result]
    was_cancelled: bool
    ground_truth: bool
    lead_time: float
    created_at: str


class Labelled(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One task with one annotation."""

    data: Data
    annotations: list[Annotation]


VALUES: Final[dict[str, tuple[str, type]]] = {
    "pairwise": ("selected", str),
    "ranker": ("ranker", object),
    "choices": ("choices", list),
    "rating": ("rating", int),
    "number": ("number", int),
    "textarea": ("text", list),
    "labels": ("labels", list),
}
"""What the value of each type of result holds, under which name."""


def _wrong(record: Labelled) -> str:
    found = (result for annotation in record.annotations for result in annotation.result)
    return next(filter(None, (_wrong_result(result, record.data) for result in found)), "")


def _wrong_result(result: Result, data: Data) -> str:
    if result.type not in VALUES:
        return f"a result is of the type `{result.type}`, which is none of ours"
    name, kind = VALUES[result.type]
    if not isinstance(result.value.get(name), kind):
        return f"the value of a {result.type} has no `{name}`"
    shown = {PROMPT, ITEMS} | {f"answer{place}" for place in range(1, 10)}
    if not set(result.to_name.split(",")) <= shown:
        return f"a result is about `{result.to_name}`, which is not shown"
    ids = {item.id for item in data.items or []}
    if result.type == "ranker" and not _ranks(result.value["ranker"]) <= ids:
        return "a ranker ranks an item that is not there"
    if result.type == "labels" and not _quotes(result.value, getattr(data, result.to_name)):
        return "a label does not lie where its text stands"
    return ""


def _quotes(value: dict[str, object], shown: object) -> bool:
    """Tell whether offsets and quoted text of a label agree."""
    start, end = value.get("start"), value.get("end")
    if not isinstance(shown, str) or not isinstance(start, int) or not isinstance(end, int):
        return False
    units = shown.encode("utf-16-le")[2 * start : 2 * end]
    return 0 <= start < end and units.decode("utf-16-le", "replace") == value.get("text")


def _ranks(value: object) -> set[object]:
    if isinstance(value, dict):
        return {item for group in value.values() if isinstance(group, list) for item in group}
    return set(value) if isinstance(value, list) else {value}


LABELLED: Final = FileFormat(record=Labelled, array=True, wrong=_wrong)


def write_label_studio(path: Path, finished: Finished, policy: Policy) -> Exported:
    """Write a task with its annotation for each judgment, skipped ones included.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    return write_records(path, finished, LABELLED, partial(_labelled, policy), skipped=True)


def _labelled(policy: Policy, task: Task, judgment: Judgment, tally: Tally) -> Iterator[Labelled]:
    done = judgment.outcome is Outcome.DONE
    results = list(_results(task, judgment, policy, tally)) if done else []
    annotation = Annotation(
        result=results,
        was_cancelled=not done,
        ground_truth=False,
        lead_time=judgment.active_seconds,
        created_at=judgment.sealed_at.isoformat(timespec="milliseconds"),
    )
    yield Labelled(data=_data(task, judgment), annotations=[annotation])


def _data(task: Task, judgment: Judgment) -> Data:
    data = Data(
        task_id=task.id,
        prompt=task.question,
        judgment_id=judgment.id,
        trainer=judgment.trainer,
    )
    if not is_one_question(task):
        data.chat = messages_of(task.prompt)
    if task.responses:
        data.items = [
            Item(id=response.id, title=f"Response {place}", body=response.text)
            for place, response in enumerate(task.responses, start=1)
        ]
    for place, response in enumerate(task.responses, start=1):
        setattr(data, f"answer{place}", response.text)
    return data


def _results(task: Task, judgment: Judgment, policy: Policy, tally: Tally) -> Iterator[Result]:
    results = Results(task, policy, tally)
    found = (said for name, answer in judgment.answers for said in results.of(name, answer))
    for number, said in enumerate(found, start=1):
        yield Result(
            id=f"{judgment.id[:8]}-{number}",
            from_name=said.name,
            to_name=said.about,
            type=said.kind,
            value=said.value,
            meta={"text": [said.note]} if said.note else UNSET,
        )
