"""Forms of one's own: what there is, whether one is right, and batches made under one."""

from __future__ import annotations

from pathlib import Path

import click

from trainer_desk.cli.printing import (
    plain_errors,
    print_table,
    printable,
    progress_bar,
    remark,
)
from trainer_desk.files.form_files import NamedForm, form_to_json, form_to_toml, read_form
from trainer_desk.files.importers import read
from trainer_desk.files.native import read_folder, write_native
from trainer_desk.lead.making import under_form
from trainer_desk.ui.resources import resource
from trainer_desk.work.form import Question

_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
FORM = click.option("--form", "form_name", help="A ready form's name, or a file: see `form list`.")


def named_form(name: str) -> NamedForm:
    """Return a ready form by its name, or the one in a file.

    Raises:
        FormatError: If the file holds no form.
        click.BadParameter: If there is neither.
    """
    for path in (resource("forms", f"{name}.toml"), Path(name)):
        if path.is_file():
            return read_form(path)
    raise click.BadParameter(f"there is no form and no file “{name}”; see `trainer-desk form list`")


@click.group(name="form")
def form() -> None:
    """Forms of one's own: see what there is, check one, make a batch under one."""


@form.command(name="list")
@_JSON
def list_forms(*, as_json: bool) -> None:
    """List the forms that come with the program."""
    rows = []
    for path in sorted(resource("forms").glob("*.toml")):
        named = read_form(path)
        kinds = ", ".join(dict.fromkeys(map(_kind, named.form.questions)))
        title = named.title.in_language("en")
        rows.append({"form": path.stem, "title": title, "questions": kinds})
    print_table(rows, as_json=as_json)


@form.command(name="show")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of TOML.")
def show_form(name: str, *, as_json: bool) -> None:
    """Print the form NAME (a ready one or a file) as TOML, to begin one's own from."""
    with plain_errors():
        named = named_form(name)
    raw = form_to_json(named) if as_json else form_to_toml(named)
    click.echo(printable(raw.decode("utf-8")), nl=False)


@form.command(name="check")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.pass_context
def check_forms(context: click.Context, files: tuple[Path, ...]) -> None:
    """Read each of FILES and say what is wrong with it; exit code 1 if anything is."""
    bad = False
    for path in files:
        try:
            with plain_errors():
                named = read_form(path)
        except click.ClickException as error:
            bad = True
            remark(error.format_message())
        else:
            click.echo(f"{path.name}: {len(named.form.questions)} questions")
    context.exit(1 if bad else 0)


@form.command(name="apply")
@click.argument("name")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The .tdbatch file to write.",
)
@click.option("--title", help="What to call the batch.")
@click.option("--language", help="Language of the texts, such as ru or en-US.")
def apply_form(
    name: str, files: tuple[Path, ...], out: Path, title: str | None, language: str | None
) -> None:
    """Make a batch of the texts in FILES (anything `import` takes) under the form NAME."""
    with plain_errors():
        named = named_form(name)
        is_folder = len(files) == 1 and files[0].is_dir()
        reading = (
            read_folder(files[0]) if is_folder else read(files, title=title, language=language)
        )
        reading = under_form(reading, named)
        with progress_bar("Writing") as advance:
            number = write_native(out, reading.batch, reading.tasks(advance))
    for line in reading.remarks():
        remark(line)
    click.echo(f"{out}: {number} tasks, batch {printable(reading.batch.id)}")


def _kind(question: Question) -> str:
    return type(question).__name__.removesuffix("Question").lower()


FORM_COMMANDS: tuple[click.Command, ...] = (form,)
