"""Tables of comma-separated values and their cousins."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import BinaryIO, Final

from trainer_desk.files.errors import FormatError
from trainer_desk.files.importers.found import DELIMITERS
from trainer_desk.files.importers.streams import line_beyond_utf8
from trainer_desk.files.strict import quoted

MAX_FIELD_CHARACTERS: Final = 10 * 1024 * 1024
_SAMPLE_ROWS: Final = 50
_ALIKE: Final = 0.9


def rows(stream: BinaryIO, *, file: str, delimiter: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the header, then each row that is not empty, with the line where it begins, from 1.

    Fields may be quoted and then hold delimiters, doubled quotes and line ends, which are kept
    as they are. A nameless column is called "column N".
    The stream gives UTF-8 bytes, of which a byte order mark is dropped; the caller closes it.

    Raises:
        FormatError: If the text is not UTF-8, the quoting is broken, a field is longer than
            `MAX_FIELD_CHARACTERS`, or two columns have one name.
    """
    found = _raw_rows(_Lines(stream, file=file), delimiter=delimiter)
    line, names = next(found, (1, []))
    yield line, _header(names, file=file, line=line)
    for line, cells in found:
        if any(cells):
            yield line, tuple(cells)


def delimiter_of(sample: str, *, names: Container[str]) -> str | None:
    """Return the delimiter that makes a table of a sample, None where none does.

    It is the one that cuts most rows into as many fields as the header, two at least: nine rows
    of ten, or fewer where the header has one of `names`. The sample's last row may be cut off.
    """
    shares: dict[str, float] = {}
    for delimiter in DELIMITERS:
        header, *others = _first_rows(sample, delimiter) or [[]]
        share = sum(len(cells) == len(header) for cells in others) / max(1, len(others))
        named = any(name.strip().lower() in names for name in header)
        if len(header) > 1 and (share >= _ALIKE or named or not others):
            shares[delimiter] = share + named
    return max(shares, key=lambda delimiter: shares[delimiter], default=None)


def _first_rows(sample: str, delimiter: str) -> list[list[str]]:
    """Return the first rows that are not empty, as long as the quoting holds."""
    rows: list[list[str]] = []
    lines = io.StringIO(sample, newline="")
    try:
        for cells in csv.reader(lines, delimiter=delimiter, strict=True):
            if cells:
                rows.append(cells)
            if len(rows) > _SAMPLE_ROWS:
                break
    except csv.Error:
        return rows
    return rows[:-1] if len(rows) > 2 else rows


class _Lines:
    """Physical lines of a stream as the csv module wants them, checked and counted."""

    def __init__(self, stream: BinaryIO, *, file: str) -> None:
        # Without newline="" a line end inside quotes would be changed.
        self._stream = stream
        self._text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
        self.file = file
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        self.number += 1
        try:
            line = self._text.readline(MAX_FIELD_CHARACTERS)
        except UnicodeDecodeError as error:
            # Text is decoded many lines at once: this one need not be the one that breaks.
            self._stream.seek(0)
            broken = line_beyond_utf8(self._stream)
            raise self.refusal("some bytes in this line are not UTF-8", line=broken) from error
        if not line:
            raise StopIteration
        if "\0" in line:
            raise self.refusal("the line contains a NUL character")
        if len(line) == MAX_FIELD_CHARACTERS:
            raise self.refusal("the line is longer than 10 MB")
        return line.removeprefix("\ufeff") if self.number == 1 else line

    def refusal(self, reason: str, *, line: int | None = None) -> FormatError:
        return FormatError(self.file, reason, line=line or self.number)

    def release(self) -> None:
        """Leave the stream open for its owner to close."""
        if not self._text.closed:
            self._text.detach()


def _raw_rows(lines: _Lines, *, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(MAX_FIELD_CHARACTERS)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    start = 1
    try:
        for cells in reader:
            if cells:
                yield start, cells
            start = lines.number + 1
    except csv.Error as error:
        raise lines.refusal(_sentence(str(error)), line=start) from error
    finally:
        lines.release()


def _sentence(trouble: str) -> str:
    if "limit" in trouble:
        return "a field is longer than 10 MB; a quotation mark may be missing"
    if "unexpected end" in trouble:
        return "the file ends inside a quoted field that begins in this row"
    if "expected after" in trouble:
        return "there is text after the quotation mark that ends a field"
    return f"the row is not a row of a table: {trouble}"


def _header(names: Sequence[str], *, file: str, line: int) -> tuple[str, ...]:
    header = tuple(name.strip() or f"column {at}" for at, name in enumerate(names, start=1))
    for name, times in Counter(header).items():
        if times > 1:
            raise FormatError(file, f"two columns are called {quoted(name)}", line=line)
    if not header:
        raise FormatError(file, "the file holds no header row", line=line)
    return header
