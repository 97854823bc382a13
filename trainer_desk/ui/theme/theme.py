"""A theme at a zoom, and putting it on the application."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication

from trainer_desk.ui.resources import resource
from trainer_desk.ui.theme.palette import palette_of
from trainer_desk.ui.theme.sheet import style_sheet
from trainer_desk.ui.theme.tokens import Scheme, Tokens, load_tokens
from trainer_desk.values import dataclass

_DRAWN_FOR_PX = 13.0
READING_SCALE = 1.1
"""Reading text against interface text."""
LINE_HEIGHT = 1.55
"""Distance of two reading lines, in font sizes."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours and sizes that everything on screen is drawn with.

    Attributes:
        scale: Zoom; 1.0 is 100 %.
        font_px: Height of the system's interface font at 100 %, in logical pixels.
    """

    tokens: Tokens
    scale: float = 1.0
    font_px: float = _DRAWN_FOR_PX

    @classmethod
    def of(cls, scheme: Scheme, scale: float = 1.0) -> Theme:
        """Read the theme of `scheme`, sized by the system's interface font (GUI thread)."""
        system = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
        tokens = load_tokens(resource("themes"), scheme)
        return cls(tokens, scale, max(_DRAWN_FOR_PX, float(system.pixelSize())))

    @property
    def scheme(self) -> Scheme:
        """Light or dark, judged by the tokens."""
        return Scheme.LIGHT if _brightness(self.tokens.bg) > _HALF else Scheme.DARK

    def px(self, drawn: float) -> int:
        """Return the logical pixels for a length drawn for 13 px text; at least 1."""
        return max(1, round(drawn * self.scale * self.font_px / _DRAWN_FOR_PX))

    def icon_folder(self) -> str:
        """Return the folder of the ready-tinted indicator icons, as style sheets name it."""
        return resource("themes", self.scheme.value).as_posix()


_HALF = 128


def _brightness(colour: str) -> int:
    return max(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def system_scheme() -> Scheme:
    """Return what the system asks for; light where it says nothing (GUI thread).

    Follow it through `QGuiApplication.styleHints().colorSchemeChanged`.
    """
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return Scheme.DARK if dark else Scheme.LIGHT


def apply(app: QApplication, theme: Theme) -> None:
    """Dress `app` in `theme`: Fusion, palette, interface font, style sheet (GUI thread)."""
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(palette_of(theme.tokens))
    app.setFont(interface_font(theme))
    app.setStyleSheet(style_sheet(theme.tokens, theme.px, theme.icon_folder()))


def interface_font(theme: Theme) -> QFont:
    """Return the system's interface font at the theme's zoom."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPixelSize(theme.px(_DRAWN_FOR_PX))
    return font


def reading_font(theme: Theme) -> QFont:
    """Return the font of prompts, responses and rewrites."""
    font = interface_font(theme)
    font.setPixelSize(theme.px(_DRAWN_FOR_PX * READING_SCALE))
    return font


def tabular(font: QFont) -> QFont:
    """Return `font` with figures of one width, for clocks and counts."""
    figures = QFont(font)
    figures.setFeature(QFont.Tag("tnum"), 1)
    return figures
