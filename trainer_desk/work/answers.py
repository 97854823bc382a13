"""Answers to a form's questions; each kind of question has its kind of answer."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from trainer_desk.values import dataclass
from trainer_desk.work.decision import DecisionAnswer
from trainer_desk.work.facts import FactsAnswer
from trainer_desk.work.ids import AxisId, OptionId, ResponseId
from trainer_desk.work.marks import SpansAnswer
from trainer_desk.work.repeats import DuplicatesAnswer
from trainer_desk.work.review import ReviewAnswer
from trainer_desk.work.writing import WriteAnswer


class RankingVerdict(Enum):
    """What a ranking says as a whole."""

    RANKED = "ranked"
    ALL_BAD = "all_bad"
    CANNOT_JUDGE = "cannot_judge"


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingAnswer:
    """Responses in groups, best first; those in one group are tied.

    Attributes:
        groups: Never holds an empty group or a response twice; responses not placed yet are absent.
    """

    groups: tuple[tuple[ResponseId, ...], ...] = ()
    verdict: RankingVerdict = RankingVerdict.RANKED

    def place(self, response_id: ResponseId) -> int | None:
        """Return the place of a response, 1 for the best, tied ones sharing it; None if not placed.

        Places are counted as in sport: after two firsts comes a third.
        """
        before = 0
        for group in self.groups:
            if response_id in group:
                return before + 1
            before += len(group)
        return None

    @property
    def placed(self) -> tuple[ResponseId, ...]:
        """Every placed response, best first."""
        return tuple(response for group in self.groups for response in group)


class StrengthVerdict(Enum):
    """What a comparison of two says as a whole."""

    PREFERRED = "preferred"
    BOTH_GOOD = "both_good"
    BOTH_BAD = "both_bad"
    CANNOT_JUDGE = "cannot_judge"


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthAnswer:
    """Which of two responses is better, and how much.

    Attributes:
        preferred: The better one where the verdict is PREFERRED, else None.
        degree: 1 (slightly) to `degrees` (clearly) where the verdict is PREFERRED, else 0.
        degrees: The scale that `degree` was given on.
    """

    verdict: StrengthVerdict
    preferred: ResponseId | None = None
    degree: int = 0
    degrees: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """One value on one axis for one response, with the scale it was given on."""

    response_id: ResponseId
    axis_id: AxisId
    value: int
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingAnswer:
    """Ratings, at most one per response and axis."""

    ratings: tuple[Rating, ...] = ()

    def value(self, response_id: ResponseId, axis_id: AxisId) -> int | None:
        """Return the rating of a response on an axis, None where there is none."""
        for rating in self.ratings:
            if rating.response_id == response_id and rating.axis_id == axis_id:
                return rating.value
        return None

    def rated(self, rating: Rating) -> RatingAnswer:
        """Return this answer with `rating` in the place of any earlier one of its kind."""
        if self.value(rating.response_id, rating.axis_id) is None:
            return replace(self, ratings=(*self.ratings, rating))
        kept = tuple(
            rating
            if (other.response_id, other.axis_id) == (rating.response_id, rating.axis_id)
            else other
            for other in self.ratings
        )
        return replace(self, ratings=kept)

    def without(self, response_id: ResponseId, axis_id: AxisId) -> RatingAnswer:
        """Return this answer without the rating of a response on an axis."""
        kept = tuple(
            rating
            for rating in self.ratings
            if (rating.response_id, rating.axis_id) != (response_id, axis_id)
        )
        return replace(self, ratings=kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A response as the trainer rewrote it."""

    response_id: ResponseId
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditAnswer:
    """Rewrites of one or several responses, one of which counts.

    Attributes:
        edits: At most one per response; those not chosen are kept so that nothing typed is lost.
        chosen: The response whose edit is the answer; None until the trainer began one.
    """

    edits: tuple[Edit, ...] = ()
    chosen: ResponseId | None = None

    def text(self, response_id: ResponseId) -> str | None:
        """Return the rewrite of a response, None where it was never touched."""
        for edit in self.edits:
            if edit.response_id == response_id:
                return edit.text
        return None

    def edited(self, edit: Edit) -> EditAnswer:
        """Return this answer with `edit` chosen, instead of any earlier one of its response."""
        if self.text(edit.response_id) is None:
            return EditAnswer(edits=(*self.edits, edit), chosen=edit.response_id)
        edits = tuple(
            edit if other.response_id == edit.response_id else other for other in self.edits
        )
        return EditAnswer(edits=edits, chosen=edit.response_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextAnswer:
    """A text the trainer wrote."""

    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceAnswer:
    """Chosen options, in the form's order."""

    options: tuple[OptionId, ...] = ()


Answer = (
    RankingAnswer
    | StrengthAnswer
    | RatingAnswer
    | EditAnswer
    | TextAnswer
    | ChoiceAnswer
    | DecisionAnswer
    | SpansAnswer
    | WriteAnswer
    | FactsAnswer
    | DuplicatesAnswer
    | ReviewAnswer
)
