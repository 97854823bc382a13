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
from trainer_desk.files.exporters.messages import Message, messages_of
from trainer_desk.files.exporters.policy import Policy
from trainer_desk.files.exporters.record_ids import RecordIds
from trainer_desk.work.judgment import Judgment, Outcome
from trainer_desk.work.task import Task


class Item(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One response in a list to be ranked."""

    id: str
    title: str
    body: str


class Data(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What the controls show: the responses both as items to rank and one by one.

    Every task has every field: Label Studio refuses a file in which a task lacks one that the
    labelling interface shows, be it empty. `id` is the task's, with the trainer behind it where
    another record has that.
    """

    id: str
    task_id: str
    prompt: str
    chat: list[Message]
    items: list[Item]
    answer1: str = ""
    answer2: str = ""
    answer3: str = ""
    answer4: str = ""
    answer5: str = ""
    answer6: str = ""
    answer7: str = ""
    answer8: str = ""
    answer9: str = ""
    judgment_id: str
    trainer: str
    sealed_at: str


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
    "ranker": ("ranker", dict),
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
    # A comparison is about two texts at once, and so about itself.
    if result.to_name not in (shown if result.type != "pairwise" else {result.from_name}):
        return f"a result is about `{result.to_name}`, which is not shown"
    ids: set[object] = {item.id for item in data.items}
    if result.type == "ranker" and not _ranks(result.value["ranker"]) <= ids:
        return "a ranker ranks an item that is not there"
    if result.type == "labels" and not _quotes(result.value, getattr(data, result.to_name)):
        return "a label does not lie where its text stands"
    return ""


def _quotes(value: dict[str, object], shown: object) -> bool:
    """Tell whether offsets, in code points, and quoted text of a label agree."""
    start, end = value.get("start"), value.get("end")
    if not isinstance(shown, str) or not isinstance(start, int) or not isinstance(end, int):
        return False
    return 0 <= start < end and shown[start:end] == value.get("text")


def _ranks(columns: object) -> set[object]:
    """Return the ids in the columns of a ranker, and what stands where a list of them should."""
    found: set[object] = set()
    for column in columns.values() if isinstance(columns, dict) else ():
        ids = column if isinstance(column, list) else [column]
        found.update(each if isinstance(each, str) else None for each in ids)
    return found


LABELLED: Final = FileFormat(record=Labelled, array=True, wrong=_wrong)


def write_label_studio(path: Path, finished: Finished, policy: Policy) -> Exported:
    """Write a task with its annotation for each judgment, skipped ones included.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    labelled = partial(_labelled, policy, RecordIds())
    return write_records(path, finished, LABELLED, labelled, skipped=True)


def _labelled(
    policy: Policy, ids: RecordIds, task: Task, judgment: Judgment, tally: Tally
) -> Iterator[Labelled]:
    skipped = judgment.outcome is Outcome.SKIPPED
    results = [] if skipped else list(_results(task, judgment, policy, tally))
    annotation = Annotation(
        result=results,
        was_cancelled=skipped,
        ground_truth=False,
        lead_time=judgment.active_seconds,
        created_at=_moment(judgment),
    )
    yield Labelled(data=_data(ids.of(judgment), task, judgment), annotations=[annotation])


def _data(name: str, task: Task, judgment: Judgment) -> Data:
    data = Data(
        id=name,
        task_id=task.id,
        prompt=task.question,
        chat=messages_of(task.prompt),
        items=[
            Item(id=response.id, title=f"Response {place}", body=response.text)
            for place, response in enumerate(task.responses, start=1)
        ],
        judgment_id=judgment.id,
        trainer=judgment.trainer,
        sealed_at=_moment(judgment),
    )
    for place, response in enumerate(task.responses, start=1):
        setattr(data, f"answer{place}", response.text)
    return data


def _moment(judgment: Judgment) -> str:
    # Label Studio puts the moment of the import into `created_at`, so it is said in the data too.
    return judgment.sealed_at.isoformat(timespec="milliseconds")


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
