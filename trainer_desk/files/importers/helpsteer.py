"""HelpSteer2 ratings and preferences, and HelpSteer3 comparisons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from trainer_desk.files.importers.contents import HELPSTEER_AXES
from trainer_desk.files.importers.fields import (
    conversation,
    language_tag,
    neutral_id,
    numbered,
    optional_text,
    rest_of,
    task_of,
    text_of,
    user_turn,
    whole_number,
)
from trainer_desk.files.importers.found import Source
from trainer_desk.files.importers.ledger import Ledger
from trainer_desk.files.importers.records import Record, records
from trainer_desk.files.importers.streams import Advance
from trainer_desk.work.ids import TaskId
from trainer_desk.work.task import MAX_RESPONSES, Task, Turn

NEITHER = -100
"""The strength of a preference where neither response is valid."""

_HIGHEST = 4
_STRONGEST = 3


def ratings(source: Source, *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
    """Yield a task for each run of rows with one prompt; the ratings are in the meta.

    Raises:
        FormatError: While reading, if a row is not rated on all five axes from 0 to 4.
    """
    found = records(source, advance=advance)
    for _, run in groupby(found, key=lambda record: text_of(record, "prompt")):
        waiting: list[Record] = []
        for record in run:
            _refuse_odd_ratings(record)
            if len(waiting) == MAX_RESPONSES:
                yield _rated(waiting, ledger)
                waiting = []
            waiting.append(record)
        yield _rated(waiting, ledger)


def preferences(source: Source, *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
    """Yield a task for each preference between `response_1` and `response_2`.

    Raises:
        FormatError: While reading, if a record is no preference from -3 to 3.
    """
    for record in records(source, advance=advance):
        _refuse_odd_strength(record, "preference_strength")
        prompt = (user_turn(record, "prompt"),)
        yield _compared(record, ledger, prompt, ("response_1", "response_2"), mapped=("prompt",))


def comparisons(source: Source, *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
    """Yield a task for each comparison of `response1` with `response2`.

    Raises:
        FormatError: While reading, if a record is no comparison from -3 to 3.
    """
    for record in records(source, advance=advance):
        _refuse_odd_strength(record, "overall_preference")
        prompt = conversation(record, "context")
        yield _compared(record, ledger, prompt, ("response1", "response2"), mapped=("context",))


def _refuse_odd_ratings(record: Record) -> None:
    for axis in HELPSTEER_AXES:
        whole_number(record, axis, least=0, most=_HIGHEST)


def _refuse_odd_strength(record: Record, name: str) -> None:
    if record.fields.get(name) != NEITHER:
        whole_number(record, name, least=-_STRONGEST, most=_STRONGEST)


def _rated(rows: Sequence[Record], ledger: Ledger) -> Task:
    first = rows[0]
    answers = {
        neutral_id(place): rest_of(row, ("prompt", "response"))
        for place, row in enumerate(rows, start=1)
    }
    return task_of(
        first,
        ledger,
        task_id=ledger.claim(first, TaskId(str(first.number))),
        prompt=(user_turn(first, "prompt"),),
        responses=numbered([(text_of(row, "response"), "") for row in rows]),
        meta={"answers": answers},
    )


def _compared(
    record: Record,
    ledger: Ledger,
    prompt: tuple[Turn, ...],
    names: tuple[str, str],
    *,
    mapped: tuple[str, ...],
) -> Task:
    return task_of(
        record,
        ledger,
        task_id=ledger.claim(record, TaskId(str(record.number))),
        prompt=prompt,
        responses=numbered([(text_of(record, name), "") for name in names]),
        meta=rest_of(record, (*mapped, *names)),
        language=language_tag(optional_text(record.fields, "language")),
    )
