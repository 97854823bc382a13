"""The right answers of a test."""

from __future__ import annotations

from trainer_desk.values import dataclass
from trainer_desk.work.answers import Answer
from trainer_desk.work.ids import BatchId, QuestionId, TaskId


@dataclass(frozen=True, slots=True, kw_only=True)
class RightAnswers:
    """What is right about one task; questions that are not in it are not scored."""

    task_id: TaskId
    answers: tuple[tuple[QuestionId, Answer], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerKey:
    """The right answers of a batch, at most one set per task."""

    batch_id: BatchId
    tasks: tuple[RightAnswers, ...]

    def answers(self, task_id: TaskId) -> dict[QuestionId, Answer]:
        """Return the right answers about a task by question, none where it is not scored."""
        for task in self.tasks:
            if task.task_id == task_id:
                return dict(task.answers)
        return {}
