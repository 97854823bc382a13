"""Texts of the window outside its widgets."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


class Texts:
    """Translates for code that is no QObject.

    The translation tools read the context off the name in front of `.tr(`: a variable must be named
    like the context it was made with, `sentences = Texts("sentences")`.
    """

    def __init__(self, context: str) -> None:
        self._context = context

    def tr(self, source: str, comment: str = "", number: int = -1) -> str:
        """Return `source` in the window's language, in the form for `number` if it has a "%n"."""
        return QCoreApplication.translate(self._context, source, comment, number)
