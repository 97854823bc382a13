"""UltraFeedback: an instruction with several models' completions, each with ratings."""

from __future__ import annotations

from collections.abc import Iterator

from trainer_desk.files.importers.fields import (
    kind_of,
    list_of,
    neutral_id,
    numbered,
    optional_text,
    rest_of,
    task_of,
    user_turn,
)
from trainer_desk.files.importers.found import Source
from trainer_desk.files.importers.ledger import Ledger
from trainer_desk.files.importers.records import Record, records
from trainer_desk.files.importers.streams import Advance
from trainer_desk.files.strict import quoted
from trainer_desk.work.ids import TaskId
from trainer_desk.work.task import Role, Task, Turn

RATINGS = frozenset(("1", "2", "3", "4", "5", "N/A"))

_SYSTEM = "custom_system_prompt"
_MAPPED = ("response", "model")

Completion = dict[str, object]


def tasks(source: Source, *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
    """Yield a task for each instruction; annotations are kept in the meta as they are.

    A system prompt that all completions share becomes part of the prompt.

    Raises:
        FormatError: While reading, if a record is no instruction with completions, or a rating is
            neither a text from 1 to 5 nor "N/A".
    """
    for record in records(source, advance=advance):
        completions = [_checked(record, each) for each in list_of(record, "completions")]
        prompt = (*_shared_system(completions), user_turn(record, "instruction"))
        answers = {
            neutral_id(place): {name: value for name, value in each.items() if name not in _MAPPED}
            for place, each in enumerate(completions, start=1)
        }
        yield task_of(
            record,
            ledger,
            task_id=ledger.claim(record, TaskId(str(record.number))),
            prompt=prompt,
            responses=numbered(
                [(str(each["response"]), optional_text(each, "model")) for each in completions]
            ),
            meta=rest_of(record, ("instruction", "completions", "models")) | {"answers": answers},
        )


def _checked(record: Record, completion: object) -> Completion:
    if not isinstance(completion, dict):
        raise record.refusal(f"a completion is {kind_of(completion)}, not an object")
    if not isinstance(completion.get("response"), str):
        what = kind_of(completion["response"]) if "response" in completion else "missing"
        raise record.refusal(f"a completion's `response` is {what}, not a text")
    annotations = completion.get("annotations", {})
    if not isinstance(annotations, dict):
        raise record.refusal(f"a completion's `annotations` is {kind_of(annotations)}")
    for axis, annotation in annotations.items():
        _refuse_odd_rating(record, axis, annotation)
    return completion


def _refuse_odd_rating(record: Record, axis: str, annotation: object) -> None:
    rating = annotation.get("Rating") if isinstance(annotation, dict) else None
    if not isinstance(rating, str):
        reason = f"the rating on {quoted(axis)} is {kind_of(rating)}, not a text"
        raise record.refusal(reason)
    if rating not in RATINGS:
        reason = f"the rating on {quoted(axis)} is {quoted(rating)}, not 1 to 5 or N/A"
        raise record.refusal(reason)


def _shared_system(completions: list[Completion]) -> tuple[Turn, ...]:
    systems = {optional_text(each, _SYSTEM) for each in completions}
    if len(systems) != 1 or not any(text.strip() for text in systems):
        return ()
    return (Turn(role=Role.SYSTEM, text=systems.pop()),)
