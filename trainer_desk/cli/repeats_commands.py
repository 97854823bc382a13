"""Repetitions in a batch: found, told, and left for a person to decide about."""

from __future__ import annotations

import click

from trainer_desk.cli.naming import batch_named
from trainer_desk.cli.place import Place
from trainer_desk.cli.printing import (
    Row,
    plain_errors,
    print_json,
    print_table,
    progress_bar,
    remark,
)
from trainer_desk.desk.opening import OpenDesk
from trainer_desk.work.repetitions import Copy, Looked, Repetition

_SHOWN = 60
"""Code points of a text that a table shows."""


@click.command()
@click.argument("batch")
@click.option(
    "--threshold",
    type=click.IntRange(1, 100),
    default=80,
    show_default=True,
    help="Likeness in per cent from which on: the share of runs of three words in common.",
)
@click.option("--within", is_flag=True, help="Only compare responses of the same task.")
@click.option(
    "--across", is_flag=True, help="Only compare tasks, and responses of different tasks."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@click.pass_obj
def repeats(
    place: Place, batch: str, threshold: int, *, within: bool, across: bool, as_json: bool
) -> None:
    """Find tasks and responses of BATCH that repeat others; nothing is changed.

    Exact repetitions (the same words in the same order) come first, then near ones. In the window
    they can be compared and left out.
    """
    both = within == across
    looked = Looked(threshold=threshold, within=within or both, across=across or both)
    with plain_errors(), place.opened() as opened, progress_bar("Comparing") as advance:
        row = batch_named(opened, batch)
        found = opened.desk.repetitions(row.key, looked, progress=advance)
        if as_json:
            print_json([_record(number, one) for number, one in enumerate(found, start=1)])
        else:
            print_table(_rows(opened, found), as_json=False)
    groups = sum(one.is_exact for one in found)
    remark(f"{len(found)} groups, {groups} of them word for word")


def _record(number: int, repetition: Repetition) -> dict[str, object]:
    return {
        "group": number,
        "what": repetition.what.value,
        "exact": repetition.is_exact,
        "copies": [
            {
                "number": copy.position + 1,
                "task": copy.task_id,
                "response": copy.response_id,
                "likeness": copy.likeness or None,
                "exact": copy.exact,
            }
            for copy in repetition.copies
        ],
    }


def _rows(opened: OpenDesk, found: tuple[Repetition, ...]) -> list[Row]:
    return [
        {
            "group": number,
            "what": repetition.what.value,
            "task": copy.position + 1,
            "id": copy.task_id,
            "response": copy.response_id or "",
            "likeness": f"{copy.likeness} %" if copy.likeness else "",
            "text": _beginning(opened, copy),
        }
        for number, repetition in enumerate(found, start=1)
        for copy in repetition.copies
    ]


def _beginning(opened: OpenDesk, copy: Copy) -> str:
    task = opened.desk.open_task(copy.task).task
    response = copy.response_id
    text = task.question if response is None else task.response(response).text
    line = " ".join(text[: 10 * _SHOWN].split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


REPEATS_COMMANDS = (repeats,)
