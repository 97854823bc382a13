"""The commands, one function each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from trainer_desk.cli.agreement_commands import AGREEMENT_COMMANDS
from trainer_desk.cli.check_commands import CHECK_COMMANDS
from trainer_desk.cli.delivery_commands import DELIVERY_COMMANDS
from trainer_desk.cli.doctor import examine
from trainer_desk.cli.exam_commands import EXAM_COMMANDS
from trainer_desk.cli.export_commands import EXPORT_COMMANDS
from trainer_desk.cli.form_commands import FORM, FORM_COMMANDS, named_form
from trainer_desk.cli.lead_commands import LEAD_COMMANDS
from trainer_desk.cli.lexicon_commands import LEXICON_COMMANDS
from trainer_desk.cli.naming import batch_named
from trainer_desk.cli.place import Place
from trainer_desk.cli.printing import (
    plain_errors,
    print_json,
    print_table,
    printable,
    progress_bar,
    remark,
)
from trainer_desk.cli.repeats_commands import REPEATS_COMMANDS
from trainer_desk.cli.review_commands import REVIEW_COMMANDS
from trainer_desk.cli.telling import batch_row, judgment_line, judgment_row, task_record, task_row
from trainer_desk.desk import ImportFailed
from trainer_desk.files.importers import Found, Mapping, read, recognise
from trainer_desk.files.schema import batch_schema, form_schema, judgment_schema
from trainer_desk.lead.making import under_form
from trainer_desk.store import UnknownKey
from trainer_desk.work.ids import TaskKey
from trainer_desk.work.states import TaskState

PAGE = 500
LAST_KEY = 2**63 - 1


_FILES = click.Path(path_type=Path, exists=True)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
_BATCH = click.argument("batch")


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, type=_FILES)
@click.option("--title", help="What to call the batch.")
@click.option("--language", help="Language of the texts, such as ru or en-US.")
@click.option("--prompt", help="Column that holds the prompt.")
@click.option("--response", "responses", multiple=True, help="Column with a response; repeat.")
@click.option("--response-list", help="Column with a list of all responses.")
@click.option("--id", "id_column", help="Column with the task's id.")
@click.option("--encoding", help="Encoding of a table that is not UTF-8.")
@FORM
@click.option("--dry-run", is_flag=True, help="Only say what the files are.")
@_JSON
@click.pass_obj
def import_files(
    place: Place,
    files: tuple[Path, ...],
    title: str | None,
    language: str | None,
    prompt: str | None,
    responses: tuple[str, ...],
    response_list: str | None,
    id_column: str | None,
    encoding: str | None,
    form_name: str | None,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Import FILES as one batch, recognised by content.

    Native, JSONL, JSON, CSV, AlpacaEval, arena, OASST, TRL, OpenAI, HH, HelpSteer, UltraFeedback,
    LMSYS, Label Studio, Argilla, XSTest, Factcheck-GPT.
    """
    with plain_errors():
        named = None if form_name is None else named_form(form_name)
        found = recognise(files)
        asked = {
            "prompt": prompt,
            "responses": responses,
            "response_list": response_list,
            "id": id_column,
            "encoding": encoding,
        }
        mapping = _mapping(found, {name: value for name, value in asked.items() if value})
    for line in found.remarks:
        remark(line)
    if dry_run:
        print_json(_found(found, mapping))
        return
    with place.opened() as opened:
        reading = read(files, found=found, mapping=mapping, title=title, language=language)
        if named is not None:
            reading = under_form(reading, named)
        with progress_bar("Importing") as advance:
            try:
                change = opened.desk.import_batch(reading, progress=advance)
            except ImportFailed as error:
                names = ", ".join(file.name for file in files)
                raise ImportFailed(f"{names}: {error}") from error
        for line in reading.remarks():
            remark(line)
        if not change.batches:
            remark("These files are on the desk already.")
        row = next(row for row in opened.desk.batches() if row.key == change.batch)
        print_table([batch_row(row)], as_json=as_json)


@click.command()
@_JSON
@click.pass_obj
def batches(place: Place, *, as_json: bool) -> None:
    """List the batches on the desk."""
    with place.opened() as opened:
        rows = [batch_row(row) for row in opened.desk.batches()]
    print_table(rows, as_json=as_json)
    if not rows:
        remark("There is no batch yet; `trainer-desk import FILES` takes some in.")


