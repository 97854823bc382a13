"""Files of records that count only once they were read back and found the same."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Generic, TypeVar

import msgspec

from trainer_desk.files import strict
from trainer_desk.files.atomic import writing
from trainer_desk.files.errors import FormatError
from trainer_desk.files.exporters.counts import Drop, Exported, Finished, Tally, fits
from trainer_desk.files.exporters.verdicts import standing
from trainer_desk.files.importers.arrays import elements
from trainer_desk.values import dataclass
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.task import Task

RecordT = TypeVar("RecordT", bound=msgspec.Struct)


def nothing_wrong(record: object, /) -> str:
    """Return that a record breaks no rule beyond its types."""
    del record
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFormat(Generic[RecordT]):
    """How the records of a format lie in a file, and what a record may be.

    Attributes:
        record: Its fields and their types; others are refused.
        array: One JSON array of records, one a line; else JSON lines.
        wrong: Says in one sentence what rule a record breaks, "" for none.
    """

    record: type[RecordT]
    array: bool = False
    wrong: Callable[[RecordT], str] = nothing_wrong

    def read(self, stream: BinaryIO, *, file: str) -> Iterator[RecordT]:
        """Yield the records of a file, each checked; one is held at a time.

        Raises:
            FormatError: If the file is not of this format, with the line and the reason.
        """
        decoder = msgspec.json.Decoder(self.record)
        for line, raw in self._pieces(stream, file):
            strict.parse_object(raw, file=file, line=line)
            try:
                record = decoder.decode(raw)
            except msgspec.ValidationError as error:
                raise FormatError(file, _sentence(str(error)), line=line) from error
            if reason := self.wrong(record):
                raise FormatError(file, reason, line=line)
            yield record

    def _pieces(self, stream: BinaryIO, file: str) -> Iterator[tuple[int, bytes]]:
        if not self.array:
            yield from strict.read_lines(stream, file=file)
            return
        for element in elements(stream, file=file):
            yield element.line, element.raw


def check_file(path: Path, form: FileFormat[RecordT]) -> int:
    """Return how many records a file of a format holds, every one checked.

    Raises:
        FormatError: If it is not of this format, with the line and the reason.
        OSError: If it cannot be read.
    """
    with path.open("rb") as stream:
        return sum(1 for _ in form.read(stream, file=path.name))


def write_records(
    path: Path,
    finished: Finished,
    form: FileFormat[RecordT],
    records: Callable[[Task, Judgment, Tally], Iterator[RecordT]],
    *,
    skipped: bool = False,
) -> Exported:
    """Write the records of finished judgments, read the file back, and only then name it `path`.

    Args:
        path: Replaced if it is there.
        finished: Tasks with their judgments.
        form: How the file is written and checked.
        records: Gives the records of one judgment and counts what it leaves out.
        skipped: Whether `records` is asked about skipped tasks as well.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
        FormatError: If what was written is not what the format wants or not what was meant; then
            nothing has changed either.
    """
    tally = Tally()
    with writing(path) as target:
        meant = hashlib.sha256()
        for record in _all(finished, records, tally, skipped=skipped):
            raw = msgspec.json.encode(record)
            if len(raw) > strict.MAX_LINE_BYTES:
                tally.drop(Drop.TOO_LONG)
                continue
            meant.update(_length(raw) + raw)
            target.write(_before(form, tally.records) + raw + (b"" if form.array else b"\n"))
            tally.records += 1
        if form.array:
            target.write(b"\n]\n" if tally.records else b"[]\n")
        _read_back(target, form, meant.digest(), file=path.name)
    return tally.total()


def _all(
    finished: Finished,
    records: Callable[[Task, Judgment, Tally], Iterator[RecordT]],
    tally: Tally,
    *,
    skipped: bool,
) -> Iterator[RecordT]:
    for task, judgment in finished:
        tally.judgments += 1
        if fits(task, judgment, tally, skipped=skipped):
            yield from records(task, standing(judgment, tally), tally)


def _before(form: FileFormat[RecordT], written: int) -> bytes:
    if not form.array:
        return b""
    return b",\n" if written else b"[\n"


def _read_back(target: BinaryIO, form: FileFormat[RecordT], meant: bytes, *, file: str) -> None:
    """Read what lies on the disk from its start, through the checks a reader would make."""
    target.flush()
    target.seek(0)
    found = hashlib.sha256()
    for record in form.read(target, file=file):
        raw = msgspec.json.encode(record)
        found.update(_length(raw) + raw)
    target.seek(0, io.SEEK_END)
    if found.digest() != meant:
        raise FormatError(file, "what was written does not read back as what was meant")


def _length(raw: bytes) -> bytes:
    return len(raw).to_bytes(8)


def _sentence(trouble: str) -> str:
    return trouble[:1].lower() + trouble[1:]
