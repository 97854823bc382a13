"""What claims are called, and how each stance looks: picture, colour and line."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from trainer_desk.ui.texts import Texts
from trainer_desk.ui.widgets.mark_shapes import Shape
from trainer_desk.values import dataclass
from trainer_desk.work.facts import Stance
from trainer_desk.work.rules import Lack

claim_words = Texts("claim_words")


@dataclass(frozen=True, slots=True)
class Look:
    """How a stance is shown.

    Attributes:
        picture: An icon.
        ink: The token it is drawn in.
        colour: Of its highlights, a name of `theme.marks.MARK_COLOURS`.
        shape: Of its highlights.
    """

    picture: str
    ink: str
    colour: str
    shape: Shape


_LOOKS: dict[Stance | None, Look] = {
    None: Look("circle", "warn", "blue", "dashed"),
    Stance.SUPPORTED: Look("check", "ok", "green", "solid"),
    Stance.REFUTED: Look("close", "bad", "red", "wave"),
    Stance.DISPUTED: Look("swap", "warn", "orange", "box"),
    Stance.NOT_CHECKABLE: Look("question", "muted", "violet", "dotted"),
}

STANCES = (None, *Stance)
"""By the digits that give them: 0 for undecided, 1 to 4 for the stances."""

_NAMES: dict[Stance | None, object] = {
    None: QT_TRANSLATE_NOOP("claim_words", "Undecided"),
    Stance.SUPPORTED: QT_TRANSLATE_NOOP("claim_words", "Supported"),
    Stance.REFUTED: QT_TRANSLATE_NOOP("claim_words", "Refuted"),
    Stance.DISPUTED: QT_TRANSLATE_NOOP("claim_words", "Disputed"),
    Stance.NOT_CHECKABLE: QT_TRANSLATE_NOOP("claim_words", "Not checkable"),
}

_WANTED: dict[Lack, object] = {
    Lack.NO_STANCE: QT_TRANSLATE_NOOP("claim_words", "Stance?"),
    Lack.NO_IMPORTANCE: QT_TRANSLATE_NOOP("claim_words", "How much?"),
    Lack.NO_SOURCE: QT_TRANSLATE_NOOP("claim_words", "Source?"),
}


def stance_look(stance: Stance | None) -> Look:
    """Return how a stance is shown; None is undecided."""
    return _LOOKS[stance]


def stance_name(stance: Stance | None) -> str:
    """Return what a stance is called; None is undecided."""
    return claim_words.tr(str(_NAMES[stance]))


def wanted(lack: Lack) -> str:
    """Return what stands in a cell that has to be filled."""
    return claim_words.tr(str(_WANTED[lack]))
