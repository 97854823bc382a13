"""The changes of a text as they are told, and which of them were looked at and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer_desk.text.diff import Diff, DiffChange


class KeptChanges:
    """Remembers what was kept while the text goes on to change around it."""

    def __init__(self) -> None:
        self._diff: Diff | None = None
        self._reviewed: frozenset[tuple[int, str, str]] = frozenset()

    def diff(self) -> Diff | None:
        """Return the diff told last, None while there is none."""
        return self._diff

    def begin(self) -> None:
        """Forget everything: another text, or another one to compare with."""
        self._diff = None
        self._reviewed = frozenset()

    def tell(self, diff: Diff) -> None:
        """Take over a newer diff."""
        self._diff = diff

    def keep(self, change: int) -> bool:
        """Keep a change by its number; tell whether there is one."""
        diff = self._diff
        if diff is None or change >= len(diff.changes):
            return False
        self._reviewed |= {_identity(diff, diff.changes[change])}
        return True

    def kept(self) -> frozenset[int]:
        """Return the numbers of the changes that were kept."""
        diff = self._diff
        if diff is None:
            return frozenset()
        return frozenset(
            at
            for at, change in enumerate(diff.changes)
            if _identity(diff, change) in self._reviewed
        )

    def nearest(self, at: int) -> int | None:
        """Return the number of the change nearest to a place of the text after."""
        changes = () if self._diff is None else self._diff.changes
        return min(
            range(len(changes)), key=lambda index: abs(changes[index].after_end - at), default=None
        )


def _identity(diff: Diff, change: DiffChange) -> tuple[int, str, str]:
    """What a kept change is known by after the text around it changed."""
    return (
        change.before_start,
        diff.before[change.before_start : change.before_end],
        diff.after[change.after_start : change.after_end],
    )
