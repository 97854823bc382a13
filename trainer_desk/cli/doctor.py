"""Versions, places, and whether the store is sound."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib import metadata
from pathlib import Path

import click

from trainer_desk import __version__
from trainer_desk.cli.printing import Row
from trainer_desk.desk.opening import OpenDesk

PACKAGES = (
    "PySide6-Essentials",
    "sqlite-utils",
    "msgspec",
    "cydifflib",
    "diff-match-patch",
    "language-tool-python",
    "chunspell",
    "spylls",
)


def examine(
    folder: Path, opened: Callable[[], AbstractContextManager[OpenDesk]]
) -> tuple[list[Row], bool]:
    """Return what there is to say, a row each, and whether all is well."""
    rows: list[Row] = [
        _row("trainer-desk", __version__),
        _row("python", f"{platform.python_version()} ({sys.platform})"),
        *(_row(name, _version(name)) for name in PACKAGES),
        _row("data folder", str(folder)),
    ]
    try:
        with opened() as desk:
            events = desk.store.verify()
            backups = desk.store.backups()
            waiting = desk.desk.waiting()
            bodies = desk.store.outbox.bodies()
            rows += [
                _row("trainer", desk.trainer),
                _row("device", desk.device),
                _row("batches", str(len(desk.desk.batches()))),
                _row("waiting for delivery", str(waiting.judgments)),
                _row("parcels delivered", str(waiting.delivered + waiting.confirmed)),
                _row("parcels confirmed", str(waiting.confirmed)),
                _row("parcels with their bytes", f"{bodies.kept}, {bodies.kept_size} bytes"),
                _row("parcels redacted", f"{bodies.redacted}, {bodies.redacted_size} bytes"),
                _row("newest backup", backups[0].made_at.isoformat() if backups else "none yet"),
                *(_row(f"sqlite {name}", str(value)) for name, value in _settings(desk)),
                _row("store", f"sound, {events} events"),
            ]
    except click.ClickException as error:
        rows.append(_row("store", f"cannot be opened: {error.message}"))
        return rows, False
    return rows, True


def _row(name: str, value: str) -> Row:
    return {"what": name, "value": value}


def _settings(desk: OpenDesk) -> list[tuple[str, str | int]]:
    return sorted(desk.store.settings().items())


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"
