"""Preference pairs in the shapes that the TRL library trains on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

import msgspec

from trainer_desk.files import strict
from trainer_desk.files.atomic import writing
from trainer_desk.files.exporters.counts import Drop, Exported, Finished, Tally, is_of
from trainer_desk.files.exporters.pairs import Edits, Pair, Pairs, Ties, preferred_pairs
from trainer_desk.work.judgment import Judgment, Outcome
from trainer_desk.work.task import Role, Task


class TrlShape(Enum):
    """How texts are written."""

    STANDARD = "standard"
    """Prompt, chosen and rejected are texts; only for prompts of one user turn."""
    CONVERSATIONAL = "conversational"
    """Prompt, chosen and rejected are lists of messages with role and content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrlOptions:
    """What to write.

    Attributes:
        ids: Whether each record also says which task and judgment it came from.
    """

    shape: TrlShape = TrlShape.CONVERSATIONAL
    pairs: Pairs = Pairs.ALL
    ties: Ties = Ties.DROP_PAIR
    edits: Edits = Edits.BOTH
    ids: bool = False


def write_trl(path: Path, finished: Finished, options: TrlOptions) -> Exported:
    """Write one preference record a line, each read back before it counts.

    All bad, cannot judge and both bad prefer nothing; a rewrite is still preferred over its
    original where `options.edits` says so.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    tally = Tally()
    with writing(path) as target:
        for task, judgment in finished:
            tally.judgments += 1
            for record in _records(task, judgment, options, tally):
                target.write(_checked_line(record))
                tally.records += 1
    return tally.total()


class _Message(msgspec.Struct, forbid_unknown_fields=True):
    role: str
    content: str


class _Record(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    prompt: str | list[_Message]
    chosen: str | list[_Message]
    rejected: str | list[_Message]
    task_id: str = ""
    judgment_id: str = ""
    judgment_revision: int = 0


_READ: Final = msgspec.json.Decoder(_Record).decode


def _records(
    task: Task, judgment: Judgment, options: TrlOptions, tally: Tally
) -> Iterator[_Record]:
    reason = _unfit(task, judgment, options.shape)
    if reason is not None:
        tally.drop(reason)
        return
    for pair in preferred_pairs(
        task,
        judgment,
        pairs=options.pairs,
        ties=options.ties,
        edits=options.edits,
        tally=tally,
    ):
        record = _record(task, pair, options.shape)
        if options.ids:
            record.task_id = task.id
            record.judgment_id = judgment.id
            record.judgment_revision = judgment.revision
        yield record


def _unfit(task: Task, judgment: Judgment, shape: TrlShape) -> Drop | None:
    if judgment.outcome is Outcome.SKIPPED:
        return Drop.SKIPPED
    if not is_of(judgment, task):
        return Drop.CHANGED_TASK
    one_turn = len(task.prompt) == 1 and task.prompt[0].role is Role.USER
    if shape is TrlShape.STANDARD and not one_turn:
        return Drop.NEEDS_CONVERSATION
    return None


def _record(task: Task, pair: Pair, shape: TrlShape) -> _Record:
    if shape is TrlShape.STANDARD:
        return _Record(prompt=task.prompt[0].text, chosen=pair.chosen, rejected=pair.rejected)
    return _Record(
        prompt=[_Message(turn.role.value, turn.text) for turn in task.prompt],
        chosen=[_Message(Role.ASSISTANT.value, pair.chosen)],
        rejected=[_Message(Role.ASSISTANT.value, pair.rejected)],
    )


def _checked_line(record: _Record) -> bytes:
    line = msgspec.json.encode(record)
    strict.parse_object(line, file="record")
    if _READ(line) != record:
        raise AssertionError("a record does not read back as it was written")
    return line + b"\n"
