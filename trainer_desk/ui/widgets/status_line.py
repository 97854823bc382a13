"""The line at the bottom: what is safe, what waits, how much is written."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from trainer_desk.ui.safe import SafeLabel, safe_tooltip
from trainer_desk.ui.widgets.controls import restyle


class Safety(Enum):
    """Whether what is on screen is durable; the value names the dot's look."""

    SAVED = "ok"
    TYPING = "warn"
    FAILED = "bad"
    NOTHING = "none"


class StatusLine(QFrame):
    """Setters only, but for the two things one can click.

    Signals:
        delivery_asked (): The trainer wants to see the delivery.
        zoom_asked (): The trainer wants the normal size.
        check_asked (): The trainer wants to know more about the writing check.
    """

    delivery_asked = Signal()
    zoom_asked = Signal()
    check_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self._dot = SafeLabel("", self)
        self._dot.setObjectName("savedDot")
        self._saved = SafeLabel("", self)
        self._check = self._button(self.check_asked)
        self._language = SafeLabel("", self)
        self._words = SafeLabel("", self)
        self._at_work = False
        self._delivery = self._button(self.delivery_asked)
        self._zoom = self._button(self.zoom_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(16)
        saved = QHBoxLayout()
        saved.setSpacing(6)
        saved.addWidget(self._dot)
        saved.addWidget(self._saved)
        row.addLayout(saved)
        for part in (self._check, self._words, self._language):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._delivery)
        row.addWidget(self._zoom)
        self.show_safety(Safety.NOTHING)
        self._show_parts()

    def set_at_work(self, *, on: bool) -> None:
        """Show what is told of a task's texts, or nothing of it where no task is on screen."""
        self._at_work = on
        self._show_parts()

    def show_saved(self, at: datetime) -> None:
        """Say since when everything is durable; `at` is timezone-aware."""
        self.show_safety(Safety.SAVED, self.tr("Saved {}").format(_clock(at)))

    def show_unsaved(self) -> None:
        """Say that something was typed just now."""
        self.show_safety(Safety.TYPING, self.tr("Saving…"))

    def show_failed(self) -> None:
        """Say that saving does not work."""
        self.show_safety(Safety.FAILED, self.tr("Not saved"))

    def show_safety(self, safety: Safety, text: str = "") -> None:
        """Show a state of saving with its words."""
        self._saved.setText(text)
        self._saved.setVisible(bool(text))
        self._dot.setVisible(safety is not Safety.NOTHING)
        if self._dot.property("kind") != safety.value:
            self._dot.setProperty("kind", safety.value)
            restyle(self._dot)

    def show_check(self, text: str, more: str = "") -> None:
        """Say what the writing check does, "" for nothing, and in a tooltip what to do about it."""
        self._check.setText(text)
        safe_tooltip(self._check, more)
        self._show_parts()

    def show_words(self, text: str) -> None:
        """Say how much is written where the cursor is, "" for nothing."""
        self._words.setText(text)
        self._show_parts()

    def show_language(self, language: str) -> None:
        """Name the language of the text, "" for unknown."""
        self._language.setText(language.upper())
        self._show_parts()

    def show_delivery(
        self, *, waiting: int, delivered: int, confirmed: int, note: str = ""
    ) -> None:
        """Say how many judgments wait, were delivered, and were confirmed.

        Args:
            note: What else there is to know, such as that the target does not answer; "" for
                nothing.
        """
        parts = [self.tr("Delivery: %n waiting", "", waiting)]
        if delivered:
            parts.append(self.tr("%n delivered", "", delivered))
        if confirmed:
            parts.append(self.tr("%n confirmed", "", confirmed))
        told = ", ".join(parts)
        self._delivery.setText(self.tr("{} – {}").format(told, note) if note else told)

    def show_delivering(self, text: str) -> None:
        """Say what the delivery does just now."""
        self._delivery.setText(text)

    def show_zoom(self, percent: int) -> None:
        """Show the size."""
        self._zoom.setText(self.tr("{} %").format(percent))
        self._zoom.setAccessibleName(self.tr("Size {} percent").format(percent))

    def _show_parts(self) -> None:
        for part in (self._check, self._words, self._language):
            part.setVisible(self._at_work and bool(part.text()))

    def _button(self, signal: SignalInstance) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName("statusButton")
        button.clicked.connect(signal)
        safe_tooltip(button, "")
        return button


def _clock(at: datetime) -> str:
    return at.astimezone().strftime("%H:%M:%S")
