"""Dressed widgets to mark in."""

from tests.ui.reading.conftest import area, pane, responses, theme

__all__ = ["area", "pane", "responses", "theme"]
