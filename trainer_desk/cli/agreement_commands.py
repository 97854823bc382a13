"""How far trainers agree, on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from trainer_desk.cli.printing import Row, plain_errors, print_table, progress_bar, remark
from trainer_desk.lead.agreement import Agreement, agreements
from trainer_desk.lead.dataset import judgments_in
from trainer_desk.lead.measuring import Lack


@click.command()
@click.argument("judgments", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def agreement(judgments: tuple[Path, ...], *, as_json: bool) -> None:
    """Say how far trainers agree in JUDGMENTS (dataset folders, parcels).

    For each question that two or more answered in the same tasks: the share of pairs who gave the
    very same answer, and coefficients that are 1 for perfect agreement, each with the number of
    tasks that it counts and the bounds (low, high) in which it lies with 95 % when those tasks are
    drawn again: percentiles of 999 resamples, the same for the same work every time.

    Rankings: the mean of Kendall's tau-b of every two (tau_b), and of W of three and more (w).
    Ratings: Krippendorff's alpha (alpha_ordinal). Choices, decisions and strength: alpha_nominal
    and Gwet's AC1 (ac1), which stands where nearly all answers are the same. Marks and claims: F1
    of the code points (f1_overlap) and of the very same ones (f1_exact). Texts and rewrites have no
    coefficient. What is undefined is left empty, with a note that says why.
    """
    with plain_errors(), progress_bar("Comparing") as advance:
        found = agreements(judgments_in(judgments), progress=advance)
    print_table([_row(one) for one in found], as_json=as_json)
    if not found:
        remark("No task was judged by two trainers; `trainer-desk assign --overlap 2` sees to it.")


def _row(one: Agreement) -> Row:
    figure = one.figure
    low, high = (figure.interval if figure else None) or (None, None)
    return {
        "batch": one.batch_id,
        "question": one.question_id,
        "axis": one.axis_id,
        "tasks": one.tasks,
        "trainers": one.trainers,
        "same": _rounded(one.same),
        "measure": figure.measure.value if figure else None,
        "counted": figure.tasks if figure else None,
        "coefficient": _rounded(figure.coefficient) if figure else None,
        "low": _rounded(low),
        "high": _rounded(high),
        "note": _note(one),
    }


_NOTES: Final[Mapping[Lack, str]] = {
    Lack.UNANIMOUS: "undefined: everybody always gave the same",
    Lack.UNORDERED: "undefined: no rankings put anything in order",
    Lack.UNMARKED: "undefined: nobody marked anything",
    Lack.ONE_TASK: "no interval: it is one task only",
    Lack.TOO_ALIKE: "no interval: too few tasks differ",
}


def _note(one: Agreement) -> str | None:
    if one.figure is None:
        return "no coefficient: texts are for a second reading"
    return None if one.figure.lack is None else _NOTES[one.figure.lack]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


AGREEMENT_COMMANDS: tuple[click.Command, ...] = (agreement,)
