"""The style sheet, filled in from tokens and sizes. No Qt."""

from __future__ import annotations

import re
from collections.abc import Callable

from trainer_desk.ui.resources import resource
from trainer_desk.ui.theme.tokens import Tokens

_SLOT = re.compile(r"@(?:(?P<size>\d+)(?:-(?P<less>\d+))?|(?P<name>[a-z][a-z-]*))")


def style_sheet(tokens: Tokens, px: Callable[[float], int], icons: str) -> str:
    """Return the application's style sheet.

    In the template `@12` is a length drawn for 13 px text, `@28-2` the same less two device
    pixels (for borders), `@accent` a token, `@icons` the folder of tinted icons.

    Raises:
        KeyError: If the template names an unknown token.
    """
    words = {**tokens.by_name(), "icons": icons}

    def fill(slot: re.Match[str]) -> str:
        if slot["name"]:
            return words[slot["name"]]
        return f"{max(0, px(int(slot['size'])) - int(slot['less'] or 0))}px"

    return _SLOT.sub(fill, _template())


def _template() -> str:
    return resource("themes", "window.qss").read_text(encoding="utf-8")
