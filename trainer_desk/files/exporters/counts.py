"""What an export wrote, and what it left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from trainer_desk.files.codec import sha256_of, task_to_json
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.task import Task

Finished = Iterable[tuple[Task, Judgment]]
"""Tasks with the latest revision of a judgment of each; a task judged by two comes twice."""


class Drop(Enum):
    """Why something was not written.

    The first four leave out a judgment, the others a pair of responses.
    """

    SKIPPED = "skipped"
    """The trainer skipped the task."""
    CHANGED_TASK = "changed_task"
    """The task is not the one that was judged: its hash differs."""
    NO_PREFERENCE = "no_preference"
    """Nothing is preferred: not ranked, all bad, all equal or cannot judge; and no edit counts."""
    NEEDS_CONVERSATION = "needs_conversation"
    """A prompt of several turns does not fit the standard shape."""
    TIE = "tie"
    """Both are equally good."""
    SAME_TEXT = "same_text"
    """Both have the same text."""
    EMPTY_TEXT = "empty_text"
    """The preferred one has no text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """The result of an export.

    Attributes:
        judgments: Number of judgments looked at.
        records: Number of records written.
        dropped: What was left out, with how often, in the order of `Drop`.
    """

    judgments: int
    records: int
    dropped: tuple[tuple[Drop, int], ...] = ()


class Tally:
    """Counts for an `Exported` while it is being written."""

    def __init__(self) -> None:
        self.judgments = 0
        self.records = 0
        self._dropped: Counter[Drop] = Counter()

    def drop(self, reason: Drop) -> None:
        """Count one thing left out."""
        self._dropped[reason] += 1

    def total(self) -> Exported:
        """Return the counts."""
        dropped = tuple((reason, self._dropped[reason]) for reason in Drop if self._dropped[reason])
        return Exported(judgments=self.judgments, records=self.records, dropped=dropped)


def is_of(judgment: Judgment, task: Task) -> bool:
    """Tell whether a judgment is of exactly this task, to the last character."""
    same_responses = {response.id for response in task.responses} == set(judgment.shown_order)
    return same_responses and judgment.task_sha256 == sha256_of(task_to_json(task))
