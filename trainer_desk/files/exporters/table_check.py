"""Tables read back: header, cells, and the rows that belong together."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from trainer_desk.files.errors import FormatError
from trainer_desk.files.exporters.cells import HEAD, LETTERS, SCALE, Wanted, ends_of, wanted_of
from trainer_desk.files.exporters.table import is_risky, without_apostrophe
from trainer_desk.files.importers.tables import rows
from trainer_desk.files.strict import quoted
from trainer_desk.values import dataclass

_ABOUT_RESPONSE: Final = ("response", "shown_as", "model", "text")
_SHARED: Final = tuple(name for name in HEAD if name not in _ABOUT_RESPONSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row whose cells are what their columns want.

    Attributes:
        line: Where it begins, 1 for the header.
        cells: By column, as they were before they were made safe for spreadsheets.
    """

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedRows:
    """The rows of one judgment."""

    judgment: str
    revision: int
    rows: tuple[TableRow, ...]

    @property
    def line(self) -> int:
        """Where they begin."""
        return self.rows[0].line


def judged_rows(
    path: Path, *, spreadsheet: bool = False, columns: Sequence[str] | None = None
) -> Iterator[JudgedRows]:
    """Yield the rows of a table, judgment by judgment, each checked.

    A file whose name ends in `.tsv` is parted by tabs. Of every judgment some 100 bytes are kept.

    Args:
        path: The table.
        spreadsheet: Whether it must be safe for spreadsheets.
        columns: What the header must be, None for that of any form.

    Raises:
        FormatError: With the line and the reason, if it is no such table.
        OSError: If it cannot be read.
    """
    seen: dict[tuple[str, int], int] = {}
    found = _rows(path, spreadsheet=spreadsheet, columns=columns)
    for (judgment, revision), group in groupby(found, _judgment):
        rows_of_it = tuple(group)
        first = rows_of_it[0]
        before = seen.setdefault((judgment, revision), first.line)
        if before != first.line:
            reason = f"the judgment {quoted(judgment)} stands in line {before} already"
            raise FormatError(path.name, reason, line=first.line)
        for number, row in enumerate(rows_of_it):
            if reason := _wrong_beside(row.cells, rows_of_it[:number], len(rows_of_it)):
                raise FormatError(path.name, reason, line=row.line)
        yield JudgedRows(judgment=judgment, revision=revision, rows=rows_of_it)


def check_table(path: Path, *, spreadsheet: bool = False) -> int:
    """Return how many rows a table has below its header, every one checked.

    Raises:
        FormatError: With the line and the reason, if it is no table of judgments.
        OSError: If it cannot be read.
    """
    return sum(len(judged.rows) for judged in judged_rows(path, spreadsheet=spreadsheet))


def _judgment(row: TableRow) -> tuple[str, int]:
    return row.cells["judgment"], int(row.cells["revision"])


def _rows(path: Path, *, spreadsheet: bool, columns: Sequence[str] | None) -> Iterator[TableRow]:
    delimiter = "\t" if path.suffix.lower() == ".tsv" else ","
    with path.open("rb") as stream:
        marked = stream.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8
        if marked is not spreadsheet:
            reason = "the byte order mark that Excel needs is missing"
            other = "the file begins with a byte order mark, as tables for spreadsheets do"
            raise FormatError(path.name, reason if spreadsheet else other, line=1)
        stream.seek(0)
        found = rows(stream, file=path.name, delimiter=delimiter)
        line, names = next(found)
        wanted = _header(names, columns, file=path.name, line=line)
        for line, cells in found:
            if len(cells) != len(names):
                reason = f"the row has {len(cells)} cells and the header {len(names)}"
                raise FormatError(path.name, reason, line=line)
            row = dict(zip(names, cells, strict=True))
            if spreadsheet:
                row = _plain(row, file=path.name, line=line)
            if reason := _wrong_cell(row, wanted) or _wrong_grade(row):
                raise FormatError(path.name, reason, line=line)
            yield TableRow(line=line, cells=row)


def _header(
    names: Sequence[str], columns: Sequence[str] | None, *, file: str, line: int
) -> dict[str, Wanted]:
    for at, expected in enumerate(HEAD if columns is None else columns):
        found = names[at] if at < len(names) else None
        if found != expected:
            there = "missing" if found is None else f"called {quoted(found)}"
            reason = f"column {at + 1} must be called {quoted(expected)} and is {there}"
            raise FormatError(file, reason, line=line)
    if columns is not None and len(names) > len(columns):
        reason = f"the column {quoted(names[len(columns)])} is of no question of the form"
        raise FormatError(file, reason, line=line)
    try:
        return dict(HEAD) | wanted_of(names[len(HEAD) :])
    except ValueError as error:
        raise FormatError(file, str(error), line=line) from error


def _plain(row: Mapping[str, str], *, file: str, line: int) -> dict[str, str]:
    """Return a row as it was before it was made safe, once it is sure that it was."""
    for name, cell in row.items():
        if is_risky(cell) and not cell.startswith("'"):
            reason = f"a spreadsheet would run what the column {quoted(name)} holds"
            raise FormatError(file, reason, line=line)
    return {name: without_apostrophe(cell) for name, cell in row.items()}


def _wrong_cell(row: Mapping[str, str], wanted: Mapping[str, Wanted]) -> str:
    for name, cell in row.items():
        if what := wanted[name](cell):
            held = quoted(cell) if cell else "nothing"
            return f"the column {quoted(name)} holds {held}, not {what}"
    return ""


def _wrong_grade(row: Mapping[str, str]) -> str:
    """Say which value does not lie on the scale beside it."""
    for name, cell in row.items():
        ends = ends_of(row.get(f"{name}{SCALE}", ""))
        if ends is not None and not (cell and ends[0] <= int(cell) <= ends[1]):
            held = quoted(cell) if cell else "nothing"
            return f"the column {quoted(name)} holds {held}, not a value of {ends[0]}..{ends[1]}"
        if cell and ends is None and f"{name}{SCALE}" in row:
            return f"the column {quoted(name)} holds {quoted(cell)} without its scale"
    return ""


def _wrong_beside(row: Mapping[str, str], before: Sequence[TableRow], rows_in_all: int) -> str:
    """Say what does not fit the other rows of the judgment."""
    if not row["response"]:
        if rows_in_all > 1:
            return "a row without a response stands beside others of its judgment"
        held = next((name for name in _ABOUT_RESPONSE if row[name]), None)
        return f"the column {quoted(held)} is filled and there is no response" if held else ""
    if row["shown_as"] not in (*LETTERS[:rows_in_all],):
        return f"a response shown as {quoted(row['shown_as'])} is one of {rows_in_all}"
    for other in before:
        for name in ("response", "shown_as"):
            if other.cells[name] == row[name]:
                return f"the {name} {quoted(row[name])} stands in line {other.line} already"
        for name in _SHARED:
            if other.cells[name] != row[name]:
                return f"the column {quoted(name)} is another one than in line {other.line}"
    return ""
