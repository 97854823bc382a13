"""The question "which is better?" for all responses of a task."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from trainer_desk.ui.safe import safe_tooltip
from trainer_desk.ui.widgets.answer_section import AnswerSection, Shown, lock
from trainer_desk.ui.widgets.controls import Chip
from trainer_desk.ui.widgets.flow import FlowLayout
from trainer_desk.ui.widgets.ranking_list import RankingList
from trainer_desk.ui.widgets.two_lines import TwoLineLabel
from trainer_desk.work.answers import RankingAnswer, RankingVerdict
from trainer_desk.work.form import RankingQuestion
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.ranking import (
    moved,
    only,
    placed_next,
    put_at,
    tied_with_above,
    toggled,
    without,
)
from trainer_desk.work.rules import Missing, best_is_written, is_empty


class RankingSection(AnswerSection):
    """Rows to rank, and chips for a verdict on all of them."""

    def __init__(
        self, question: RankingQuestion, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, language, parent)
        self._question = question
        self._ranking = RankingAnswer()
        self._shown: Shown | None = None
        self._best = TwoLineLabel(self.tr("Your answer stands above all of them"), self)
        self._best.setObjectName("writtenBest")
        self._best.setProperty("ink", "accent")
        self._best.hide()
        self._list = RankingList(self)
        self._list.set_ties(allowed=question.ties)
        self._list.ranking_changed.connect(self._announce)
        self._list.picked.connect(self.response_asked)
        self._all_bad = self._chip(self.tr("All bad"), "0", RankingVerdict.ALL_BAD)
        self._cannot = self._chip(self.tr("Cannot judge"), "Alt+0", RankingVerdict.CANNOT_JUDGE)
        self._all_bad.setVisible(question.all_bad)
        self._cannot.setVisible(question.cannot_judge)
        chips = FlowLayout(spacing=6)
        chips.addWidget(self._all_bad)
        chips.addWidget(self._cannot)
        self.body.addWidget(self._best)
        self.body.addWidget(self._list)
        self.body.addLayout(chips)
        self.add_keys("1–9", *(("=",) if question.ties else ()))

    def show_state(self, shown: Shown) -> None:
        """Show the ranking as it stands; emits nothing."""
        self._shown = shown
        answer = shown.draft.answer(self.question.id, RankingAnswer) or RankingAnswer()
        self._ranking = only(answer, shown.order)
        self._best.setVisible(best_is_written(shown.form, shown.draft) is not None)
        self._best.fit(self.width())
        self._list.show_ranking(
            self._ranking, shown.order, shown.selected, read_only=shown.read_only
        )
        for chip, verdict in (
            (self._all_bad, RankingVerdict.ALL_BAD),
            (self._cannot, RankingVerdict.CANNOT_JUDGE),
        ):
            chip.setChecked(self._ranking.verdict is verdict)
            lock(chip, locked=shown.read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the line above the list for the new width."""
        super().resizeEvent(event)
        self._best.fit(self.width())

    def first_control(self, missing: Missing | None = None) -> QWidget:  # noqa: ARG002
        """Return the first row that waits for a place, else the selected one."""
        rows = self._list.rows()
        waiting = [row for row in rows if row.response_id not in self._ranking.placed]
        return (waiting or [row for row in rows if row.isChecked()] or list(rows))[0]

    def place_next(self, response_id: ResponseId) -> None:
        """Give a response the next free place, unless it has one."""
        self._change(lambda ranking: placed_next(ranking, response_id))

    def tie_with_above(self, response_id: ResponseId) -> None:
        """Put a response beside the group above it, where the form allows ties."""
        if self._question.ties:
            self._change(lambda ranking: tied_with_above(ranking, response_id))

    def move_response(self, response_id: ResponseId, step: int) -> None:
        """Move a response up (-1) or down (+1)."""
        self._change(lambda ranking: moved(ranking, response_id, step))

    def put_at(self, response_id: ResponseId, place: int) -> None:
        """Put a response at a place, 1 for the best."""
        self._change(lambda ranking: put_at(ranking, response_id, place))

    def take_out(self, response_id: ResponseId) -> None:
        """Take a response out of the ranking."""
        self._change(lambda ranking: without(ranking, response_id))

    def toggle(self, verdict: RankingVerdict) -> None:
        """Give a verdict on all responses, or take it back, where the form offers it."""
        offered = {
            RankingVerdict.ALL_BAD: self._question.all_bad,
            RankingVerdict.CANNOT_JUDGE: self._question.cannot_judge,
        }
        if offered.get(verdict, False):
            self._change(lambda ranking: toggled(ranking, verdict))

    def _press(self, chip: Chip, verdict: RankingVerdict) -> None:
        # Qt has toggled the chip already; only the draft decides.
        chip.setChecked(self._ranking.verdict is verdict)
        self.toggle(verdict)

    def _change(self, rearrange: Callable[[RankingAnswer], RankingAnswer]) -> None:
        after = rearrange(self._ranking)
        if after != self._ranking and self._shown is not None and not self._shown.read_only:
            self._announce(after)

    def _announce(self, ranking: RankingAnswer) -> None:
        self.answered.emit(None if is_empty(ranking) else ranking)

    def _chip(self, text: str, key: str, verdict: RankingVerdict) -> Chip:
        chip = Chip(text, checkable=True, parent=self)
        safe_tooltip(chip, f"{text} ({key})")
        chip.setAccessibleName(text)
        chip.clicked.connect(lambda: self._press(chip, verdict))
        return chip
