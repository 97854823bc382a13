"""Files of judgments held against what was collected: nothing is missing, nothing was added."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from trainer_desk.files.codec import judgment_to_json, sha256_of
from trainer_desk.files.errors import FormatError
from trainer_desk.files.exporters.counts import Finished, is_of
from trainer_desk.files.exporters.lines import read_jsonl
from trainer_desk.files.exporters.table import columns_of
from trainer_desk.files.exporters.table_check import judged_rows
from trainer_desk.files.strict import quoted
from trainer_desk.lead.export_kinds import ExportKind
from trainer_desk.work.form import Form
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.task import Task

COMPARED = (ExportKind.JSONL, ExportKind.CSV, ExportKind.SPREADSHEET)
"""The kinds that hold every judgment and can be compared with a dataset."""

Key = tuple[str, int]
"""Id and revision of a judgment."""


def check_table_of(path: Path, form: Form, *, spreadsheet: bool) -> int:
    """Return how many rows a table has that must be one of judgments under a form.

    Raises:
        FormatError: With the line and the reason, if it is not.
        OSError: If it cannot be read.
    """
    judged = judged_rows(path, spreadsheet=spreadsheet, columns=columns_of(form))
    return sum(len(each.rows) for each in judged)


def check_against(path: Path, kind: ExportKind, form: Form, finished: Finished) -> int:
    """Return how many records a file holds that must hold exactly these judgments.

    Args:
        path: The file.
        kind: One of `COMPARED`.
        form: That of the batch.
        finished: What an export of it would be given; some 200 bytes are kept of each.

    Raises:
        FormatError: If the file is not of this kind, lacks a judgment or holds another one.
        OSError: If it cannot be read.
    """
    wanted: dict[Key, str] = {
        (one.id, one.revision): _seal(one) if kind is ExportKind.JSONL else _rows_due(task)
        for task, one in finished
        if is_of(one, task)
    }
    records = 0
    for key, mark, line in _found(path, kind, form):
        expected = wanted.pop(key, None)
        if expected is None:
            reason = f"the judgment {_named(key)} is not in the dataset"
            raise FormatError(path.name, reason, line=line)
        if expected != mark:
            raise FormatError(path.name, _other(key, mark, expected, kind), line=line)
        records += 1 if kind is ExportKind.JSONL else int(mark)
    if wanted:
        reason = f"{len(wanted)} judgments of the dataset are missing, {_named(next(iter(wanted)))}"
        raise FormatError(path.name, f"{reason} among them")
    return records


def _found(path: Path, kind: ExportKind, form: Form) -> Iterator[tuple[Key, str, int]]:
    """Yield each judgment of a file with what must agree, and its line."""
    if kind is ExportKind.JSONL:
        for one in read_jsonl(path):
            yield (one.judgment.id, one.judgment.revision), _seal(one.judgment), one.line
        return
    spreadsheet = kind is ExportKind.SPREADSHEET
    for judged in judged_rows(path, spreadsheet=spreadsheet, columns=columns_of(form)):
        yield (judged.judgment, judged.revision), str(len(judged.rows)), judged.line


def _rows_due(task: Task) -> str:
    return str(max(1, len(task.responses)))


def _seal(judgment: Judgment) -> str:
    return sha256_of(judgment_to_json(judgment))


def _other(key: Key, mark: str, expected: str, kind: ExportKind) -> str:
    if kind is ExportKind.JSONL:
        return f"the judgment {_named(key)} is another one in the dataset"
    return f"the judgment {_named(key)} has {mark} rows and must have {expected}"


def _named(key: Key) -> str:
    return f"{quoted(key[0])} of revision {key[1]}"
