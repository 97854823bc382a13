"""Finished work out of the desk as files for others, and such files checked."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import TypeVar

import click

from trainer_desk.cli.naming import batch_named
from trainer_desk.cli.place import Place
from trainer_desk.cli.printing import plain_errors, print_table, remark
from trainer_desk.files.exporters import Bad, Edits, Exported, Pairs, Policy, Ties, TrlShape
from trainer_desk.files.importers import read
from trainer_desk.files.reading import no_progress
from trainer_desk.lead.dataset import judgments_in
from trainer_desk.lead.exporting import (
    ABOUT,
    CHECKS,
    REASONS,
    ExportKind,
    check,
    collected,
    export,
)
from trainer_desk.lead.verifying import COMPARED, check_against, check_table_of

_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
_KINDS = click.Choice([kind.value for kind in ExportKind])

_COMPARED = ", ".join(kind.value for kind in COMPARED)

Command = TypeVar("Command", bound=Callable[..., object])


def _choice(name: str, kinds: type[Enum], usual: Enum, words: str) -> Callable[[Command], Command]:
    """Return an option whose values are those of an enumeration."""
    choices = click.Choice([each.value for each in kinds])
    return click.option(name, type=choices, default=usual.value, help=words)


def _list_kinds(context: click.Context, option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001
    """Print what can be written and what each kind loses, then end the command."""
    del option
    if not wanted or context.resilient_parsing:
        return
    for kind, about in ABOUT.items():
        click.echo(f"{kind.value:<24}{about.holds}; loses {about.loses}")
    context.exit()


@click.command(name="export")
@click.argument("batch")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--as", "kind", required=True, type=_KINDS)
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_kinds,
    help="Say what can be written and what each kind loses.",
)
@click.option(
    "--from",
    "judgments",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    help="Export what is in this dataset folder or parcel, of BATCH, a file; repeat.",
)
@_choice("--shape", TrlShape, Policy().shape, "TRL: texts or messages.")
@_choice("--pairs", Pairs, Policy().pairs, "Which pairs of a ranking.")
@_choice("--ties", Ties, Policy().ties, "What becomes of ties.")
@_choice("--edits", Edits, Policy().edits, "How rewrites are used.")
@_choice("--bad", Bad, Policy().bad, "What becomes of all bad and both bad.")
@click.option("--margin", is_flag=True, help="TRL pairs: say how far apart both are.")
@click.option("--ids", is_flag=True, help="TRL: say which task and judgment it came from.")
@click.option(
    "--axis",
    "axes",
    multiple=True,
    metavar="NAME=AXIS",
    help="The form's axis that a format calls NAME; repeat.",
)
@_JSON
@click.pass_obj
def export_batch(
    place: Place,
    batch: str,
    out: Path,
    kind: str,
    shape: str,
    pairs: str,
    ties: str,
    edits: str,
    bad: str,
    axes: tuple[str, ...],
    judgments: tuple[Path, ...],
    *,
    margin: bool,
    ids: bool,
    as_json: bool,
) -> None:
    """Export the finished judgments of BATCH to OUT.

    BATCH is a batch of the desk; with --from, the file that was worked on.
    """
    policy = Policy(
        shape=TrlShape(shape),
        pairs=Pairs(pairs),
        ties=Ties(ties),
        edits=Edits(edits),
        bad=Bad(bad),
        margin=margin,
        ids=ids,
        axes=tuple(map(_axis, axes)),
    )
    with plain_errors():
        if judgments:
            reading = read([Path(batch)])
            found = collected(reading.batch, reading.tasks(no_progress), judgments_in(judgments))
            done = export(found, reading.batch, ExportKind(kind), out, policy=policy)
        else:
            done = _from_desk(place, batch, ExportKind(kind), out, policy)
    for drop, count in done.dropped:
        remark(f"left out: {count} ({REASONS[drop]})")
    dropped = sum(count for _, count in done.dropped)
    row = {"judgments": done.judgments, "records": done.records, "left_out": dropped}
    print_table([row], as_json=as_json)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--as", "kind", required=True, type=click.Choice([kind.value for kind in CHECKS]))
@click.option(
    "--batch",
    type=click.Path(path_type=Path, exists=True),
    help="Tables: the file that was worked on; its form says what the header must be.",
)
@click.option(
    "--from",
    "judgments",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    help="Native lines and tables: with --batch, a dataset or parcel that FILE must agree with.",
)
@_JSON
def validate(
    file: Path, kind: str, batch: Path | None, judgments: tuple[Path, ...], *, as_json: bool
) -> None:
    """Check every record of FILE: fields, types and rules as `export` writes them."""
    with plain_errors():
        records = _checked(file, ExportKind(kind), batch, judgments)
    print_table([{"file": file.name, "as": kind, "records": records}], as_json=as_json)


def _checked(file: Path, kind: ExportKind, batch: Path | None, judgments: tuple[Path, ...]) -> int:
    if batch is None and not judgments:
        return check(file, kind)
    if batch is None or kind not in COMPARED:
        raise click.UsageError(f"--from wants --batch, and both one of {_COMPARED}")
    reading = read([batch])
    form = reading.batch.form
    if judgments:
        found = collected(reading.batch, reading.tasks(no_progress), judgments_in(judgments))
        return check_against(file, kind, form, found)
    if kind is ExportKind.JSONL:
        return check(file, kind)
    return check_table_of(file, form, spreadsheet=kind is ExportKind.SPREADSHEET)


def _from_desk(place: Place, batch: str, kind: ExportKind, out: Path, policy: Policy) -> Exported:
    with place.opened() as opened:
        key = batch_named(opened, batch).key
        return export(opened.desk.finished(key), opened.desk.batch(key), kind, out, policy=policy)


def _axis(text: str) -> tuple[str, str]:
    name, equals, axis = text.partition("=")
    if not (name and equals and axis):
        raise click.UsageError(f"--axis wants NAME=AXIS, not {text!r}")
    return name, axis


EXPORT_COMMANDS: tuple[click.Command, ...] = (export_batch, validate)
