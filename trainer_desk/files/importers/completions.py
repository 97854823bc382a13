"""Single answers: labelled ones for KTO, those to imitate, and dialogues of a red team."""

from __future__ import annotations

from collections.abc import Iterator

from trainer_desk.files.importers.fields import (
    conversation,
    kind_of,
    list_of,
    numbered,
    rest_of,
    single_answer,
    task_of,
    text_of,
    turns_in,
)
from trainer_desk.files.importers.found import Source
from trainer_desk.files.importers.ledger import Ledger
from trainer_desk.files.importers.records import Record, records
from trainer_desk.files.importers.streams import Advance
from trainer_desk.files.strict import quoted
from trainer_desk.files.transcripts import turns_of
from trainer_desk.work.ids import TaskId
from trainer_desk.work.task import Role, Task, Turn


def unpaired(source: Source, *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
    """Yield a task with one response for each labelled completion; the label is in the meta.

    Raises:
        FormatError: While reading, if a record is no completion or its label not true or false.
    """
    for record in records(source, advance=advance):
        label = record.fields.get("label")
        if not isinstance(label, bool):
            what = kind_of(label) if "label" in record.fields else "missing"
            raise record.refusal(f"the field `label` is {what}, not true or false")
        yield _completed(record, ledger)


def tasks(source: Source, *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
    """Yield a task for each conversation to imitate, its last answer as the one response.

    Messages that say more than role and text are kept whole in the meta.

    Raises:
        FormatError: While reading, if a record is no conversation.
    """
    for record in records(source, advance=advance):
        if "messages" in record.fields:
            yield _ended(record, ledger)
        else:
            yield _completed(record, ledger)


def red_team(source: Source, *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
    r"""Yield a task for each dialogue of a red team, its last answer as the one response.

    Raises:
        FormatError: While reading, if a record holds no dialogue of "\n\nHuman: " and
            "\n\nAssistant: ".
    """
    for record in records(source, advance=advance):
        turns = turns_of(text_of(record, "transcript"))
        if not turns or turns[0].role is not Role.USER:
            raise record.refusal("the dialogue in `transcript` does not begin with the human")
        yield _task(record, ledger, turns, rest_of(record, ("transcript",)))


def _completed(record: Record, ledger: Ledger) -> Task:
    prompt = conversation(record, "prompt")
    if "completion" not in record.fields:
        raise record.refusal(f"the field {quoted('completion')} is missing")
    completion = single_answer(record, record.fields["completion"], "completion")
    answered = (*prompt, Turn(role=Role.ASSISTANT, text=completion))
    return _task(record, ledger, answered, rest_of(record, ("prompt", "completion")))


def _ended(record: Record, ledger: Ledger) -> Task:
    messages = list_of(record, "messages")
    turns = turns_in(record, messages, "messages")
    meta = rest_of(record, ("messages",))
    if any(not _is_plain(message) for message in messages):
        meta["messages"] = messages
    return _task(record, ledger, turns, meta)


def _is_plain(message: object) -> bool:
    """Tell whether a message says nothing but who says which text."""
    return (
        isinstance(message, dict)
        and message.keys() == {"role", "content"}
        and (isinstance(message["content"], str))
    )


def _task(record: Record, ledger: Ledger, turns: tuple[Turn, ...], meta: dict[str, object]) -> Task:
    """Return the task of a conversation that ends with an answer, or with none."""
    ends = turns[-1].role is Role.ASSISTANT
    prompt = turns[:-1] if ends else turns
    if not prompt:
        raise record.refusal("the conversation holds nothing but an answer")
    if not ends:
        ledger.remark("A conversation does not end with an answer: its task has no response")
    return task_of(
        record,
        ledger,
        task_id=ledger.claim(record, TaskId(str(record.number))),
        prompt=prompt,
        responses=numbered([(turns[-1].text, "")] if ends else []),
        meta=meta,
    )
