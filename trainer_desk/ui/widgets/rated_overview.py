"""How far the rating is, response by response."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from trainer_desk.ui.safe import safe_tooltip
from trainer_desk.ui.theme import ink
from trainer_desk.ui.widgets.answer_section import Shown
from trainer_desk.ui.widgets.drawn import draw_box, draw_focus, px, sized
from trainer_desk.ui.widgets.flow import FlowLayout
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.task import MAX_RESPONSES


class RatedOverview(QWidget):
    """A small button per response with how many axes it has been rated on.

    Signals:
        picked (ResponseId): The trainer wants to rate that response.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order: tuple[ResponseId, ...] = ()
        flow = FlowLayout(self, spacing=4)
        self._buttons = [_RatedButton(chr(ord("A") + at), self) for at in range(MAX_RESPONSES)]
        for at, button in enumerate(self._buttons):
            button.clicked.connect(lambda _on, at=at: self.picked.emit(self._order[at]))
            button.hide()
            flow.addWidget(button)

    def show_rated(self, shown: Shown, rated: tuple[int, ...], axes: int) -> None:
        """Show for each response in the shown order how many of `axes` are rated."""
        self._order = shown.order
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(rated))
        for button, response_id, number in zip(self._buttons, shown.order, rated, strict=False):
            button.show_rated(number, axes, selected=response_id == shown.selected)


class _RatedButton(QAbstractButton):
    def __init__(self, letter: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._letter = letter
        self._rated, self._axes = 0, 0
        self._selected = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_rated(self, rated: int, axes: int, *, selected: bool) -> None:
        if (rated, axes, selected) == (self._rated, self._axes, self._selected):
            return
        self._rated, self._axes, self._selected = rated, axes, selected
        self.setText(f"{rated}/{axes}")
        name = self.tr("Answer {letter}: {rated} of {axes} rated").format(
            letter=self._letter, rated=rated, axes=axes
        )
        self.setAccessibleName(name)
        safe_tooltip(self, name)
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = px(self, 26) + metrics.horizontalAdvance(self.text() or "0/0")
        return QSize(width, px(self, 22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, palette, radius = QPainter(self), self.palette(), px(self, 5)
        border = ink(palette, "accent" if self._selected else "line")
        draw_box(painter, self.rect(), fill=None, border=border, radius=radius)
        painter.setFont(sized(self.font(), px(self, 11), bold=True))
        painter.setPen(ink(palette, "accent" if self._selected else "text"))
        left = QRect(px(self, 6), 0, px(self, 12), self.height())
        painter.drawText(left, int(Qt.AlignmentFlag.AlignCenter), self._letter)
        painter.setFont(sized(self.font(), px(self, 11)))
        painter.setPen(ink(palette, "ok" if self._rated == self._axes else "muted"))
        rest = QRect(px(self, 18), 0, self.width() - px(self, 22), self.height())
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignCenter), self.text())
        draw_focus(painter, self, radius=radius)
