"""How the labels of a form are told apart: by colour, shape and key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter

from trainer_desk.ui.theme.marks import MARK_COLOURS, mark_ink
from trainer_desk.ui.widgets.icons import DrawnIcon, square_in
from trainer_desk.ui.widgets.mark_shapes import Shape, paint_mark
from trainer_desk.ui.widgets.text_places import Piece
from trainer_desk.values import dataclass
from trainer_desk.work.ids import OptionId, QuestionId
from trainer_desk.work.marks import SpansQuestion

_SHAPES: tuple[Shape, ...] = (
    "solid", "wave", "box", "dotted", "hatch", "double", "corners", "ticks"
)  # fmt: skip
"""In the order in which labels get them, so that eight are told apart without any colour; dashes
are kept for what is only proposed."""
_DIGITS = "123456789"
# The letters of a Russian keyboard, by those that a Latin one has at the same place.
_ON_LATIN = dict(
    zip(
        "йцукенгшщзхъфывапролджэячсмитьбюё",
        "qwertyuiop[]asdfghjkl;'zxcvbnm,.`",
        strict=True,
    )
)

LabelKey = tuple[QuestionId, OptionId]


@dataclass(frozen=True, slots=True)
class LabelLook:
    """How one label looks.

    Attributes:
        colour: A name of `theme.marks.MARK_COLOURS`.
        key: The key that picks it, lower case; "" where none was left.
    """

    colour: str
    shape: Shape
    key: str


def label_looks(questions: Iterable[SpansQuestion]) -> dict[LabelKey, LabelLook]:
    """Return the look of every label of some questions, in the form's order.

    What the form leaves open is given out: the next free digit, the next free colour.
    """
    labels = [(question.id, label) for question in questions for label in question.labels]
    asked_keys = {label.key.casefold() for _, label in labels}
    asked_colours = {label.colour for _, label in labels}
    digits = iter([digit for digit in _DIGITS if digit not in asked_keys])
    free = [name for name in _SPREAD if name not in asked_colours] or list(_SPREAD)
    given: set[str] = set()
    looks: dict[LabelKey, LabelLook] = {}
    unnamed = 0
    for at, (question_id, label) in enumerate(labels):
        key = label.key.casefold()
        if not key or key in given:
            key = next(digits, "")
        given.add(key)
        colour = label.colour if label.colour in MARK_COLOURS else free[unnamed % len(free)]
        unnamed += colour != label.colour
        looks[question_id, label.id] = LabelLook(colour, _SHAPES[at % len(_SHAPES)], key)
    return looks


def latin_key(typed: str) -> str:
    """Return what a key types under a Latin layout, lower case, where it was typed in Russian."""
    letter = typed.casefold()
    return _ON_LATIN.get(letter, letter)


def label_of_key(looks: Mapping[LabelKey, LabelLook], typed: str) -> LabelKey | None:
    """Return the label that a typed letter or digit picks, under either layout; None for none."""
    for same in (str.casefold, latin_key):
        for label, look in looks.items():
            if look.key and same(look.key) == same(typed):
                return label
    return None


def label_icon(look: LabelLook, *, proposed: bool = False) -> QIcon:
    """Return a swatch of a label's marks, dashed where they are only proposed."""
    return QIcon(_Swatch(look.colour, "dashed" if proposed else look.shape))


# Neighbours far apart, so that the first labels of a form are told apart best.
_SPREAD = ("red", "blue", "green", "violet", "orange", "teal", "pink", "yellow")


class _Swatch(DrawnIcon):
    """Paints a piece of a mark, in the colours that the theme has by then."""

    def __init__(self, colour: str, shape: Shape) -> None:
        super().__init__()
        self._colour = colour
        self._shape = shape

    def paint(
        self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State, /
    ) -> None:
        square = square_in(rect)
        side = square.width()
        below = side / 6
        piece = Piece(square.left() + 1, side - 2, square.top(), square.bottom() - below - 3, below)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = mark_ink(QGuiApplication.palette(), self._colour)
        paint_mark(painter, piece, self._shape, colour, unit=side / 14)
        painter.restore()

    def clone(self) -> QIconEngine:
        return _Swatch(self._colour, self._shape)
