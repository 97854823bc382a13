"""Ids for formats that refuse two records of one id, where two trainers judged one task."""

from __future__ import annotations

from trainer_desk.work.ids import TaskId
from trainer_desk.work.judgment import Judgment


class RecordIds:
    """Gives each judgment of a task another id; those of one task come one after the other."""

    def __init__(self) -> None:
        self._last: TaskId | None = None

    def of(self, judgment: Judgment) -> str:
        """Return the task's id for its first judgment, with the trainer behind it for others."""
        first = judgment.task_id != self._last
        self._last = judgment.task_id
        return judgment.task_id if first else f"{judgment.task_id}~{judgment.trainer}"
