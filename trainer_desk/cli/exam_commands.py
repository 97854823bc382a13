"""Qualification tests: make the key, seal it into a test, score what was sat."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click

from trainer_desk.cli.naming import batch_named
from trainer_desk.cli.place import Place
from trainer_desk.cli.printing import Row, plain_errors, print_table
from trainer_desk.files.answer_key import (
    WrongPassphrase,
    opened,
    read_key,
    sealed,
    write_key,
)
from trainer_desk.files.errors import FormatError
from trainer_desk.files.native import SUFFIX, read_folder, read_native, write_native
from trainer_desk.files.reading import Reading, no_progress
from trainer_desk.lead.dataset import judgments_in
from trainer_desk.lead.records import read_records
from trainer_desk.lead.scoring import Reviewed, Score, scores
from trainer_desk.work.batch import TestSettings
from trainer_desk.work.ids import QuestionId, TaskId, TrainerId
from trainer_desk.work.judgment import Outcome
from trainer_desk.work.key import AnswerKey, RightAnswers

_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
_FILE = click.Path(path_type=Path, exists=True)
_OUT = click.Path(path_type=Path, dir_okay=False)
FROM_ENVIRONMENT = "TRAINER_DESK_PASSPHRASE"
"""Where a passphrase is looked for before it is asked for; never among the arguments."""


@click.group(name="test")
def test() -> None:
    """Qualification tests: make a key, seal it into a test, score what was sat."""


@test.command(name="key")
@click.argument("batch")
@click.option("-o", "--out", required=True, type=_OUT, help="The key file to write (.tdkey).")
@click.pass_obj
def make_key(place: Place, batch: str, out: Path) -> None:
    """Make the key of BATCH (its number or id) of what is done on this desk."""
    with place.opened() as opened_desk:
        row = batch_named(opened_desk, batch)
        tasks = tuple(
            RightAnswers(task_id=task.id, answers=judgment.answers)
            for task, judgment in opened_desk.desk.finished(row.key)
            if judgment.outcome is Outcome.DONE and judgment.answers
        )
    if not tasks:
        raise click.ClickException(f"{row.title}: nothing is done there yet")
    with plain_errors():
        write_key(out, AnswerKey(batch_id=row.id, tasks=tasks))
    click.echo(f"{out}: {len(tasks)} tasks")


@test.command(name="seal")
@click.argument("batch", type=_FILE)
@click.argument("key", type=_FILE)
@click.option("-o", "--out", required=True, type=_OUT, help="The test to write (.tdbatch).")
@click.option("--minutes", type=click.IntRange(0, 10_000), default=0, help="0: no time limit.")
@click.option("--pass-mark", type=click.IntRange(0, 100), default=0, help="Percent needed.")
@click.option("--pauses/--no-pauses", default=False, help="Whether the clock may be paused.")
@click.option("--disputes/--no-disputes", default=True, help="Whether questions can be disputed.")
@click.option(
    "--opens",
    type=click.DateTime(["%Y-%m-%d"]),
    help="From this day on the key opens with the passphrase; else only the key file scores.",
)
def seal_test(
    batch: Path,
    key: Path,
    out: Path,
    minutes: int,
    pass_mark: int,
    opens: datetime | None,
    *,
    pauses: bool,
    disputes: bool,
) -> None:
    """Make a test of BATCH with KEY sealed inside; the passphrase is asked for.

    It is read from $TRAINER_DESK_PASSPHRASE where that is set. Without --opens no key is put in.
    """
    with plain_errors():
        reading, answers = _batch(batch), read_key(key)
        _check_key(answers, reading, key.name)
        hidden = sealed(answers, _passphrase(new=True), randomness=os.urandom) if opens else ""
        settings = TestSettings(
            minutes=minutes,
            pass_mark=pass_mark,
            pauses=pauses,
            disputes=disputes,
            sealed_key=hidden,
            opens=opens.date() if opens else None,
        )
        made = replace(reading.batch, test=settings)
        number = write_native(out, made, reading.tasks(no_progress))
    click.echo(f"{out}: {number} tasks, {len(answers.tasks)} of them scored")


@test.command(name="score")
@click.argument("key", type=_FILE)
@click.argument("judgments", nargs=-1, required=True, type=_FILE)
@click.option("--points", type=_FILE, help="CSV or JSON lines: trainer, task, question, points.")
@click.option("--pass-mark", type=click.IntRange(0, 100), help="Percent; else that of the test.")
@click.option("--details", is_flag=True, help="A line per answer instead of one per trainer.")
@_JSON
def score_test(
    key: Path,
    judgments: tuple[Path, ...],
    points: Path | None,
    pass_mark: int | None,
    *,
    details: bool,
    as_json: bool,
) -> None:
    """Score JUDGMENTS (dataset folders, parcels) by KEY.

    KEY is a key file, or the test itself once its key may be opened; then the passphrase is asked
    for. Rewrites, standard answers and texts wait for a reviewer's --points, from 0 to 1.
    """
    with plain_errors():
        answers, mark = _key(key, datetime.now().astimezone().date())
        reviewed = _points(points) if points else {}
        found = scores(answers, judgments_in(judgments), reviewed=reviewed)
    print_table(_details(found) if details else _rows(found, pass_mark or mark), as_json=as_json)


def _batch(path: Path) -> Reading:
    return read_folder(path) if path.is_dir() else read_native(path)


def _check_key(key: AnswerKey, reading: Reading, file: str) -> None:
    """Refuse a key that does not fit: it would give nobody any points.

    Raises:
        FormatError: If it is another batch's, or names tasks or questions that are not there.
    """
    if key.batch_id != reading.batch.id:
        raise FormatError(file, f"is the key of the batch `{key.batch_id}`")
    questions = {question.id for question in reading.batch.form.questions}
    tasks = {task.id for task in reading.tasks(no_progress)}
    for one in key.tasks:
        if one.task_id not in tasks:
            raise FormatError(
                file, f"names the task `{one.task_id}`, which the batch does not have"
            )
        for question_id, _ in one.answers:
            if question_id not in questions:
                raise FormatError(file, f"names the question `{question_id}`, which is not asked")


def _key(path: Path, today: date) -> tuple[AnswerKey, int]:
    if path.is_file() and path.suffix.lower() != SUFFIX:
        return read_key(path), 0
    batch = _batch(path).batch
    if batch.test is None or not batch.test.sealed_key:
        raise FormatError(path.name, "holds no key; score it with the key file")
    if batch.test.opens is not None and today < batch.test.opens:
        raise FormatError(path.name, f"the key may be opened from {batch.test.opens} on")
    try:
        key = opened(batch.test.sealed_key, _passphrase(new=False), batch.id)
    except WrongPassphrase as error:
        raise FormatError(path.name, "the passphrase does not open the key") from error
    return key, batch.test.pass_mark


def _passphrase(*, new: bool) -> str:
    given = os.environ.get(FROM_ENVIRONMENT)
    if given:
        return given
    asked: str = click.prompt("Passphrase", hide_input=True, confirmation_prompt=new, err=True)
    return asked


def _points(path: Path) -> Reviewed:
    names = ("trainer", "task", "question", "points")
    found: dict[tuple[TrainerId, TaskId, QuestionId], float] = {}
    for line, record in read_records(path, known=(*names, "remark"), numbers=("points",)):
        trainer, task, question, points = (record.get(name) for name in names)
        if not (isinstance(trainer, str) and isinstance(task, str) and isinstance(question, str)):
            raise FormatError(path.name, "trainer, task and question must be texts", line=line)
        if isinstance(points, bool) or not isinstance(points, int | float) or not 0 <= points <= 1:
            raise FormatError(path.name, "points must be a number from 0 to 1", line=line)
        found[TrainerId(trainer), TaskId(task), QuestionId(question)] = float(points)
    return found


def _rows(found: Iterable[Score], pass_mark: int) -> list[Row]:
    rows: list[Row] = []
    for score in found:
        right, number = score.right("decision")
        low, high = score.accuracy("decision")
        rows.append(
            {
                "trainer": score.trainer,
                "answers": len(score.items),
                "percent": _rounded(score.percent, 1),
                "passed": score.passed(pass_mark),
                "awaiting": score.awaiting,
                "disputed": sum(bool(item.dispute) for item in score.items),
                "unfinished": score.unfinished,
                "tau_b": _rounded(score.mean("ranking")),
                "rating_distance": _rounded(score.mean("rating")),
                "marks_f1": _rounded(score.mean("spans")),
                "decisions": f"{right}/{number}" if number else None,
                "decisions_low": _rounded(low) if number else None,
                "decisions_high": _rounded(high) if number else None,
            }
        )
    return rows


def _details(found: Iterable[Score]) -> list[Row]:
    return [
        {
            "trainer": score.trainer,
            "task": item.task_id,
            "question": item.question_id,
            "kind": item.kind,
            "points": _rounded(item.points),
            "measure": _rounded(item.measure),
            "dispute": item.dispute,
        }
        for score in found
        for item in score.items
    ]


def _rounded(number: float | None, digits: int = 3) -> float | None:
    return None if number is None else round(number, digits)


EXAM_COMMANDS: tuple[click.Command, ...] = (test,)
