"""Native lines: each judgment with the task it is about, nothing left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from trainer_desk.files import strict
from trainer_desk.files.answer_codec import judgment_from_json
from trainer_desk.files.atomic import writing
from trainer_desk.files.codec import judgment_to_json, task_from_json, task_to_json
from trainer_desk.files.errors import FormatError
from trainer_desk.files.exporters.counts import Drop, Exported, Finished, Tally, is_of
from trainer_desk.values import dataclass
from trainer_desk.work.ids import JudgmentId
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.task import Task


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    judgment: msgspec.Raw
    task: msgspec.Raw


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedTask:
    """What one line holds, and which line it is, from 1."""

    line: int
    task: Task
    judgment: Judgment


def write_jsonl(path: Path, finished: Finished) -> Exported:
    """Write `{"judgment":…,"task":…}` lines; models are revealed, skipped tasks are included.

    The judgment is the sealed payload byte for byte, the task is as its batch gave it.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    tally = Tally()
    with writing(path) as target:
        for task, judgment in finished:
            tally.judgments += 1
            if not is_of(judgment, task):
                tally.drop(Drop.CHANGED_TASK)
                continue
            sealed, judged = judgment_to_json(judgment), task_to_json(task)
            target.write(b'{"judgment":' + sealed + b',"task":' + judged + b"}\n")
            tally.records += 1
    return tally.total()


def read_jsonl(path: Path) -> Iterator[JudgedTask]:
    """Yield what the lines of a file hold, each checked as it is read.

    Some 100 bytes are kept of each judgment.

    Raises:
        FormatError: If a line is not a judgment with the task it was made of, or holds a judgment
            that another line holds already; with the line and the reason.
        OSError: If it cannot be read.
    """
    decoder = msgspec.json.Decoder(_Line)
    seen: dict[tuple[JudgmentId, int], int] = {}
    with path.open("rb") as stream:
        for line, raw in strict.read_lines(stream, file=path.name):
            found = _judged(raw, decoder, file=path.name, line=line)
            key = (found.judgment.id, found.judgment.revision)
            before = seen.setdefault(key, line)
            if before != line:
                reason = f"the judgment {strict.quoted(key[0])} stands in line {before} already"
                raise FormatError(path.name, reason, line=line)
            yield found


def check_jsonl(path: Path) -> int:
    """Return how many judgments a file holds, every one checked with its task.

    Raises:
        FormatError: With the line and the reason, if it is no file of judgments.
        OSError: If it cannot be read.
    """
    return sum(1 for _ in read_jsonl(path))


def _judged(
    raw: bytes, decoder: msgspec.json.Decoder[_Line], *, file: str, line: int
) -> JudgedTask:
    strict.parse_object(raw, file=file, line=line)
    try:
        found = decoder.decode(raw)
    except msgspec.ValidationError as error:
        reason = str(error)
        raise FormatError(file, reason[:1].lower() + reason[1:], line=line) from error
    judgment = judgment_from_json(bytes(found.judgment), file=file, line=line)
    task = task_from_json(bytes(found.task), file=file, line=line)
    if judgment.task_id != task.id or not is_of(judgment, task):
        raise FormatError(
            file, "the judgment was made of another task than is beside it", line=line
        )
    return JudgedTask(line=line, task=task, judgment=judgment)
