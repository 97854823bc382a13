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


class RatedOverview(QWidget):
    """A small button per response with how many axes it has been rated on.

    Signals:
        picked (ResponseId): The trainer wants to rate that response.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order: tuple[ResponseId, ...] = ()
        self._buttons: list[_RatedButton] = []
        self._flow = FlowLayout(self, spacing=4)

    def show_rated(self, shown: Shown, rated: tuple[int, ...], axes: int) -> None:
        """Show for each response in the shown order how many of `axes` are rated."""
        if shown.order != self._order:
            self._make_buttons(shown)
        for button, response_id, number in zip(self._buttons, shown.order, rated, strict=True):
            button.show_rated(number, axes, selected=response_id == shown.selected)

    def _make_buttons(self, shown: Shown) -> None:
        for old in self._buttons:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._order = shown.order
        self._buttons = []
        for response_id in shown.order:
            button = _RatedButton(shown.letter(response_id), self)
            button.clicked.connect(lambda _on, each=response_id: self.picked.emit(each))
            self._buttons.append(button)
            self._flow.addWidget(button)


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
