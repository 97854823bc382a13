"""Tests on the desk: begun once, timed by the wall clock, sealed as they stand at the end."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from trainer_desk.desk.errors import ExamClosed
from trainer_desk.desk.log import Log
from trainer_desk.late import late
from trainer_desk.store import Store
from trainer_desk.work.batch import Batch, TestSettings
from trainer_desk.work.ids import BatchKey, TaskKey
from trainer_desk.work.states import Change

if TYPE_CHECKING:
    from trainer_desk.work import exam as work_exam
    from trainer_desk.work.exam import Exam, Sitting
else:
    # Most batches are no tests.
    work_exam = late("trainer_desk.work.exam")


class Exams:
    """What a trainer does about a test as a whole; any thread may call any method."""

    def __init__(self, store: Store, log: Log, now: Callable[[], datetime]) -> None:
        self._store = store
        self._log = log
        self._now = now

    def look(self, batch_key: BatchKey) -> Exam | None:
        """Return how a test stands, None for ordinary work; keeps how far the clock has come."""
        return self._moved(batch_key, work_exam.looked_at)

    def start(self, batch_key: BatchKey) -> Exam | None:
        """Begin a test, or let its clock run on after a pause."""
        batch = self._batch(batch_key)
        if batch.test is None:
            return None
        sitting = self._sitting(batch)
        now = self._now()
        self._keep(
            batch, work_exam.begun(now) if sitting is None else work_exam.resumed(sitting, now)
        )
        return self.look(batch_key)

    def pause(self, batch_key: BatchKey) -> Exam | None:
        """Stop the clock, where the test allows that."""
        return self._moved(batch_key, work_exam.paused)

    def end(self, batch_key: BatchKey) -> Change:
        """Hand a test in: what is unfinished is sealed as it stands; nothing can be taken back.

        Called again after an interruption it seals what is left.
        """
        exam_now = self._moved(batch_key, work_exam.ended)
        if exam_now is None or exam_now.state is not work_exam.ExamState.ENDED:
            return Change()
        tasks: list[TaskKey] = []
        position = -1
        while (key := self._next_open(batch_key, position)) is not None:
            position = self._store.lists.row(key).position
            self._log.expire(key)
            tasks.append(key)
        with self._store.writing():
            self._store.steps.settle_batch(batch_key)
        return Change(tasks=tuple(tasks), batch=batch_key, outbox=bool(tasks), saved_at=self._now())

    def refuse_closed(self, batch: Batch) -> None:
        """Let work on a test go on only while it is sat.

        Raises:
            ExamClosed: If it is not begun, paused, or its time is up; not after it was handed in,
                when all of it is sealed.
        """
        if batch.test is None:
            return
        sitting = self._sitting(batch)
        if sitting is not None:
            sitting = work_exam.looked_at(sitting, batch.test, self._now())
        found = work_exam.exam(sitting, batch.test)
        if (
            found.state in (work_exam.ExamState.NOT_STARTED, work_exam.ExamState.PAUSED)
            or found.is_over
        ):
            raise ExamClosed(batch.id, found)

    def refuse_ended(self, batch: Batch) -> None:
        """Let nothing of a test that was handed in be opened again.

        Raises:
            ExamClosed: If it was handed in.
        """
        if batch.test is not None:
            found = work_exam.exam(self._sitting(batch), batch.test)
            if found.state is work_exam.ExamState.ENDED:
                raise ExamClosed(batch.id, found)

    def _next_open(self, batch_key: BatchKey, after: int) -> TaskKey | None:
        key = self._store.lists.next_unfinished(batch_key, after=after)
        # It goes round; a task behind `after` was passed over before and will not be sealed now.
        if key is not None and self._store.lists.row(key).position <= after:
            return None
        return key

    def _moved(
        self, batch_key: BatchKey, move: Callable[[Sitting, TestSettings, datetime], Sitting]
    ) -> Exam | None:
        batch = self._batch(batch_key)
        if batch.test is None:
            return None
        sitting = self._sitting(batch)
        if sitting is not None:
            after = move(sitting, batch.test, self._now())
            if after != sitting:
                self._keep(batch, after)
            sitting = after
        return work_exam.exam(sitting, batch.test)

    def _batch(self, batch_key: BatchKey) -> Batch:
        return self._store.batches.shelf(batch_key).batch

    def _sitting(self, batch: Batch) -> Sitting | None:
        kept = self._store.memory.recall(_name(batch))
        return None if kept is None else _from_text(kept)

    def _keep(self, batch: Batch, sitting: Sitting) -> None:
        self._store.memory.remember(_name(batch), _to_text(sitting))


def _name(batch: Batch) -> str:
    return f"exam {batch.id}"


def _to_text(sitting: Sitting) -> str:
    return json.dumps(
        {
            "started": sitting.started.isoformat(),
            "used": sitting.used_seconds,
            "seen": sitting.seen.isoformat(),
            "running": sitting.running,
            "ended": None if sitting.ended is None else sitting.ended.isoformat(),
        }
    )


def _from_text(text: str) -> Sitting:
    kept = json.loads(text)
    return work_exam.Sitting(
        started=datetime.fromisoformat(kept["started"]),
        used_seconds=float(kept["used"]),
        seen=datetime.fromisoformat(kept["seen"]),
        running=bool(kept["running"]),
        ended=None if kept["ended"] is None else datetime.fromisoformat(kept["ended"]),
    )
