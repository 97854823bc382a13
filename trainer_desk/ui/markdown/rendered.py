"""What a rendering is, and the colours it is asked for in. No Qt."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Self

from trainer_desk.values import dataclass

if TYPE_CHECKING:
    from trainer_desk.ui.theme.tokens import Tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The colours of rendered text, each as "#rrggbb"."""

    text: str
    muted: str
    accent: str
    sunken: str
    line: str
    ok: str
    bad: str
    warn: str
    violet: str

    @classmethod
    def of(cls, tokens: Tokens) -> Self:
        """Return the colours of a theme."""
        return cls(**{each.name: getattr(tokens, each.name) for each in fields(cls)})


@dataclass(frozen=True, slots=True)
class Lost:
    """A part of the source that a reader of the rendering would not see.

    Attributes:
        at: Where it begins in the source, in code points.
    """

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """Text made ready for a `SafeView`.

    Attributes:
        html: The subset of HTML that Qt lays out well; refers to no file and no server. "" while
            over budget.
        source: The text it was made from, for the raw view and for copying.
        lost: What the rendering hides, beyond Markdown's own marks; empty as a rule.
        over_budget: The source would hold Qt up and is therefore shown as it was written.
    """

    html: str
    source: str
    lost: tuple[Lost, ...] = ()
    over_budget: bool = False
