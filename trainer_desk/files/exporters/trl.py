"""The data sets that the TRL library trains on: preference pairs, single texts, completions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from trainer_desk.files.exporters.checked import FileFormat, write_records
from trainer_desk.files.exporters.counts import Drop, Exported, Finished, Tally
from trainer_desk.files.exporters.messages import (
    Message,
    answer,
    is_one_question,
    messages_of,
    wrong_answer,
    wrong_messages,
)
from trainer_desk.files.exporters.pairs import good_texts, labelled_texts, preferred_pairs
from trainer_desk.files.exporters.policy import Policy, TrlShape
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.task import Role, Task

Said = str | list[Message]
"""A text in the standard shape, messages in the conversational one."""


class Preference(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One preference record, with the prompt said once."""

    prompt: Said
    chosen: Said
    rejected: Said
    margin: int | float | UnsetType = UNSET
    task_id: str | UnsetType = UNSET
    judgment_id: str | UnsetType = UNSET
    judgment_revision: int | UnsetType = UNSET


class Unpaired(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One completion with the label KTO wants: whether it is desirable."""

    prompt: Said
    completion: Said
    label: bool
    task_id: str | UnsetType = UNSET
    judgment_id: str | UnsetType = UNSET
    judgment_revision: int | UnsetType = UNSET


class Completion(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One text to imitate: messages, or a prompt and its completion."""

    messages: list[Message] | UnsetType = UNSET
    prompt: str | UnsetType = UNSET
    completion: str | UnsetType = UNSET
    task_id: str | UnsetType = UNSET
    judgment_id: str | UnsetType = UNSET
    judgment_revision: int | UnsetType = UNSET


def _wrong_preference(record: Preference) -> str:
    if record.chosen == record.rejected:
        return "`chosen` and `rejected` are the same"
    return _wrong_said(record.prompt, record.chosen, record.rejected)


def _wrong_unpaired(record: Unpaired) -> str:
    return _wrong_said(record.prompt, record.completion)


def _wrong_said(prompt: Said, *answers: Said) -> str:
    if isinstance(prompt, str):
        texts = all(isinstance(each, str) for each in answers)
        return "" if texts else "the prompt is a text and an answer is not"
    if any(isinstance(each, str) for each in answers):
        return "the prompt is a list of messages and an answer is a text"
    faults = (wrong_answer(each) for each in answers if not isinstance(each, str))
    return wrong_messages(prompt) or next(filter(None, faults), "")


def _wrong_completion(record: Completion) -> str:
    if record.messages is not UNSET:
        both = record.prompt is not UNSET or record.completion is not UNSET
        twice = "a record holds messages and a prompt with its completion" if both else ""
        return twice or wrong_messages(record.messages, ends_with=Role.ASSISTANT)
    if record.prompt is UNSET or record.completion is UNSET:
        return "a record holds neither messages nor a prompt with its completion"
    return ""


RecordT = TypeVar("RecordT", Preference, Unpaired, Completion)

PREFERENCE: Final = FileFormat(record=Preference, wrong=_wrong_preference)
UNPAIRED: Final = FileFormat(record=Unpaired, wrong=_wrong_unpaired)
COMPLETION: Final = FileFormat(record=Completion, wrong=_wrong_completion)


def write_trl(path: Path, finished: Finished, policy: Policy) -> Exported:
    """Write preference pairs.

    All bad, cannot judge and both bad prefer nothing; a rewrite is still preferred over its
    original where the policy says so. Ties are never a pair.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    return write_records(path, finished, PREFERENCE, partial(_preferences, policy))


def write_kto(path: Path, finished: Finished, policy: Policy) -> Exported:
    """Write single completions, desirable or not.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    return write_records(path, finished, UNPAIRED, partial(_unpaired, policy))


def write_sft(path: Path, finished: Finished, policy: Policy) -> Exported:
    """Write texts to imitate: rewrites, else the responses in the first place.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    return write_records(path, finished, COMPLETION, partial(_completions, policy))


def _preferences(
    policy: Policy, task: Task, judgment: Judgment, tally: Tally
) -> Iterator[Preference]:
    if not _has_shape(task, policy, tally):
        return
    for pair in preferred_pairs(task, judgment, policy, tally):
        record = Preference(
            prompt=_prompt(task, policy),
            chosen=_said(pair.chosen, policy),
            rejected=_said(pair.rejected, policy),
        )
        if policy.margin:
            record.margin = pair.margin
        yield _named(record, judgment, policy)


def _unpaired(policy: Policy, task: Task, judgment: Judgment, tally: Tally) -> Iterator[Unpaired]:
    if not _has_shape(task, policy, tally):
        return
    for each in labelled_texts(task, judgment, policy, tally):
        record = Unpaired(
            prompt=_prompt(task, policy),
            completion=_said(each.text, policy),
            label=each.good,
        )
        yield _named(record, judgment, policy)


def _completions(
    policy: Policy, task: Task, judgment: Judgment, tally: Tally
) -> Iterator[Completion]:
    if not _has_shape(task, policy, tally):
        return
    for text in good_texts(task, judgment, policy, tally):
        if policy.shape is TrlShape.STANDARD:
            record = Completion(prompt=task.prompt[0].text, completion=text)
        else:
            record = Completion(messages=[*messages_of(task.prompt), answer(text)])
        yield _named(record, judgment, policy)


def _has_shape(task: Task, policy: Policy, tally: Tally) -> bool:
    if policy.shape is TrlShape.STANDARD and not is_one_question(task):
        tally.drop(Drop.NEEDS_CONVERSATION)
        return False
    return True


def _prompt(task: Task, policy: Policy) -> Said:
    if policy.shape is TrlShape.STANDARD:
        return task.prompt[0].text
    return messages_of(task.prompt)


def _said(text: str, policy: Policy) -> Said:
    return text if policy.shape is TrlShape.STANDARD else [answer(text)]


def _named(record: RecordT, judgment: Judgment, policy: Policy) -> RecordT:
    """Return the record, with where it came from if the policy says so."""
    if policy.ids:
        record.task_id = judgment.task_id
        record.judgment_id = judgment.id
        record.judgment_revision = judgment.revision
    return record
