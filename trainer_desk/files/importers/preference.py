"""Pairs of a chosen and a rejected answer, in TRL's four ways, OpenAI's, and as dialogues."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from trainer_desk.files.importers.fields import (
    conversation,
    id_of,
    kind_of,
    neutral_id,
    optional_text,
    single_answer,
    task_of,
    turns_in,
)
from trainer_desk.files.importers.found import Source
from trainer_desk.files.importers.ledger import Ledger
from trainer_desk.files.importers.records import Record, records
from trainer_desk.files.importers.streams import Advance
from trainer_desk.files.strict import quoted
from trainer_desk.files.transcripts import MARK, turns_of
from trainer_desk.values import dataclass
from trainer_desk.work.ids import TaskId
from trainer_desk.work.task import Response, Role, Task, Turn

PAIR_NAMES: Final = (("chosen", "rejected"), ("preferred_output", "non_preferred_output"))
ID_NAMES: Final = ("id", "task_id", "uid", "uuid")

_MODEL_NAMES: Final = ("{}_model", "{}-model", "model_{}")
_HALF_WORD: Final = re.compile(r"\s+\S*\Z")


def tasks(source: Source, *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
    """Yield one task for each pair.

    Which answer was chosen stands in the meta alone: the responses are ordered by the hash of
    their texts. An implicit prompt is what both answers begin with: the same messages, the same
    turns of a dialogue, or the same words.

    Raises:
        FormatError: While reading, if a record is no pair or has no prompt.
    """
    id_name: str | None = None
    for record in records(source, advance=advance):
        if id_name is None:
            id_name = _id_name(record)
        task_id = id_of(record, id_name) if id_name else TaskId(str(record.number))
        yield _task(record, ledger, ledger.claim(record, task_id), id_name)


def _id_name(record: Record) -> str:
    """Return the field with the pair's own id; one task of a judgment may give several pairs."""
    names = ID_NAMES[:1] if "judgment_id" in record.fields else ID_NAMES
    return next((name for name in names if _is_id(record.fields.get(name))), "")


def _is_id(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool) and value != ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    prompt: tuple[Turn, ...]
    chosen: str
    rejected: str
    mapped: tuple[str, ...]
    """The fields that are in the task now and need not be kept beside it."""


def _task(record: Record, ledger: Ledger, task_id: TaskId, id_name: str) -> Task:
    names = next((pair for pair in PAIR_NAMES if pair[0] in record.fields), PAIR_NAMES[0])
    missing = [name for name in names if name not in record.fields]
    if missing:
        raise record.refusal(f"the field {quoted(missing[0])} is missing")
    _refuse_odd_margin(record)
    pair = _pair(record, *names)
    texts = {"chosen": pair.chosen, "rejected": pair.rejected}
    order = sorted(texts, key=lambda side: hashlib.sha256(texts[side].encode()).digest())
    models = {side: _model(record, side) for side in order}
    responses = tuple(
        Response(id=neutral_id(place), text=texts[side], model=optional_text(record.fields, model))
        for place, side in enumerate(order, start=1)
        for model in (models[side],)
    )
    sides = {side: response.id for side, response in zip(order, responses, strict=True)}
    mapped = {*pair.mapped, *models.values(), id_name}
    meta = {name: value for name, value in record.fields.items() if name not in mapped}
    return task_of(
        record,
        ledger,
        task_id=task_id,
        prompt=pair.prompt,
        responses=responses,
        meta=meta | {"preference": sides},
    )


def _refuse_odd_margin(record: Record) -> None:
    margin = record.fields.get("margin")
    if isinstance(margin, bool) or not isinstance(margin, int | Decimal | None):
        raise record.refusal(f"the field `margin` is {kind_of(margin)}, not a number")


def _model(record: Record, side: str) -> str:
    """Return the field that names the model of a side, "" for none."""
    names = (name.format(side) for name in _MODEL_NAMES)
    return next((name for name in names if isinstance(record.fields.get(name), str)), "")


