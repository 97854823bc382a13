"""Markdown made safe and ready to read; no Qt, any thread."""

from trainer_desk.ui.markdown.render import render
from trainer_desk.ui.markdown.rendered import Colours, Lost, Rendered

__all__ = ["Colours", "Lost", "Rendered", "render"]
