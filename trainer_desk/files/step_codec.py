"""Steps of a draft, for undo and history, to JSON and back; they stay on the desk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, assert_never

from trainer_desk.files import wire_steps
from trainer_desk.files.answer_codec import answer_in, answer_out
from trainer_desk.files.decoding import ENCODE, Place, Shape
from trainer_desk.files.kinds_codec import spot_in, spot_out
from trainer_desk.work.ids import QuestionId, ResponseId
from trainer_desk.work.steps import (
    ChosenChange,
    DraftChange,
    FlagChange,
    SpotMove,
    SpotsChange,
    TextChange,
    ValueChange,
)

_STEPS: Final = Shape(tuple[wire_steps.Step, ...], own=True)


def changes_to_json(changes: Iterable[DraftChange]) -> bytes:
    """Return the changes as canonical JSON, a list.

    Raises:
        ValueError: If a text holds half of a surrogate pair.
    """
    return ENCODE(tuple(map(_out, changes)))


def changes_from_json(
    raw: bytes, *, file: str = "", line: int | None = None
) -> tuple[DraftChange, ...]:
    """Return the changes that `changes_to_json` wrote.

    Raises:
        FormatError: If it did not.
    """
    return tuple(map(_in, _STEPS.decode(raw, Place(file, line))))


def _out(change: DraftChange) -> wire_steps.Step:
    match change:
        case TextChange():
            return wire_steps.TextStep(
                question=change.question_id,
                response=change.response_id,
                slot=change.slot,
                at=change.at,
                removed=change.removed,
                inserted=change.inserted,
                created=change.created,
                discarded=change.discarded,
            )
        case ValueChange():
            return wire_steps.ValueStep(
                question=change.question_id,
                before=None if change.before is None else answer_out(change.before),
                after=None if change.after is None else answer_out(change.after),
            )
        case SpotsChange():
            return wire_steps.SpotsStep(
                question=change.question_id, moves=tuple(map(_move_out, change.moves))
            )
        case ChosenChange():
            return wire_steps.ChosenStep(
                question=change.question_id, before=change.before, after=change.after
            )
        case FlagChange():
            return wire_steps.FlagStep(before=change.before, after=change.after)
    assert_never(change)


def _in(step: wire_steps.Step) -> DraftChange:
    match step:
        case wire_steps.TextStep():
            return TextChange(
                question_id=QuestionId(step.question),
                response_id=_response(step.response),
                slot=step.slot,
                at=step.at,
                removed=step.removed,
                inserted=step.inserted,
                created=step.created,
                discarded=step.discarded,
            )
        case wire_steps.ValueStep():
            return ValueChange(
                question_id=QuestionId(step.question),
                before=None if step.before is None else answer_in(step.before),
                after=None if step.after is None else answer_in(step.after),
            )
        case wire_steps.SpotsStep():
            return SpotsChange(
                question_id=QuestionId(step.question), moves=tuple(map(_move_in, step.moves))
            )
        case wire_steps.ChosenStep():
            return ChosenChange(
                question_id=QuestionId(step.question),
                before=_response(step.before),
                after=_response(step.after),
            )
        case wire_steps.FlagStep():
            return FlagChange(before=step.before, after=step.after)
    assert_never(step)


def _move_out(move: SpotMove) -> wire_steps.SpotMove:
    return wire_steps.SpotMove(
        at=move.at,
        by=move.by,
        before=None if move.before is None else spot_out(move.before),
        after=None if move.after is None else spot_out(move.after),
    )


def _move_in(move: wire_steps.SpotMove) -> SpotMove:
    return SpotMove(
        at=move.at,
        by=move.by,
        before=None if move.before is None else spot_in(move.before),
        after=None if move.after is None else spot_in(move.after),
    )


def _response(name: str | None) -> ResponseId | None:
    return None if name is None else ResponseId(name)
