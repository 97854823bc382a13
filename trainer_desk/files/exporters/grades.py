"""Ratings found by the name a format knows them by, on the scale it wants."""

from __future__ import annotations

from trainer_desk.files.exporters.policy import Policy
from trainer_desk.work.answers import Rating, RatingAnswer
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.judgment import Judgment


def rating_named(
    judgment: Judgment, response_id: ResponseId, name: str, policy: Policy
) -> Rating | None:
    """Return the rating of a response that a format calls `name`, None where there is none.

    It is the axis that the policy gives for the name, else the axis of that id.
    """
    axis = dict(policy.axes).get(name, name)
    for _, answer in judgment.answers:
        if isinstance(answer, RatingAnswer):
            for rating in answer.ratings:
                if rating.response_id == response_id and rating.axis_id == axis:
                    return rating
    return None


def rescaled(rating: Rating, *, lowest: int, highest: int) -> int | None:
    """Return a rating on another scale, None where it does not fall on one of its values.

    The ends go to the ends and the values between in proportion; nothing is rounded.
    """
    steps = rating.highest - rating.lowest
    place, left = divmod((rating.value - rating.lowest) * (highest - lowest), steps or 1)
    return None if left else lowest + place


def graded(margin: int, *, degrees: int, highest: int) -> int:
    """Return a margin from 1 to `highest`: a degree in proportion, a distance cut off."""
    if not degrees:
        return min(margin, highest)
    return max(1, round(margin * highest / degrees))
