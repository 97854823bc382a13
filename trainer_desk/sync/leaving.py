"""Talk to a server such that one can leave in the middle, whatever library hangs in it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from queue import SimpleQueue
from typing import TypeVar

from trainer_desk.sync.errors import Stopped
from trainer_desk.sync.transport import Transport

T = TypeVar("T")

_LOOK_SECONDS = 0.05
"""Between two looks at whether somebody wants to leave."""


class Apart:
    """Runs calls, one after the other, on a thread of its own that may be left behind.

    No library can be relied on to give up a look-up of a name, a handshake or a read of a dead
    mount when asked to. Whoever leaves does not wait for that: the thread ends by itself when the
    call does, and does not keep the program from ending.
    """

    def __init__(self, left: Callable[[], bool]) -> None:
        """Set up.

        Args:
            left: Asked again and again on the calling thread; once it is true, nobody waits.
        """
        self._left = left
        self._calls: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="server", daemon=True)
        self._thread.start()

    def run(self, call: Callable[[], T]) -> T:
        """Return what `call` returns, or raise what it raises.

        Raises:
            Stopped: If somebody left; whether the call was carried out is not known.
        """
        answer: Future[T] = Future()
        self._calls.put(partial(_answer, answer, call))
        while not self._left():
            try:
                return answer.result(_LOOK_SECONDS)
            except TimeoutError:
                if answer.done():
                    raise
        raise Stopped("it was stopped")

    def end(self) -> None:
        """Let the thread end after its last call."""
        self._calls.put(None)

    def _work(self) -> None:
        while (call := self._calls.get()) is not None:
            call()


def _answer(answer: Future[T], call: Callable[[], T]) -> None:
    try:
        answer.set_result(call())
    except BaseException as error:  # noqa: BLE001 - it is raised where the call was asked for
        answer.set_exception(error)


class LeavableTransport:
    """A `Transport` every call of which can be left.

    A call that was left may still arrive at the server. That is no other case than an answer that
    was lost: the next round asks what is there.
    """

    def __init__(self, inner: Transport, apart: Apart) -> None:
        self._inner = inner
        self._apart = apart

    @property
    def place(self) -> str:
        """The target as a person knows it."""
        return self._inner.place

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes, None if there is none."""
        return self._apart.run(partial(self._inner.read, name))

    def write_part(self, part: str, body: bytes) -> None:
        """Write bytes under a temporary name."""
        self._apart.run(partial(self._inner.write_part, part, body))

    def publish(self, part: str, name: str) -> bool:
        """Give a part its final name, unless that is taken."""
        return self._apart.run(partial(self._inner.publish, part, name))

    def remove_part(self, part: str) -> None:
        """Remove a temporary file of our own."""
        self._apart.run(partial(self._inner.remove_part, part))

    def list(self, folder: str) -> tuple[str, ...]:
        """Return the names of the files in a folder."""
        return self._apart.run(partial(self._inner.list, folder))

    def folders(self, folder: str) -> tuple[str, ...]:
        """Return the names of the folders in a folder."""
        return self._apart.run(partial(self._inner.folders, folder))

    def close(self) -> None:
        """Let go of connections."""
        self._inner.close()
