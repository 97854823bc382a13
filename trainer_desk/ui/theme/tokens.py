"""The colours of a theme by the name of what they are for. No Qt."""

from __future__ import annotations

from dataclasses import fields
from enum import Enum
from pathlib import Path

import msgspec

from trainer_desk.values import dataclass


class Scheme(Enum):
    """The two themes."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one theme, each as "#rrggbb".

    Attributes:
        bg: The window.
        surface: Cards and docks.
        sunken: Wells: fields, code, key caps.
        line: Borders that carry no meaning.
        accent: Where you are, and the main step; nothing else.
        on_accent: Words on `accent`.
        ok: Inserted text, delivered.
        bad: Deleted text, errors, spelling.
        warn: Still missing, returned.
        violet: Style findings.
    """

    bg: str
    surface: str
    sunken: str
    line: str
    text: str
    muted: str
    accent: str
    accent_soft: str
    on_accent: str
    ok: str
    ok_soft: str
    bad: str
    bad_soft: str
    warn: str
    warn_soft: str
    violet: str

    def by_name(self) -> dict[str, str]:
        """Return the colours by their names in the theme file ("accent-soft")."""
        return {f.name.replace("_", "-"): getattr(self, f.name) for f in fields(self)}


def load_tokens(folder: Path, scheme: Scheme) -> Tokens:
    """Read the tokens of `scheme` from `folder`.

    Raises:
        OSError: If the file cannot be read.
        msgspec.DecodeError: If it is no table of colours.
        TypeError: If a token is missing or unknown.
    """
    raw = (folder / f"{scheme.value}.json").read_bytes()
    colours = msgspec.json.decode(raw, type=dict[str, str])
    return Tokens(**{name.replace("-", "_"): colour for name, colour in colours.items()})
