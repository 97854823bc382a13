"""What every shape of the native files' JSON is built from.

These modules name types as they are, not as texts (no `from __future__ import annotations`):
msgspec would compile the text of every field before the first file is read.
"""

from typing import Annotated

import msgspec
from msgspec import Meta

LANGUAGE_PATTERN = "^([A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*)?$"

Id = Annotated[str, Meta(min_length=1, max_length=200)]
Sha = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Language = Annotated[str, Meta(max_length=100, pattern=LANGUAGE_PATTERN)]
Words = str | dict[str, str]
"""A text for everybody, or one text per language tag."""
Number = Annotated[int, Meta(ge=1, le=2**31 - 1)]
Count = Annotated[int, Meta(ge=0, le=2**31 - 1)]
Day = Annotated[str, Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Seconds = Annotated[float, Meta(ge=0)]
Value = Annotated[int, Meta(ge=-1000, le=1000)]
Anything = Annotated[msgspec.Raw, Meta(extra_json_schema={"type": "object"})]
"""An object that is carried through and not looked into."""


class Wire(
    msgspec.Struct,
    forbid_unknown_fields=True,
    omit_defaults=True,
    gc=False,
):
    """One JSON object of a native file."""


class Anchor(Wire):
    """What one value of a scale means."""

    value: Value
    meaning: Words


class Scale(Wire):
    """Whole numbers, both ends included; higher is better."""

    lowest: Value
    highest: Value
    anchors: tuple[Anchor, ...] = ()


class Axis(Wire):
    """One thing that every response is rated on."""

    id: Id
    title: Words
    scale: Scale
    help: Words = ""


class Option(Wire):
    """One thing that can be chosen."""

    id: Id
    title: Words


class Grade(Wire):
    """A value with the scale it was given on."""

    value: Value
    lowest: Value
    highest: Value
