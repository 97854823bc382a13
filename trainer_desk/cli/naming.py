"""What a person names on the command line."""

from __future__ import annotations

import click

from trainer_desk.desk.opening import OpenDesk
from trainer_desk.work.ids import BatchKey
from trainer_desk.work.states import BatchRow


def batch_named(opened: OpenDesk, name: str) -> BatchRow:
    """Return the batch with this number or id.

    Raises:
        UsageError: If there is none.
    """
    for row in opened.desk.batches():
        if name == row.id or (name.isdecimal() and BatchKey(int(name)) == row.key):
            return row
    raise click.UsageError(f"there is no batch {name!r}; `trainer-desk batches` lists them")
