r"""Dialogues written as one text, each turn after "\n\nHuman: " or "\n\nAssistant: "."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from trainer_desk.work.task import Role, Turn

MARK: Final = re.compile(r"\n\n(Human|Assistant): ?")

_NAMES: Final = {Role.USER: "Human", Role.ASSISTANT: "Assistant"}
_ROLES: Final = {name: role for role, name in _NAMES.items()}


def turns_of(text: str) -> tuple[Turn, ...]:
    """Return the turns of a transcript; what stands before the first mark is the user's."""
    before, *said = MARK.split(text)
    turns = tuple(
        Turn(role=_ROLES[who], text=words) for who, words in zip(said[::2], said[1::2], strict=True)
    )
    return (Turn(role=Role.USER, text=before), *turns) if before.strip() else turns


def transcript_of(turns: Sequence[Turn]) -> str | None:
    """Return the transcript that reads back as these turns, None where there is none.

    There is none if somebody else speaks than the user and the assistant, or if a text holds a
    mark of its own.
    """
    if any(turn.role not in _NAMES for turn in turns):
        return None
    text = "".join(f"\n\n{_NAMES[turn.role]}: {turn.text}" for turn in turns)
    return text if turns_of(text) == tuple(turns) else None
