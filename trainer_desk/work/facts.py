"""Fact checking: claims taken from texts, and what is known about each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import Enum

from trainer_desk.values import dataclass
from trainer_desk.work.asking import Asked, Grade, Scale
from trainer_desk.work.ids import MarkId
from trainer_desk.work.marks import Spot


class Stance(Enum):
    """What the sources say about a claim."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    DISPUTED = "disputed"
    NOT_CHECKABLE = "not_checkable"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsQuestion(Asked):
    """Take claims from the responses and check each.

    Attributes:
        importance: How much the answer hangs on a claim; None: not asked.
        source_needed: Whether a claim that is supported, refuted or disputed needs a source.
        on_own: Whether claims of the trainer's own texts can be checked too.
    """

    importance: Scale | None = None
    source_needed: bool = True
    on_own: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where something about a claim stands.

    Attributes:
        url: "" for a source that is no page, told in `quote`.
        quote: What it says, word for word.
        accessed: The day the trainer read it.
    """

    url: str = ""
    quote: str = ""
    accessed: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that a text says and that can be true or false.

    Attributes:
        id: Unique within the answer.
        text: The claim in words that can be understood on their own.
        spots: Where it stands: the first is where it was taken from, the others where the same
            claim was found again. Empty for a claim of a file that nobody could place.
        stance: None until decided.
        mark: A mark of a `spans` question on the same words, by its id.
        correction: Where the rewrite says it right.
    """

    id: MarkId
    text: str
    spots: tuple[Spot, ...] = ()
    stance: Stance | None = None
    importance: Grade | None = None
    sources: tuple[Source, ...] = ()
    note: str = ""
    mark: MarkId | None = None
    correction: Spot | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsAnswer:
    """Claims in the order they were taken.

    Attributes:
        nothing: Whether the trainer says that nothing is claimed; false where there are claims.
    """

    claims: tuple[Claim, ...] = ()
    nothing: bool = False

    def claim(self, claim_id: MarkId) -> Claim | None:
        """Return the claim with this id, None where there is none."""
        return next((claim for claim in self.claims if claim.id == claim_id), None)

    def with_claim(self, claim: Claim) -> FactsAnswer:
        """Return this answer with `claim` added, or in the place of the one with its id."""
        if self.claim(claim.id) is None:
            return FactsAnswer(claims=(*self.claims, claim))
        claims = tuple(claim if other.id == claim.id else other for other in self.claims)
        return FactsAnswer(claims=claims)

    def without(self, claim_id: MarkId) -> FactsAnswer:
        """Return this answer without a claim."""
        return replace(self, claims=tuple(one for one in self.claims if one.id != claim_id))

    def next_id(self) -> MarkId:
        """Return an id that no claim of this answer has."""
        used = {claim.id for claim in self.claims}
        number = len(used) + 1
        while f"c{number}" in used:
            number += 1
        return MarkId(f"c{number}")
