"""Second readings: hand finished work to a reviewer, and take what comes of it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import click

from trainer_desk.cli.printing import plain_errors, print_table, printable, remark
from trainer_desk.files.answer_codec import answers_out
from trainer_desk.files.atomic import writing
from trainer_desk.files.decoding import ENCODE
from trainer_desk.files.native import read_folder, read_native, write_native
from trainer_desk.files.reading import Reading, no_progress
from trainer_desk.lead.dataset import judgments_in
from trainer_desk.lead.returning import Return
from trainer_desk.lead.second_reading import Settled, outcomes, second_reading, share

_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
_FILE = click.Path(path_type=Path, exists=True)
_OUT = click.Path(path_type=Path, dir_okay=False)


@click.group(name="review")
def review() -> None:
    """Second readings: hand finished work to a reviewer, and take what comes of it."""


@review.command(name="make")
@click.argument("batch", type=_FILE)
@click.argument("judgments", nargs=-1, required=True, type=_FILE)
@click.option("-o", "--out", required=True, type=_OUT, help="The .tdbatch file to write.")
@click.option("--trainer", "trainers", multiple=True, help="Only this trainer's work; repeat.")
@click.option("--percent", type=click.IntRange(1, 100), default=100, help="A share, by lot.")
@click.option("--seed", default="", help="Another lot.")
def make_review(
    batch: Path,
    judgments: tuple[Path, ...],
    out: Path,
    trainers: tuple[str, ...],
    percent: int,
    seed: str,
) -> None:
    """Make a batch in which a reviewer reads JUDGMENTS (dataset folders, parcels) of BATCH."""
    with plain_errors():
        reading = _batch(batch)
        wanted = share(
            (one for one in judgments_in(judgments) if not trainers or one.trainer in trainers),
            percent,
            seed=seed,
        )
        made = second_reading(reading.batch, reading.tasks(no_progress), wanted)
        if not made.tasks:
            raise click.ClickException(
                "there is nothing to read: no judgment of this batch is done"
            )
        write_native(out, made.batch, made.tasks)
    if made.passed_over:
        remark(f"{made.passed_over} passed over: skipped, or made of other texts")
    click.echo(f"{out}: {len(made.tasks)} judgments to read, batch {printable(made.batch.id)}")


@review.command(name="results")
@click.argument("batch", type=_FILE)
@click.argument("reviews", nargs=-1, required=True, type=_FILE)
@click.option("--returns", "returns_out", type=_OUT, help="CSV for `collect --returns`.")
@click.option("--settled", "settled_out", type=_OUT, help="JSON lines: what stands now.")
@_JSON
def results(
    batch: Path,
    reviews: tuple[Path, ...],
    returns_out: Path | None,
    settled_out: Path | None,
    *,
    as_json: bool,
) -> None:
    """Sort what REVIEWS (dataset folders, parcels) say about BATCH, a second reading."""
    with plain_errors():
        reading = _batch(batch)
        judgments = [one for one in judgments_in(reviews) if one.batch_id == reading.batch.id]
        found = outcomes(reading.batch.form, reading.tasks(no_progress), judgments)
        if returns_out is not None:
            _write_returns(returns_out, found.returns)
        if settled_out is not None:
            _write_settled(settled_out, found.settled)
    row = {
        "accepted": sum(not one.corrected for one in found.settled),
        "corrected": sum(bool(one.corrected) for one in found.settled),
        "returned": len(found.returns),
    }
    print_table([row], as_json=as_json)


def _batch(path: Path) -> Reading:
    return read_folder(path) if path.is_dir() else read_native(path)


def _write_returns(path: Path, returns: tuple[Return, ...]) -> None:
    table = io.StringIO(newline="")
    rows = csv.writer(table)
    rows.writerow(("batch", "task", "trainer", "revision", "remark"))
    for one in returns:
        rows.writerow((one.batch, one.task, one.trainer, one.revision or "", one.remark))
    with writing(path) as stream:
        stream.write(table.getvalue().encode("utf-8"))


def _write_settled(path: Path, settled: tuple[Settled, ...]) -> None:
    with writing(path) as stream:
        for one in settled:
            record = {
                "judgment": one.judgment.id,
                "revision": one.judgment.revision,
                "batch": one.judgment.batch_id,
                "task": one.judgment.task_id,
                "trainer": one.judgment.trainer,
                "reviewer": one.reviewer,
                "corrected": list(one.corrected),
                "remarks": dict(one.remarks),
                "answers": json.loads(ENCODE(answers_out(one.answers))),
            }
            stream.write(json.dumps(record, ensure_ascii=False).encode("utf-8") + b"\n")


REVIEW_COMMANDS: tuple[click.Command, ...] = (review,)
