"""The only threads of the screen: work goes out, its answer comes back on the GUI thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

log = logging.getLogger(__name__)

T = TypeVar("T")

AT_ONCE = 2**30
"""A priority above all others: somebody waits for the answer while typing."""


class Job(Generic[T]):
    """One piece of work under way.

    `cancelled` may be asked from any thread; work that takes long asks it now and then.
    """

    def __init__(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._work = work
        self._done = done
        self._failed = failed
        self._dropped = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; its answer will not be delivered."""
        self._dropped.set()

    def cancelled(self) -> bool:
        """Tell whether nobody wants the answer any more."""
        return self._dropped.is_set()

    def answer(self) -> Callable[[], None]:
        """Do the work on the calling thread; return what is to be done on the GUI thread."""
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001 - the one door between threads: `failed` decides
            caught = error
            return lambda: self._failed(caught)
        return lambda: self._done(result)


class _Run(QRunnable):
    def __init__(
        self,
        job: Job[T],
        hand_over: Callable[[Callable[[], None], Job[T]], None],
        finished: threading.Event,
    ) -> None:
        super().__init__()
        self._job = job
        self._hand_over = hand_over
        self._finished = finished

    def run(self) -> None:
        """Called by the thread pool."""
        if self._job.cancelled():
            return
        answer = self._job.answer()
        if not self._finished.is_set():
            self._hand_over(answer, self._job)


class Jobs(QObject):
    """Runs work on worker threads and delivers answers on the thread that made this object.

    `work` gets snapshots of values, never widgets. Of several jobs under one topic only the
    newest answer is delivered.
    """

    _answered = Signal(object, object)

    def __init__(self, parent: QObject | None = None, *, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._newest: dict[str, Job[object]] = {}
        self._held: list[tuple[_Run, int]] | None = None
        self._finished = threading.Event()
        self._answered.connect(self._deliver)

    def hold(self) -> None:
        """Begin no work before `let_go`; what is asked for meanwhile waits."""
        self._held = []

    def let_go(self) -> None:
        """Begin the work that was held back."""
        held, self._held = self._held or (), None
        for run, priority in held:
            self._pool.start(run, priority)

    def run(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        topic: str = "",
        priority: int = 0,
    ) -> Job[T]:
        """Run `work` on a worker thread; then call `done` with its result, or `failed`.

        Args:
            work: Takes nothing, touches no widget.
            done: Called on the GUI thread with the result.
            failed: Called on the GUI thread with what `work` raised.
            topic: An older job under the same topic is cancelled and its answer dropped.
            priority: Higher goes first among those that wait.
        """
        job = Job(work, done, failed)
        if topic:
            self.drop(topic)
            self._newest[topic] = job  # type: ignore[assignment]  # only ever cancelled
        run = _Run(job, self._answered.emit, self._finished)
        if self._held is None:
            self._pool.start(run, priority)
        else:
            self._held.append((run, priority))
        return job

    def drop(self, topic: str) -> None:
        """Cancel the newest job under `topic`, if any."""
        older = self._newest.pop(topic, None)
        if older is not None:
            older.cancel()

    def finish(self, *, wait_ms: int = -1) -> None:
        """Cancel what waits, and wait for what runs; call before the desk is closed.

        Args:
            wait_ms: At most so long, for work that may hang on a network; -1 for until it ends.
        """
        # Work that outlasts the wait must find nobody to answer, not a deleted object.
        self._finished.set()
        for topic in tuple(self._newest):
            self.drop(topic)
        self._held = None
        self._pool.clear()
        self._pool.waitForDone(wait_ms)

    @Slot(object, object)
    def _deliver(self, act: Callable[[], None], job: Job[object]) -> None:
        if not job.cancelled():
            act()
