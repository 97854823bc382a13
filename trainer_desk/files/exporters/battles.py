"""Battles of two models in the way of the arenas."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from trainer_desk.files.exporters.checked import FileFormat, write_records
from trainer_desk.files.exporters.counts import Drop, Exported, Finished, Tally
from trainer_desk.files.exporters.helpsteer import name_of_language
from trainer_desk.files.exporters.messages import Message, answer, messages_of, wrong_messages
from trainer_desk.files.exporters.pairs import Compared, comparisons
from trainer_desk.files.exporters.policy import Policy
from trainer_desk.files.importers.battles import WINNERS
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.task import Role, Task


class Battle(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Two models' answers to one conversation, and which won."""

    question_id: str
    model_a: str
    model_b: str
    winner: str
    judge: str
    conversation_a: list[Message]
    conversation_b: list[Message]
    turn: int
    anony: bool
    language: str
    tstamp: float


def _wrong(record: Battle) -> str:
    if record.winner not in WINNERS:
        return "`winner` is none of the four"
    if not record.model_a or not record.model_b:
        return "a model has no name"
    conversations = (record.conversation_a, record.conversation_b)
    faults = (wrong_messages(each, ends_with=Role.ASSISTANT) for each in conversations)
    if record.conversation_a[:-1] != record.conversation_b[:-1]:
        return "the conversations differ before the last answer"
    return next(filter(None, faults), "")


BATTLE: Final = FileFormat(record=Battle, array=True, wrong=_wrong)


def write_battles(path: Path, finished: Finished, policy: Policy) -> Exported:
    """Write a battle for each pair of responses; model A is the one shown first.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    return write_records(path, finished, BATTLE, partial(_battles, policy))


def _battles(policy: Policy, task: Task, judgment: Judgment, tally: Tally) -> Iterator[Battle]:
    for compared in comparisons(task, judgment, policy, tally):
        shown = sorted((compared.first, compared.second), key=judgment.shown_order.index)
        first, second = (task.response(response_id) for response_id in shown)
        if not first.model or not second.model:
            tally.drop(Drop.NO_MODEL)
            continue
        prompt = messages_of(task.prompt)
        language = name_of_language(task.language or policy.language)
        yield Battle(
            question_id=task.id,
            model_a=first.model,
            model_b=second.model,
            winner=_winner(compared, first_is_better=compared.better == first.id),
            judge=f"arena_user_{judgment.trainer}",
            conversation_a=[*prompt, answer(first.text)],
            conversation_b=[*prompt, answer(second.text)],
            turn=sum(turn.role is Role.USER for turn in task.prompt),
            anony=True,
            language=language.capitalize() if language.isalpha() else language,
            tstamp=judgment.sealed_at.timestamp(),
        )


def _winner(compared: Compared, *, first_is_better: bool) -> str:
    if compared.bad:
        return "tie (bothbad)"
    if compared.better is None:
        return "tie"
    return "model_a" if first_is_better else "model_b"
