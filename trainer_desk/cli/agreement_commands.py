"""How far trainers agree, on the command line."""

from __future__ import annotations

from pathlib import Path

import click

from trainer_desk.cli.printing import Row, plain_errors, print_table, remark
from trainer_desk.lead.agreement import Agreement, agreements
from trainer_desk.lead.dataset import judgments_in


@click.command()
@click.argument("judgments", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def agreement(judgments: tuple[Path, ...], *, as_json: bool) -> None:
    """Say how far trainers agree in JUDGMENTS (dataset folders, parcels).

    For each question that two or more answered in the same tasks: the share of pairs who gave the
    very same answer, and a coefficient that is 1 for perfect agreement and 0 for chance: mean
    Kendall's tau-b of rankings, Krippendorff's ordinal alpha of ratings, else Gwet's AC1.
    """
    with plain_errors():
        found = agreements(judgments_in(judgments))
    print_table([_row(one) for one in found], as_json=as_json)
    if not found:
        remark("No task was judged by two trainers; `trainer-desk assign --overlap 2` sees to it.")


def _row(one: Agreement) -> Row:
    return {
        "batch": one.batch_id,
        "question": one.question_id,
        "axis": one.axis_id,
        "tasks": one.tasks,
        "trainers": one.trainers,
        "same": _rounded(one.same),
        "coefficient": _rounded(one.coefficient),
        "measure": one.measure.value,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


AGREEMENT_COMMANDS: tuple[click.Command, ...] = (agreement,)
