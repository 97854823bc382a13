"""The places in texts that an answer points at, whatever its kind, in one fixed order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from trainer_desk.work.answers import Answer
from trainer_desk.work.facts import Claim, FactsAnswer
from trainer_desk.work.marks import SpansAnswer, Spot


def spots_of(answer: Answer | None) -> tuple[Spot, ...]:
    """Return every place that an answer points at; none for answers that point at no text."""
    match answer:
        case SpansAnswer():
            return tuple(mark.spot for mark in answer.marks)
        case FactsAnswer():
            return tuple(spot for claim in answer.claims for spot in _of_claim(claim))
        case _:
            return ()


def with_spots(answer: Answer, spots: Sequence[Spot]) -> Answer:
    """Return the answer with other places, as many as it has and in the same order.

    Raises:
        ValueError: If there are more or fewer.
    """
    if len(spots) != len(spots_of(answer)):
        raise ValueError(f"{len(spots)} places for an answer with {len(spots_of(answer))}")
    match answer:
        case SpansAnswer():
            marks = zip(answer.marks, spots, strict=True)
            return replace(
                answer,
                marks=tuple(mark if mark.spot is spot else mark.at(spot) for mark, spot in marks),
            )
        case FactsAnswer():
            left = iter(spots)
            claims = tuple(_with_spots(claim, left) for claim in answer.claims)
            return replace(answer, claims=claims)
        case _:
            return answer


def _of_claim(claim: Claim) -> tuple[Spot, ...]:
    return claim.spots if claim.correction is None else (*claim.spots, claim.correction)


def _with_spots(claim: Claim, left: Iterator[Spot]) -> Claim:
    spots = tuple(next(left) for _ in claim.spots)
    return replace(claim, spots=spots, correction=claim.correction and next(left))
