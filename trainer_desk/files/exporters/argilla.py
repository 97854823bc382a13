"""Argilla records with the trainer's answers as responses."""

from __future__ import annotations

import uuid
from collections.abc import Container, Iterator
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import Final

import msgspec

from trainer_desk.files.exporters.argilla_names import CHAT, OUTCOME, PROMPT
from trainer_desk.files.exporters.argilla_values import HIGHEST_RATING, Values
from trainer_desk.files.exporters.checked import FileFormat, write_records
from trainer_desk.files.exporters.counts import Drop, Exported, Finished, Tally
from trainer_desk.files.exporters.messages import Message, is_one_question, messages_of
from trainer_desk.files.exporters.policy import Policy
from trainer_desk.files.exporters.record_ids import RecordIds
from trainer_desk.work.judgment import Judgment, Outcome
from trainer_desk.work.task import Task

LONGEST_MESSAGE: Final = 20_000
"""Code points of a message that Argilla takes; an empty one it refuses."""
MOST_MESSAGES: Final = 500


class Answered(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One person's answer to a question."""

    value: object
    user_id: str
    status: str


class ArgillaRecord(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One record; responses by question."""

    id: str
    fields: dict[str, str | list[Message]]
    metadata: dict[str, str | int | float | list[str]]
    suggestions: dict[str, object]
    responses: dict[str, list[Answered]]
    vectors: dict[str, list[float]]


def _wrong(record: ArgillaRecord) -> str:
    for answers in record.responses.values():
        for answer in answers:
            if answer.status not in ("draft", "submitted", "discarded"):
                return f"the status `{answer.status}` is none of the three"
            if reason := _wrong_value(answer.value, record):
                return reason
    return ""


def _wrong_value(value: object, record: ArgillaRecord) -> str:
    if isinstance(value, int) and not 0 <= value <= HIGHEST_RATING:
        return f"a rating is not from 0 to {HIGHEST_RATING}"
    for each in value if isinstance(value, list) else []:
        if isinstance(each, dict) and "rank" in each and each.get("value") not in record.fields:
            return "a rank is given to a response that is not there"
        if isinstance(each, dict) and "start" in each and not 0 <= each["start"] < each["end"]:
            return "a span ends before it begins"
    return ""


RECORDS: Final = FileFormat(record=ArgillaRecord, array=True, wrong=_wrong)


def write_argilla(path: Path, finished: Finished, policy: Policy) -> Exported:
    """Write a record for each judgment, as `Dataset.records.from_json` reads them.

    Skipped tasks are included, as discarded. A task's judgments come one after the other, so the
    second and later ones get an id of their own: Argilla refuses two records of one id.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    return write_records(
        path, finished, RECORDS, partial(_records, policy, RecordIds()), skipped=True
    )


def _records(
    policy: Policy, ids: RecordIds, task: Task, judgment: Judgment, tally: Tally
) -> Iterator[ArgillaRecord]:
    values = Values(task, policy, tally)
    fields: dict[str, str | list[Message]] = {PROMPT: task.question}
    fields |= _chat(task, tally)
    fields |= {values.place[response.id]: response.text for response in task.responses}
    skipped = judgment.outcome is Outcome.SKIPPED
    user = str(uuid.uuid5(uuid.NAMESPACE_OID, judgment.trainer))
    said: dict[str, object] = {OUTCOME: judgment.outcome.value}
    for question_id, answer in () if skipped else judgment.answers:
        for name, value in values.of(question_id, answer):
            said[_free_name(name, said)] = value
    status = "discarded" if skipped else "submitted"
    yield ArgillaRecord(
        id=ids.of(judgment),
        fields=fields,
        metadata=_metadata(task, judgment),
        suggestions={},
        responses={
            name: [Answered(value=value, user_id=user, status=status)]
            for name, value in said.items()
        },
        vectors={},
    )


def _chat(task: Task, tally: Tally) -> dict[str, list[Message]]:
    """Return the conversation as a field, none where Argilla would refuse it."""
    said = [turn for turn in task.prompt if turn.text]
    for _ in range(len(task.prompt) - len(said)):
        tally.drop(Drop.EMPTY_TEXT)
    if len(said) <= MOST_MESSAGES and all(len(turn.text) <= LONGEST_MESSAGE for turn in said):
        return {CHAT: messages_of(said)} if said else {}
    if not is_one_question(task):
        tally.drop(Drop.TOO_LONG)
    return {}


def _metadata(task: Task, judgment: Judgment) -> dict[str, str | int | float | list[str]]:
    return {
        "task_id": task.id,
        "trainer": judgment.trainer,
        "judgment_id": judgment.id,
        "judgment_revision": judgment.revision,
        "outcome": judgment.outcome.value,
        "active_seconds": judgment.active_seconds,
        "sealed_at": judgment.sealed_at.isoformat(timespec="milliseconds"),
        "response_ids": [response.id for response in task.responses],
        "models": [response.model for response in task.responses],
    }


def _free_name(name: str, taken: Container[str]) -> str:
    numbered = (f"{name}-{number}" for number in count(2))
    return next(each for each in chain((name,), numbered) if each not in taken)
