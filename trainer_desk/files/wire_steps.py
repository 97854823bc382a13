"""The shape of the steps of a draft, which stay on the desk."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from trainer_desk.files.wire import Answer
from trainer_desk.files.wire_base import Wire
from trainer_desk.files.wire_kinds import Spot


class TextStep(Wire, tag_field="kind", tag="text"):
    """A piece of a text replaced."""

    question: str
    at: Annotated[int, Meta(ge=0)]
    removed: str
    inserted: str
    response: str | None = None
    slot: str = ""
    created: bool = False
    discarded: bool = False


class ValueStep(Wire, tag_field="kind", tag="value"):
    """An answer replaced."""

    question: str
    before: Answer | None
    after: Answer | None


class SpotMove(Wire):
    """A place that went along with its words."""

    at: Annotated[int, Meta(ge=0)]
    by: int = 0
    before: Spot | None = None
    after: Spot | None = None


class SpotsStep(Wire, tag_field="kind", tag="spots"):
    """Places that went along with a text."""

    question: str
    moves: tuple[SpotMove, ...]


class ChosenStep(Wire, tag_field="kind", tag="chosen"):
    """Another response chosen for the edit."""

    question: str
    before: str | None
    after: str | None


class FlagStep(Wire, tag_field="kind", tag="flag"):
    """The task flagged, or no longer."""

    before: bool
    after: bool


Step = TextStep | ValueStep | SpotsStep | ChosenStep | FlagStep
