"""Records that hold the texts to judge in an object of their own: Label Studio and Argilla."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import Final

from trainer_desk.files.importers.fields import id_of, kind_of
from trainer_desk.files.importers.found import Mapping, Source
from trainer_desk.files.importers.generic import mapped_task
from trainer_desk.files.importers.guessing import guess_mapping
from trainer_desk.files.importers.ledger import Ledger
from trainer_desk.files.importers.records import Record, records
from trainer_desk.files.importers.streams import Advance
from trainer_desk.files.strict import quoted
from trainer_desk.work.ids import TaskId
from trainer_desk.work.task import Task

_SAMPLE: Final = 40
_RESPONSE: Final = re.compile(
    r"(?:response|answer|completion|output|text|item|option)[ _.-]?[1-9a-i]", re.IGNORECASE
)
_ANSWER: Final = re.compile(r"answer[1-9]")


def label_studio(source: Source, *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
    """Yield a task for each task of Label Studio.

    Its data give prompt and responses; annotations, predictions and all else are kept in the meta
    untouched, under `label_studio`.

    Raises:
        FormatError: While reading, if a record is no task or nothing in its data is a prompt.
    """
    yield from _tasks(source, "data", "label_studio", advance=advance, ledger=ledger)


def argilla(source: Source, *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
    """Yield a task for each record of Argilla.

    Its fields give prompt and responses; suggestions, responses of annotators, metadata and
    vectors are kept in the meta untouched, under `argilla`.

    Raises:
        FormatError: While reading, if a record is none or nothing in its fields is a prompt.
    """
    yield from _tasks(source, "fields", "argilla", advance=advance, ledger=ledger)


def _tasks(
    source: Source, holder: str, kept_as: str, *, advance: Advance, ledger: Ledger
) -> Iterator[Task]:
    found = records(source, advance=advance)
    sample = list(islice(found, _SAMPLE))
    inners = [_inner(record, holder) for record in sample]
    columns: dict[str, None] = {}
    mapping: Mapping | None = None
    for record in chain(sample, found):
        inner = _inner(record, holder)
        if not inner.fields.keys() <= columns.keys():
            columns |= dict.fromkeys(name for each in (*inners, inner) for name in each.fields)
            mapping = _guess(tuple(columns), [*inners, inner])
        if mapping is None:
            names = ", ".join(quoted(name) for name in list(inner.fields)[:5]) or "nothing"
            reason = f"nothing in {quoted(holder)} looks like a prompt, there is {names}"
            raise record.refusal(reason)
        beside = {name: value for name, value in record.fields.items() if name != holder}
        task_id = ledger.claim(record, _id(record, inner, mapping))
        own = _there(mapping, inner)
        yield mapped_task(inner, own, ledger, task_id=task_id, beside={kept_as: beside})


def _inner(record: Record, holder: str) -> Record:
    value = record.fields.get(holder)
    if not isinstance(value, dict):
        what = kind_of(value) if holder in record.fields else "missing"
        raise record.refusal(f"the field {quoted(holder)} is {what}, not an object")
    return replace(record, fields=_once(value))


def _once(fields: dict[str, object]) -> dict[str, object]:
    """Return the fields without what says again what others say better.

    A dialogue is the prompt, and goes before the one text that repeats its question; a list of
    items goes before fields that repeat their texts or are empty, as Trainer Desk writes them for
    Label Studio's controls.
    """
    items, chat = fields.get("items"), fields.get("chat")
    if isinstance(items, list):
        bodies = [item.get("body") for item in items if isinstance(item, dict)]
        fields = {
            name: value
            for name, value in fields.items()
            if not (_ANSWER.fullmatch(name) and value in ("", *bodies))
        }
    if isinstance(chat, list) and ("prompt" not in fields or _says(chat, fields["prompt"])):
        others = {name: value for name, value in fields.items() if name != "chat"}
        return others | {"prompt": chat}
    return fields


def _says(chat: Sequence[object], text: object) -> bool:
    return any(isinstance(turn, dict) and turn.get("content") == text for turn in chat)


def _guess(columns: Sequence[str], sample: Sequence[Record]) -> Mapping | None:
    mapping = guess_mapping(columns, sample, encoding="utf-8", delimiter=",")
    if mapping is None or mapping.responses or mapping.response_list:
        return mapping
    named = (name for name in columns if _RESPONSE.fullmatch(name) and name != mapping.prompt)
    responses = tuple(sorted(named))
    return replace(mapping, responses=responses, last_turn_answers=False) if responses else mapping


def _there(mapping: Mapping, inner: Record) -> Mapping:
    """Return the mapping of the responses that a record has."""
    models = (*mapping.models, *[""] * len(mapping.responses))
    there = [
        (name, model)
        for name, model in zip(mapping.responses, models, strict=False)
        if name in inner.fields
    ]
    return replace(
        mapping,
        responses=tuple(name for name, _ in there),
        models=tuple(model for _, model in there),
    )


def _id(record: Record, inner: Record, mapping: Mapping) -> TaskId:
    if mapping.id:
        return id_of(inner, mapping.id)
    name = next((name for name in ("id", "external_id") if record.fields.get(name)), "")
    return id_of(record, name) if name else TaskId(str(record.number))
