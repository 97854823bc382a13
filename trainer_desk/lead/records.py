"""Small tables that leads write by hand: CSV, or JSON lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from trainer_desk.files import strict
from trainer_desk.files.errors import FormatError

Record = Mapping[str, object]


def read_records(
    path: Path, *, known: Collection[str], numbers: Collection[str] = ()
) -> Iterator[tuple[int, Record]]:
    """Yield the records of a file with their lines; cells left empty are left out.

    Args:
        path: A table (.csv) with a head, else JSON lines.
        known: The names that a record may have.
        numbers: Names whose cells are numbers in a table; what is none stays a text.

    Raises:
        FormatError: If a line is broken or has a name that is not known.
        OSError: If the file cannot be read.
    """
    raw = path.read_bytes()
    is_table = path.suffix.lower() == ".csv"
    found = _table(raw, path.name, numbers) if is_table else _lines(raw, path.name)
    for line, record in found:
        for name in record:
            if name not in known:
                reason = f"{strict.quoted(str(name))} is not known here"
                raise FormatError(path.name, reason, line=line)
        yield line, record


def _lines(raw: bytes, file: str) -> Iterator[tuple[int, Record]]:
    for number, line in strict.read_lines(io.BytesIO(raw), file=file):
        yield number, strict.parse_object(line, file=file, line=number)


def _table(raw: bytes, file: str, numbers: Collection[str]) -> Iterator[tuple[int, Record]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise FormatError(file, "the file is not UTF-8", line=line) from error
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        for record in reader:
            yield (
                reader.line_num,
                {
                    name: _number(value) if name in numbers else value
                    for name, value in record.items()
                    if value
                },
            )
    except (csv.Error, AttributeError) as error:
        raise FormatError(file, "the table is broken", line=reader.line_num) from error


def _number(cell: str) -> int | float | str:
    for kind in (int, float):
        try:
            return kind(cell)
        except ValueError:
            continue
    return cell
