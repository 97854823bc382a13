"""Messages with role and content, as most training formats hold a conversation."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trainer_desk.work.task import Role, Task, Turn


class Message(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One message of a conversation."""

    role: str
    content: str


ROLES = frozenset(role.value for role in Role)


def messages_of(turns: Sequence[Turn]) -> list[Message]:
    """Return a message for each turn."""
    return [Message(turn.role.value, turn.text) for turn in turns]


def answer(text: str) -> Message:
    """Return what the assistant says."""
    return Message(Role.ASSISTANT.value, text)


def is_one_question(task: Task) -> bool:
    """Tell whether the prompt is a single turn of the user."""
    return len(task.prompt) == 1 and task.prompt[0].role is Role.USER


def wrong_messages(messages: Sequence[Message], *, ends_with: Role | None = None) -> str:
    """Say what is wrong with a conversation, "" for nothing."""
    if not messages:
        return "a list of messages is empty"
    for message in messages:
        if message.role not in ROLES:
            return "a message is said by nobody known"
    if ends_with is not None and messages[-1].role != ends_with.value:
        return f"the last message is not the {ends_with.value}'s"
    return ""


def wrong_answer(messages: Sequence[Message]) -> str:
    """Say what is wrong with a list that must hold one message of the assistant."""
    if len(messages) != 1:
        return f"an answer has {len(messages)} messages and must have one"
    return wrong_messages(messages, ends_with=Role.ASSISTANT)
