"""Everything that was written in a batch, read for mistakes on a worker thread. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from trainer_desk.check.status import GrammarUnavailable
from trainer_desk.desk import Desk, DeskError
from trainer_desk.text.findings import Finding
from trainer_desk.text.spots import own_texts
from trainer_desk.ui.controllers.look import Checks, Look, Wanted, ask, look_over
from trainer_desk.work.ids import BatchKey, TaskKey
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.states import TaskRow, TaskState

_AT_ONCE = 100
_UNWRITTEN = (TaskState.NEW, TaskState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class ReadTask:
    """What was found in one task.

    Attributes:
        position: 0 for the batch's first task.
        findings: Offsets are of their texts.
    """

    key: TaskKey
    position: int
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class Reading:
    """One reading of a batch.

    Args:
        wanted: Asked before every paragraph; once it says no, the reading ends.
        told: Called after every task that has texts, with what was found in it.
        passed: Called after every task, with its position and the number of tasks.

    Attributes:
        spelling_only: Whether grammar could not be checked any more.
    """

    desk: Desk
    checker: Callable[[], Checks]
    wanted: Callable[[], bool]
    told: Callable[[ReadTask], None]
    passed: Callable[[int, int], None]
    spelling_only: bool = field(default=False, init=False)

    def read(self, batch: BatchKey) -> None:
        """Read every text that was written in a batch, task by task.

        Raises:
            BrokenDictionary: If a dictionary cannot be read.
        """
        total = self.desk.task_count(batch)
        for row in self._rows(batch, total):
            if not self.wanted():
                return
            read = None if row.state in _UNWRITTEN else self._read_task(row.key)
            if not self.wanted():
                return  # there may be nobody to tell any more
            if read is not None:
                self.told(read)
            self.passed(row.position, total)

    def _rows(self, batch: BatchKey, total: int) -> Iterator[TaskRow]:
        for start in range(0, total, _AT_ONCE):
            yield from self.desk.task_rows(batch, start=start, count=_AT_ONCE)

    def _read_task(self, key: TaskKey) -> ReadTask | None:
        try:
            task = self.desk.open_task(key)
        except DeskError:
            return None  # removed meanwhile, or part of a test that is over
        wanted = Wanted(task.task.language or task.batch.language, task.batch.id)
        found = [one for text in _texts(task) for one in self._read_text(text, wanted)]
        return ReadTask(key, task.position, tuple(found))

    def _read_text(self, text: str, wanted: Wanted) -> Iterator[Finding]:
        look = look_over(self.checker, text, wanted, None)
        while not look.complete and self.wanted():
            look = look_over(self.checker, text, wanted, look)
        yield from (finding for finding, _ in self._with_grammar(look, wanted).findings())

    def _with_grammar(self, look: Look, wanted: Wanted) -> Look:
        for paragraph, checked in tuple(look.unasked()):
            if self.spelling_only or not self.wanted():
                break
            try:
                found = ask(self.checker, paragraph, checked.language, wanted)
            except GrammarUnavailable:
                self.spelling_only = True
                break
            look = look.learnt(paragraph, found)
        return look


def _texts(task: OpenTask) -> Iterator[str]:
    yield from own_texts(task.draft).values()
    yield task.draft.note
