"""Every text that ever stood in a field, told from the steps that were kept; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

from trainer_desk.work.answers import EditAnswer, TextAnswer
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import QuestionId, ResponseId
from trainer_desk.work.opened import Version
from trainer_desk.work.steps import NOTE, DraftChange, with_changes

Made = tuple[int, int | None, tuple[DraftChange, ...], datetime]
"""A step: its number, the one it was made on, what it changed, when."""


def versions(
    steps: Iterable[Made], question_id: QuestionId, response_id: ResponseId | None
) -> tuple[Version, ...]:
    """Return every text that ever stood in a field, newest first, each run of equals once.

    Args:
        steps: A task's steps, oldest first, also those taken back.
        question_id: The text or edit question, or `NOTE`.
        response_id: The response whose edit is meant, None for a text.
    """
    found: list[Version] = []
    for text, at in _texts(steps, question_id, response_id):
        if not found or found[-1].text != text:
            found.append(Version(text=text, saved_at=at))
    return tuple(reversed(found))


def _texts(
    steps: Iterable[Made], question_id: QuestionId, response_id: ResponseId | None
) -> Iterator[tuple[str, datetime]]:
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
        text = field_text(after, question_id, response_id)
        if text is not None and text != field_text(before, question_id, response_id):
            yield text, at


def field_text(draft: Draft, question_id: QuestionId, response_id: ResponseId | None) -> str | None:
    """Return what stands in a field of a draft, None where it was never touched."""
    if question_id == NOTE:
        return draft.note
    if response_id is None:
        answer = draft.answer(question_id, TextAnswer)
        return None if answer is None else answer.text
    edits = draft.answer(question_id, EditAnswer)
    return None if edits is None else edits.text(response_id)
