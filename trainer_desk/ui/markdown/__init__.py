"""Markdown made safe and ready to read; no Qt, any thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer_desk.late import late
from trainer_desk.ui.markdown.rendered import Colours, Lost, Rendered

if TYPE_CHECKING:
    from trainer_desk.ui.markdown import rendering
else:
    # The parser and the lexers take longer to load than the window to show.
    rendering = late("trainer_desk.ui.markdown.rendering")

__all__ = ["Colours", "Lost", "Rendered", "render"]


def render(text: str, *, colours: Colours) -> Rendered:
    """Return `text`, which is foreign Markdown, ready for a `SafeView`.

    What the author wrote is what a reader sees: tags of HTML as letters, single line ends as line
    ends, LaTeX as it is written, images as "[image: …]", links with the host they lead to. Never
    raises, whatever the text; beyond the budgets the result is `over_budget`. Any thread; takes
    about two milliseconds for each thousand characters, and a tenth of a second the first time.
    """
    return rendering.render(text, colours=colours)
