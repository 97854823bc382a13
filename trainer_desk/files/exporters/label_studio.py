"""Label Studio tasks with their annotations, and the labelling interface that goes with them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import msgspec
from msgspec import UNSET, UnsetType

from trainer_desk.files.exporters.checked import FileFormat, write_records
from trainer_desk.files.exporters.counts import Drop, Exported, Finished, Tally
from trainer_desk.files.exporters.messages import Message, is_one_question, messages_of
from trainer_desk.files.exporters.policy import Policy, Ties
from trainer_desk.work.answers import (
    Answer,
    ChoiceAnswer,
    EditAnswer,
    RankingAnswer,
    RankingVerdict,
    RatingAnswer,
    StrengthAnswer,
    TextAnswer,
)
from trainer_desk.work.ids import QuestionId, ResponseId
from trainer_desk.work.judgment import Judgment, Outcome
from trainer_desk.work.task import Task

PROMPT: Final = "prompt"
ITEMS: Final = "items"
UNPLACED: Final = "_"


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
    shown = {PROMPT, ITEMS} | {f"answer{place}" for place in range(1, 10)}
    ids = {item.id for item in record.data.items or []}
    for annotation in record.annotations:
        for result in annotation.result:
            if result.type not in VALUES:
                return f"a result is of the type `{result.type}`, which is none of ours"
            name, kind = VALUES[result.type]
            if not isinstance(result.value.get(name), kind):
                return f"the value of a {result.type} has no `{name}`"
            if not set(result.to_name.split(",")) <= shown:
                return f"a result is about `{result.to_name}`, which is not shown"
            if result.type == "ranker" and not _ranks(result.value["ranker"]) <= ids:
                return "a ranker ranks an item that is not there"
    return ""


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
    found = _results(task, judgment, policy, tally) if done else []
    results = [
        Result(id=f"{judgment.id[:8]}-{number}", from_name=name, to_name=to, type=kind, value=value)
        for number, (name, to, kind, value) in enumerate(found, start=1)
    ]
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


Said = tuple[str, str, str, dict[str, object]]
"""Name of the control, what it is about, its type and its value."""


def _results(task: Task, judgment: Judgment, policy: Policy, tally: Tally) -> Iterator[Said]:
    place = {response.id: f"answer{at}" for at, response in enumerate(task.responses, start=1)}
    for question_id, answer in judgment.answers:
        yield from _result(question_id, answer, place, policy, tally)


def _result(
    name: QuestionId, answer: Answer, place: dict[ResponseId, str], policy: Policy, tally: Tally
) -> Iterator[Said]:
    match answer:
        case RankingAnswer():
            yield from _ranking(name, answer, policy, tally)
        case StrengthAnswer():
            yield from _strength(name, answer, place)
        case RatingAnswer():
            for rating in answer.ratings:
                to = place[rating.response_id]
                kind = "rating" if rating.lowest == 1 else "number"
                yield f"{name}.{rating.axis_id}.{to}", to, kind, {kind: rating.value}
        case EditAnswer():
            for edit in answer.edits:
                to = place[edit.response_id]
                yield f"{name}.{to}", to, "textarea", {"text": [edit.text]}
        case TextAnswer():
            yield name, PROMPT, "textarea", {"text": [answer.text]}
        case ChoiceAnswer():
            yield name, PROMPT, "choices", {"choices": list(answer.options)}


def _ranking(
    name: QuestionId, answer: RankingAnswer, policy: Policy, tally: Tally
) -> Iterator[Said]:
    if answer.verdict is not RankingVerdict.RANKED:
        yield f"{name}.verdict", PROMPT, "choices", {"choices": [answer.verdict.value]}
        return
    tied = any(len(group) > 1 for group in answer.groups)
    if tied and policy.ties is not Ties.KEEP:
        tally.drop(Drop.TIE)
        return
    value: object = list(answer.placed)
    if tied:
        value = {f"place{at}": list(group) for at, group in enumerate(answer.groups, start=1)}
    yield name, ITEMS, "ranker", {"ranker": value}


def _strength(
    name: QuestionId, answer: StrengthAnswer, place: dict[ResponseId, str]
) -> Iterator[Said]:
    if answer.preferred is None:
        yield f"{name}.verdict", PROMPT, "choices", {"choices": [answer.verdict.value]}
        return
    selected = "left" if place[answer.preferred] == "answer1" else "right"
    yield name, "answer1,answer2", "pairwise", {"selected": selected}
    yield f"{name}.degree", PROMPT, "rating", {"rating": answer.degree}
