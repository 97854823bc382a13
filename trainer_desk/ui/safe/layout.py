"""How rendered text is laid out: distances, sizes of headings, bars beside what is quoted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QTextFormat
from PySide6.QtWidgets import QTextEdit

from trainer_desk.ui.safe.editor import proportional
from trainer_desk.ui.theme import ink

LINE_HEIGHT = 1.55
"""Distance of two lines of reading text, in font sizes."""


def reading_sheet(view: QTextEdit) -> str:
    """Return the style sheet of a rendering in the font and colours of `view`."""
    font = view.font()
    size = font.pixelSize() if font.pixelSize() > 0 else view.fontInfo().pixelSize()
    line = round(proportional(font, LINE_HEIGHT))
    gap = round(size * 0.6)
    muted, accent = (ink(view.palette(), name).name() for name in ("muted", "accent"))
    # Sizes of headings are words, because Qt enlarges them once more on top of pixels.
    return f"""
        p, li, h1, h2, h3, h4, h5, h6, blockquote {{ line-height: {line}%; }}
        p {{ margin: 0 0 {gap}px 0; }}
        h1, h2, h3, h4, h5, h6 {{ font-weight: 600; margin: {gap}px 0 {gap}px 0; }}
        h1 {{ font-size: x-large; }}
        h2 {{ font-size: large; }}
        h3, h4, h5, h6 {{ font-size: medium; }}
        ul, ol {{ margin: 0 0 {gap}px 0; }}
        li ul, li ol {{ margin: 0; }}
        table {{ margin: {gap // 2}px 0 {gap}px 0; }}
        blockquote {{ margin: 0 0 {gap}px {_quote_step(view)}px; color: {muted}; }}
        pre {{ white-space: pre-wrap; margin: 0; }}
        pre, code {{ font-size: {round(size * 0.93)}px; }}
        a {{ color: {accent}; text-decoration: underline; }}
    """


def quote_bars(view: QTextEdit, visible: QRect) -> list[QRectF]:
    """Return one bar for each level of quoting of each block on screen, in viewport pixels."""
    layout = view.document().documentLayout()
    across, down = view.horizontalScrollBar().value(), view.verticalScrollBar().value()
    step = _quote_step(view)
    bars: list[QRectF] = []
    block = view.cursorForPosition(visible.topLeft()).block()
    while block.isValid():
        place = layout.blockBoundingRect(block).translated(-across, -down)
        if place.top() > visible.bottom():
            break
        look = block.blockFormat()
        if look.hasProperty(QTextFormat.Property.BlockQuoteLevel):
            size = QSizeF(step / 5, place.height())
            bars += [
                QRectF(QPointF(level * step - across, place.top()), size)
                for level in range(round(look.leftMargin()) // step)
            ]
        block = block.next()
    return bars


def _quote_step(view: QTextEdit) -> int:
    return max(2, view.fontMetrics().height())
