"""Commands for team leads: hand batches out, collect what comes back."""

from __future__ import annotations

import platform
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from trainer_desk.cli.asking import Answers, login_options
from trainer_desk.cli.place import Place
from trainer_desk.cli.printing import Row, plain_errors, print_table, progress_bar, remark
from trainer_desk.files.importers import read
from trainer_desk.files.native import read_folder
from trainer_desk.files.receipts import Withdrawal
from trainer_desk.lead.assign import Assignment, assign, withdraw
from trainer_desk.lead.collect import Collection, collect, collect_files
from trainer_desk.lead.dataset import Dataset
from trainer_desk.lead.returning import (
    Return,
    Sent,
    read_returns,
    send_back,
    send_back_by_hand,
)
from trainer_desk.sync.address import Kind, address
from trainer_desk.sync.credentials import Secret
from trainer_desk.sync.errors import UnknownHost
from trainer_desk.sync.folder import FolderTransport
from trainer_desk.sync.opening import doors_here
from trainer_desk.sync.target import read_identity
from trainer_desk.sync.transport import Transport
from trainer_desk.work.ids import BatchId, TaskId, TrainerId

_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
_TO = click.option("--to", "trainers", multiple=True, required=True, help="A trainer; repeat.")

T = TypeVar("T")


@click.command(name="assign")
@click.argument("batch", type=click.Path(path_type=Path, exists=True))
@click.argument("target")
@_TO
@click.option(
    "--overlap",
    type=click.IntRange(min=1),
    help="Share the tasks out, each to this many trainers; else everybody gets all.",
)
@login_options
@_JSON
@click.pass_obj
def assign_batch(
    place: Place,
    batch: Path,
    target: str,
    trainers: tuple[str, ...],
    overlap: int | None,
    user: str,
    *,
    password_stdin: bool,
    fingerprint: str,
    as_json: bool,
) -> None:
    """Put BATCH (a file or a folder) into trainers' inboxes at TARGET."""
    names = tuple(map(TrainerId, trainers))
    answers = Answers(user, fingerprint, password_stdin=password_stdin)

    def work(transport: Transport) -> tuple[Assignment, ...]:
        reading = read_folder(batch) if batch.is_dir() else read([batch])
        return assign(reading, transport, names, overlap=overlap, owner=_owner(place))

    with plain_errors():
        try:
            given = _at(place, target, answers, work)
        except ValueError as error:
            raise click.UsageError(str(error)) from error
    rows: list[Row] = [
        {"trainer": one.trainer, "tasks": one.tasks, "new": one.new, "file": one.name}
        for one in given
    ]
    print_table(rows, as_json=as_json)


@click.command(name="withdraw")
@click.argument("batch_id")
@click.argument("target")
@click.argument("tasks", nargs=-1, required=True)
@_TO
@click.option("--reason", default="", help="What the trainers are told.")
@login_options
@click.pass_obj
def withdraw_tasks(
    place: Place,
    batch_id: str,
    target: str,
    tasks: tuple[str, ...],
    trainers: tuple[str, ...],
    reason: str,
    user: str,
    *,
    password_stdin: bool,
    fingerprint: str,
) -> None:
    """Take TASKS (their ids) of BATCH_ID back; what is finished stays finished."""
    gone = Withdrawal(batch_id=BatchId(batch_id), tasks=tuple(map(TaskId, tasks)), reason=reason)
    names = tuple(map(TrainerId, trainers))
    answers = Answers(user, fingerprint, password_stdin=password_stdin)
    with plain_errors():
        _at(place, target, answers, lambda transport: withdraw(transport, gone, names))


@click.command(name="collect")
@click.argument("target")
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--returns",
    "returns_file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="CSV or JSON lines: batch, task, trainer, remark and perhaps revision, to be done again.",
)
@login_options
@_JSON
@click.pass_context
def collect_parcels(
    context: click.Context,
    target: str,
    out: Path,
    returns_file: Path | None,
    user: str,
    *,
    password_stdin: bool,
    fingerprint: str,
    as_json: bool,
) -> None:
    """Read parcels at TARGET, add what is new to the dataset folder OUT, write receipts.

    Running it again changes nothing. TARGET may also be a plain folder of .tddone files.
    """
    place: Place = context.obj
    with plain_errors():
        returns = read_returns(returns_file) if returns_file else ()
        dataset = Dataset(out)
        by_hand = _plain_folder(target)
        if by_hand is not None:
            collection = collect_files(by_hand, dataset)
            sent = send_back_by_hand(by_hand, dataset, returns)
        else:
            answers = Answers(user, fingerprint, password_stdin=password_stdin)
            with progress_bar("Collecting") as advance:
                collection, sent = _at(
                    place,
                    target,
                    answers,
                    lambda transport: (
                        collect(transport, dataset, progress=advance),
                        send_back(transport, dataset, returns),
                    ),
                )
    _tell(collection, sent, as_json=as_json)
    context.exit(1 if collection.invalid or sent.not_found else 0)


def _tell(collection: Collection, sent: Sent, *, as_json: bool) -> None:
    for name, reason in collection.invalid:
        remark(f"{name}: {reason}")
    for one in sent.not_found:
        remark(f"not in the dataset: {_named(one)}")
    row = {
        "parcels": collection.parcels,
        "judgments": collection.judgments,
        "known": collection.known,
        "conflicts": collection.conflicts,
        "invalid": len(collection.invalid),
        "receipts": collection.receipts,
        "returned": sent.returned,
    }
    print_table([row], as_json=as_json)


def _named(one: Return) -> str:
    revision = "" if one.revision is None else f", revision {one.revision}"
    return f"batch {one.batch}, task {one.task}, trainer {one.trainer}{revision}"


def _plain_folder(target: str) -> Path | None:
    """Return the folder if that is all the target is: parcels that came by mail or stick."""
    found = address(target)
    if found.kind is not Kind.FOLDER or not found.folder.is_dir():
        return None
    return found.folder if read_identity(FolderTransport(found.folder)) is None else None


def _owner(place: Place) -> str:
    """Return what tells this lead from every other: a lead has no trainer's name."""
    return f"{platform.node()}:{place.folder.resolve()}"


class _LeadDoors:
    """Doors to targets, and whom `Answers` tells what a lead says."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._doors = doors_here(folder)

    def log_in(self, url: str, secret: Secret) -> bool:
        """Keep a login for a target; tell whether it is kept beyond this run."""
        self._doors.credentials.keep(address(url).url, secret)
        return self._doors.credentials.lasting

    def trust(self, host: UnknownHost) -> None:
        """Remember an SSH server."""
        self._doors.hosts.remember(host)

    def do_at(self, target: str, work: Callable[[Transport], T]) -> T:
        """Open the way to a target, do the work there, and close the way again."""
        transport = self._doors.open(target)
        try:
            return work(transport)
        finally:
            transport.close()


def _at(place: Place, target: str, answers: Answers, work: Callable[[Transport], T]) -> T:
    doors = _LeadDoors(place.folder)
    return answers.until_it_works(doors, target, lambda: doors.do_at(target, work))


LEAD_COMMANDS: tuple[click.Command, ...] = (assign_batch, withdraw_tasks, collect_parcels)
