"""Prompts for testing refusals, and answers whose claims were checked."""

from __future__ import annotations

from collections.abc import Iterator

from trainer_desk.files.importers.fields import (
    id_of,
    kind_of,
    numbered,
    rest_of,
    task_of,
    text_of,
    user_turn,
)
from trainer_desk.files.importers.found import Source
from trainer_desk.files.importers.ledger import Ledger
from trainer_desk.files.importers.records import Record, records
from trainer_desk.files.importers.streams import Advance
from trainer_desk.files.strict import quoted
from trainer_desk.work.ids import TaskId
from trainer_desk.work.task import Task


def xstest(source: Source, *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
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


def factcheck(source: Source, *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
    """Yield a task for each answer; its sentences, claims, evidence and labels are in the meta.

    Raises:
        FormatError: While reading, if a record has no answer, or sentences of another make.
    """
    for record in records(source, advance=advance):
        _refuse_odd_sentences(record)
        yield task_of(
            record,
            ledger,
            task_id=ledger.claim(record, TaskId(str(record.number))),
            prompt=(user_turn(record, "prompt"),),
            responses=numbered([(text_of(record, "response"), "")]),
            meta=rest_of(record, ("prompt", "response")),
        )


def _refuse_odd_sentences(record: Record) -> None:
    sentences = record.fields.get("sentences")
    if not isinstance(sentences, dict):
        raise record.refusal(f"the field `sentences` is {kind_of(sentences)}, not an object")
    for name, sentence in sentences.items():
        claims = sentence.get("claims") if isinstance(sentence, dict) else None
        if not isinstance(claims, list):
            raise record.refusal(f"the sentence {quoted(name)} has no list `claims`")
