"""Telling the user something in place: a bar in a pane, or a whole empty pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from trainer_desk.late import late
from trainer_desk.ui.safe import SafeLabel, button_text
from trainer_desk.ui.theme import ink
from trainer_desk.ui.widgets.icons import draw
from trainer_desk.ui.widgets.restyling import restyle

if TYPE_CHECKING:
    from trainer_desk.ui.widgets import alerts
else:
    alerts = late("trainer_desk.ui.widgets.alerts")

NoticeKind = Literal["warn", "bad", "ok", "info"]

_ICONS = {"warn": "warning", "bad": "error", "ok": "check", "info": "info"}
_INKS = {"warn": "warn", "bad": "bad", "ok": "ok", "info": "accent"}


class Picture(QWidget):
    """An icon as high as the words beside it, in the ink of a token."""

    def __init__(self, name: str, token: str, size: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawn = (name, token)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, token: str) -> None:
        """Show another icon."""
        if self._drawn != (name, token):
            self._drawn = (name, token)
            self.update()

    def sizeHint(self) -> QSize:
        """A square as high as a line of text."""
        side = max(self._size, self.fontMetrics().height())
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        name, token = self._drawn
        painter = QPainter(self)
        draw(painter, self.rect(), name, ink(self.palette(), token))
        painter.end()


class Notice(QFrame):
    """A bar that says what happened and, if there is one, offers the next step.

    Signals:
        action: The button was pressed.
    """

    action = Signal()

    def __init__(
        self,
        kind: NoticeKind = "info",
        text: str = "",
        button: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._picture = Picture(_ICONS[kind], _INKS[kind], 16, self)
        self._picture.setObjectName("noticePicture")
        self._words = SafeLabel(text, self)
        self._words.setObjectName("noticeWords")
        self._words.setWordWrap(True)
        self._button = QPushButton(button, self)
        self._button.setObjectName("noticeButton")
        self._button.clicked.connect(self.action)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        self.show_notice(kind, text, button)

    def show_notice(self, kind: NoticeKind, text: str, button: str = "") -> None:
        """Say something else; screen readers are told when the notice is on screen."""
        self._words.setText(text)
        self._button.setText(button_text(button))
        self._button.setVisible(bool(button))
        self._picture.set_icon(_ICONS[kind], _INKS[kind])
        self.setAccessibleName(self._words.text())
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            # The words take their ink from the bar around them.
            for part in (self, self._words):
                restyle(part)
        if self.isVisible():
            alerts.alert(self)

    def set_text(self, text: str) -> None:
        """Say something else of the same kind."""
        self.show_notice(self.kind(), text, self._button.text().replace("&&", "&"))

    def kind(self) -> NoticeKind:
        """Return how serious the notice is."""
        kind: NoticeKind = self.property("kind")
        return kind

    def text(self) -> str:
        """Return what the notice says."""
        return self._words.text()


class EmptyState(QWidget):
    """A pane with nothing in it yet: says what to do, with the one button for it.

    Signals:
        action: The button was pressed.
    """

    action = Signal()

    def __init__(
        self,
        title: str = "",
        text: str = "",
        button: str = "",
        *,
        picture: str = "folder",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._picture = Picture(picture, "muted", 32, self)
        self._title = SafeLabel(title, self)
        self._title.setObjectName("emptyTitle")
        self._title.setWordWrap(True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text = SafeLabel(text, self)
        self._text.setObjectName("emptyText")
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._button = QPushButton(button, self)
        self._button.setObjectName("mainButton")
        self._button.clicked.connect(self.action)
        self._lay_out()
        self.show_state(title, text, button)

    def show_state(self, title: str, text: str, button: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._button.setText(button_text(button))
        self._button.setVisible(bool(button))

    def sizeHint(self) -> QSize:
        """Some forty letters wide."""
        return QSize(self.fontMetrics().averageCharWidth() * 44, super().sizeHint().height())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        # A wrapped label that is aligned by the layout would get its one-line height.
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
