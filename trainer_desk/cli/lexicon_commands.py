"""Word lists that propose marks: put into a batch, and tried out on its texts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from trainer_desk.cli.printing import (
    Row,
    plain_errors,
    print_table,
    printable,
    progress_bar,
    remark,
)
from trainer_desk.files.importers import read
from trainer_desk.files.native import read_folder, write_native
from trainer_desk.files.reading import Reading, no_progress
from trainer_desk.lead.lexicons import WordList, with_word_lists
from trainer_desk.text.proposals import Proposer

_FILE = click.Path(path_type=Path, exists=True)
_BATCH = click.argument("batch", type=_FILE)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")


@click.group(name="lexicon")
def lexicon() -> None:
    """Word lists that propose marks: put them into a batch, try them out."""


@lexicon.command(name="add")
@_BATCH
@click.argument(
    "lists", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option("--label", required=True, help="What the words are marked as: a label of the form.")
@click.option("--language", default="", help="Language of the words, such as ru; none for any.")
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The .tdbatch file to write.",
)
def add_lists(batch: Path, lists: tuple[Path, ...], label: str, language: str, out: Path) -> None:
    """Write BATCH as its next revision, with the word lists LISTS among its lexicons.

    A line of a list is a word or phrase, or a word, a tab and a label of its own; "#" begins a
    remark. Words are found in all their forms.
    """
    with plain_errors():
        given = [WordList.read(path) for path in lists]
        reading = with_word_lists(_reading(batch), given, label=label, language=language)
        with progress_bar("Writing") as advance:
            number = write_native(out, reading.batch, reading.tasks(advance))
    for line in reading.remarks():
        remark(line)
    words = sum(len(one.words) for one in reading.batch.lexicons)
    told = f"revision {reading.batch.revision}, {words} words in its lexicons"
    click.echo(f"{out}: {number} tasks, batch {printable(reading.batch.id)}, {told}")


@lexicon.command(name="try")
@_BATCH
@_JSON
def try_out(batch: Path, *, as_json: bool) -> None:
    """Print how often each word of BATCH's lexicons is found in its prompts and responses."""
    with plain_errors():
        reading = _reading(batch)
        proposer = Proposer(reading.batch.lexicons)
        counts: Counter[tuple[str, str]] = Counter()
        for task in reading.tasks(no_progress):
            texts = [turn.text for turn in task.prompt] + [one.text for one in task.responses]
            for text in texts:
                counts.update((one.label, one.entry) for one in proposer.proposals(text))
    rows: list[Row] = [
        {"label": label, "word": word, "found": number}
        for (label, word), number in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    ]
    print_table(rows, as_json=as_json)


def _reading(batch: Path) -> Reading:
    return read_folder(batch) if batch.is_dir() else read((batch,))


LEXICON_COMMANDS: tuple[click.Command, ...] = (lexicon,)
