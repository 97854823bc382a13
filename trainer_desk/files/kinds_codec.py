"""Answers that are more than a verdict, to their file shapes and back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import assert_never

from trainer_desk.files import wire
from trainer_desk.files.decoding import Place, refuse_repeats
from trainer_desk.work.asking import Grade
from trainer_desk.work.decision import DecisionAnswer, DecisionVerdict
from trainer_desk.work.facts import Claim, FactsAnswer, Source, Stance
from trainer_desk.work.ids import MarkId, OptionId, QuestionId, ResponseId
from trainer_desk.work.marks import Ground, Mark, MarkSource, SpansAnswer, Spot, Where
from trainer_desk.work.repeats import DuplicatesAnswer, Repeat
from trainer_desk.work.review import FieldReview, ReviewAnswer, ReviewVerdict
from trainer_desk.work.writing import WriteAnswer

FurtherAnswer = (
    DecisionAnswer | SpansAnswer | WriteAnswer | FactsAnswer | DuplicatesAnswer | ReviewAnswer
)
WireAnswer = (
    wire.DecisionAnswer
    | wire.SpansAnswer
    | wire.WriteAnswer
    | wire.FactsAnswer
    | wire.DuplicatesAnswer
    | wire.ReviewAnswer
)


def further_out(answer: FurtherAnswer) -> WireAnswer:
    """Return the answer in its file shape."""
    match answer:
        case DecisionAnswer():
            return wire.DecisionAnswer(
                verdict=None if answer.verdict is None else answer.verdict.value,
                reasons=answer.reasons,
                severity=_grade_out(answer.severity),
                specialist=answer.specialist,
                wording=answer.wording,
                explanation=answer.explanation,
            )
        case SpansAnswer():
            return wire.SpansAnswer(
                marks=tuple(map(_mark_out, answer.marks)), nothing=answer.nothing
            )
        case WriteAnswer():
            return wire.WriteAnswer(text=answer.text, points=answer.points)
        case FactsAnswer():
            return wire.FactsAnswer(
                claims=tuple(map(_claim_out, answer.claims)), nothing=answer.nothing
            )
        case DuplicatesAnswer():
            return wire.DuplicatesAnswer(
                repeats=tuple(map(_repeat_out, answer.repeats)), nothing=answer.nothing
            )
        case ReviewAnswer():
            fields = tuple(
                wire.FieldReview(
                    question=field.question_id, verdict=field.verdict.value, remark=field.remark
                )
                for field in answer.fields
            )
            return wire.ReviewAnswer(fields=fields)
    assert_never(answer)


def further_in(answer: WireAnswer) -> FurtherAnswer:
    """Return the answer that a file shape holds."""
    match answer:
        case wire.DecisionAnswer():
            return DecisionAnswer(
                verdict=None if answer.verdict is None else DecisionVerdict(answer.verdict),
                reasons=tuple(map(OptionId, answer.reasons)),
                severity=_grade_in(answer.severity),
                specialist=None if answer.specialist is None else OptionId(answer.specialist),
                wording=answer.wording,
                explanation=answer.explanation,
            )
        case wire.SpansAnswer():
            return SpansAnswer(marks=tuple(map(_mark_in, answer.marks)), nothing=answer.nothing)
        case wire.WriteAnswer():
            return WriteAnswer(text=answer.text, points=tuple(map(OptionId, answer.points)))
        case wire.FactsAnswer():
            return FactsAnswer(claims=tuple(map(_claim_in, answer.claims)), nothing=answer.nothing)
        case wire.DuplicatesAnswer():
            return DuplicatesAnswer(
                repeats=tuple(map(_repeat_in, answer.repeats)), nothing=answer.nothing
            )
        case wire.ReviewAnswer():
            fields = tuple(
                FieldReview(
                    question_id=QuestionId(field.question),
                    verdict=ReviewVerdict(field.verdict),
                    remark=field.remark,
                )
                for field in answer.fields
            )
            return ReviewAnswer(fields=fields)
    assert_never(answer)


def responses_of(answer: WireAnswer) -> tuple[str, ...]:
    """Return every response that an answer names, in the order it names them."""
    match answer:
        case wire.SpansAnswer():
            return _named(mark.spot for mark in answer.marks)
        case wire.FactsAnswer():
            return _named(spot for claim in answer.claims for spot in _spots(claim))
        case wire.DuplicatesAnswer():
            return tuple(name for one in answer.repeats for name in (one.response, one.of))
        case wire.DecisionAnswer() | wire.WriteAnswer() | wire.ReviewAnswer():
            return ()
    assert_never(answer)


def check_further(answer: WireAnswer, path: str, place: Place) -> None:
    """Check what the shapes alone cannot say.

    Raises:
        FormatError: If the answer contradicts itself.
    """
    match answer:
        case wire.DecisionAnswer():
            refuse_repeats(answer.reasons, f"{path}.reasons", "reason", place)
            _check_grade(answer.severity, f"{path}.severity", place)
        case wire.WriteAnswer():
            refuse_repeats(answer.points, f"{path}.points", "point", place)
        case wire.SpansAnswer():
            refuse_repeats((mark.id for mark in answer.marks), path, "mark id", place)
            for at, mark in enumerate(answer.marks):
                _check_spot(mark.spot, f"{path}.marks[{at}].spot", place)
                _check_grade(mark.severity, f"{path}.marks[{at}].severity", place)
        case wire.FactsAnswer():
            refuse_repeats((claim.id for claim in answer.claims), path, "claim id", place)
            for at, claim in enumerate(answer.claims):
                _check_claim(claim, f"{path}.claims[{at}]", place)
        case wire.DuplicatesAnswer():
            refuse_repeats((one.response for one in answer.repeats), path, "response", place)
            if any(one.response == one.of for one in answer.repeats):
                raise place.refusal(path, "holds a response that repeats itself")
        case wire.ReviewAnswer():
            refuse_repeats((one.question for one in answer.fields), path, "question", place)


def _named(spots: Iterable[wire.Spot]) -> tuple[str, ...]:
    return tuple(spot.response for spot in spots if spot.response is not None)


def _spots(claim: wire.Claim) -> tuple[wire.Spot, ...]:
    return claim.spots if claim.correction is None else (*claim.spots, claim.correction)


def _check_claim(claim: wire.Claim, path: str, place: Place) -> None:
    for at, spot in enumerate(claim.spots):
        _check_spot(spot, f"{path}.spots[{at}]", place)
    if claim.correction is not None:
        _check_spot(claim.correction, f"{path}.correction", place)
    _check_grade(claim.importance, f"{path}.importance", place)
    for at, source in enumerate(claim.sources):
        _date_in(source.accessed, f"{path}.sources[{at}].accessed", place)


def _check_spot(spot: wire.Spot, path: str, place: Place) -> None:
    if spot.start > spot.end:
        raise place.refusal(path, "ends before it starts")
    wants_response = spot.on in ("response", "edit")
    if wants_response != (spot.response is not None):
        raise place.refusal(path, "names a response just where it lies in one")
    if (spot.on == "written") != (spot.question is not None):
        raise place.refusal(path, "names a question just where it lies in the answer to one")
    if spot.turn and spot.on != "turn":
        raise place.refusal(path, "names a turn and lies in none")
    if not spot.altered and len(spot.quote) != spot.end - spot.start:
        raise place.refusal(path, "quotes a text of another length")


def _check_grade(grade: wire.Grade | None, path: str, place: Place) -> None:
    if grade is not None and not grade.lowest <= grade.value <= grade.highest:
        raise place.refusal(path, "lies outside its scale")


def _grade_out(grade: Grade | None) -> wire.Grade | None:
    if grade is None:
        return None
    return wire.Grade(value=grade.value, lowest=grade.lowest, highest=grade.highest)


def _grade_in(grade: wire.Grade | None) -> Grade | None:
    if grade is None:
        return None
    return Grade(value=grade.value, lowest=grade.lowest, highest=grade.highest)


def spot_out(spot: Spot) -> wire.Spot:
    """Return a place in its file shape."""
    where = spot.where
    return wire.Spot(
        on=where.ground.value,
        start=spot.start,
        end=spot.end,
        quote=spot.quote,
        turn=where.turn,
        response=where.response_id,
        question=where.question_id,
        slot=where.slot,
        before=spot.before,
        after=spot.after,
        altered=spot.altered,
    )


def spot_in(spot: wire.Spot) -> Spot:
    """Return the place of a file shape."""
    where = Where(
        ground=Ground(spot.on),
        turn=spot.turn,
        response_id=None if spot.response is None else ResponseId(spot.response),
        question_id=None if spot.question is None else QuestionId(spot.question),
        slot=spot.slot,
    )
    return Spot(
        where=where,
        start=spot.start,
        end=spot.end,
        quote=spot.quote,
        before=spot.before,
        after=spot.after,
        altered=spot.altered,
    )


def _mark_out(mark: Mark) -> wire.Mark:
    return wire.Mark(
        id=mark.id,
        label=mark.label,
        spot=spot_out(mark.spot),
        severity=_grade_out(mark.severity),
        comment=mark.comment,
        source=mark.source.value,
        rejected=mark.rejected,
    )


def _mark_in(mark: wire.Mark) -> Mark:
    return Mark(
        id=MarkId(mark.id),
        label=OptionId(mark.label),
        spot=spot_in(mark.spot),
        severity=_grade_in(mark.severity),
        comment=mark.comment,
        source=MarkSource(mark.source),
        rejected=mark.rejected,
    )


def _claim_out(claim: Claim) -> wire.Claim:
    return wire.Claim(
        id=claim.id,
        text=claim.text,
        spots=tuple(map(spot_out, claim.spots)),
        stance=None if claim.stance is None else claim.stance.value,
        importance=_grade_out(claim.importance),
        sources=tuple(
            wire.Source(
                url=source.url,
                quote=source.quote,
                accessed=source.accessed.isoformat() if source.accessed else None,
            )
            for source in claim.sources
        ),
        note=claim.note,
        mark=claim.mark,
        correction=None if claim.correction is None else spot_out(claim.correction),
    )


def _claim_in(claim: wire.Claim) -> Claim:
    return Claim(
        id=MarkId(claim.id),
        text=claim.text,
        spots=tuple(map(spot_in, claim.spots)),
        stance=None if claim.stance is None else Stance(claim.stance),
        importance=_grade_in(claim.importance),
        sources=tuple(
            Source(
                url=source.url,
                quote=source.quote,
                accessed=_date_in(source.accessed, "accessed", Place()),
            )
            for source in claim.sources
        ),
        note=claim.note,
        mark=None if claim.mark is None else MarkId(claim.mark),
        correction=None if claim.correction is None else spot_in(claim.correction),
    )


def _date_in(text: str | None, path: str, place: Place) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise place.refusal(path, "is not a day of the calendar") from error


def _repeat_out(repeat: Repeat) -> wire.Repeat:
    return wire.Repeat(
        response=repeat.response_id,
        of=repeat.of,
        likeness=repeat.likeness,
        dropped=repeat.dropped,
        reason=repeat.reason,
    )


def _repeat_in(repeat: wire.Repeat) -> Repeat:
    return Repeat(
        response_id=ResponseId(repeat.response),
        of=ResponseId(repeat.of),
        likeness=repeat.likeness,
        dropped=repeat.dropped,
        reason=repeat.reason,
    )
