"""Where a stretch of a text stands on the screen: one rectangle for each piece of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTextBlock, QTextCursor, QTextLayout, QTextLine
from PySide6.QtWidgets import QTextEdit

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff]")
_GONE_WIDTH = 2.0


class Piece(NamedTuple):
    """A piece of one line, in pixels of the viewport.

    Attributes:
        baseline: Where the letters stand.
        below: How far they reach below the baseline.
    """

    left: float
    width: float
    top: float
    baseline: float
    below: float


def positions_in_view(view: QTextEdit, area: QRect) -> tuple[int, int]:
    """Return the first and last position of the document (UTF-16) that may show in an area."""
    first = view.cursorForPosition(QPoint(0, area.top()))
    last = view.cursorForPosition(QPoint(view.viewport().width(), area.bottom()))
    return _line_at(first)[0], _line_at(last)[1]


def pieces_of(view: QTextEdit, start: int, end: int, area: QRect) -> Iterator[Piece]:
    """Yield where the positions from `start` to `end` (UTF-16) stand, line by line, in an area.

    An empty stretch is as wide as a cursor.
    """
    left, top = -view.horizontalScrollBar().value(), -view.verticalScrollBar().value()
    block = view.document().findBlock(start)
    while block.isValid() and block.position() <= end:
        layout, position = block.layout(), block.position()
        origin = layout.position()
        number = _first_line(layout, start - position)
        while number < layout.lineCount():
            line = layout.lineAt(number)
            upper = top + origin.y() + line.y()
            if upper > area.bottom() or position + line.textStart() > end:
                break
            if upper + line.height() >= area.top():
                baseline, descent = upper + line.ascent(), line.descent()
                for x, width in _stretches(block, line, start, end):
                    yield Piece(left + origin.x() + x, width, upper, baseline, descent)
            number += 1
        block = block.next()


def _first_line(layout: QTextLayout, at: int) -> int:
    line = layout.lineForTextPosition(at) if at > 0 else None
    return line.lineNumber() if line is not None and line.isValid() else 0


def _line_at(cursor: QTextCursor) -> tuple[int, int]:
    """Return where the line of a cursor begins and ends, in positions of the document."""
    block = cursor.block()
    line = block.layout().lineForTextPosition(cursor.positionInBlock())
    if not line.isValid():
        return block.position(), block.position() + block.length()
    start = block.position() + line.textStart()
    return start, start + line.textLength() + 1


def _stretches(
    block: QTextBlock, line: QTextLine, start: int, end: int
) -> Iterator[tuple[float, float]]:
    """Yield left border and width of what of a line lies between two positions."""
    first = max(start - block.position(), line.textStart())
    last = min(end - block.position(), line.textStart() + line.textLength())
    if first > last or (first == last and start != end):
        return
    if first == last:
        at_end = first == line.textStart() + line.textLength()
        if not at_end or first == block.length() - 1:
            yield _x(line, first), _GONE_WIDTH
        return
    if _RIGHT_TO_LEFT.search(block.text()) is None:
        left = _x(line, first)
        yield left, _x(line, last) - left
        return
    yield from _joined(line, first, last)


def _joined(line: QTextLine, first: int, last: int) -> Iterator[tuple[float, float]]:
    """Yield the pieces of a stretch that runs in both directions, as they stand side by side."""
    runs = (run.boundingRect() for run in line.glyphRuns(first, last - first))
    letters = [(rect.left(), rect.right()) for rect in runs if rect.width() > 0]
    if not letters:
        return
    letters.sort()
    left, right = letters[0]
    for low, high in letters[1:]:
        if low > right + 0.5:
            yield left, right - left
            left = low
        right = max(right, high)
    yield left, right - left


def _x(line: QTextLine, at: int) -> float:
    # PySide returns the place and the position it was rounded to, as one tuple.
    place: object = line.cursorToX(at)
    return float(place[0] if isinstance(place, tuple) else place)  # type: ignore[arg-type]
