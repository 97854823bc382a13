"""Fields of foreign records made into parts of a task, or refused with a reason."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from typing import Final

from trainer_desk.files.importers.ledger import Ledger
from trainer_desk.files.importers.records import NUL_SIGN, Record
from trainer_desk.files.strict import MAX_LINE_BYTES, compact, quoted
from trainer_desk.work.answers import Answer
from trainer_desk.work.ids import QuestionId, ResponseId, TaskId
from trainer_desk.work.task import MAX_RESPONSES, Response, Role, Task, Turn

MAX_ID_CHARACTERS: Final = 200
"""As in the native format."""

LANGUAGE_TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
LANGUAGE_NAMES: Final = {
    "english": "en", "russian": "ru", "русский": "ru", "английский": "en", "german": "de",
    "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt", "polish": "pl",
    "dutch": "nl", "ukrainian": "uk", "turkish": "tr", "arabic": "ar", "hindi": "hi",
    "chinese": "zh", "japanese": "ja", "korean": "ko", "vietnamese": "vi", "indonesian": "id",
}  # fmt: skip

_ROLES: Final = {
    "system": Role.SYSTEM,
    "developer": Role.SYSTEM,
    "user": Role.USER,
    "human": Role.USER,
    "prompter": Role.USER,
    "assistant": Role.ASSISTANT,
    "gpt": Role.ASSISTANT,
    "bot": Role.ASSISTANT,
    "model": Role.ASSISTANT,
    "tool": Role.TOOL,
    "function": Role.TOOL,
}
_TEXT_KEYS: Final = ("content", "value", "text")
_ROLE_KEYS: Final = ("role", "from")


def text_of(record: Record, name: str) -> str:
    """Return the text in a field.

    Raises:
        FormatError: If the field is missing or no text.
    """
    value = record.fields.get(name)
    if isinstance(value, str):
        return value
    if name not in record.fields:
        raise record.refusal(f"the field {quoted(name)} is missing")
    raise record.refusal(f"the field {quoted(name)} is {kind_of(value)}, not a text")


def list_of(record: Record, name: str) -> list[object]:
    """Return the list in a field.

    Raises:
        FormatError: If the field is missing or no list.
    """
    value = record.fields.get(name)
    if isinstance(value, list):
        return value
    if name not in record.fields:
        raise record.refusal(f"the field {quoted(name)} is missing")
    raise record.refusal(f"the field {quoted(name)} is {kind_of(value)}, not a list")


def whole_number(record: Record, name: str, *, least: int, most: int) -> int:
    """Return the whole number in a field.

    Raises:
        FormatError: If the field is missing, no whole number, or out of bounds.
    """
    value = record.fields.get(name)
    if name not in record.fields:
        raise record.refusal(f"the field {quoted(name)} is missing")
    if isinstance(value, bool) or not isinstance(value, int):
        reason = f"the field {quoted(name)} is {kind_of(value)}, not a whole number"
        raise record.refusal(reason)
    if not least <= value <= most:
        raise record.refusal(f"the field {quoted(name)} is {value}, not from {least} to {most}")
    return value


def rest_of(record: Record, mapped: Container[str]) -> dict[str, object]:
    """Return the fields that became no part of the task, for its meta."""
    return {name: value for name, value in record.fields.items() if name not in mapped}


def optional_text(fields: Mapping[str, object], name: str) -> str:
    """Return the text in a field, "" where there is no text."""
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def id_of(record: Record, name: str) -> TaskId:
    """Return the id in a field: a text, or a whole number written as text.

    Raises:
        FormatError: If the field is missing, empty, longer than `MAX_ID_CHARACTERS`, or neither.
    """
    value = record.fields.get(name)
    if name not in record.fields:
        raise record.refusal(f"the field {quoted(name)} is missing")
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise record.refusal(f"the id in {quoted(name)} is {kind_of(value)}, not a text or number")
    if not value and not isinstance(value, int):
        raise record.refusal(f"the id in {quoted(name)} is empty")
    if len(str(value)) > MAX_ID_CHARACTERS:
        raise record.refusal(f"the id in {quoted(name)} is longer than {MAX_ID_CHARACTERS} letters")
    return TaskId(str(value))


def language_tag(text: str) -> str:
    """Return the BCP 47 tag that a text is or names, "" where it is neither."""
    named = LANGUAGE_NAMES.get(text.strip().lower(), text.strip())
    return named if LANGUAGE_TAG.fullmatch(named) else ""


def user_turn(record: Record, name: str) -> Turn:
    """Return a field's text as something the user says.

    Raises:
        FormatError: If there is none, or nothing but white space.
    """
    return Turn(role=Role.USER, text=_said(record, text_of(record, name), name))


def conversation(record: Record, name: str) -> tuple[Turn, ...]:
    """Return the turns in a field: one of the user for a text, or one for each message of a list.

    Raises:
        FormatError: If there are none, or one is not understood.
    """
    if isinstance(record.fields.get(name), str):
        return (user_turn(record, name),)
    value = record.fields.get(name)
    if name in record.fields and not isinstance(value, list):
        reason = f"the field {quoted(name)} is {kind_of(value)}, not a text or a list of messages"
        raise record.refusal(reason)
    return turns_in(record, list_of(record, name), name)


def turns_in(record: Record, messages: Sequence[object], name: str) -> tuple[Turn, ...]:
    """Return one turn for each message; `name` says where they stand.

    Raises:
        FormatError: If there are none, or one is not understood.
    """
    if not messages:
        raise record.refusal(f"the list in {quoted(name)} is empty")
    return tuple(_turn(record, message, name) for message in messages)


def single_answer(record: Record, value: object, name: str) -> str:
    """Return a response given as a text, a message, or a list of one message of the assistant.

    Raises:
        FormatError: If it is none of these.
    """
    if isinstance(value, str):
        return value
    turns = turns_in(record, value if isinstance(value, list) else [value], name)
    if len(turns) > 1:
        reason = f"the response in {quoted(name)} has {len(turns)} messages and must have one"
        raise record.refusal(reason)
    if turns[0].role is not Role.ASSISTANT:
        raise record.refusal(f"the response in {quoted(name)} is not the assistant's")
    return turns[0].text


def numbered(answers: Sequence[tuple[str, str]]) -> tuple[Response, ...]:
    """Return responses with the neutral ids r1, r2 … for pairs of text and model."""
    return tuple(
        Response(id=neutral_id(place), text=text, model=model)
        for place, (text, model) in enumerate(answers, start=1)
    )


def neutral_id(place: int) -> ResponseId:
    """Return an id that says nothing about a response but its place, from 1."""
    return ResponseId(f"r{place}")


def task_of(
    record: Record,
    ledger: Ledger,
    *,
    task_id: TaskId,
    prompt: tuple[Turn, ...],
    responses: tuple[Response, ...],
    meta: Mapping[str, object],
    language: str = "",
    begun: tuple[tuple[QuestionId, Answer], ...] = (),
) -> Task:
    """Return the task.

    A NUL character, which cannot be kept, becomes U+FFFD in the meta, with a remark.

    Raises:
        FormatError: If there are more responses than can be judged, the task is longer than a
            native file may hold, or one of its texts holds a NUL character.
    """
    if len(responses) > MAX_RESPONSES:
        reason = f"there are {len(responses)} responses and at most {MAX_RESPONSES} can be judged"
        raise record.refusal(reason)
    meta_json = compact(dict(meta))
    texts = [task_id, *(turn.text for turn in prompt), *(answer.text for answer in responses)]
    if 4 * sum(map(len, (*texts, meta_json))) > MAX_LINE_BYTES:
        _refuse_long(record, (*texts, meta_json))
    if record.nul:
        if any(NUL_SIGN in text for text in texts):
            raise record.refusal("a prompt or a response contains a NUL character")
        ledger.remark("A NUL character beside prompt and responses was replaced by U+FFFD")
        meta_json = meta_json.replace(NUL_SIGN, "\ufffd")
    return Task(
        id=task_id,
        prompt=prompt,
        responses=responses,
        language=language,
        begun=begun,
        meta_json=meta_json,
    )


def _refuse_long(record: Record, texts: Sequence[str]) -> None:
    # Escapes can double a text in JSON; a tenth is left for the names of the fields.
    if sum(len(compact(text).encode()) for text in texts) > MAX_LINE_BYTES * 9 // 10:
        raise record.refusal(f"the task is longer than {MAX_LINE_BYTES * 9 // 10 // 1024**2} MB")


def kind_of(value: object) -> str:
    """Name the kind of a JSON value for a sentence: "a number"."""
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case str():
            return "a text"
        case list():
            return "a list"
        case dict():
            return "an object"
    return "a number"


def _said(record: Record, text: str, name: str) -> str:
    if not text.strip():
        raise record.refusal(f"the prompt in {quoted(name)} is empty")
    return text


def _turn(record: Record, message: object, name: str) -> Turn:
    if not isinstance(message, dict):
        raise record.refusal(f"a message in {quoted(name)} is {kind_of(message)}, not an object")
    spoken = next((message[key] for key in _ROLE_KEYS if key in message), None)
    role = _ROLES.get(spoken.lower()) if isinstance(spoken, str) else None
    if role is None:
        who = quoted(spoken) if isinstance(spoken, str) else "nobody"
        raise record.refusal(
            f"a message in {quoted(name)} is said by {who}, which is no known role"
        )
    return Turn(role=role, text=_content(record, message, name))


def _content(record: Record, message: dict[str, object], name: str) -> str:
    key = next((key for key in _TEXT_KEYS if key in message), "content")
    value = message.get(key)
    if value is None and message.get("tool_calls"):
        return compact(message["tool_calls"])
    if isinstance(value, list):
        return "".join(_part(record, part, name) for part in value)
    if not isinstance(value, str):
        raise record.refusal(
            f"a message in {quoted(name)} has {kind_of(value)} where its text is due"
        )
    return value


def _part(record: Record, part: object, name: str) -> str:
    text = part.get("text") if isinstance(part, dict) else None
    if not isinstance(text, str):
        raise record.refusal(f"a message in {quoted(name)} holds something else than text")
    return text
