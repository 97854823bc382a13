"""Colours and margins of texts, the same in every pane."""

from __future__ import annotations

from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QAbstractScrollArea

from trainer_desk.ui.theme import ink


def inked(token: str) -> QColor:
    """Return a token's colour.

    A widget's own palette would not do: a style sheet may have put "transparent" into it.
    """
    return ink(QGuiApplication.palette(), token)


def mixed(token: str, share: float) -> QColor:
    """Return the colour of cards with `share` (0 to 1) of a token's colour in it."""
    ground, colour = inked("surface"), inked(token)
    return QColor(
        round(ground.red() + (colour.red() - ground.red()) * share),
        round(ground.green() + (colour.green() - ground.green()) * share),
        round(ground.blue() + (colour.blue() - ground.blue()) * share),
    )


def leave_margins(view: QAbstractScrollArea) -> None:
    """Let the text of `view` begin below the title of its card, as read texts do."""
    height = view.fontMetrics().height()
    view.setViewportMargins(round(height * 0.75), round(height * 0.6), round(height * 0.75), 0)
