"""Data to standard output, remarks to standard error; tables also as JSON."""

from __future__ import annotations

import json
import math
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import click

from trainer_desk.files.errors import FormatError
from trainer_desk.settings import SettingsError
from trainer_desk.store import StoreError
from trainer_desk.sync import TransportError, Unreachable

Cell = str | int | float | bool | None
Row = Mapping[str, Cell]


def print_table(rows: Sequence[Row], *, as_json: bool) -> None:
    """Print rows under their names, or as one JSON array."""
    if as_json:
        print_json(list(rows))
        return
    if not rows:
        return
    lines = [list(rows[0]), *([_shown(cell) for cell in row.values()] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    for line in lines:
        padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        click.echo("  ".join(padded).rstrip())


def printable(text: str, *, keep: str = "\n\t") -> str:
    """Return a text whose control characters are spelled out: a terminal would obey them."""
    return "".join(
        char if char in keep or unicodedata.category(char) != "Cc" else f"\\x{ord(char):02x}"
        for char in text
    )


def print_json(value: object) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def remark(text: str) -> None:
    """Say something that is no data."""
    click.echo(text, err=True)


def trouble_words(error: TransportError) -> str:
    """Return why something did not work at a target, and for how long to leave it alone."""
    if isinstance(error, Unreachable) and error.wait_seconds is not None:
        return f"{error}; try again in {math.ceil(error.wait_seconds)} seconds"
    return str(error)


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn what a person can mend into one line and exit code 1."""
    try:
        yield
    except TransportError as error:
        raise click.ClickException(trouble_words(error)) from error
    except (FormatError, SettingsError, StoreError) as error:
        raise click.ClickException(str(error)) from error
    except BrokenPipeError:
        # Whoever reads our output had enough, as `head` does; click ends quietly.
        raise
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise click.ClickException(f"{where}{error.strerror}") from error


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show progress on a terminal; elsewhere nothing, so that logs stay readable."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=1, label=label, file=sys.stderr, hidden=hidden) as bar:

        def advance(done: int, total: int) -> None:
            if total:
                bar.length = total
                bar.update(done - bar.pos)

        yield advance


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return printable(str(cell), keep="")
