"""Commands about targets and what travels between them and this desk."""

from __future__ import annotations

from pathlib import Path

import click

from trainer_desk.cli.asking import Answers, login_options
from trainer_desk.cli.place import Place
from trainer_desk.cli.printing import (
    Row,
    print_table,
    printable,
    progress_bar,
    remark,
    trouble_words,
)
from trainer_desk.sync.address import address
from trainer_desk.sync.probe import Probe
from trainer_desk.sync.pull import Pulled

_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
_ANYWHERE = click.argument("target")


@click.group()
def target() -> None:
    """Set up where finished work goes and assigned batches come from.

    A target is a folder (/path or file:///path) or a URL: webdavs://, https://, sftp://,
    s3://bucket/prefix?endpoint=URL&region=NAME, gs://, az://. Logins are asked for and kept in
    the system's keyring.
    """


@target.command(name="add")
@_ANYWHERE
@login_options
@_JSON
@click.pass_obj
def add_target(
    place: Place, target: str, user: str, *, password_stdin: bool, fingerprint: str, as_json: bool
) -> None:
    """Try TARGET out and set it up, if work can be delivered there exactly once."""
    answers = Answers(user, fingerprint, password_stdin=password_stdin)
    with place.opened() as opened:
        courier = opened.courier
        found = answers.until_it_works(
            courier, target, lambda: courier.probe(target), trouble=lambda found: found.trouble
        )
        _remark_findings(found)
        added = courier.add_target(target)
    print_table([{"url": added.url, "identity": added.identity}], as_json=as_json)


@target.command(name="probe")
@_ANYWHERE
@login_options
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
    answers = Answers(user, fingerprint, password_stdin=password_stdin)
    with place.opened() as opened:
        courier = opened.courier
        found = answers.until_it_works(
            courier, target, lambda: courier.probe(target), trouble=lambda found: found.trouble
        )
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
@login_options
@_JSON
@click.pass_context
def deliver(
    context: click.Context,
    target: str,
    user: str,
    *,
    password_stdin: bool,
    fingerprint: str,
    as_json: bool,
) -> None:
    """Deliver everything finished to TARGET, read back what arrived, and say so.

    TARGET is a folder or a URL, as `target add` takes it.
    """
    place: Place = context.obj
    answers = Answers(user, fingerprint, password_stdin=password_stdin)
    with place.opened() as opened, progress_bar("Delivering") as advance:
        courier = opened.courier
        delivery = answers.until_it_works(
            courier,
            target,
            lambda: courier.deliver_to(target, progress=advance),
            trouble=lambda found: found.trouble,
        )
        opened.store.redact_if_due()
    for name, reason in delivery.refused:
        remark(f"{name}: {reason}")
    if delivery.trouble is not None:
        remark(trouble_words(delivery.trouble))
    row: Row = {
        "parcels": delivery.delivered,
        "judgments": delivery.judgments,
        "refused": len(delivery.refused),
        "left": delivery.left,
    }
    print_table([row], as_json=as_json)
    context.exit(1 if delivery.refused or delivery.trouble is not None else 0)


@click.command()
@_ANYWHERE
@login_options
@_JSON
@click.pass_context
def pull(
    context: click.Context,
    target: str,
    user: str,
    *,
    password_stdin: bool,
    fingerprint: str,
    as_json: bool,
) -> None:
    """Take in what lies at TARGET for you: batches, receipts, returned and withdrawn work."""
    place: Place = context.obj
    answers = Answers(user, fingerprint, password_stdin=password_stdin)
    with place.opened() as opened:
        courier = opened.courier
        pulled = answers.until_it_works(
            courier, target, lambda: courier.pull_from(target), trouble=lambda found: found.trouble
        )
        opened.store.redact_if_due()
    if not address(target).has_lists:
        if pulled.trouble is None:
            remark("Nobody can look there for new work or receipts: plain HTTPS has no lists.")
            remark("They have to come by hand; see `import` and `receipts`.")
    elif not any((pulled.batches, pulled.returned, pulled.refused, pulled.trouble)):
        # Whoever goes by another name there sees an empty inbox, and wonders.
        remark(f"No new work lies there for {printable(opened.trainer)}.")
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
        opened.store.redact_if_due()
    context.exit(worst)


@click.command(name="compare")
@_ANYWHERE
@click.option("--send-missing", is_flag=True, help="Send again what is missing there.")
@login_options
@_JSON
@click.pass_context
def compare_target(
    context: click.Context,
    target: str,
    user: str,
    *,
    password_stdin: bool,
    fingerprint: str,
    as_json: bool,
    send_missing: bool,
) -> None:
    """Compare what was delivered with what is at TARGET.

    What a receipt came for is not looked for, as whoever has it may have taken it away.
    """
    place: Place = context.obj
    answers = Answers(user, fingerprint, password_stdin=password_stdin)
    with place.opened() as opened:
        courier = opened.courier
        found = answers.until_it_works(courier, target, lambda: courier.compare_with(target))
        if send_missing and found.missing:
            for name in courier.send_again(target, found.missing):
                remark(f"sent again: {name}")
            found = courier.compare_with(target)
    for kind, names in (
        ("missing", found.missing),
        ("different", found.different),
        ("unknown", found.unknown),
    ):
        for name in names:
            remark(f"{kind}: {name}")
    row = {
        "agreed": found.agreed,
        "confirmed": found.confirmed,
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
    """List every parcel with its state.

    A month after its receipt a parcel's bytes are removed here, on the day under `redacted`; it
    cannot be saved or sent again, and the judgments in it are kept.
    """
    with place.opened() as opened:
        rows: list[Row] = [
            {
                "name": row.name,
                "judgments": row.judgments,
                "bytes": row.size,
                "state": row.state.value,
                "attempts": row.attempts,
                "reason": row.reason,
                "redacted": row.redacted_at.date().isoformat() if row.redacted_at else "",
            }
            for row in opened.store.outbox.parcels()
        ]
    print_table(rows, as_json=as_json)


def _remark_findings(found: Probe) -> None:
    for finding in found.findings:
        remark(f"{finding.verdict.value}: {finding.sentence}")


def _tell_pulled(pulled: Pulled, *, as_json: bool) -> int:
    """Print what came, and return the exit code."""
    for name, reason in (*pulled.invalid, *pulled.refused):
        remark(f"{name}: {reason}")
    if pulled.vanished:
        remark(f"{pulled.vanished} assigned files are not there any more; nothing was removed here")
    if pulled.trouble is not None:
        remark(trouble_words(pulled.trouble))
    row = {
        "batches": len(pulled.batches),
        "confirmed": len(pulled.confirmed),
        "known": len(pulled.known),
        "overtaken": pulled.overtaken,
        "invalid": len(pulled.invalid),
        "returned": len(pulled.returned),
        "withdrawn": len(pulled.withdrawn),
        "refused": len(pulled.refused),
    }
    print_table([row], as_json=as_json)
    return 1 if pulled.invalid or pulled.refused or pulled.trouble is not None else 0


DELIVERY_COMMANDS: tuple[click.Command, ...] = (
    target,
    deliver,
    pull,
    receipts,
    compare_target,
    parcels,
    save_parcels,
)
