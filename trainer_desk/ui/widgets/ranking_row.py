"""One response in the ranking."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from trainer_desk.ui.safe import safe_tooltip
from trainer_desk.ui.theme import ink
from trainer_desk.ui.widgets.drawn import draw_box, draw_focus, px, sized
from trainer_desk.work.ids import ResponseId


class RankingRow(QAbstractButton):
    """A response with its place. Drag it to another place, press it to select it.

    Attributes:
        response_id: The response that the row stands for at the moment.

    Mouse and keys are left to the list, which knows all rows.
    """

    def __init__(self, letter: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.response_id = ResponseId("")
        self.letter = letter
        self._place: int | None = None
        self._tied_behind = False
        self._dim = False
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_place(
        self, place: int | None, *, tied: bool, tied_behind: bool, dim: bool, selected: bool
    ) -> None:
        """Show where the response stands.

        Args:
            place: 1 for the best, None for no place yet.
            tied: Whether others share the place.
            tied_behind: Whether the row shows "=" because its place stands in a row before it.
            dim: Whether the places do not count at the moment.
            selected: Whether the trainer is at this response.
        """
        look = place, tied_behind, dim
        if look != (self._place, self._tied_behind, self._dim):
            self._place, self._tied_behind, self._dim = look
            self.update()
        self.setChecked(selected)
        # One stop on the way of the Tab key; arrows lead to the other rows.
        policy = Qt.FocusPolicy.StrongFocus if selected else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)
        name = self._words(place, tied=tied)
        if name != self.accessibleName():
            self.setAccessibleName(name)
            safe_tooltip(self, name)

    def sizeHint(self) -> QSize:
        """As tall as a row; a waiting one only needs its letter."""
        return QSize(px(self, 56), px(self, 32 if self._place else 28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the place, the letter, and where the keys go."""
        painter = QPainter(self)
        palette, radius = self.palette(), px(self, 6)
        hovered = self.underMouse() and self.isEnabled()
        border = ink(palette, "accent" if self.isChecked() else "muted" if hovered else "line")
        waiting = self._place is None
        fill = None if waiting else ink(palette, "bg")
        dashed = waiting and not self.isChecked()
        draw_box(painter, self.rect(), fill=fill, border=border, radius=radius, dashed=dashed)
        painter.setOpacity(0.5 if self._dim else 1.0)
        self._paint_place(painter)
        self._paint_badge(painter)
        painter.setOpacity(1.0)
        draw_focus(painter, self, radius=radius)

    def nextCheckState(self) -> None:
        """Stay as the list says; a press asks, it does not decide."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys to the list."""
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave the keys to the list."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave the mouse to the list."""
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Leave the mouse to the list."""
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave the mouse to the list."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Take the new size when the zoom changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _paint_place(self, painter: QPainter) -> None:
        if self._place is None:
            return
        painter.setPen(ink(self.palette(), "muted"))
        painter.setFont(self.font())
        area = QRect(px(self, 8), 0, px(self, 18), self.height())
        sign = "=" if self._tied_behind else str(self._place)
        painter.drawText(
            area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), sign
        )

    def _paint_badge(self, painter: QPainter) -> None:
        side, palette = px(self, 20), self.palette()
        left = (self.width() - side) // 2 if self._place is None else px(self, 30)
        badge = QRect(left, (self.height() - side) // 2, side, side)
        on = self.isChecked()
        fill = ink(palette, "accent" if on else "sunken")
        draw_box(painter, badge, fill=fill, border=None, radius=px(self, 5))
        painter.setPen(ink(palette, "on-accent" if on else "text"))
        painter.setFont(sized(self.font(), px(self, 12), bold=True))
        painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), self.letter)

    def _words(self, place: int | None, *, tied: bool) -> str:
        if place is None:
            return self.tr("Answer {letter}, no place yet").format(letter=self.letter)
        if tied:
            return self.tr("Answer {letter}, place {place}, shared").format(
                letter=self.letter, place=place
            )
        return self.tr("Answer {letter}, place {place}").format(letter=self.letter, place=place)
