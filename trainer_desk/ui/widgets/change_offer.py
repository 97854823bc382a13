"""What can be done about the change one has come to, in a strip of its own beside the text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from trainer_desk.ui.safe import SafeLabel


class ChangeOffer(QWidget):
    """Offers to keep a change or to take it back; hidden while there is none.

    Signals:
        keep_asked (): The change is right as it is.
        take_back_asked (): The change shall be undone.
    """

    keep_asked = Signal()
    take_back_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("changeOffer")
        self._which = SafeLabel("", self)
        self._which.setObjectName("muted")
        keep = QPushButton(self.tr("Keep"), self)
        keep.setObjectName("keepChange")
        keep.setAccessibleName(self.tr("Keep this change"))
        keep.clicked.connect(self.keep_asked)
        back = QPushButton(self.tr("Take back"), self)
        back.setObjectName("takeBackChange")
        back.setAccessibleName(self.tr("Take this change back"))
        back.clicked.connect(self.take_back_asked)
        self._buttons = (keep, back)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 8)
        row.setSpacing(8)
        row.addWidget(self._which)
        row.addStretch(1)
        row.addWidget(keep)
        row.addWidget(back)
        self.hide()

    def show_change(self, number: int, of: int) -> None:
        """Offer it for a change, counted from 1; emits nothing."""
        self._which.setText(self.tr("Change {} of {}").format(number, of))
        self.show()

    def holds_keyboard(self) -> bool:
        """Return whether one of the buttons has the keyboard, or had it when it left the window."""
        return self.window().focusWidget() in self._buttons
