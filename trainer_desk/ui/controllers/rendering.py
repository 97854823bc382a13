"""Renders Markdown on worker threads, ahead of need, and remembers what it rendered."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.markdown import Colours, Rendered, render

KEPT = 160
"""Rendered texts that are kept: those of some twenty tasks."""


class Renderer(QObject):
    """A store of rendered texts.

    Signals:
        rendered (str, Rendered): A text that was asked for is ready. Declared as object, because
            Qt's own strings lose a leading byte order mark.
        forgot (): Whatever was rendered has to be asked for anew, in other colours.
    """

    rendered = Signal(object, object)
    forgot = Signal()

    def __init__(self, jobs: Jobs, colours: Colours, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._colours = colours
        self._ready: OrderedDict[str, Rendered] = OrderedDict()
        self._under_way: set[str] = set()
        self._asked = 0

    def set_colours(self, colours: Colours) -> None:
        """Forget everything and render in other colours from now on."""
        self._colours = colours
        self._ready.clear()
        self._under_way.clear()
        self.forgot.emit()

    def get(self, text: str) -> Rendered | None:
        """Return a text rendered earlier, None where it was not."""
        found = self._ready.get(text)
        if found is not None:
            self._ready.move_to_end(text)
        return found

    def ask(self, texts: Iterable[str], *, soon: bool = True) -> None:
        """Render texts in the background; each is announced by `rendered`.

        Whoever asks last is served first: leafing through tasks leaves no queue to wait for.

        Args:
            texts: Those rendered already are left alone.
            soon: Whether somebody is looking at the place where they belong.
        """
        self._asked += 1
        for text in texts:
            if text not in self._ready and text not in self._under_way:
                self._under_way.add(text)
                self._jobs.run(
                    partial(render, text, colours=self._colours),
                    done=partial(self._keep, text, self._colours),
                    failed=partial(self._give_up, text),
                    priority=self._asked if soon else 0,
                )

    def _keep(self, text: str, colours: Colours, rendered: Rendered) -> None:
        self._under_way.discard(text)
        if colours != self._colours:
            return
        self._ready[text] = rendered
        while len(self._ready) > KEPT:
            self._ready.popitem(last=False)
        self.rendered.emit(text, rendered)

    def _give_up(self, text: str, error: Exception) -> None:
        self._under_way.discard(text)
        raise error