def _pair(record: Record, chosen: str, rejected: str) -> _Pair:
    values = record.fields[chosen], record.fields[rejected]
    if all(isinstance(value, list) for value in values):
        return _of_messages(record, chosen, rejected)
    if not all(isinstance(value, str) for value in values):
        reason = (
            f"the field {quoted(chosen)} is {kind_of(values[0])} and {quoted(rejected)} is"
            f" {kind_of(values[1])}, not two texts or two lists of messages"
        )
        raise record.refusal(reason)
    if "prompt" in record.fields:
        return _explicit(record, conversation(record, "prompt"), "prompt", chosen, rejected)
    return _of_texts(record, chosen, rejected)


def _explicit(
    record: Record, prompt: tuple[Turn, ...], prompt_name: str, chosen: str, rejected: str
) -> _Pair:
    return _Pair(
        prompt=prompt,
        chosen=single_answer(record, record.fields[chosen], chosen),
        rejected=single_answer(record, record.fields[rejected], rejected),
        mapped=(prompt_name, chosen, rejected),
    )


def _of_messages(record: Record, chosen: str, rejected: str) -> _Pair:
    """Take apart two lists: answers alone beside a prompt, or two whole conversations."""
    first, second = _turns(record, chosen), _turns(record, rejected)
    if len(first) == len(second) == 1:
        given = _given_prompt(record)
        if given is None:
            raise record.refusal("the pair has no prompt")
        return _explicit(record, given[0], given[1], chosen, rejected)
    prompt = _common(first, second)
    answers = first[len(prompt) :], second[len(prompt) :]
    if not prompt or any([turn.role for turn in rest] != [Role.ASSISTANT] for rest in answers):
        reason = (
            f"{quoted(chosen)} and {quoted(rejected)} are not one conversation with two endings"
        )
        raise record.refusal(reason)
    return _Pair(
        prompt=prompt,
        chosen=answers[0][0].text,
        rejected=answers[1][0].text,
        mapped=(chosen, rejected),
    )


def _turns(record: Record, name: str) -> tuple[Turn, ...]:
    value = record.fields[name]
    return turns_in(record, value if isinstance(value, list) else [], name)


def _given_prompt(record: Record) -> tuple[tuple[Turn, ...], str] | None:
    if "prompt" in record.fields:
        return conversation(record, "prompt"), "prompt"
    given = record.fields.get("input")
    if isinstance(given, dict) and isinstance(given.get("messages"), list):
        return turns_in(record, given["messages"], "input"), "input"
    return None


def _common(first: Sequence[Turn], second: Sequence[Turn]) -> tuple[Turn, ...]:
    """Return the turns both begin with; the last of either is an answer and never among them."""
    most = min(len(first), len(second)) - 1
    same = next((at for at in range(most) if first[at] != second[at]), most)
    return tuple(first[:same])


def _of_texts(record: Record, chosen: str, rejected: str) -> _Pair:
    texts = optional_text(record.fields, chosen), optional_text(record.fields, rejected)
    shared = _common_beginning(*texts)
    marks = [mark for mark in MARK.finditer(shared) if mark[1] == "Assistant"]
    if marks:
        prompt, answer_at = turns_of(shared[: marks[-1].start()]), marks[-1].end()
    else:
        answer_at = _word_end(shared, texts)
        prompt = (Turn(role=Role.USER, text=shared[:answer_at]),)
    if not any(turn.text.strip() for turn in prompt):
        reason = f"there is no prompt: {quoted(chosen)} and {quoted(rejected)} begin differently"
        raise record.refusal(reason)
    return _Pair(
        prompt=prompt,
        chosen=texts[0][answer_at:],
        rejected=texts[1][answer_at:],
        mapped=(chosen, rejected),
    )


def _common_beginning(first: str, second: str) -> str:
    """Return what both texts begin with, found by halving."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return first[:low]


def _word_end(shared: str, texts: tuple[str, str]) -> int:
    """Return where the last whole word ends that both texts share, before its white space."""
    if all(text[len(shared) : len(shared) + 1].isspace() for text in texts):
        return len(shared)
    half_word = _HALF_WORD.search(shared)
    return half_word.start() if half_word else 0
