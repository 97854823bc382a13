"""Commands about targets and what travels between them and this desk."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from trainer_desk.cli.place import Place
from trainer_desk.cli.printing import Row, print_table, remark
from trainer_desk.desk.delivery import Courier
from trainer_desk.sync import Refused, Why
from trainer_desk.sync.credentials import Secret
from trainer_desk.sync.errors import UnknownHost
from trainer_desk.sync.probe import Probe
from trainer_desk.sync.pull import Pulled

_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
_ANYWHERE = click.argument("target")
_MOST_QUESTIONS = 5

T = TypeVar("T")


@click.group()
def target() -> None:
    """Set up where finished work goes and assigned batches come from.

    A target is a folder (/path or file:///path) or a URL: webdavs://, https://, sftp://,
    s3://bucket/prefix?endpoint=URL&region=NAME, gs://, az://. Logins are asked for and kept in
    the system's keyring.
    """


@target.command(name="add")
@_ANYWHERE
@click.option("--user", default="", help="Name to log in with; asked for where it is needed.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@click.option("--fingerprint", default="", help="Agree to an SSH server with this fingerprint.")
@_JSON
@click.pass_obj
def add_target(
    place: Place, target: str, user: str, *, password_stdin: bool, fingerprint: str, as_json: bool
) -> None:
    """Try TARGET out and set it up, if work can be delivered there exactly once."""
    answers = _Answers(user, fingerprint, password_stdin=password_stdin)
    with place.opened() as opened:
        courier = opened.courier
        found = answers.until_it_works(courier, target, lambda: _probed(courier, target))
        _remark_findings(found)
        added = courier.add_target(target)
    print_table([{"url": added.url, "identity": added.identity}], as_json=as_json)


@target.command(name="probe")
@_ANYWHERE
@click.option("--user", default="", help="Name to log in with; asked for where it is needed.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@click.option("--fingerprint", default="", help="Agree to an SSH server with this fingerprint.")
@_JSON
@click.pass_context
def probe_target(
    context: click.Context,
    target: str,
    user: str,
    *,
    password_stdin: bool,
    fingerprint: str,
    as_json: bool,
) -> None:
    """Say what TARGET can and cannot do; nothing is set up."""
    place: Place = context.obj
    answers = _Answers(user, fingerprint, password_stdin=password_stdin)
    with place.opened() as opened:
        courier = opened.courier
        found = answers.until_it_works(courier, target, lambda: _probed(courier, target))
    print_table(
        [
            {
                "check": finding.check.value,
                "verdict": finding.verdict.value,
                "sentence": finding.sentence,
            }
            for finding in found.findings
        ],
        as_json=as_json,
    )
    context.exit(0 if found.usable else 1)


@target.command(name="list")
@_JSON
@click.pass_obj
def list_targets(place: Place, *, as_json: bool) -> None:
    """List the targets that were set up."""
    with place.opened() as opened:
        rows: list[Row] = [
            {"url": one.url, "identity": one.identity} for one in opened.courier.targets()
        ]
    print_table(rows, as_json=as_json)


@target.command(name="remove")
@_ANYWHERE
@click.pass_obj
def remove_target(place: Place, target: str) -> None:
    """Forget TARGET and its login; what was delivered there stays there."""
    with place.opened() as opened:
        opened.courier.remove_target(target)


@click.command()
@_ANYWHERE
@_JSON
@click.pass_context
def pull(context: click.Context, target: str, *, as_json: bool) -> None:
    """Take in what lies at TARGET for you: batches, receipts, returned and withdrawn work."""
    place: Place = context.obj
    with place.opened() as opened:
        pulled = opened.courier.pull_from(target)
    context.exit(_tell_pulled(pulled, as_json=as_json))


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@_JSON
@click.pass_context
def receipts(context: click.Context, files: tuple[Path, ...], *, as_json: bool) -> None:
    """Take in receipts that came as FILES, by mail or stick."""
    place: Place = context.obj
    worst = 0
    with place.opened() as opened:
        for file in files:
            worst = max(worst, _tell_pulled(opened.courier.take_receipt(file), as_json=as_json))
    context.exit(worst)


@click.command(name="compare")
@_ANYWHERE
@_JSON
@click.pass_context
def compare_target(context: click.Context, target: str, *, as_json: bool) -> None:
    """Compare what was delivered with what is at TARGET."""
    place: Place = context.obj
    with place.opened() as opened:
        found = opened.courier.compare_with(target)
    for kind, names in (
        ("missing", found.missing),
        ("different", found.different),
        ("unknown", found.unknown),
    ):
        for name in names:
            remark(f"{kind}: {name}")
    row = {
        "agreed": found.agreed,
        "elsewhere": found.elsewhere,
        "missing": len(found.missing),
        "different": len(found.different),
        "unknown": len(found.unknown),
    }
    print_table([row], as_json=as_json)
    context.exit(0 if found.is_equal else 1)


@click.command(name="save-parcels")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.pass_obj
def save_parcels(place: Place, folder: Path) -> None:
    """Write every parcel without a receipt into FOLDER, to go by mail or stick."""
    with place.opened() as opened:
        for path in opened.courier.save_parcels(folder):
            click.echo(str(path))


@click.command()
@_JSON
@click.pass_obj
def parcels(place: Place, *, as_json: bool) -> None:
    """List every parcel with its state."""
    with place.opened() as opened:
        rows: list[Row] = [
            {
                "name": row.name,
                "judgments": row.judgments,
                "bytes": row.size,
                "state": row.state.value,
                "attempts": row.attempts,
                "reason": row.reason,
            }
            for row in opened.store.outbox.parcels()
        ]
    print_table(rows, as_json=as_json)


class _Answers:
    """What a person says where a target asks for a login or for trust."""

    def __init__(self, user: str, fingerprint: str, *, password_stdin: bool) -> None:
        self._user = user
        self._fingerprint = fingerprint
        self._password = sys.stdin.readline().rstrip("\r\n") if password_stdin else None

    def until_it_works(self, courier: Courier, target: str, work: Callable[[], T]) -> T:
        """Do the work again after each question that could be answered."""
        if self._password is not None:
            self._log_in(courier, target, self._password)
        for _ in range(_MOST_QUESTIONS):
            try:
                return work()
            except UnknownHost as unknown:
                self._agree(unknown)
                courier.trust(unknown)
            except Refused as refused:
                if refused.why is not Why.LOGIN or not _somebody_is_there():
                    raise
                remark(str(refused))
                self._log_in(courier, target, None)
        return work()

    def _agree(self, unknown: UnknownHost) -> None:
        if self._fingerprint == unknown.fingerprint:
            return
        remark(str(unknown))
        if not _somebody_is_there() or not click.confirm("Is this the right server?", err=True):
            raise unknown

    def _log_in(self, courier: Courier, target: str, password: str | None) -> None:
        user = self._user or (click.prompt("Name", err=True) if password is None else "")
        if password is None:
            password = click.prompt("Password", hide_input=True, err=True)
        if not courier.log_in(target, Secret(user=user, password=password)):
            remark("There is no safe keyring here; the login is known until this command ends.")


def _probed(courier: Courier, target: str) -> Probe:
    found = courier.probe(target)
    if isinstance(found.trouble, Refused) and (
        found.trouble.why is Why.LOGIN or isinstance(found.trouble, UnknownHost)
    ):
        raise found.trouble
    return found


def _remark_findings(found: Probe) -> None:
    for finding in found.findings:
        remark(f"{finding.verdict.value}: {finding.sentence}")


def _somebody_is_there() -> bool:
    return sys.stdin.isatty()


def _tell_pulled(pulled: Pulled, *, as_json: bool) -> int:
    """Print what came, and return the exit code."""
    for name, reason in (*pulled.invalid, *pulled.refused):
        remark(f"{name}: {reason}")
    if pulled.vanished:
        remark(f"{pulled.vanished} assigned files are not there any more; nothing was removed here")
    if pulled.trouble is not None:
        remark(str(pulled.trouble))
    row = {
        "batches": len(pulled.batches),
        "confirmed": len(pulled.confirmed),
        "known": len(pulled.known),
        "invalid": len(pulled.invalid),
        "returned": len(pulled.returned),
        "withdrawn": len(pulled.withdrawn),
        "refused": len(pulled.refused),
    }
    print_table([row], as_json=as_json)
    return 1 if pulled.invalid or pulled.refused or pulled.trouble is not None else 0


DELIVERY_COMMANDS: tuple[click.Command, ...] = (
    target,
    pull,
    receipts,
    compare_target,
    parcels,
    save_parcels,
)
