"""Marks over a text: painted below its letters, never part of it, and only where they are seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTextEdit

from trainer_desk.late import late
from trainer_desk.ui.safe import show_tip
from trainer_desk.values import dataclass

if TYPE_CHECKING:
    from trainer_desk.ui.theme import marks
    from trainer_desk.ui.widgets import mark_shapes, text_places
    from trainer_desk.ui.widgets.mark_shapes import Shape
    from trainer_desk.ui.widgets.text_places import Piece
else:
    marks = late("trainer_desk.ui.theme.marks")
    mark_shapes = late("trainer_desk.ui.widgets.mark_shapes")
    text_places = late("trainer_desk.ui.widgets.text_places")

_DRAWN_FOR_PX = 17.0
Place = Callable[[int, int], tuple[int, int] | None]


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch of a text that stands out.

    Attributes:
        start: Code points of the stored text.
        end: Exclusive; equal to `start` for a place whose text is gone.
        colour: A name of `theme.marks.MARK_COLOURS`.
        shape: "dashed" is for what is only proposed.
        tooltip: What is told under the mouse, "" for nothing.
        key: What `clicked` carries, such as the id of a mark.
        strong: Whether it is the one that is looked at.
    """

    start: int
    end: int
    colour: str
    shape: Shape = "solid"
    tooltip: str = ""
    key: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    """A highlight where it stands in the document (UTF-16), and the lane of its line."""

    highlight: Highlight
    start: int
    end: int
    lane: int


class Highlights(QObject):
    """The highlights of one view.

    They overlap and nest: each has a line of its own below the letters.

    Args:
        view: Whose text they are in.
        places: Returns what tells where code points of the stored text stand in the view's
            document as it is now (UTF-16), None for what is not on screen.

    Signals:
        clicked (str): A highlight with a key was clicked. Of several the shortest; another click
            at the same place goes on to the next.
    """

    clicked = Signal(str)

    def __init__(self, view: QTextEdit, places: Callable[[], Place]) -> None:
        super().__init__(view)
        self._view = view
        self._places = places
        self._layers: dict[str, tuple[Highlight, ...]] = {}
        self._shown: tuple[Highlight, ...] = ()
        self._placed: tuple[_Placed, ...] | None = ()
        view.document().contentsChange.connect(self._forget_places)
        view.viewport().installEventFilter(self)

    def show(self, highlights: Iterable[Highlight], *, layer: str = "") -> None:
        """Show highlights instead of those before; offsets are those of the text as it is now.

        Args:
            layer: Those of other layers, such as claims beside marks, stay.
        """
        given = tuple(highlights)
        if given != self._layers.get(layer, ()):
            self._layers[layer] = given
            self._show_layers()

    def clear(self) -> None:
        """Show none, of no layer: another text is coming."""
        self._layers.clear()
        self._show_layers()

    def move_to(self, view: QTextEdit) -> None:
        """Go on in `view`, which shows the text from now on; it may be the same one."""
        if view is not self._view:
            self._view.viewport().removeEventFilter(self)
            self._view = view
            view.viewport().installEventFilter(self)
        self.place_again()

    def _show_layers(self) -> None:
        shown = tuple(one for layer in self._layers.values() for one in layer)
        if shown or self._shown:
            self._shown = shown
            self.place_again()

    def shown(self) -> tuple[Highlight, ...]:
        """Return what is shown, on screen or not."""
        return self._shown

    def place_again(self) -> None:
        """Look anew where the highlights stand: the view shows its text another way."""
        self._placed = None
        self._view.viewport().update()

    def at(self, point: QPointF) -> tuple[Highlight, ...]:
        """Return the highlights at a point of the viewport, the shortest first."""
        view, near = self._view, round(_DRAWN_FOR_PX)
        area = QRect(0, round(point.y()) - near, view.viewport().width(), 2 * near)
        found = [
            one
            for one in self._all_placed()
            if any(
                _holds(piece, point)
                for piece in text_places.pieces_of(view, one.start, one.end, area)
            )
        ]
        found.sort(key=lambda one: (one.end - one.start, one.start))
        return tuple(one.highlight for one in found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paint before the letters are painted; tell and click."""
        if not self._shown:
            return super().eventFilter(watched, event)
        if isinstance(event, QPaintEvent):
            self._paint(event.rect())
        elif event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            self._click(event)
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            told = [one.tooltip for one in self.at(QPointF(event.pos())) if one.tooltip]
            if told:
                show_tip(self._view, event.globalPos(), "\n".join(told))
                return True
        return super().eventFilter(watched, event)

    def _forget_places(self, _at: int, _removed: int, _added: int) -> None:
        self._placed = None

    def _all_placed(self) -> tuple[_Placed, ...]:
        if self._placed is None:
            self._placed = self._in_lanes()
        return self._placed

    def _in_lanes(self) -> tuple[_Placed, ...]:
        """Place every highlight, those over the same words in lanes below each other."""
        last = self._view.document().characterCount() - 1
        place_of = self._places()
        found = []
        for one in self._shown:
            place = place_of(one.start, one.end)
            if place is not None:
                found.append((min(place[0], last), -min(place[1], last), one))
        found.sort(key=lambda one: one[:2])
        lanes: list[int] = []
        placed = []
        for start, minus_end, one in found:
            free = (lane for lane, until in enumerate(lanes) if until <= start)
            lane = next(free, len(lanes))
            lanes[lane : lane + 1] = [-minus_end]
            placed.append(_Placed(one, start, -minus_end, lane))
        return tuple(placed)

    def _paint(self, area: QRect) -> None:
        view = self._view
        first, last = text_places.positions_in_view(view, area)
        seen = [one for one in self._all_placed() if one.end >= first and one.start <= last]
        if not seen:
            return
        palette = QGuiApplication.palette()
        inks = {
            name: marks.mark_ink(palette, name) for name in {one.highlight.colour for one in seen}
        }
        unit = view.fontMetrics().height() / _DRAWN_FOR_PX
        painter = QPainter(view.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for one in seen:
            colour, gone = inks[one.highlight.colour], one.start == one.end
            low, high = (
                (one.start, one.end) if gone else (max(first, one.start), min(one.end, last))
            )
            for piece in text_places.pieces_of(view, low, high, area):
                if gone:
                    mark_shapes.paint_gone(painter, piece, colour, unit=unit)
                else:
                    mark_shapes.paint_mark(
                        painter,
                        piece,
                        one.highlight.shape,
                        colour,
                        lane=one.lane,
                        strong=one.highlight.strong,
                        unit=unit,
                    )
        painter.end()

    def _click(self, event: QMouseEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() == Qt.MouseButton.LeftButton
        if not plain or not left or self._view.textCursor().hasSelection():
            return
        found = [one for one in self.at(event.position()) if one.key]
        if found:
            strong = next((at for at, one in enumerate(found) if one.strong), -1)
            self.clicked.emit(found[(strong + 1) % len(found)].key)


def _holds(piece: Piece, point: QPointF) -> bool:
    beside = piece.left <= point.x() <= piece.left + max(piece.width, 4)
    return beside and piece.top <= point.y() <= piece.baseline + 3 * piece.below
