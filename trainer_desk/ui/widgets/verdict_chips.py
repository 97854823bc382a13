"""The four verdicts on a prompt, of which one or none is given."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from trainer_desk.ui.safe import safe_tooltip
from trainer_desk.ui.widgets.answer_section import lock
from trainer_desk.ui.widgets.controls import Chip
from trainer_desk.work.decision import DecisionVerdict

KEYS = {verdict: f"Ctrl+Alt+{at}" for at, verdict in enumerate(DecisionVerdict, start=1)}
"""The key of each verdict, as tooltips and the table of actions have it."""


class VerdictChips(QWidget):
    """Two rows of two.

    Signals:
        pressed (DecisionVerdict): The trainer pressed one, whatever it was before.
    """

    pressed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._on: DecisionVerdict | None = None
        words = {
            DecisionVerdict.ANSWER: (self.tr("Answer"), self.tr("Answer the prompt")),
            DecisionVerdict.PARTIAL: (self.tr("In part"), self.tr("Answer the prompt in part")),
            DecisionVerdict.REFUSE: (self.tr("Refuse"), self.tr("Refuse to answer")),
            DecisionVerdict.REDIRECT: (self.tr("Redirect"), self.tr("Redirect to a specialist")),
        }
        self._chips = {verdict: self._chip(verdict, *said) for verdict, said in words.items()}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for at, chip in enumerate(self._chips.values()):
            grid.addWidget(chip, at // 2, at % 2)

    def show_verdict(self, verdict: DecisionVerdict | None, *, read_only: bool) -> None:
        """Show which verdict is given; emits nothing."""
        self._on = verdict
        for each, chip in self._chips.items():
            chip.setChecked(each is verdict)
            lock(chip, locked=read_only)

    def control(self) -> QWidget:
        """Return the chip to give the focus to."""
        return self._chips[self._on or DecisionVerdict.ANSWER]

    def _press(self, verdict: DecisionVerdict) -> None:
        # Qt has toggled the chip already; only the draft decides.
        self._chips[verdict].setChecked(verdict is self._on)
        self.pressed.emit(verdict)

    def _chip(self, verdict: DecisionVerdict, short: str, whole: str) -> Chip:
        chip = Chip(short, checkable=True, parent=self)
        chip.setObjectName("verdictChip")
        chip.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        chip.setAccessibleName(whole)
        safe_tooltip(chip, f"{whole} ({KEYS[verdict]})")
        chip.clicked.connect(lambda _on: self._press(verdict))
        return chip
