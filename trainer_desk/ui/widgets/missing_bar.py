"""What keeps the task from being done, and the way to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer_desk.ui.widgets.answer_section import Shown
from trainer_desk.ui.widgets.controls import Notice
from trainer_desk.ui.widgets.drawn import px
from trainer_desk.ui.widgets.phrases import still_missing


class MissingBar(QWidget):
    """A notice that names the first missing thing, with a button that goes there.

    It stays away until something was answered or Done was asked for, so that a new task starts
    without a reproach.

    Signals:
        asked (Missing): The trainer wants to go there.
    """

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self._loud = False
        self._notice = Notice("warn", "", self.tr("Show"), parent=self)
        self._notice.action.connect(self._go)
        column = QVBoxLayout(self)
        margin = px(self, 12)
        column.setContentsMargins(margin, px(self, 6), margin, margin)
        column.addWidget(self._notice)
        self.hide()

    def ask_quietly(self) -> None:
        """Begin another task."""
        self._loud = False

    def ask_loudly(self) -> None:
        """Show what is missing even where nothing is answered yet."""
        self._loud = True

    def show_missing(self, shown: Shown | None) -> None:
        """Show what `shown` lacks; hide where there is nothing to say."""
        self._shown = shown
        if shown is None or shown.read_only or not (shown.missing and self._begun(shown)):
            self.hide()
            return
        words = still_missing(shown.missing, shown.form, shown.order, shown.language)
        if words != self._notice.text():
            self._notice.set_text(words)
        self.show()

    def _begun(self, shown: Shown) -> bool:
        return self._loud or bool(shown.draft.answers)

    def _go(self) -> None:
        if self._shown is not None and self._shown.missing:
            self.asked.emit(self._shown.missing[0])
