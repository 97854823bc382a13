"""What every reader of files returns: the batch at once, its tasks as a stream."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from trainer_desk.values import dataclass
from trainer_desk.work.batch import Batch
from trainer_desk.work.ids import Sha256
from trainer_desk.work.task import Task

Progress = Callable[[int, int], None]
"""Told how many bytes were read, and of how many; called on the thread that reads."""


def no_progress(done: int, total: int, /) -> None:
    """Take notice of progress and do nothing."""


def no_remarks() -> tuple[str, ...]:
    """Return that there is nothing to remark."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file, or several, opened as one batch.

    Attributes:
        tasks: Starts a stream of the tasks in file order; may be called again for another pass.
            The stream raises `FormatError` where the files are not what they should be, and
            closes them when it ends or is closed.
        source_sha256: Hash of what was read; the same files give the same.
        names: The files' names without their folders, for lists of recent files.
        remarks: Asked after the stream ended: sentences in English about what was left out.
    """

    batch: Batch
    tasks: Callable[[Progress], Iterator[Task]]
    source_sha256: Sha256
    names: tuple[str, ...]
    remarks: Callable[[], tuple[str, ...]] = no_remarks