@click.command()
@_BATCH
@click.option("--state", type=click.Choice([state.value for state in TaskState]))
@_JSON
@click.pass_obj
def tasks(place: Place, batch: str, state: str | None, *, as_json: bool) -> None:
    """List the tasks of BATCH (its number or id)."""
    with place.opened() as opened:
        key = batch_named(opened, batch).key
        wanted = TaskState(state) if state else None
        total = opened.desk.task_count(key, state=wanted)
        rows = [
            task_row(row)
            for start in range(0, total, PAGE)
            for row in opened.desk.task_rows(key, start=start, count=PAGE, state=wanted)
        ]
        print_table(rows, as_json=as_json)


@click.command()
@click.argument("task", type=click.IntRange(1, LAST_KEY))
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.pass_obj
def show(place: Place, task: int, *, as_json: bool) -> None:
    """Show TASK (its number in `tasks`): prompt, responses as they are shown, draft."""
    with place.opened() as opened:
        try:
            record = task_record(opened.desk.open_task(TaskKey(task)))
        except UnknownKey as error:
            raise click.ClickException(
                f"there is no task {task}; `trainer-desk tasks BATCH` lists them"
            ) from error
    if as_json:
        print_json(record)
        return
    for turn in record["prompt"]:
        click.echo(printable(f"[{turn['role']}]\n{turn['text']}\n"))
    for response in record["responses"]:
        click.echo(printable(f"[{response['letter']}]\n{response['text']}\n"))


@click.command()
@_BATCH
@click.option("--jsonl", is_flag=True, help="Print the sealed judgments, one a line.")
@_JSON
@click.pass_obj
def judgments(place: Place, batch: str, *, jsonl: bool, as_json: bool) -> None:
    """List the judgments of BATCH that count now."""
    with place.opened() as opened:
        finished = opened.desk.finished(batch_named(opened, batch).key)
        if jsonl:
            for _, judgment in finished:
                click.echo(judgment_line(judgment))
        else:
            print_table([judgment_row(one) for _, one in finished], as_json=as_json)


@click.command()
@click.argument("what", type=click.Choice(["batch", "judgment", "form"]))
def schema(what: str) -> None:
    """Print the JSON Schema of a batch, a judgment or a form."""
    schemas = {"batch": batch_schema, "judgment": judgment_schema, "form": form_schema}
    print_json(schemas[what]())


@click.command()
@_JSON
@click.pass_context
def doctor(context: click.Context, *, as_json: bool) -> None:
    """Say versions and places, and check the store."""
    place: Place = context.obj
    rows, sound = examine(place.folder, place.opened)
    print_table(rows, as_json=as_json)
    context.exit(0 if sound else 1)


@click.command()
@_BATCH
@click.pass_obj
def remove(place: Place, batch: str) -> None:
    """Take BATCH out of sight; nothing is deleted, importing it again brings it back."""
    with place.opened() as opened:
        row = batch_named(opened, batch)
        opened.desk.remove_batch(row.key)
    remark(f"{row.title} is out of sight; what is finished is still delivered.")


COMMANDS: tuple[click.Command, ...] = (
    import_files,
    batches,
    tasks,
    show,
    judgments,
    schema,
    doctor,
    remove,
    *EXPORT_COMMANDS,
    *FORM_COMMANDS,
    *LEXICON_COMMANDS,
    *CHECK_COMMANDS,
    *DELIVERY_COMMANDS,
    *LEAD_COMMANDS,
    *EXAM_COMMANDS,
    *REVIEW_COMMANDS,
    *REPEATS_COMMANDS,
    *AGREEMENT_COMMANDS,
)


def _mapping(found: Found, asked: dict[str, str | tuple[str, ...]]) -> Mapping | None:
    if not asked:
        return None
    if not found.columns:
        raise click.UsageError("these files say by themselves what is what; leave the columns out")
    base = found.mapping or Mapping(prompt="")
    if "responses" in asked and "response_list" not in asked:
        base = replace(base, response_list="", models=())
    if "response_list" in asked and "responses" not in asked:
        base = replace(base, responses=(), models=())
    changed: dict[str, object] = dict(asked)
    return replace(base, **changed)  # type: ignore[arg-type]  # names are the options' own


def _found(found: Found, mapping: Mapping | None) -> dict[str, object]:
    chosen = mapping or found.mapping
    return {
        "kind": found.kind.value,
        "title": found.title,
        "language": found.language,
        "files": [source.name for source in found.sources],
        "columns": list(found.columns),
        "mapping": None
        if chosen is None
        else {name: getattr(chosen, name) for name in Mapping.__dataclass_fields__},
        "certain": found.certain,
    }
