"""Tokens in Qt's palette, so that whatever paints itself finds its colours without being told."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from trainer_desk.ui.theme.tokens import Tokens

_Group = QPalette.ColorGroup
_Role = QPalette.ColorRole

_ROLES: dict[str, tuple[_Role, ...]] = {
    "bg": (_Role.Window,),
    "surface": (_Role.Base, _Role.Button, _Role.ToolTipBase),
    "sunken": (_Role.AlternateBase,),
    "line": (_Role.Mid,),
    "text": (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.ToolTipText),
    "muted": (_Role.PlaceholderText,),
    "accent": (_Role.Accent, _Role.Highlight, _Role.Link),
    "on-accent": (_Role.HighlightedText,),
    "bad": (_Role.BrightText,),
    "violet": (_Role.LinkVisited,),
}

# Disabled links and bright texts are never painted, so their places carry the tokens
# that have no role of their own.
_SPARE: dict[str, _Role] = {
    "ok": _Role.Link,
    "warn": _Role.LinkVisited,
    "accent-soft": _Role.BrightText,
}


def palette_of(tokens: Tokens) -> QPalette:
    """Return a palette that carries `tokens` (the soft grounds of ok, bad and warn excepted)."""
    colours = {name: QColor(colour) for name, colour in tokens.by_name().items()}
    palette = QPalette()
    for name, roles in _ROLES.items():
        for role in roles:
            palette.setColor(role, colours[name])
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(_Group.Disabled, role, colours["muted"])
    palette.setColor(_Group.Disabled, _Role.Highlight, colours["line"])
    palette.setColor(_Group.Disabled, _Role.HighlightedText, colours["muted"])
    for role, name in ((_Role.Light, "surface"), (_Role.Midlight, "sunken"), (_Role.Dark, "line")):
        palette.setColor(role, colours[name])
    for name, role in _SPARE.items():
        palette.setColor(_Group.Disabled, role, colours[name])
    return palette


def ink(palette: QPalette, token: str) -> QColor:
    """Return the colour of `token` as `palette` carries it.

    Raises:
        KeyError: If the palette carries no such token.
    """
    if token in _SPARE:
        return palette.color(_Group.Disabled, _SPARE[token])
    return palette.color(_Group.Active, _ROLES[token][0])
