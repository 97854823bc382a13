"""Cells of a table for decisions, marks, standard answers, facts, repetitions and reviews."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar, assert_never

import msgspec

from trainer_desk.files.kinds_codec import further_out
from trainer_desk.files.strict import compact
from trainer_desk.work.decision import DecisionAnswer, DecisionQuestion
from trainer_desk.work.facts import Claim, FactsAnswer, FactsQuestion
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.marks import Mark, SpansAnswer, SpansQuestion, Spot
from trainer_desk.work.repeats import DuplicatesAnswer, DuplicatesQuestion
from trainer_desk.work.review import ReviewAnswer, ReviewQuestion
from trainer_desk.work.writing import WriteAnswer, WriteQuestion

Cell = str | int | float | None

PieceT = TypeVar("PieceT", Mark, Claim)

FurtherQuestion = (
    DecisionQuestion
    | SpansQuestion
    | WriteQuestion
    | FactsQuestion
    | DuplicatesQuestion
    | ReviewQuestion
)
FurtherAnswer = (
    DecisionAnswer | SpansAnswer | WriteAnswer | FactsAnswer | DuplicatesAnswer | ReviewAnswer
)

PARTS: Final[Mapping[type[FurtherQuestion], tuple[str, ...]]] = {
    DecisionQuestion: (
        ".verdict", ".reasons", ".severity", ".severity.scale", ".specialist", ".wording",
        ".explanation",
    ),
    SpansQuestion: (".marks", ".other_marks", ".nothing"),
    WriteQuestion: ("", ".points"),
    FactsQuestion: (".claims", ".other_claims", ".nothing"),
    DuplicatesQuestion: (".of", ".likeness", ".dropped", ".reason", ".nothing"),
    ReviewQuestion: ("",),
}  # fmt: skip
"""What the columns of a question are called behind its name."""


def further_cells(answer: FurtherAnswer, response_id: ResponseId | None) -> dict[str, Cell]:
    """Return the cells of an answer in the row of a response, by what `PARTS` calls them.

    Marks and claims stand in the row of the response they lie in, or whose rewrite; the others,
    in every row. Lists are given as JSON, as the native format has them.
    """
    match answer:
        case DecisionAnswer():
            return _decision(answer)
        case SpansAnswer(nothing=nothing):
            here, others = _parted(answer.marks, response_id)
            return {
                ".marks": _listed(SpansAnswer(marks=here), "marks"),
                ".other_marks": _listed(SpansAnswer(marks=others), "marks"),
                ".nothing": int(nothing),
            }
        case WriteAnswer():
            return {"": answer.text, ".points": compact(list(answer.points))}
        case FactsAnswer(nothing=nothing):
            claims, elsewhere = _parted(answer.claims, response_id)
            return {
                ".claims": _listed(FactsAnswer(claims=claims), "claims"),
                ".other_claims": _listed(FactsAnswer(claims=elsewhere), "claims"),
                ".nothing": int(nothing),
            }
        case DuplicatesAnswer():
            return _repetition(answer, response_id)
        case ReviewAnswer():
            return {"": _listed(answer, "fields")}
    assert_never(answer)


def _decision(answer: DecisionAnswer) -> dict[str, Cell]:
    severity = answer.severity
    return {
        ".verdict": None if answer.verdict is None else answer.verdict.value,
        ".reasons": compact(list(answer.reasons)),
        ".severity": None if severity is None else severity.value,
        ".severity.scale": f"{severity.lowest}..{severity.highest}" if severity else None,
        ".specialist": answer.specialist,
        ".wording": answer.wording,
        ".explanation": answer.explanation,
    }


def _repetition(answer: DuplicatesAnswer, response_id: ResponseId | None) -> dict[str, Cell]:
    cells: dict[str, Cell] = {".nothing": int(answer.nothing)}
    for repeat in answer.repeats:
        if repeat.response_id == response_id:
            cells |= {
                ".of": repeat.of,
                ".likeness": repeat.likeness,
                ".dropped": int(repeat.dropped),
                ".reason": repeat.reason,
            }
    return cells


def _parted(
    pieces: Iterable[PieceT], response_id: ResponseId | None
) -> tuple[tuple[PieceT, ...], tuple[PieceT, ...]]:
    """Return the pieces that lie in a response or its rewrite, and those in no response."""
    here: list[PieceT] = []
    nowhere: list[PieceT] = []
    for piece in pieces:
        spot = _spot(piece)
        owner = None if spot is None else spot.where.response_id
        if owner is None:
            nowhere.append(piece)
        elif owner == response_id:
            here.append(piece)
    return tuple(here), tuple(nowhere)


def _spot(piece: Mark | Claim) -> Spot | None:
    if isinstance(piece, Claim):
        return piece.spots[0] if piece.spots else None
    return piece.spot


def _listed(answer: FurtherAnswer, name: str) -> str:
    value = msgspec.to_builtins(further_out(answer))
    return compact(value.get(name, []))
