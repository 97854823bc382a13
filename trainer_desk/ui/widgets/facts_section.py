"""The question about facts in the verdict: how many claims there are of each stance."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.widgets.answer_section import AnswerSection, Shown
from trainer_desk.ui.widgets.claim_words import STANCES, stance_look, stance_name
from trainer_desk.ui.widgets.controls import Chip
from trainer_desk.ui.widgets.flow import FlowLayout
from trainer_desk.ui.widgets.notices import Picture
from trainer_desk.work.facts import FactsAnswer, FactsQuestion, Stance
from trainer_desk.work.rules import Missing


class FactsSection(AnswerSection):
    """Counts, the way to the table, and "nothing is claimed".

    Signals:
        table_asked (): The trainer wants to work on the claims.
    """

    table_asked = Signal()

    def __init__(
        self, question: FactsQuestion, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, language, parent)
        self._answer = FactsAnswer()
        self._read_only = False
        self._counts = {stance: _Count(stance, self) for stance in STANCES}
        counts = FlowLayout(spacing=8)
        for count in self._counts.values():
            counts.addWidget(count)
        self._table = QPushButton(self.tr("Check the facts"), self)
        self._nothing = Chip(self.tr("Nothing is claimed"), checkable=True, parent=self)
        buttons = FlowLayout(spacing=6)
        buttons.addWidget(self._table)
        buttons.addWidget(self._nothing)
        self.body.addLayout(counts)
        self.body.addLayout(buttons)
        self.add_keys("Ctrl+F10")
        self._table.clicked.connect(self.table_asked)
        self._nothing.clicked.connect(self._press_nothing)

    def show_state(self, shown: Shown) -> None:
        """Show how many claims there are; emits nothing."""
        self._answer = shown.draft.answer(self.question.id, FactsAnswer) or FactsAnswer()
        self._read_only = shown.read_only
        for stance, count in self._counts.items():
            number = sum(claim.stance is stance for claim in self._answer.claims)
            count.show_number(number)
        self._nothing.setChecked(self._answer.nothing)
        self._nothing.setVisible(not self._answer.claims)
        self._nothing.setEnabled(not shown.read_only)

    def first_control(self, missing: Missing | None = None) -> QWidget:  # noqa: ARG002
        """Return the way to the table."""
        return self._table

    def _press_nothing(self) -> None:
        # Qt has toggled the button already; only the draft decides.
        self._nothing.setChecked(self._answer.nothing)
        if not self._read_only:
            self.answered.emit(None if self._answer.nothing else FactsAnswer(nothing=True))


class _Count(QWidget):
    """How many claims have one stance: a picture, a number, and the words for ears."""

    def __init__(self, stance: Stance | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._stance = stance
        look = stance_look(stance)
        self._picture = Picture(look.picture, look.ink, 14, self)
        self._words = SafeLabel("", self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = FlowLayout(self, spacing=4)
        row.addWidget(self._picture)
        row.addWidget(self._words)

    def show_number(self, number: int) -> None:
        """Show how many there are; none are not told."""
        self.setVisible(bool(number))
        self._words.setText(f"{stance_name(self._stance)} {number}")
