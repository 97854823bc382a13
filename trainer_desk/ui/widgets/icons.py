"""The program's own icons, drawn in the colour of a token, sharp at every zoom."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from trainer_desk.ui.resources import resource
from trainer_desk.ui.theme import ink


def icon(name: str, colour: str = "muted") -> QIcon:
    """Return the icon `name` of `resources/icons`, inked with the token `colour`.

    It follows a change of theme by itself. While disabled it is muted and half as strong.

    Raises:
        FileNotFoundError: If there is no such icon.
        KeyError: If the palette carries no such token.
    """
    if name not in _names():
        raise FileNotFoundError(name)
    ink(QGuiApplication.palette(), colour)
    return QIcon(_Engine(name, colour))


def pixmap(name: str, palette: QPalette, token: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return the icon as a square of `size` logical pixels, `ratio` device pixels each."""
    canvas = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    _render(painter, QRectF(canvas.rect()), name, ink(palette, token).name())
    painter.end()
    canvas.setDevicePixelRatio(ratio)
    return canvas


def draw(painter: QPainter, area: QRect, name: str, colour: QColor) -> None:
    """Draw the icon in the middle of an area."""
    _render(painter, square_in(area), name, colour.name())


def tinted(name: str, colour: str) -> str:
    """Return the SVG of `name` in `colour` ("#rrggbb")."""
    return drawing(name).replace("currentColor", colour)


@lru_cache(maxsize=256)
def drawing(name: str) -> str:
    """Return the SVG of `name`, to be inked.

    Raises:
        FileNotFoundError: If there is no such icon.
    """
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def _names() -> frozenset[str]:
    """Return what icons there are: most are made before they are seen, and read when they are."""
    return frozenset(file.stem for file in resource("icons").iterdir())


class DrawnIcon(QIconEngine):
    """An icon that is painted anew each time, so that zoom and theme need no second copy."""

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, /) -> QPixmap:
        """Return it painted in an area of its own."""
        canvas = QPixmap(size)
        canvas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(canvas)
        self.paint(painter, QRect(QPoint(), size), mode, state)
        painter.end()
        return canvas


def square_in(area: QRect) -> QRectF:
    """Return the largest square in the middle of an area."""
    side = min(area.width(), area.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(QRectF(area).center())
    return square


class _Engine(DrawnIcon):
    """Paints a drawing in the ink of a token."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State, /
    ) -> None:
        disabled = mode == QIcon.Mode.Disabled
        token = "muted" if disabled else self._token
        colour = ink(QGuiApplication.palette(), token).name()
        painter.save()
        painter.setOpacity(0.5 if disabled else 1.0)
        _render(painter, square_in(rect), self._name, colour)
        painter.restore()

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._token)


def _render(painter: QPainter, area: QRectF, name: str, colour: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, colour).render(painter, area)


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    """Return what draws an inked icon: reading its drawing anew costs more than painting it."""
    return QSvgRenderer(QByteArray(tinted(name, colour).encode()))
