"""Labels and tooltips that show text as it is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from trainer_desk.ui.budget import breakable, shortened

_TOOLTIP_CHARACTERS = 2_000
_LABEL_CHARACTERS = 4_000
_BUTTON_CHARACTERS = 100
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


class SafeLabel(QLabel):
    """A label that shows its text letter for letter, whatever the text looks like."""

    _words = ""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def text(self) -> str:
        """Return what the label shows."""
        return self._words

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show `text`; what is too long for any label ends in "…"."""
        self._words = shortened(text, _LABEL_CHARACTERS)
        super().setText(breakable(self._words))

    def set_text(self, text: str) -> None:
        """Show `text`; what is too long for any label ends in "…"."""
        self.setText(text)


class ElidedLabel(SafeLabel):
    """A one-line label that ends in "…" where the room does, and then tells all in its tooltip."""

    def minimumSizeHint(self) -> QSize:
        """A few letters wide, so that the label never forces its neighbours out."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 4, metrics.height())

    def sizeHint(self) -> QSize:
        """As wide as the whole line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._line()) + 2, metrics.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole line as tooltip exactly while it is cut."""
        super().resizeEvent(event)
        self._offer_tooltip()

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show `text` on one line."""
        before = self.text()
        super().setText(text)
        if self.text() != before:
            self.setAccessibleName(self.text())
            self._offer_tooltip()
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line, cut to the room there is."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self._line(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(self.alignment()) | int(Qt.TextFlag.TextSingleLine), shown)

    def _line(self) -> str:
        return " ".join(self.text().split())

    def _offer_tooltip(self) -> None:
        cut = self.sizeHint().width() > self.contentsRect().width()
        safe_tooltip(self, self.text() if cut else "")


class OptionalLabel(ElidedLabel):
    """A line that can be missed: shown whole, or not at all where the room is short."""

    def minimumSizeHint(self) -> QSize:
        """Nothing."""
        return QSize(0, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line if there is room for it."""
        if self.sizeHint().width() - 2 <= self.contentsRect().width():
            super().paintEvent(event)


def button_text(text: str) -> str:
    """Return `text` for a button: one short line, every "&" shown instead of underlining a key."""
    line = " ".join(text[: 10 * _BUTTON_CHARACTERS].split())
    return shortened(line, _BUTTON_CHARACTERS).replace("&", "&&")


def safe_tooltip(widget: QWidget, text: str) -> None:
    """Give `widget` a tooltip that shows `text` letter for letter; "" takes it away.

    The words are also the accessible description, for those who never see a tooltip.
    """
    words = shortened(text, _TOOLTIP_CHARACTERS)
    widget.setToolTip(_plain(words))
    widget.setAccessibleDescription(words)


def show_tip(widget: QWidget, place: QPoint, text: str) -> None:
    """Show `text` letter for letter as a tooltip of `widget` now, at a place of the screen."""
    QToolTip.showText(place, _plain(shortened(text, _TOOLTIP_CHARACTERS)), widget)


def escaped(words: str) -> str:
    """Return `words` such that what takes markup shows them letter for letter.

    As `html.escape` does; that comes with a table of two thousand names of characters.
    """
    return words.translate(_MARKUP)


def _plain(words: str) -> str:
    # Escaped and wrapped, Qt takes it for rich text without a live tag in it, and breaks its lines.
    return f"<p style='white-space: pre-wrap'>{escaped(words)}</p>" if words else ""
