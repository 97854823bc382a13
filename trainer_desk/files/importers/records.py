"""The records of one file, whatever their shape: JSON lines, a JSON array, rows of a table."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import BinaryIO, Final

from trainer_desk.files.errors import FormatError
from trainer_desk.files.importers.arrays import elements
from trainer_desk.files.importers.found import Shape, Source
from trainer_desk.files.importers.streams import Advance, open_utf8, unmetered
from trainer_desk.files.importers.tables import rows
from trainer_desk.files.strict import MAX_LINE_BYTES, parse_value
from trainer_desk.values import dataclass

NUL_SIGN: Final = "\ufdd0"
"""Stands for each NUL in the fields of a record with `nul`; no text holds this non-character."""

_BOM: Final = b"\xef\xbb\xbf"
_WRITTEN_NUL: Final = re.compile(rb"(?<!\\)((?:\\\\)*+)\\u0000")
_NESTED: Final = 2
"""How much deeper fields may lie in a task's meta than in their record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record and where it stands.

    Attributes:
        number: From 1, counted by records.
        line: Where it begins, from 1.
        offset: Where it begins in bytes, for `record_at`; 0 in tables.
        fields: In the order of the file; `Decimal` for fractions, so that no digit is lost.
        nul: Whether some text holds NUL characters, for which `NUL_SIGN` stands.
    """

    file: str
    number: int
    line: int
    fields: dict[str, object]
    offset: int = 0
    size: int = 0
    in_array: bool = False
    nul: bool = False

    def refusal(self, reason: str) -> FormatError:
        """Return the error that refuses this record."""
        return FormatError(self.file, _at(self, reason), line=self.line)


def records(source: Source, *, advance: Advance = unmetered) -> Generator[Record, None, None]:
    """Yield the records of a file in its order; one is held at a time.

    Raises:
        FormatError: While reading, if the file is not what `source` says.
    """
    with open_utf8(source.path, encoding=source.encoding, advance=advance) as stream:
        match source.shape:
            case Shape.LINES:
                yield from _from_lines(stream, source.name)
            case Shape.ARRAY | Shape.WRAPPED:
                yield from _from_array(stream, source.name)
            case Shape.TABLE:
                yield from _from_table(stream, source)
            case Shape.ZIP:
                raise FormatError(source.name, "a zip holds no records of its own")


def record_at(stream: BinaryIO, place: Record) -> Record:
    """Read again the record that stands where `place` says; `place.fields` is not looked at.

    Raises:
        FormatError: If there is none any more.
    """
    stream.seek(place.offset)
    return _parsed(place, stream.read(place.size))


def _from_lines(stream: BinaryIO, file: str) -> Iterator[Record]:
    line = number = offset = 0
    while raw := stream.readline(MAX_LINE_BYTES + 1):
        line += 1
        if len(raw) > MAX_LINE_BYTES:
            megabytes = MAX_LINE_BYTES // 1024**2
            raise FormatError(file, f"the line is longer than {megabytes} MB", line=line)
        start = offset
        offset += len(raw)
        if line == 1 and raw.startswith(_BOM):
            start, raw = start + len(_BOM), raw.removeprefix(_BOM)
        if raw.strip():
            number += 1
            place = Record(
                file=file, number=number, line=line, fields={}, offset=start, size=len(raw)
            )
            yield _parsed(place, raw)


def _from_array(stream: BinaryIO, file: str) -> Iterator[Record]:
    for element in elements(stream, file=file):
        place = Record(
            file=file,
            number=element.number,
            line=element.line,
            fields={},
            offset=element.offset,
            size=len(element.raw),
            in_array=True,
        )
        yield _parsed(place, element.raw)


def _from_table(stream: BinaryIO, source: Source) -> Iterator[Record]:
    found = rows(stream, file=source.name, delimiter=source.delimiter)
    _, header = next(found)
    for number, (line, cells) in enumerate(found, start=1):
        if len(cells) != len(header):
            reason = f"the row has {len(cells)} fields where the header has {len(header)}"
            raise FormatError(source.name, reason, line=line)
        fields: dict[str, object] = dict(zip(header, cells, strict=True))
        yield Record(file=source.name, number=number, line=line, fields=fields)


def _parsed(place: Record, raw: bytes) -> Record:
    raw, nuls = _WRITTEN_NUL.subn(rb"\1\\ufdd0", raw) if rb"\u0000" in raw else (raw, 0)
    try:
        value = parse_value(raw, file=place.file, line=place.line, exact=True, inside=_NESTED)
    except FormatError as error:
        raise FormatError(place.file, _at(place, error.reason), line=error.line) from error
    if not isinstance(value, dict):
        raise place.refusal("the line is not a JSON object")
    return Record(
        file=place.file,
        number=place.number,
        line=place.line,
        fields=value,
        offset=place.offset,
        size=place.size,
        in_array=place.in_array,
        nul=nuls > 0,
    )


def _at(place: Record, reason: str) -> str:
    """Say which item is meant: a line number alone says nothing where all stand on one line."""
    return f"item {place.number}: {reason}" if place.in_array else reason
