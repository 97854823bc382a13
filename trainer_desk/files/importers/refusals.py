"""Prompts for testing whether a model refuses what it should and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from trainer_desk.files.importers.fields import (
    id_of,
    numbered,
    rest_of,
    task_of,
    text_of,
    user_turn,
)
from trainer_desk.files.importers.found import Source
from trainer_desk.files.importers.ledger import Ledger
from trainer_desk.files.importers.records import records
from trainer_desk.files.importers.streams import Advance
from trainer_desk.work.task import Task


def tasks(source: Source, *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
    """Yield a task for each prompt, with its completion where there is one.

    Kind of prompt and human labels are in the meta.

    Raises:
        FormatError: While reading, if a row has no prompt or its id comes twice.
    """
    for record in records(source, advance=advance):
        answers = [text_of(record, "completion")] if "completion" in record.fields else []
        yield task_of(
            record,
            ledger,
            task_id=ledger.claim(record, id_of(record, "id")),
            prompt=(user_turn(record, "prompt"),),
            responses=numbered([(text, "") for text in answers]),
            meta=rest_of(record, ("id", "prompt", "completion")),
            language="en",
        )
