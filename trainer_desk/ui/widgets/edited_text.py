"""What the editor holds: a written text of the draft, with what it is compared with."""

from __future__ import annotations

from trainer_desk.values import dataclass
from trainer_desk.work.places import UNBOUNDED, Bounds

NOTHING = ""
"""The key of comparing with nothing."""


@dataclass(frozen=True, slots=True)
class Base:
    """A text that another can be compared with.

    Attributes:
        key: What it goes by.
        title: For the list of choices.
    """

    key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedText:
    """A written text as the editor shows it.

    Attributes:
        title: What is written.
        text: Code point for code point.
        original: What it is compared with, None for nothing.
        bases: What it can be compared with besides nothing; the chosen one goes by `base`.
        language: BCP 47 tag of the text, "" if unknown.
        bounds: How many words it may have.
        read_only: Whether it can only be looked at.
        double: Whether a field of the verdict shows the same text.
    """

    title: str
    text: str
    original: str | None = None
    bases: tuple[Base, ...] = ()
    base: str = NOTHING
    language: str = ""
    bounds: Bounds = UNBOUNDED
    read_only: bool = False
    double: bool = False
