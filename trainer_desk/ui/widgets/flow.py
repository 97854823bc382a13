"""A layout that breaks lines like words do."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_NOWHERE = Qt.Orientation(0)


class FlowLayout(QLayout):
    """Puts its items side by side and goes on in the next line when the line is full.

    Qt asks it for the same heights again and again, so that it remembers what its items wanted
    until one of them wants something else.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._wanted: list[tuple[QLayoutItem, QSize]] | None = None
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)
        self._forget()

    def count(self) -> int:
        """The number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at `index`, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item at `index` out of the layout."""
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more room than it needs."""
        return _NOWHERE

    def hasHeightForWidth(self) -> bool:
        """The narrower it is, the more lines it has."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at `width`."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Forget what the items wanted."""
        self._forget()
        super().invalidate()

    def setGeometry(self, area: QRect) -> None:
        """Place the items."""
        super().setGeometry(area)
        self._place(area, move=True)

    def sizeHint(self) -> QSize:
        """Everything on one line."""
        hints = [hint for _, hint in self._shown()]
        if not hints:
            return QSize(0, 0)
        width = sum(hint.width() for hint in hints) + self.spacing() * (len(hints) - 1)
        return QSize(width, max(hint.height() for hint in hints))

    def minimumSize(self) -> QSize:
        """Each on a line of its own, cut to a few letters where it can be cut."""
        hints = [item.minimumSize() for item, _ in self._shown()]
        return QSize(
            max((hint.width() for hint in hints), default=0),
            max((hint.height() for hint in hints), default=0),
        )

    def _forget(self) -> None:
        self._wanted = None
        self._heights.clear()

    def _shown(self) -> list[tuple[QLayoutItem, QSize]]:
        """Return the items that are to be seen, each with the size it wants."""
        if self._wanted is None:
            self._wanted = [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]
        return self._wanted

    def _place(self, area: QRect, *, move: bool) -> int:
        top = area.y()
        for line in self._lines(area.width()):
            height = max(hint.height() for _, hint in line)
            left = area.x()
            for item, hint in line:
                width = min(hint.width(), area.width())
                if move:
                    # Low ones, such as chips, stand in the middle beside buttons.
                    above = (height - hint.height()) // 2
                    item.setGeometry(QRect(left, top + above, width, hint.height()))
                left += width + self.spacing()
            top += height + self.spacing()
        return max(0, top - self.spacing() - area.y())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item, hint in self._shown():
            needed = min(hint.width(), width)
            if not lines or left + needed > width:
                lines.append([])
                left = 0
            lines[-1].append((item, hint))
            left += needed + self.spacing()
        return lines
