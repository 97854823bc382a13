"""Choosing what a text is compared with, and how its changes are shown."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from trainer_desk.ui.widgets.diff_mode import DiffMode
from trainer_desk.ui.widgets.edited_text import NOTHING, Base

_ANY_WIDTH_PX = 16_777_215
"""What Qt takes for no limit."""
_LEAST_PX = 80
"""The view of changes is cut before the pane pushes others out of the window."""


class DiffChoosers(QWidget):
    """The two choosers beside the tabs of the editor.

    Attributes:
        modes: How changes are shown.
        bases: What the text is compared with.

    Signals:
        mode_chosen (DiffMode): The user chose another view of changes.
        base_chosen (str): The user wants to compare with another text; carries its key.
    """

    mode_chosen = Signal(object)
    base_chosen = Signal(str)

    def __init__(self, parent: QWidget, *, spacing: int) -> None:
        """Build the choosers, with so many pixels between them."""
        super().__init__(parent)
        self.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing)
        self.modes = _chooser("diffMode", self.tr("View of changes"), self)
        for mode, name in self._names().items():
            self.modes.addItem(name, mode.value)
        row.addWidget(self.modes)
        self.bases = _chooser("diffBase", self.tr("What the text is compared with"), self)
        row.addWidget(self.bases)
        self.modes.currentIndexChanged.connect(
            lambda _at: self.mode_chosen.emit(DiffMode(self.modes.currentData()))
        )
        # Only what the user does: a choice may ask for something and stay as it was.
        self.bases.activated.connect(
            lambda _at: self.base_chosen.emit(str(self.bases.currentData()))
        )

    def show_bases(self, bases: tuple[Base, ...], chosen: str) -> None:
        """Offer what the text can be compared with; emits nothing."""
        with QSignalBlocker(self.bases):
            self.bases.clear()
            self.bases.addItem(self.tr("with nothing"), NOTHING)
            for base in bases:
                self.bases.addItem(base.title, base.key)
        self.show_base(chosen)

    def show_base(self, key: str) -> None:
        """Show what the text is compared with; emits nothing."""
        with QSignalBlocker(self.bases):
            self.bases.setCurrentIndex(max(0, self.bases.findData(key)))

    def show_mode(self, mode: DiffMode) -> None:
        """Show which view of changes is on; emits nothing."""
        with QSignalBlocker(self.modes):
            self.modes.setCurrentIndex(self.modes.findData(mode.value))

    def offer(self, *, shown: bool) -> None:
        """Show the choosers that leave a choice, or none."""
        self.setVisible(shown)
        self.modes.setVisible(shown)
        self.bases.setVisible(shown and self.bases.count() > 1)

    def narrow(self, wanted: int) -> None:
        """Give up so many logical pixels, but never more than still shows what is chosen."""
        for chooser in (self.bases, self.modes):
            spare = 0 if chooser.isHidden() else _spare_room(chooser)
            taken = min(spare, max(0, wanted))
            chooser.setMaximumWidth(chooser.sizeHint().width() - taken if taken else _ANY_WIDTH_PX)
            wanted -= taken

    def _names(self) -> dict[DiffMode, str]:
        return {
            DiffMode.INLINE: self.tr("Inline"),
            DiffMode.SIDE_BY_SIDE: self.tr("Side by side"),
            DiffMode.CHANGES_ONLY: self.tr("Changes only"),
            DiffMode.FINAL: self.tr("Final"),
            DiffMode.ORIGINAL: self.tr("Original"),
        }


def _chooser(name: str, words: str, parent: QWidget) -> QComboBox:
    chooser = QComboBox(parent)
    chooser.hide()
    chooser.setObjectName(name)
    chooser.setAccessibleName(words)
    chooser.setMinimumWidth(_LEAST_PX)
    return chooser


def _spare_room(chooser: QComboBox) -> int:
    """Return how much narrower a chooser may be and still show its choice, in pixels."""
    letters = chooser.fontMetrics()
    widths = [letters.horizontalAdvance(chooser.itemText(at)) for at in range(chooser.count())]
    return max(widths, default=0) - letters.horizontalAdvance(chooser.currentText())
