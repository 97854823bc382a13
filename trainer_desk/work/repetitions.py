"""What repeats in a batch: groups of tasks or responses that say the same."""

from __future__ import annotations

from enum import Enum

from trainer_desk.values import dataclass
from trainer_desk.work.ids import ResponseId, TaskId, TaskKey


class Repeated(Enum):
    """What repeats."""

    TASK = "task"
    RESPONSE = "response"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One text of a group.

    Attributes:
        position: The task's place in the batch, 0 for the first.
        response_id: None where the task itself repeats.
        likeness: To the text of the group that it is most like, in per cent; 100 for the same words
            in the same order. 0 for the first of the group.
        exact: Whether the words are the same.
    """

    task: TaskKey
    task_id: TaskId
    position: int
    response_id: ResponseId | None = None
    likeness: int = 0
    exact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """Texts that say the same, in the order of the batch; at least two."""

    what: Repeated
    copies: tuple[Copy, ...]

    @property
    def is_exact(self) -> bool:
        """Whether all of them have the same words in the same order."""
        return all(copy.exact for copy in self.copies[1:])

    @property
    def likeness(self) -> int:
        """How like the least like of them is, in per cent."""
        return min(copy.likeness for copy in self.copies[1:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """Where repetitions are looked for.

    Attributes:
        threshold: Likeness in per cent from which on texts repeat each other, 1 to 100.
        within: Whether responses of the same task are compared.
        across: Whether tasks are, and responses of different tasks.
    """

    threshold: int = 80
    within: bool = True
    across: bool = True
