"""Measures and strokes shared by the controls that draw themselves."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from trainer_desk.ui.theme import ink

_DRAWN_FOR_PX = 13.0


def px(widget: QWidget, drawn: float) -> int:
    """Return the logical pixels for a length drawn for interface text 13 px high; at least 1."""
    return max(1, round(drawn * _font_pixels(QApplication.font(widget)) / _DRAWN_FOR_PX))


def sized(font: QFont, pixels: int, *, bold: bool = False) -> QFont:
    """Return `font` in another size."""
    other = QFont(font)
    other.setPixelSize(pixels)
    other.setBold(bold)
    return other


def fill(painter: QPainter, area: QRect, colour: QColor) -> None:
    """Fill an area, as `QPainter.fillRect` does: for that PySide reads all names of gradients."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(area)


def draw_box(
    painter: QPainter,
    area: QRect,
    *,
    fill: QColor | None,
    border: QColor | None,
    radius: float,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """Draw a rounded box inside `area`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(Qt.PenStyle.NoPen) if border is None else QPen(border, width)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    inset = width / 2
    painter.drawRoundedRect(QRectF(area).adjusted(inset, inset, -inset, -inset), radius, radius)


def draw_focus(painter: QPainter, widget: QWidget, *, radius: float) -> None:
    """Draw the focus ring of `widget` if it has the focus."""
    if widget.hasFocus():
        colour = ink(widget.palette(), "text" if _is_on(widget) else "accent")
        draw_box(painter, widget.rect(), fill=None, border=colour, radius=radius, width=2)


def draw_value(painter: QPainter, button: QAbstractButton, *, hovered: bool) -> None:
    """Draw the box of a small button of which one of a row is on."""
    palette, radius = button.palette(), px(button, 5)
    on = button.isChecked()
    fill = ink(palette, "accent") if on else ink(palette, "surface")
    border = fill if on else _border(palette, hovered=hovered and button.isEnabled())
    draw_box(painter, button.rect(), fill=fill, border=border, radius=radius)
    draw_focus(painter, button, radius=radius)


def value_ink(button: QAbstractButton) -> QColor:
    """Return what the mark of such a button is drawn with."""
    return ink(button.palette(), "on-accent" if button.isChecked() else "muted")


def _font_pixels(font: QFont) -> int:
    asked = font.pixelSize()
    # A font asked for in points has no pixels until it is looked up, which takes longer.
    return asked if asked > 0 else QFontInfo(font).pixelSize()


def _border(palette: QPalette, *, hovered: bool) -> QColor:
    return ink(palette, "muted" if hovered else "line")


def _is_on(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and widget.isChecked()
