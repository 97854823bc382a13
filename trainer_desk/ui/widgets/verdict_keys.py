"""What keys do to the questions on screen, wherever the focus is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from trainer_desk.late import late
from trainer_desk.ui.widgets.question_column import QuestionColumn
from trainer_desk.work.answers import RankingVerdict
from trainer_desk.work.decision import DecisionVerdict
from trainer_desk.work.ids import ResponseId

if TYPE_CHECKING:
    from trainer_desk.ui.widgets import (
        decision_section,
        ranking,
        rating_grid,
        review_section,
        write_section,
    )
    from trainer_desk.ui.widgets.ranking import RankingSection
else:
    decision_section = late("trainer_desk.ui.widgets.decision_section")
    ranking = late("trainer_desk.ui.widgets.ranking")
    rating_grid = late("trainer_desk.ui.widgets.rating_grid")
    review_section = late("trainer_desk.ui.widgets.review_section")
    write_section = late("trainer_desk.ui.widgets.write_section")


class VerdictKeys:
    """Answers questions by keys; each does nothing where no question takes it."""

    def __init__(
        self,
        questions: QuestionColumn,
        *,
        selected: Callable[[], ResponseId | None],
        select_at: Callable[[int], bool],
    ) -> None:
        """Set up.

        Args:
            questions: Those on screen.
            selected: Returns the response that keys are about.
            select_at: Selects the response shown at a digit; returns whether there is one.
        """
        self._questions = questions
        self._selected = selected
        self._select_at = select_at

    def press_digit(self, digit: int) -> None:
        """Select the response shown at `digit`, 1 for A; one without a place gets the next."""
        if self._select_at(digit):
            self._rank(ranking.RankingSection.place_next)

    def tie_with_above(self) -> None:
        """Put the selected response beside the group above it."""
        self._rank(ranking.RankingSection.tie_with_above)

    def move(self, step: int) -> None:
        """Move the selected response up (-1) or down (1) in the ranking."""
        self._rank(partial(_move, step=step))

    def put_at(self, place: int) -> None:
        """Put the selected response at a place, 1 for the best."""
        self._rank(partial(_put_at, place=place))

    def take_out(self) -> None:
        """Take the selected response out of the ranking."""
        self._rank(ranking.RankingSection.take_out)

    def toggle_all_bad(self) -> None:
        """Say that all responses are bad, or no longer."""
        for section in self._questions.asked(ranking.RankingSection):
            section.toggle(RankingVerdict.ALL_BAD)

    def toggle_cannot_judge(self) -> None:
        """Say that the responses cannot be judged, or no longer."""
        for section in self._questions.asked(ranking.RankingSection):
            section.toggle(RankingVerdict.CANNOT_JUDGE)

    def rate(self, value: int) -> None:
        """Rate the selected response on the current axis and go to the next without a value."""
        for section in self._questions.asked(rating_grid.RatingSection):
            section.rate(value)

    def next_axis(self) -> None:
        """Let ratings by key go to the next axis."""
        self._step_axis(1)

    def previous_axis(self) -> None:
        """Let ratings by key go to the previous axis."""
        self._step_axis(-1)

    def decide(self, verdict: DecisionVerdict) -> None:
        """Say what is to be done with the prompt, where the form asks."""
        for section in self._questions.asked(decision_section.DecisionSection):
            section.decide(verdict)

    def tick_next_point(self) -> None:
        """Tick the next point of a standard answer that is not ticked yet."""
        any(section.tick_next() for section in self._questions.asked(write_section.WriteSection))

    def accept_rest(self) -> None:
        """Accept every answer that a second reading says nothing about yet."""
        for section in self._questions.asked(review_section.ReviewSection):
            section.accept_rest()

    def _rank(self, rearrange: Callable[[RankingSection, ResponseId], None]) -> None:
        selected = self._selected()
        if selected is not None:
            for section in self._questions.asked(ranking.RankingSection)[:1]:
                rearrange(section, selected)

    def _step_axis(self, step: int) -> None:
        for section in self._questions.asked(rating_grid.RatingSection):
            section.step_axis(step)


def _move(section: RankingSection, response_id: ResponseId, *, step: int) -> None:
    section.move_response(response_id, step)


def _put_at(section: RankingSection, response_id: ResponseId, *, place: int) -> None:
    section.put_at(response_id, place)
