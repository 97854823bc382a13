"""Answers, drafts, judgments and steps to JSON and back."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final, TypeVar

from trainer_desk.files import wire
from trainer_desk.files.decoding import ENCODE, Place, Shape, refuse_repeats
from trainer_desk.files.kinds_codec import check_further, further_in, further_out, responses_of
from trainer_desk.work.answers import (
    Answer,
    ChoiceAnswer,
    Edit,
    EditAnswer,
    RankingAnswer,
    RankingVerdict,
    Rating,
    RatingAnswer,
    StrengthAnswer,
    StrengthVerdict,
    TextAnswer,
)
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import (
    AxisId,
    BatchId,
    DeviceId,
    JudgmentId,
    OptionId,
    QuestionId,
    ResponseId,
    Sha256,
    TaskId,
    TrainerId,
)
from trainer_desk.work.judgment import Judgment, Outcome

_DRAFT: Final = Shape(wire.Draft, own=True)
_JUDGMENT: Final = Shape(wire.Judgment)
ValueT = TypeVar("ValueT")


def draft_to_json(draft: Draft) -> bytes:
    """Return the draft as canonical JSON.

    Raises:
        ValueError: If a question is answered twice, or a text holds half of a surrogate pair.
    """
    return ENCODE(
        wire.Draft(
            answers=answers_out(draft.answers),
            flagged=draft.flagged,
            note=draft.note,
            field_notes=_unique(draft.field_notes),
            active_seconds=float(draft.active_seconds),
            idle_seconds=float(draft.idle_seconds),
        )
    )


def draft_from_json(raw: bytes, *, file: str = "", line: int | None = None) -> Draft:
    """Return the draft that `draft_to_json` wrote.

    Raises:
        FormatError: If it did not.
    """
    found = _DRAFT.decode(raw, Place(file, line))
    return Draft(
        answers=answers_in(found.answers),
        flagged=found.flagged,
        note=found.note,
        field_notes=_notes_in(found.field_notes),
        active_seconds=found.active_seconds,
        idle_seconds=found.idle_seconds,
    )


def judgment_to_json(judgment: Judgment) -> bytes:
    """Return the judgment as canonical JSON: the payload that is sealed, hashed and delivered.

    `sealed_at` is written in UTC, cut to the millisecond. The payload is read back, so that
    nothing is sealed that whoever receives it would refuse.

    Raises:
        FormatError: If the judgment contradicts itself, an id is empty, or a text holds NUL.
        ValueError: If a question is answered twice, `sealed_at` has no time zone, or a text holds
            half of a surrogate pair.
    """
    raw = ENCODE(judgment_out(judgment))
    judgment_from_json(raw, file="judgment")
    return raw


def judgment_out(judgment: Judgment) -> wire.Judgment:
    """Return the judgment in its file shape.

    Raises:
        ValueError: If a question is answered twice or `sealed_at` has no time zone.
    """
    return wire.Judgment(
        format="trainer-desk-judgment",
        version=1,
        id=judgment.id,
        revision=judgment.revision,
        batch=judgment.batch_id,
        batch_revision=judgment.batch_revision,
        task=judgment.task_id,
        trainer=judgment.trainer,
        device=judgment.device,
        outcome=judgment.outcome.value,
        sealed_at=_moment(judgment.sealed_at),
        task_sha256=judgment.task_sha256,
        order_seed=judgment.order_seed,
        shown_order=judgment.shown_order,
        answers=answers_out(judgment.answers),
        based_on=judgment.based_on,
        skip_reason=judgment.skip_reason,
        flagged=judgment.flagged,
        note=judgment.note,
        field_notes=_unique(judgment.field_notes),
        active_seconds=float(judgment.active_seconds),
        idle_seconds=float(judgment.idle_seconds),
        findings=_unique(judgment.findings),
        tools=_unique(judgment.tools),
    )


def judgment_from_json(raw: bytes, *, file: str = "", line: int | None = None) -> Judgment:
    """Return the judgment in a payload.

    Raises:
        FormatError: If it is not strict JSON, has a field that is not known, or contradicts itself.
    """
    place = Place(file, line)
    found = _JUDGMENT.decode(raw, place)
    return judgment_in(found, place)


def judgment_in(found: wire.Judgment, place: Place, path: str = "$") -> Judgment:
    """Return the judgment that a file shape holds.

    Raises:
        FormatError: If it contradicts itself.
    """
    _check_judgment(found, place, path)
    return Judgment(
        id=JudgmentId(found.id),
        revision=found.revision,
        batch_id=BatchId(found.batch),
        batch_revision=found.batch_revision,
        task_id=TaskId(found.task),
        trainer=TrainerId(found.trainer),
        device=DeviceId(found.device),
        outcome=Outcome(found.outcome),
        sealed_at=_moment_in(found.sealed_at, place),
        task_sha256=Sha256(found.task_sha256),
        order_seed=found.order_seed,
        shown_order=tuple(map(ResponseId, found.shown_order)),
        answers=answers_in(found.answers),
        based_on=None if found.based_on is None else Sha256(found.based_on),
        skip_reason=found.skip_reason,
        flagged=found.flagged,
        note=found.note,
        field_notes=_notes_in(found.field_notes),
        active_seconds=found.active_seconds,
        idle_seconds=found.idle_seconds,
        findings=tuple(found.findings.items()),
        tools=tuple(found.tools.items()),
    )


def answers_out(answers: Iterable[tuple[QuestionId, Answer]]) -> dict[str, wire.Answer]:
    """Return answers by question in their file shape.

    Raises:
        ValueError: If a question is answered twice.
    """
    return _unique((question_id, answer_out(answer)) for question_id, answer in answers)


def answers_in(answers: dict[str, wire.Answer]) -> tuple[tuple[QuestionId, Answer], ...]:
    """Return the answers that a file shape holds."""
    return tuple((QuestionId(name), answer_in(answer)) for name, answer in answers.items())


def answer_out(answer: Answer) -> wire.Answer:
    """Return the answer in its file shape."""
    match answer:
        case RankingAnswer():
            return wire.RankingAnswer(groups=answer.groups, verdict=answer.verdict.value)
        case StrengthAnswer():
            return wire.StrengthAnswer(
                verdict=answer.verdict.value,
                preferred=answer.preferred,
                degree=answer.degree,
                degrees=answer.degrees,
            )
        case RatingAnswer():
            return wire.RatingAnswer(ratings=tuple(map(_rating_out, answer.ratings)))
        case EditAnswer():
            edits = tuple(
                wire.Edited(response=edit.response_id, text=edit.text) for edit in answer.edits
            )
            return wire.EditAnswer(edits=edits, chosen=answer.chosen)
        case TextAnswer():
            return wire.TextAnswer(text=answer.text)
        case ChoiceAnswer():
            return wire.ChoiceAnswer(options=answer.options)
        case _:
            return further_out(answer)


def answer_in(answer: wire.Answer) -> Answer:
    """Return the answer that a file shape holds."""
    match answer:
        case wire.RankingAnswer():
            groups = tuple(tuple(map(ResponseId, group)) for group in answer.groups)
            return RankingAnswer(groups=groups, verdict=RankingVerdict(answer.verdict))
        case wire.StrengthAnswer():
            return StrengthAnswer(
                verdict=StrengthVerdict(answer.verdict),
                preferred=None if answer.preferred is None else ResponseId(answer.preferred),
                degree=answer.degree,
                degrees=answer.degrees,
            )
        case wire.RatingAnswer():
            return RatingAnswer(ratings=tuple(map(_rating_in, answer.ratings)))
        case wire.EditAnswer():
            edits = tuple(
                Edit(response_id=ResponseId(edit.response), text=edit.text) for edit in answer.edits
            )
            chosen = None if answer.chosen is None else ResponseId(answer.chosen)
            return EditAnswer(edits=edits, chosen=chosen)
        case wire.TextAnswer():
            return TextAnswer(text=answer.text)
        case wire.ChoiceAnswer():
            return ChoiceAnswer(options=tuple(map(OptionId, answer.options)))
        case _:
            return further_in(answer)


def _rating_out(rating: Rating) -> wire.Rated:
    return wire.Rated(
        response=rating.response_id,
        axis=rating.axis_id,
        value=rating.value,
        lowest=rating.lowest,
        highest=rating.highest,
    )


def _rating_in(rating: wire.Rated) -> Rating:
    return Rating(
        response_id=ResponseId(rating.response),
        axis_id=AxisId(rating.axis),
        value=rating.value,
        lowest=rating.lowest,
        highest=rating.highest,
    )


def _notes_in(notes: dict[str, str]) -> tuple[tuple[QuestionId, str], ...]:
    return tuple((QuestionId(name), note) for name, note in notes.items())


def _unique(pairs: Iterable[tuple[str, ValueT]]) -> dict[str, ValueT]:
    found: dict[str, ValueT] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"{name} stands twice")
        found[name] = value
    return found


def _moment(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("sealed_at has no time zone")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def _moment_in(text: str, place: Place) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise place.refusal("$.sealed_at", "is not a moment of the calendar") from error


# --- what the shapes alone cannot say


def _check_judgment(judgment: wire.Judgment, place: Place, path: str) -> None:
    shown = judgment.shown_order
    refuse_repeats(shown, f"{path}.shown_order", "response id", place)
    for name in ("active_seconds", "idle_seconds"):
        if not math.isfinite(getattr(judgment, name)):
            raise place.refusal(f"{path}.{name}", "is not a number of seconds")
    if judgment.outcome != "skipped" and judgment.skip_reason:
        raise place.refusal(f"{path}.skip_reason", "stands in a judgment that was not skipped")
    if (judgment.revision == 1) != (judgment.based_on is None):
        raise place.refusal(f"{path}.based_on", "belongs to every revision but the first")
    if not all(judgment.field_notes.values()):
        raise place.refusal(f"{path}.field_notes", "holds an empty note")
    check_answers(judgment.answers, frozenset(shown), f"{path}.answers", place)


def check_answers(
    answers: dict[str, wire.Answer], responses: frozenset[str], path: str, place: Place
) -> None:
    """Check that answers make sense and name no response but these.

    Raises:
        FormatError: If one does not.
    """
    for name, answer in answers.items():
        _check_answer(answer, f"{path}.{name}", place)
        for response in _responses_of(answer):
            if response not in responses:
                raise place.refusal(
                    f"{path}.{name}", f"names the response `{response}`, which was not shown"
                )


def named_responses(answers: dict[str, wire.Answer]) -> Iterator[str]:
    """Yield every response that answers name, as often as they do."""
    for answer in answers.values():
        yield from _responses_of(answer)


def _responses_of(answer: wire.Answer) -> tuple[str, ...]:
    match answer:
        case wire.RankingAnswer():
            return tuple(response for group in answer.groups for response in group)
        case wire.StrengthAnswer():
            return () if answer.preferred is None else (answer.preferred,)
        case wire.RatingAnswer():
            return tuple(rating.response for rating in answer.ratings)
        case wire.EditAnswer():
            chosen = () if answer.chosen is None else (answer.chosen,)
            return (*(edit.response for edit in answer.edits), *chosen)
        case wire.TextAnswer() | wire.ChoiceAnswer():
            return ()
        case _:
            return responses_of(answer)


def _check_answer(answer: wire.Answer, path: str, place: Place) -> None:
    match answer:
        case wire.RankingAnswer():
            refuse_repeats(_responses_of(answer), path, "response", place)
            if not all(answer.groups):
                raise place.refusal(f"{path}.groups", "holds an empty group")
        case wire.StrengthAnswer():
            _check_strength(answer, path, place)
        case wire.RatingAnswer():
            names = (f"{rating.response} on {rating.axis}" for rating in answer.ratings)
            refuse_repeats(names, path, "rating of", place)
            if not all(rated.lowest <= rated.value <= rated.highest for rated in answer.ratings):
                raise place.refusal(path, "holds a rating outside its scale")
        case wire.EditAnswer():
            refuse_repeats((edit.response for edit in answer.edits), path, "response", place)
        case wire.ChoiceAnswer():
            refuse_repeats(answer.options, path, "option", place)
        case wire.TextAnswer():
            pass
        case _:
            check_further(answer, path, place)


def _check_strength(answer: wire.StrengthAnswer, path: str, place: Place) -> None:
    preferred = answer.verdict == "preferred"
    if preferred != (answer.preferred is not None) or preferred != (answer.degree > 0):
        raise place.refusal(path, "names a response and a degree just where it prefers one")
    if answer.degree > answer.degrees:
        raise place.refusal(f"{path}.degree", "is greater than `degrees`")
