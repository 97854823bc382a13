"""How marks look: a tint below the letters, and a line whose shape tells labels apart."""

from __future__ import annotations

import math
from typing import Literal, get_args

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from trainer_desk.ui.widgets.text_places import Piece

Shape = Literal["solid", "dashed", "dotted", "wave", "box", "double", "hatch", "ticks", "corners"]
"""Dashed is for what is only proposed."""
SHAPES: tuple[Shape, ...] = get_args(Shape)
LANES = 4
"""Lines below each other, for marks over the same words."""

_TINT, _STRONG_TINT, _PROPOSED_TINT = 38, 92, 14
_HATCH = 110
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
    if shape == "hatch":
        _fill_hatched(painter, box, colour)
    _draw_line(painter, QRectF(piece.left, box.top(), piece.width, y - box.top()), shape, unit)
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


def _draw_line(painter: QPainter, room: QRectF, shape: Shape, unit: float) -> None:
    """Draw what stands below the letters, at the foot of `room`."""
    left, right, y = room.left(), room.right(), room.bottom()
    match shape:
        case "wave":
            painter.drawPolyline(_wave(left, room.width(), y, unit))
        case "corners":
            _draw_corners(painter, room, unit)
        case "ticks":
            painter.drawLine(QPointF(left, y), QPointF(right, y))
            painter.drawLines(_ticks(left, room.width(), y, unit))
        case "double":
            for line in (y - 1.5 * unit, y + 1.5 * unit):
                painter.drawLine(QPointF(left, line), QPointF(right, line))
        case _:
            painter.drawLine(QPointF(left, y), QPointF(right, y))


def _draw_corners(painter: QPainter, room: QRectF, unit: float) -> None:
    """Draw a bracket at either end, open above the words."""
    foot = min(5 * unit, room.width() / 4)
    inner = room.adjusted(unit, 0, -unit, 0)
    for x, along in ((inner.left(), foot), (inner.right(), -foot)):
        corner = QPointF(x, inner.bottom())
        painter.drawPolyline(
            QPolygonF([QPointF(x, inner.top()), corner, corner + QPointF(along, 0)])
        )


def _fill_hatched(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Draw slanting lines over the tint, faint enough to read the letters on them."""
    faint = QColor(colour)
    faint.setAlpha(_HATCH)
    painter.fillRect(box, QBrush(faint, Qt.BrushStyle.BDiagPattern))


def _ticks(left: float, width: float, y: float, unit: float) -> list[QLineF]:
    step = 5.0 * unit
    count = max(1, math.ceil(width / step))
    return [
        QLineF(x, y, x, y + 3 * unit)
        for x in (left + min((at + 0.5) * step, width) for at in range(count))
    ]


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
