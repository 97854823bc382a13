"""Finished judgments of a batch to a file others can use."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from trainer_desk.files.exporters import Exported, TrlOptions, write_csv, write_jsonl, write_trl
from trainer_desk.work.form import Form
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.task import Task


class ExportKind(Enum):
    """What the file is to be."""

    JSONL = "jsonl"
    CSV = "csv"
    SPREADSHEET = "spreadsheet"
    TRL = "trl"


SUFFIXES = {
    ExportKind.JSONL: ".jsonl",
    ExportKind.CSV: ".csv",
    ExportKind.SPREADSHEET: ".csv",
    ExportKind.TRL: ".jsonl",
}


def export(
    finished: Iterator[tuple[Task, Judgment]],
    form: Form,
    kind: ExportKind,
    out: Path,
    *,
    trl: TrlOptions | None = None,
) -> Exported:
    """Write finished judgments to `out`, complete or not at all.

    Args:
        finished: The newest revision of each, with its task.
        form: The batch's form; it gives a table its columns.
        kind: What to write.
        out: Replaced if it is there.
        trl: How preference pairs are made; the default drops ties and prefers rewrites.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    match kind:
        case ExportKind.JSONL:
            return write_jsonl(out, finished)
        case ExportKind.TRL:
            return write_trl(out, finished, trl or TrlOptions())
        case ExportKind.CSV | ExportKind.SPREADSHEET:
            safe = kind is ExportKind.SPREADSHEET
            return write_csv(out, finished, form, spreadsheet_safe=safe)
