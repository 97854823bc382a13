"""How long a text in the editor is, was, and may be, told in its header."""

from __future__ import annotations

from trainer_desk.ui.widgets.editor_header import EditorHeader, Length
from trainer_desk.work.places import Bounds


class Lengths:
    """Counts a text and tells it.

    Attributes:
        told: What was said last, "" where there is no text.
    """

    def __init__(self, head: EditorHeader) -> None:
        self._head = head
        self._original: Length | None = None
        self._bounds = Bounds()
        self.told = ""

    def compare(self, original: str | None) -> None:
        """Tell from now on how long another text is too, None for none."""
        self._original = None if original is None else Length.of(original)

    def allow(self, bounds: Bounds) -> None:
        """Tell from now on where there are too few words or too many."""
        self._bounds = bounds

    def tell(self, text: str | None) -> str:
        """Say how long a text is, nothing for None; return what is said."""
        self.told = ""
        if text is not None:
            now = Length.of(text)
            self.told = self._head.show_counts(now, self._original)
            self._head.show_bounds(now.words, self._bounds)
        return self.told
