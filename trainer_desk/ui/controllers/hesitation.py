"""Before a task is sealed: what looks odd about it is told once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from trainer_desk.work.draft import Draft
from trainer_desk.work.opened import OpenTask

if TYPE_CHECKING:
    from trainer_desk.work.consistency import Doubt

    FindDoubts = Callable[[OpenTask, Draft], tuple[Doubt, ...]]


class Hesitation:
    """Remembers which doubts about the task on screen were told."""

    def __init__(self) -> None:
        self._find: FindDoubts = _no_doubts
        self._told: frozenset[Doubt] = frozenset()

    def ask(self, find_doubts: FindDoubts) -> None:
        """Let somebody look at whole work from now on."""
        self._find = find_doubts

    def begin(self) -> None:
        """Another task is on screen; nothing was told about it."""
        self._told = frozenset()

    def about(self, task: OpenTask, draft: Draft) -> tuple[Doubt, ...]:
        """Return every doubt about whole work, () where all of them were told before."""
        found = self._find(task, draft)
        if self._told.issuperset(found):
            return ()
        self._told |= frozenset(found)
        return found


def _no_doubts(_task: OpenTask, _draft: Draft) -> tuple[Doubt, ...]:
    return ()
