"""What was found out, one line each: a picture, a word for ears, and a sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.widgets.notices import NoticeKind, Picture

_PICTURES: dict[NoticeKind, tuple[str, str]] = {
    "ok": ("check", "ok"),
    "warn": ("warning", "warn"),
    "bad": ("error", "bad"),
    "info": ("info", "accent"),
}


class FoundList(QWidget):
    """A short list of findings; grows as they come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addStretch(1)
        self._lines: list[QWidget] = []
        self._texts: list[str] = []

    def texts(self) -> tuple[str, ...]:
        """Return the sentences shown."""
        return tuple(self._texts)

    def clear(self) -> None:
        """Show nothing."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines, self._texts = [], []

    def add(self, kind: NoticeKind, text: str) -> None:
        """Show one more."""
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        name, token = _PICTURES[kind]
        words = SafeLabel(text, line)
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        spoken = {
            "ok": self.tr("Good: {}"),
            "warn": self.tr("Not as it should be: {}"),
            "bad": self.tr("Not possible: {}"),
            "info": "{}",
        }[kind]
        words.setAccessibleName(spoken.format(text))
        row.addWidget(Picture(name, token, 16, line), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        self._column.insertWidget(self._column.count() - 1, line)
        self._lines.append(line)
        self._texts.append(text)
