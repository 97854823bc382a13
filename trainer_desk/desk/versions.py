"""Every text that ever stood in a field, told from the steps that were kept; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

from trainer_desk.work.draft import Draft
from trainer_desk.work.opened import Version
from trainer_desk.work.places import TextPlace, text_at
from trainer_desk.work.steps import DraftChange, with_changes

Made = tuple[int, int | None, tuple[DraftChange, ...], datetime]
"""A step: its number, the one it was made on, what it changed, when."""


def versions(steps: Iterable[Made], place: TextPlace) -> tuple[Version, ...]:
    """Return every text that ever stood at a place, newest first, each run of equals once.

    Args:
        steps: A task's steps, oldest first, also those taken back.
        place: Any text of a draft.
    """
    found: list[Version] = []
    for text, at in _texts(steps, place):
        if not found or found[-1].text != text:
            found.append(Version(text=text, saved_at=at))
    return tuple(reversed(found))


def _texts(steps: Iterable[Made], place: TextPlace) -> Iterator[tuple[str, datetime]]:
    """Walk the tree of steps, so that a text that was taken back is told too."""
    made = tuple(steps)
    waiting = Counter(parent for _, parent, _, _ in made)
    drafts: dict[int | None, Draft] = {None: Draft()}
    for seq, parent, changes, at in made:
        before = drafts[parent]
        after = with_changes(before, changes)
        if waiting[seq]:
            drafts[seq] = after
        waiting[parent] -= 1
        if not waiting[parent]:
            # A long text that was typed for hours would be held a thousand times.
            del drafts[parent]
        text = text_at(after, place)
        # That a text can be written here now is no version of it.
        if text is not None and text != (text_at(before, place) or ""):
            yield text, at
