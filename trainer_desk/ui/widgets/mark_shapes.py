"""How marks look: a tint below the letters, and a line whose shape tells labels apart."""

from __future__ import annotations

import math
from typing import Literal, get_args

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from trainer_desk.ui.widgets.text_places import Piece

Shape = Literal["solid", "dashed", "dotted", "wave", "box"]
"""Dashed is for what is only proposed."""
SHAPES: tuple[Shape, ...] = get_args(Shape)
LANES = 4
"""Lines below each other, for marks over the same words."""

_TINT, _STRONG_TINT, _PROPOSED_TINT = 38, 92, 14
_PENS = {"dashed": Qt.PenStyle.DashLine, "dotted": Qt.PenStyle.DotLine}


def paint_mark(
    painter: QPainter,
    piece: Piece,
    shape: Shape,
    colour: QColor,
    *,
    lane: int = 0,
    strong: bool = False,
    unit: float = 1.0,
) -> None:
    """Paint one piece of a mark.

    Args:
        lane: 0 for the line right below the letters; each further one a step lower.
        unit: Logical pixels for one drawn at normal size.
    """
    box = QRectF(
        piece.left, piece.baseline - 4 * piece.below, piece.width, 5 * piece.below + 2 * unit
    )
    box.setTop(max(box.top(), piece.top))
    painter.fillRect(box, _tint(colour, shape, strong=strong))
    pen = QPen(colour, (2.2 if strong else 1.6) * unit, _PENS.get(shape, Qt.PenStyle.SolidLine))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    y = piece.baseline + piece.below + (1 + 3 * (lane % LANES)) * unit
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if shape == "wave":
        painter.drawPolyline(_wave(piece.left, piece.width, y, unit))
    else:
        painter.drawLine(QPointF(piece.left, y), QPointF(piece.left + piece.width, y))
    if shape == "box" or strong:
        inset = 0.5 * unit + (lane % LANES) * unit
        framed = box.adjusted(0.5, inset, -0.5, 0)
        framed.setBottom(y)
        painter.drawRect(framed)


def paint_gone(painter: QPainter, piece: Piece, colour: QColor, *, unit: float = 1.0) -> None:
    """Paint where marked words stood that are gone: a stroke with a foot."""
    painter.setPen(QPen(colour, 1.6 * unit))
    painter.setBrush(colour)
    x, top, low = piece.left, piece.baseline - 3 * piece.below, piece.baseline + piece.below
    painter.drawLine(QPointF(x, top), QPointF(x, low))
    foot = [(x - 3 * unit, low + 3 * unit), (x + 3 * unit, low + 3 * unit), (x, low)]
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in foot]))


def _tint(colour: QColor, shape: Shape, *, strong: bool) -> QColor:
    tint = QColor(colour)
    tint.setAlpha(_STRONG_TINT if strong else _PROPOSED_TINT if shape == "dashed" else _TINT)
    return tint


def _wave(left: float, width: float, y: float, unit: float) -> QPolygonF:
    step = 2.0 * unit
    count = max(2, math.ceil(width / step) + 1)
    return QPolygonF(
        [
            QPointF(left + min(at * step, width), y + (unit if at % 2 else -unit))
            for at in range(count)
        ]
    )
