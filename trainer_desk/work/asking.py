"""What every question of a form is made of: its words, scales and options."""

from __future__ import annotations

from trainer_desk.values import dataclass
from trainer_desk.work.ids import AxisId, OptionId, QuestionId
from trainer_desk.work.wording import NOTHING, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What one value of a scale means."""

    value: int
    meaning: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Whole numbers from `lowest` to `highest`, both included; higher is better."""

    lowest: int = 1
    highest: int = 5
    anchors: tuple[Anchor, ...] = ()

    @property
    def values(self) -> range:
        """Every value, lowest first."""
        return range(self.lowest, self.highest + 1)

    def meaning(self, value: int, language: str) -> str:
        """Return what `value` means in `language`, "" where the form does not say."""
        for anchor in self.anchors:
            if anchor.value == value:
                return anchor.meaning.in_language(language)
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One thing that every response is rated on."""

    id: AxisId
    title: Wording
    help: Wording = NOTHING
    scale: Scale = Scale()


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing that can be chosen."""

    id: OptionId
    title: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What every question has.

    Attributes:
        id: Unique within the form.
        required: Whether a judgment needs an answer.
    """

    id: QuestionId
    title: Wording
    help: Wording = NOTHING
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A value with the scale it was given on."""

    value: int
    lowest: int
    highest: int
