"""The letters of all responses in a row, each with its place, and the ranking in short."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from trainer_desk.ui.safe import ElidedLabel
from trainer_desk.ui.widgets.arrangement import Places, standing
from trainer_desk.ui.widgets.controls import restyle
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.task import MAX_RESPONSES


class LetterStrip(QFrame):
    """Picks one of several responses where not all of them are on screen.

    Signals:
        picked (ResponseId): The user picked a response.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letterStrip")
        self.setAccessibleName(self.tr("Responses"))
        self._order: tuple[tuple[ResponseId, str], ...] = ()
        self._marked: object = None
        self._group = QButtonGroup(self)
        self._ranking = ElidedLabel("", self)
        self._ranking.setProperty("quiet", True)  # noqa: FBT003 - Qt's name
        self._ranking.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._buttons = [self._button(at) for at in range(MAX_RESPONSES)]
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._ranking, 2)

    def show_letters(self, order: Sequence[tuple[ResponseId, str]]) -> None:
        """Offer these responses with their letters, nine at most."""
        self._order = tuple(order)
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(self._order))
        self.set_places({})

    def set_selected(self, selected: ResponseId | None, shown: Sequence[ResponseId]) -> None:
        """Mark the selected response and those on screen; emits nothing."""
        marked = (self._order, selected, tuple(shown))
        if marked == self._marked:
            return
        self._marked = marked
        for (response, _letter), button in zip(self._order, self._buttons, strict=False):
            button.setChecked(response == selected)
            if bool(button.property("shown")) != (response in shown):
                button.setProperty("shown", response in shown)
                restyle(button)

    def set_places(self, places: Places) -> None:
        """Show each response's place and the ranking in short ("A › B = C")."""
        letters = dict(self._order)
        for (response, letter), button in zip(self._order, self._buttons, strict=False):
            place = places[response][0] if response in places else None
            button.setText(f"{letter}  {place}" if place else letter)
            button.setAccessibleName(
                self.tr("Response {}, place {}").format(letter, place)
                if place
                else self.tr("Response {}, not placed").format(letter)
            )
        groups = standing([response for response, _letter in self._order], places)
        self._ranking.setText(" › ".join(" = ".join(letters[r] for r in group) for group in groups))

    def _button(self, at: int) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(f"letter{at + 1}")
        button.setCheckable(True)
        button.setVisible(False)
        self._group.addButton(button, at)
        button.clicked.connect(lambda: self.picked.emit(self._order[at][0]))
        return button
