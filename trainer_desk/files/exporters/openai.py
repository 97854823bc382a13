"""The files that OpenAI's fine-tuning takes: chats to imitate, and preferences."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from trainer_desk.files.exporters.checked import FileFormat, write_records
from trainer_desk.files.exporters.counts import Drop, Exported, Finished, Tally
from trainer_desk.files.exporters.messages import (
    Message,
    answer,
    messages_of,
    wrong_answer,
    wrong_messages,
)
from trainer_desk.files.exporters.pairs import good_texts, preferred_pairs
from trainer_desk.files.exporters.policy import Policy
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.task import Role, Task


class Chat(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A conversation whose last message is to be imitated."""

    messages: list[Message]


class Given(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What both outputs answer."""

    messages: list[Message]
    tools: list[object] = []
    parallel_tool_calls: bool = True


class Preferred(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Two outputs, one message of the assistant each."""

    input: Given
    preferred_output: list[Message]
    non_preferred_output: list[Message]


def _wrong_chat(record: Chat) -> str:
    return wrong_messages(record.messages, ends_with=Role.ASSISTANT)


def _wrong_preferred(record: Preferred) -> str:
    if record.preferred_output == record.non_preferred_output:
        return "both outputs are the same"
    return (
        wrong_messages(record.input.messages)
        or wrong_answer(record.preferred_output)
        or wrong_answer(record.non_preferred_output)
    )


CHAT: Final = FileFormat(record=Chat, wrong=_wrong_chat)
PREFERRED: Final = FileFormat(record=Preferred, wrong=_wrong_preferred)


def write_openai_sft(path: Path, finished: Finished, policy: Policy) -> Exported:
    """Write chats to imitate: rewrites, else the responses in the first place.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    return write_records(path, finished, CHAT, partial(_chats, policy))


def write_openai_preference(path: Path, finished: Finished, policy: Policy) -> Exported:
    """Write preference pairs; ties are never one.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    return write_records(path, finished, PREFERRED, partial(_preferred, policy))


def _chats(policy: Policy, task: Task, judgment: Judgment, tally: Tally) -> Iterator[Chat]:
    if _has_known_roles(task, tally):
        for text in good_texts(task, judgment, policy, tally):
            yield Chat(messages=[*messages_of(task.prompt), answer(text)])


def _preferred(policy: Policy, task: Task, judgment: Judgment, tally: Tally) -> Iterator[Preferred]:
    if _has_known_roles(task, tally):
        for pair in preferred_pairs(task, judgment, policy, tally):
            yield Preferred(
                input=Given(messages=messages_of(task.prompt)),
                preferred_output=[answer(pair.chosen)],
                non_preferred_output=[answer(pair.rejected)],
            )


def _has_known_roles(task: Task, tally: Tally) -> bool:
    """Tell whether no tool speaks: its message would need the id of a call that is not kept."""
    if any(turn.role is Role.TOOL for turn in task.prompt):
        tally.drop(Drop.ROLE)
        return False
    return True
