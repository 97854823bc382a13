"""Pairs of whole dialogues in the way of the "helpful and harmless" data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from trainer_desk.files.exporters.checked import FileFormat, write_records
from trainer_desk.files.exporters.counts import Drop, Exported, Finished, Tally
from trainer_desk.files.exporters.pairs import preferred_pairs
from trainer_desk.files.exporters.policy import Policy
from trainer_desk.files.transcripts import transcript_of, turns_of
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.task import Role, Task, Turn


class Dialogues(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Two transcripts that share all but the last answer."""

    chosen: str
    rejected: str


def _wrong(record: Dialogues) -> str:
    chosen, rejected = turns_of(record.chosen), turns_of(record.rejected)
    if not record.chosen.startswith("\n\nHuman:") or not record.rejected.startswith("\n\nHuman:"):
        return "a transcript does not begin with the human"
    if chosen[:-1] != rejected[:-1]:
        return "the transcripts differ before the last answer"
    if {chosen[-1].role, rejected[-1].role} != {Role.ASSISTANT}:
        return "a transcript does not end with the assistant"
    return "both transcripts are the same" if chosen == rejected else ""


DIALOGUES: Final = FileFormat(record=Dialogues, wrong=_wrong)


def write_hh(path: Path, finished: Finished, policy: Policy) -> Exported:
    """Write pairs of transcripts; ties are never one.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    return write_records(path, finished, DIALOGUES, partial(_dialogues, policy))


def _dialogues(policy: Policy, task: Task, judgment: Judgment, tally: Tally) -> Iterator[Dialogues]:
    known = {Role.USER, Role.ASSISTANT}
    if task.prompt[0].role is not Role.USER or any(turn.role not in known for turn in task.prompt):
        tally.drop(Drop.ROLE)
        return
    for pair in preferred_pairs(task, judgment, policy, tally):
        chosen, rejected = _transcript(task, pair.chosen), _transcript(task, pair.rejected)
        if chosen is None or rejected is None:
            tally.drop(Drop.AMBIGUOUS)
        else:
            yield Dialogues(chosen=chosen, rejected=rejected)


def _transcript(task: Task, text: str) -> str | None:
    return transcript_of((*task.prompt, Turn(role=Role.ASSISTANT, text=text)))
