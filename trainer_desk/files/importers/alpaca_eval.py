"""AlpacaEval model outputs: one file a model, joined by what was asked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from trainer_desk.files.importers.fields import (
    neutral_id,
    optional_text,
    task_of,
    text_of,
    user_turn,
)
from trainer_desk.files.importers.found import Source
from trainer_desk.files.importers.joining import joined
from trainer_desk.files.importers.ledger import Ledger
from trainer_desk.files.importers.records import Record
from trainer_desk.files.importers.streams import Advance
from trainer_desk.work.ids import TaskId
from trainer_desk.work.task import Response, Task

_MAPPED = ("instruction", "output", "generator", "dataset")


def tasks(sources: Sequence[Source], *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
    """Yield one task for each instruction, in the order of the first file.

    An instruction that comes again is another task, answered by each file's next record of it.
    The task's id comes from the instruction, so that it is the same in whatever order the files
    are given; the n-th file's response is called r<n>.

    Raises:
        FormatError: While reading, if a record is no model output.
    """
    for row in joined(sources, _instruction, advance=advance):
        yield _task(row, ledger)


def _instruction(record: Record) -> str:
    return text_of(record, "instruction")


def _task(row: Sequence[Record | None], ledger: Ledger) -> Task:
    present = [record for record in row if record]
    first = present[0]
    responses = tuple(
        _response(record, place) for place, record in enumerate(row, start=1) if record
    )
    if len(present) < len(row):
        ledger.remark("An instruction is not answered in every file")
    prompt = user_turn(first, "instruction")
    return task_of(
        first,
        ledger,
        task_id=_task_id(prompt.text, ledger),
        prompt=(prompt,),
        responses=responses,
        meta=_meta(row),
    )


def _response(record: Record, place: int) -> Response:
    return Response(
        id=neutral_id(place),
        text=text_of(record, "output"),
        model=optional_text(record.fields, "generator"),
    )


def _task_id(instruction: str, ledger: Ledger) -> TaskId:
    digest = hashlib.sha256(instruction.encode()).hexdigest()[:16]
    times = ledger.occurrence(digest)
    return TaskId(digest if times == 1 else f"{digest}-{times}")


def _meta(row: Sequence[Record | None]) -> dict[str, object]:
    datasets = [record.fields["dataset"] for record in row if record and "dataset" in record.fields]
    extras = {
        neutral_id(place): rest
        for place, record in enumerate(row, start=1)
        if record and (rest := _rest(record))
    }
    meta: dict[str, object] = {"dataset": datasets[0]} if datasets else {}
    return meta | ({"answers": extras} if extras else {})


def _rest(record: Record) -> dict[str, object]:
    return {name: value for name, value in record.fields.items() if name not in _MAPPED}
