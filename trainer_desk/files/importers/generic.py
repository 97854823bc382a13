"""Records of any kind, made into tasks as a mapping says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trainer_desk.files.errors import FormatError
from trainer_desk.files.importers.fields import (
    conversation,
    id_of,
    kind_of,
    language_tag,
    numbered,
    optional_text,
    single_answer,
    task_of,
    text_of,
    user_turn,
)
from trainer_desk.files.importers.found import Mapping, Shape, Source
from trainer_desk.files.importers.ledger import Ledger
from trainer_desk.files.importers.records import Record, records
from trainer_desk.files.importers.streams import Advance
from trainer_desk.files.strict import quoted
from trainer_desk.work.ids import TaskId
from trainer_desk.work.task import MAX_RESPONSES, Role, Task, Turn

ANSWER_KEYS = ("text", "response", "content", "output", "answer", "completion", "reply", "body")
"""Where the text of an object in a list of responses may stand, the likeliest first."""

MODEL_KEYS = ("model", "model_name", "model_id", "generator")

Answer = tuple[str, str]
"""A response's text and its model, "" for an unknown one."""


def tasks(source: Source, mapping: Mapping, *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
    """Yield one task for each record; numbered from 1 where the mapping names no id.

    Raises:
        FormatError: While reading, if a record does not fit the mapping.
    """
    for record in records(source, advance=advance):
        task_id = id_of(record, mapping.id) if mapping.id else TaskId(str(record.number))
        yield mapped_task(
            record,
            mapping,
            ledger,
            task_id=ledger.claim(record, task_id),
            table=source.shape is Shape.TABLE,
        )


def mapped_task(
    record: Record,
    mapping: Mapping,
    ledger: Ledger,
    *,
    task_id: TaskId,
    table: bool = False,
    beside: dict[str, object] | None = None,
) -> Task:
    """Return the task a record is by a mapping; `beside` goes into its meta.

    Raises:
        FormatError: If the record does not fit the mapping.
    """
    prompt = _prompt(record, mapping)
    meta = _unmapped(record, mapping) | (beside or {})
    if mapping.last_turn_answers:
        prompt, answers = _answered(record, prompt, mapping)
    elif mapping.response_list:
        answers = _listed(record, mapping, meta)
    else:
        answers = _in_columns(record, mapping, ledger, table=table)
    return task_of(
        record,
        ledger,
        task_id=task_id,
        prompt=prompt,
        responses=numbered(answers),
        meta=meta,
        language=_language(record, mapping, meta),
    )


def _prompt(record: Record, mapping: Mapping) -> tuple[Turn, ...]:
    prompt = conversation(record, mapping.prompt)
    if mapping.context and optional_text(record.fields, mapping.context).strip():
        prompt = (*prompt, user_turn(record, mapping.context))
    if mapping.system and record.fields.get(mapping.system):
        prompt = (Turn(role=Role.SYSTEM, text=text_of(record, mapping.system)), *prompt)
    return prompt


def _answered(
    record: Record, prompt: tuple[Turn, ...], mapping: Mapping
) -> tuple[tuple[Turn, ...], Sequence[Answer]]:
    """Part a whole dialogue into what was asked and the assistant's last word."""
    *asked, last = prompt
    if last.role is not Role.ASSISTANT or not asked:
        reason = f"the dialogue in {quoted(mapping.prompt)} does not end with an answer"
        raise record.refusal(reason)
    return tuple(asked), [(last.text, _model(record, mapping, 0))]


def _in_columns(record: Record, mapping: Mapping, ledger: Ledger, *, table: bool) -> list[Answer]:
    answers: list[Answer] = []
    for place, column in enumerate(mapping.responses):
        value = record.fields.get(column)
        if table and column not in record.fields:
            raise record.refusal(f"there is no column {quoted(column)}")
        if value is None or (table and value == ""):
            ledger.remark("An empty response was left out")
            continue
        if not isinstance(value, str | list | dict):
            raise record.refusal(
                f"the response in {quoted(column)} is {kind_of(value)}, not a text"
            )
        answers.append((single_answer(record, value, column), _model(record, mapping, place)))
    return answers


def _model(record: Record, mapping: Mapping, place: int) -> str:
    if place >= len(mapping.models):
        return ""
    return optional_text(record.fields, mapping.models[place])


def _listed(record: Record, mapping: Mapping, meta: dict[str, object]) -> list[Answer]:
    """Return the picked responses of a list; what else the objects say is added to the meta."""
    value = record.fields.get(mapping.response_list)
    if value is None:
        return []
    if not isinstance(value, list):
        reason = f"the field {quoted(mapping.response_list)} is {kind_of(value)}, not a list"
        raise record.refusal(reason)
    picked = _picked(record, value, mapping)
    answers = [_item(record, item, mapping.response_list) for item in picked]
    others = [_rest_of(item) for item in picked]
    if any(others):
        meta[mapping.response_list] = others
    return answers


def _picked(record: Record, items: list[object], mapping: Mapping) -> list[object]:
    if not mapping.pick and len(items) > MAX_RESPONSES:
        reason = (
            f"the list {quoted(mapping.response_list)} has {len(items)} responses and at most"
            f" {MAX_RESPONSES} can be judged: choose which"
        )
        raise record.refusal(reason)
    if not mapping.pick:
        return items
    return [items[place - 1] for place in mapping.pick if 1 <= place <= len(items)]


def _item(record: Record, item: object, name: str) -> Answer:
    if isinstance(item, str):
        return item, ""
    if not isinstance(item, dict):
        raise record.refusal(f"a response in {quoted(name)} is {kind_of(item)}, not a text")
    text = item.get(_answer_key(item))
    if not isinstance(text, str):
        raise record.refusal(f"a response in {quoted(name)} has no text")
    model = next((item[key] for key in MODEL_KEYS if isinstance(item.get(key), str)), "")
    return text, str(model)


def _answer_key(item: dict[str, object]) -> str:
    return next((key for key in ANSWER_KEYS if isinstance(item.get(key), str)), ANSWER_KEYS[0])


def _rest_of(item: object) -> dict[str, object]:
    if not isinstance(item, dict):
        return {}
    known = {_answer_key(item), *MODEL_KEYS}
    return {key: value for key, value in item.items() if key not in known}


def _unmapped(record: Record, mapping: Mapping) -> dict[str, object]:
    mapped = {
        mapping.prompt,
        mapping.context,
        mapping.system,
        mapping.id,
        mapping.response_list,
        *mapping.responses,
        *mapping.models,
    }
    return {name: value for name, value in record.fields.items() if name not in mapped}


def _language(record: Record, mapping: Mapping, meta: dict[str, object]) -> str:
    """Return the record's language; a name that is no tag stays in the meta."""
    if not mapping.language:
        return ""
    tag = language_tag(optional_text(record.fields, mapping.language))
    if tag:
        meta.pop(mapping.language, None)
    return tag


def refuse_impossible(mapping: Mapping, columns: Sequence[str], *, file: str) -> None:
    """Check that a mapping can be meant.

    Raises:
        FormatError: If it names an unknown column, one column twice, or too many responses.
    """
    named = [mapping.prompt, mapping.context, mapping.system, mapping.id, mapping.response_list]
    named = [name for name in (*named, *mapping.responses, mapping.language) if name]
    ways = (bool(mapping.responses), bool(mapping.response_list), mapping.last_turn_answers)
    for name in (*named, *filter(None, mapping.models)):
        if name not in columns:
            raise FormatError(file, f"there is no column {quoted(name)}", line=1)
    if len(set(named)) < len(named):
        raise FormatError(file, "one column is mapped to two parts of a task", line=1)
    if sum(ways) > 1:
        reason = "responses come from columns, from a list or from the last turn: choose one"
        raise FormatError(file, reason, line=1)
    chosen = max(len(mapping.pick), len(mapping.responses))
    if chosen > MAX_RESPONSES:
        reason = f"{chosen} responses are chosen and at most {MAX_RESPONSES} can be judged"
        raise FormatError(file, reason, line=1)
