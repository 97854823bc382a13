"""What the makers of the README's screenshots share."""

from array import array
from collections import Counter
from datetime import UTC, datetime

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QCursor, QImage
from PySide6.QtWidgets import QWidget

SURFACES = 60
NOW = datetime(2026, 3, 3, 14, 3, 22, tzinfo=UTC)


def hover_nothing(window: QWidget) -> None:
    """Put the mouse where it hovers over nothing."""
    QCursor.setPos(window.screen().geometry().bottomRight())


def small(picture: QImage) -> QImage:
    """Return the picture in 256 of its colours, which halves the file."""
    exact = picture.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(array("I", bytes(exact.constBits())))
    ordered = [colour for colour, _ in counted.most_common()]
    table = ordered[:SURFACES]
    for colour in ordered[SURFACES:]:
        # Of each shade only one, or a rare amber would become a frequent red.
        if len(table) < 256 and all(apart(colour, other) > 100 for other in table):
            table.append(colour)
    nearest = Qt.ImageConversionFlag.AvoidDither
    return exact.convertToFormat(QImage.Format.Format_Indexed8, table, nearest)


def apart(one: int, other: int) -> int:
    """Return how far apart two colours are, squared."""
    return sum(((one >> at & 255) - (other >> at & 255)) ** 2 for at in (0, 8, 16))


def settle(milliseconds: int) -> None:
    """Let the window draw and the workers answer."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
