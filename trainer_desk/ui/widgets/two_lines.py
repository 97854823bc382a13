"""Words on at most two lines, cut at the end where even those are too short."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer_desk.text.utf16 import Utf16Map
from trainer_desk.ui.safe import SafeLabel, safe_tooltip

LINES = 2
_MOST_CHARACTERS = 400


class TwoLineLabel(SafeLabel):
    """A label that takes a second line where it needs one; its owner tells it the width.

    A steady one keeps room for both, so that nothing moves when its words change.
    """

    def __init__(self, text: str, parent: QWidget | None = None, *, steady: bool = False) -> None:
        super().__init__(text, parent)
        self._steady = steady
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lines: list[str] = [text]
        self._fitted: tuple[str, str, int] | None = None

    def fit(self, width: int) -> None:
        """Break the words for `width` logical pixels and take the height they need."""
        fitted = (self.text(), self.font().key(), width)
        if fitted == self._fitted:
            return
        self._fitted = fitted
        self._lines = broken(self.text(), self.font(), width)
        lines = LINES if self._steady else len(self._lines)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing())
        cut = " ".join(self._lines) != one_line(self.text())
        safe_tooltip(self, self.text() if cut else "")
        self.update()

    def lines(self) -> tuple[str, ...]:
        """Return the lines as they are on screen."""
        return tuple(self._lines)

    def minimumSizeHint(self) -> QSize:
        """A few letters wide: its owner breaks the words."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, self.height())

    def sizeHint(self) -> QSize:
        """As wide as the longest line."""
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(line) for line in self._lines), default=0)
        return QSize(widest + 1, len(self._lines) * metrics.lineSpacing())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines in the style sheet's colour."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        spacing = self.fontMetrics().lineSpacing()
        for at, line in enumerate(self._lines):
            area = QRect(0, at * spacing, self.width(), spacing)
            painter.drawText(
                area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), line
            )


def broken(text: str, font: QFont, width: int) -> list[str]:
    """Return at most `LINES` lines of `text` for `width`, the last one cut with "…" if need be."""
    text = one_line(text)[:_MOST_CHARACTERS]
    units = Utf16Map(text)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        starts.append(units.code_points(line.textStart()))
    layout.endLayout()
    pieces = [text[start:end].rstrip() for start, end in pairwise([*starts, len(text)])]
    if pieces:
        elide = Qt.TextElideMode.ElideRight
        pieces[-1] = QFontMetrics(font).elidedText(pieces[-1], elide, width)
    return pieces or [""]


def one_line(text: str) -> str:
    """Return `text` with single spaces instead of any white space."""
    return " ".join(text.split())
