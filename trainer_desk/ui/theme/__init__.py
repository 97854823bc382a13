"""How the program looks: colours, sizes and fonts, from one table per theme."""

from trainer_desk.ui.theme.palette import ink
from trainer_desk.ui.theme.theme import Theme, apply, reading_font, system_scheme, tabular
from trainer_desk.ui.theme.tokens import Scheme, Tokens, load_tokens

__all__ = [
    "Scheme",
    "Theme",
    "Tokens",
    "apply",
    "ink",
    "load_tokens",
    "reading_font",
    "system_scheme",
    "tabular",
]
