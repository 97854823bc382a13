"""The commands about writing: check a text, and get LanguageTool."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from trainer_desk.check.building import build_check, languagetool_folder
from trainer_desk.check.chosen import chosen
from trainer_desk.check.engines import BrokenDictionary
from trainer_desk.check.errors import InstallFailed
from trainer_desk.check.ignores import NotAnIgnoreList
from trainer_desk.check.install import (
    Watch,
    install_from_download,
    install_from_file,
    install_from_maven,
)
from trainer_desk.check.installation import Installation
from trainer_desk.check.maven import NEEDED
from trainer_desk.check.report import Row, report
from trainer_desk.check.status import GrammarUnavailable, Trouble
from trainer_desk.cli.place import Place
from trainer_desk.cli.printing import print_json, progress_bar
from trainer_desk.settings import Settings, SettingsError, read_settings

FOUND, FAILED = 1, 2
_STEPS = 1000

_WHY = {
    Trouble.NOT_INSTALLED: "LanguageTool is not installed; run `trainer-desk languagetool install`",
    Trouble.TOO_OLD: "this LanguageTool is too old; run `trainer-desk languagetool install`",
    Trouble.NO_JAVA: "there is no Java; install Java 17 or newer, or the extra trainer-desk[java]",
    Trouble.OLD_JAVA: "this Java is too old; LanguageTool needs Java 17 or newer",
    Trouble.OUT_OF_MEMORY: "LanguageTool ran out of memory; give it more in the settings",
    Trouble.STRANGER: "another program answered in LanguageTool's place; nothing was sent to it",
    Trouble.UNREACHABLE: "the LanguageTool server of the settings does not answer",
}


class _Failed(click.ClickException):
    """Nothing was checked or installed."""

    exit_code = FAILED


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option("--language", default="auto", help="Such as ru or en-US; auto looks at the letters.")
@click.option("--spelling-only", is_flag=True, help="Do not ask LanguageTool.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def check(
    context: click.Context, file: Path, language: str, *, spelling_only: bool, as_json: bool
) -> None:
    """Check the writing in FILE, or in standard input for "-".

    Ends with 0 where nothing is found, 1 where something is, 2 where it could not be checked.
    """
    place: Place = context.obj
    text = _read(file)
    rows = _checked(place.folder, text, language, spelling_only=spelling_only)
    if as_json:
        print_json([row.as_json() for row in rows])
    else:
        for row in rows:
            click.echo(_line(str(file), row))
    context.exit(FOUND if rows else 0)


@click.group()
def languagetool() -> None:
    """Get LanguageTool, which checks grammar and style."""


@languagetool.command()
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, exists=True),
    help="A zip or a folder with LanguageTool; nothing is downloaded then.",
)
@click.option("--maven", is_flag=True, help="Have Maven bring it from its registry.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    help="With --maven: only this one, and others by more options; all without. "
    f"LanguageTool itself needs {', '.join(NEEDED)}, which come along.",
)
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), help="Where to put it.")
@click.option("--sha256", default="", help="Hash that the zip must have.")
@click.option("--mirror", default="", help="Address of a folder with the zip, for the download.")
@click.pass_obj
def install(
    place: Place,
    source: Path | None,
    into: Path | None,
    sha256: str,
    mirror: str,
    languages: tuple[str, ...],
    *,
    maven: bool,
) -> None:
    """Install LanguageTool: the published release, or --from, or --maven.

    Some 250 MB with all languages. A release brings them all; Maven also brings some.
    """
    if source is not None and maven:
        raise click.UsageError("choose one of --from and --maven")
    if languages and not maven:
        raise click.UsageError("a release brings every language; --language goes with --maven")
    folder = into or languagetool_folder(place.folder)
    try:
        with _watch() as watch:
            if source is not None:
                installed = install_from_file(source, folder, watch, sha256=sha256)
            elif maven:
                installed = install_from_maven(folder, watch, languages=languages)
            else:
                installed = install_from_download(folder, watch, sha256=sha256, mirror=mirror)
    except InstallFailed as error:
        _fail(f"LanguageTool was not installed: {error.reason}")
    except OSError as error:
        _fail(f"LanguageTool was not installed: {error.filename or folder}: {error.strerror}")
    _tell(installed)


CHECK_COMMANDS: tuple[click.Command, ...] = (check, languagetool)


def _read(file: Path) -> str:
    try:
        raw = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return raw.decode("utf-8")
    except OSError as error:
        _fail(f"{file}: {error.strerror}")
    except UnicodeDecodeError as error:
        _fail(f"{file} is no UTF-8 text (byte {error.start})")


def _checked(data: Path, text: str, language: str, *, spelling_only: bool) -> Sequence[Row]:
    try:
        wanted = chosen(_settings(data))
        built = build_check(data, wanted.options, spelling_only=spelling_only)
    except (SettingsError, NotAnIgnoreList, ValueError) as error:
        _fail(str(error))
    try:
        return list(report(built.checker, text, language, spelling_only=spelling_only))
    except GrammarUnavailable as error:
        trouble = error.status.trouble
        why = _WHY.get(trouble) if trouble is not None else None
        _fail(
            f"{why or f'LanguageTool does not work ({error.status.detail or trouble})'}; "
            "or check --spelling-only"
        )
    except BrokenDictionary as error:
        _fail(f"{error.dictionary.dic} cannot be read")
    finally:
        built.checker.close()


def _settings(data: Path) -> Settings:
    settings = read_settings(data / "settings.json")
    # Grammar is asked for by this command itself.
    return replace(settings, check_grammar=True)


def _line(name: str, row: Row) -> str:
    finding = row.finding
    fixes = ", ".join(finding.suggestions)
    parts = [f"{name}:{row.line}:{row.column}", finding.rule, repr(finding.quoted)]
    if fixes:
        parts.append(f"-> {fixes}")
    if finding.message:
        parts.append(f"({finding.message})")
    return "  ".join(" ".join(part.split()) for part in parts)


@contextmanager
def _watch() -> Iterator[Watch]:
    with progress_bar("Installing LanguageTool") as advance:
        yield Watch(lambda share: advance(round(share * _STEPS), _STEPS))


def _tell(installed: Installation) -> None:
    with suppress(BrokenPipeError):
        listed = ", ".join(sorted(installed.languages))
        click.echo(f"LanguageTool {installed.version} is in {installed.folder} ({listed})")


def _fail(reason: str) -> NoReturn:
    raise _Failed(reason)
