"""Work to canonical JSON and back: one value, one sequence of bytes.

`from(to(x)) == x` for every value, and equal values give equal bytes: fields in a fixed order,
UTF-8 without escapes that JSON does not need, no white space, defaults left out.
"""

from __future__ import annotations

from typing import Final

from trainer_desk.files import wire
from trainer_desk.files.answer_codec import (
    answers_in,
    answers_out,
    check_answers,
    draft_from_json,
    draft_to_json,
    judgment_from_json,
    judgment_in,
    judgment_out,
    judgment_to_json,
)
from trainer_desk.files.decoding import (
    ENCODE,
    Place,
    Shape,
    carried,
    refuse_bad_language,
    refuse_repeats,
    to_carry,
)
from trainer_desk.files.form_codec import batch_from_json, batch_to_json
from trainer_desk.work.digest import sha256_hex
from trainer_desk.work.ids import ResponseId, Sha256, TaskId
from trainer_desk.work.task import Response, Role, Task, Turn

__all__ = [
    "batch_from_json",
    "batch_to_json",
    "draft_from_json",
    "draft_to_json",
    "judgment_from_json",
    "judgment_to_json",
    "sha256_of",
    "task_from_json",
    "task_to_json",
]

_TASK: Final = Shape(wire.Task)
_ROLES: Final = {role.value: role for role in Role}


def task_to_json(task: Task) -> bytes:
    """Return the task as canonical JSON, a line of `tasks.jsonl` without its line end.

    Raises:
        ValueError: If a text holds half of a surrogate pair.
        FormatError: If `meta_json` is no strict JSON object.
    """
    return ENCODE(
        wire.Task(
            id=task.id,
            prompt=tuple(wire.Turn(role=turn.role.value, text=turn.text) for turn in task.prompt),
            responses=tuple(
                wire.Response(id=response.id, text=response.text, model=response.model)
                for response in task.responses
            ),
            language=task.language,
            judged=None if task.judged is None else judgment_out(task.judged),
            begun=answers_out(task.begun),
            meta=to_carry(task.meta_json),
        )
    )


def task_from_json(raw: bytes, *, file: str = "", line: int | None = None) -> Task:
    """Return the task that `task_to_json` wrote, or that a person wrote by FORMAT.md.

    Raises:
        FormatError: If it is not strict JSON, has a field that is not known, or makes no sense.
    """
    place = Place(file, line)
    found = _TASK.decode(raw, place)
    refuse_repeats(
        (response.id for response in found.responses), "$.responses", "response id", place
    )
    refuse_bad_language(found.language, "$.language", place)
    responses = frozenset(response.id for response in found.responses)
    check_answers(found.begun, responses, "$.begun", place)
    if found.judged is not None and not responses.issuperset(found.judged.shown_order):
        raise place.refusal("$.judged", "was made of other responses than this task has")
    return Task(
        id=TaskId(found.id),
        prompt=tuple(Turn(role=_ROLES[turn.role], text=turn.text) for turn in found.prompt),
        responses=tuple(
            Response(id=ResponseId(response.id), text=response.text, model=response.model)
            for response in found.responses
        ),
        language=found.language,
        judged=None if found.judged is None else judgment_in(found.judged, place, "$.judged"),
        begun=answers_in(found.begun),
        meta_json=carried(found.meta, "meta", place),
    )


def sha256_of(raw: bytes) -> Sha256:
    """Return the SHA-256 of bytes."""
    return Sha256(sha256_hex(raw))
