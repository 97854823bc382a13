"""What an export wrote, and what it left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import Enum

from trainer_desk.files.codec import sha256_of, task_to_json
from trainer_desk.values import dataclass
from trainer_desk.work.judgment import Judgment, Outcome
from trainer_desk.work.task import Task

Finished = Iterable[tuple[Task, Judgment]]
"""Tasks with the latest revision of a judgment of each; a task judged by two comes twice."""


class Drop(Enum):
    """Why something was not written.

    Some leave out a judgment, some a pair of responses, some one response.
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
    BETWEEN = "between"
    """A response is neither in the first place nor in the last."""
    ALL_BAD = "all_bad"
    """All, or both, are bad, and the policy or the format leaves that out."""
    NO_RATING = "no_rating"
    """The format wants ratings that the judgment does not hold, under these names."""
    SCALE = "scale"
    """A value was given on a scale that does not fit the format's."""
    NO_MODEL = "no_model"
    """The format is about models, and one response's model is not known."""
    ROLE = "role"
    """A turn of the prompt is said by somebody the format does not know."""
    AMBIGUOUS = "ambiguous"
    """A text holds the format's own marks and would be read back as something else."""
    NO_PLACE = "no_place"
    """An answer, or a mark, of a kind that the format has no place for."""
    TOO_LONG = "too_long"
    """The record would be longer, or nested deeper, than a line may be."""
    REPEAT = "repeat"
    """A response repeats another and is to be left out, as the trainer said."""
    RETURNED = "returned"
    """An answer that a reviewer sent back."""
    SECOND_VERDICT = "second_verdict"
    """The format holds one verdict a task, and another one was written."""


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


def fits(task: Task, judgment: Judgment, tally: Tally, *, skipped: bool = False) -> bool:
    """Tell whether a judgment may be written with this task; where not, that is counted."""
    if judgment.outcome is Outcome.SKIPPED and not skipped:
        tally.drop(Drop.SKIPPED)
        return False
    if not is_of(judgment, task):
        tally.drop(Drop.CHANGED_TASK)
        return False
    return True


def is_of(judgment: Judgment, task: Task) -> bool:
    """Tell whether a judgment is of exactly this task, to the last character."""
    same_responses = {response.id for response in task.responses} == set(judgment.shown_order)
    return same_responses and judgment.task_sha256 == sha256_of(task_to_json(task))
