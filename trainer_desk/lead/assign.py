"""From a batch to trainers' inboxes, whole or shared out with a stated overlap."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from trainer_desk.files.codec import sha256_of
from trainer_desk.files.native import SUFFIX, write_native
from trainer_desk.files.parcel import slug
from trainer_desk.files.reading import Reading, no_progress
from trainer_desk.files.receipts import Withdrawal, withdrawal_bytes, withdrawal_name
from trainer_desk.sync.deliver import Arrival, send
from trainer_desk.sync.target import set_up
from trainer_desk.sync.transport import PART, Transport
from trainer_desk.values import dataclass
from trainer_desk.work.ids import TrainerId
from trainer_desk.work.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What one trainer was given.

    Attributes:
        name: The file's name in the inbox.
        tasks: How many.
        new: False where it had been put there before.
    """

    trainer: TrainerId
    name: str
    tasks: int
    new: bool


def assign(
    reading: Reading,
    transport: Transport,
    trainers: Sequence[TrainerId],
    *,
    overlap: int | None = None,
    owner: str = "",
) -> tuple[Assignment, ...]:
    """Put a batch into inboxes; doing it again changes nothing.

    Args:
        reading: The batch.
        transport: To the target; it is set up if it was not.
        trainers: Who gets it.
        overlap: None for all tasks to everybody; else how many trainers get each task.
        owner: Which lead this is, such that no other is called so; see `set_up`.

    Raises:
        ValueError: If there are no trainers, one comes twice, or the overlap does not fit.
        FormatError: If the batch cannot be read.
        TransportError: If the target goes away, or another file goes by the name.
    """
    if not trainers or len(set(map(slug, trainers))) != len(trainers):
        raise ValueError("name each trainer once, and at least one")
    if overlap is not None and not 1 <= overlap <= len(trainers):
        raise ValueError(f"the overlap must be between 1 and {len(trainers)}")
    set_up(transport, owner=owner)
    return tuple(
        made
        for trainer in trainers
        if (made := _give(reading, transport, trainers, trainer, overlap)) is not None
    )


def withdraw(transport: Transport, withdrawal: Withdrawal, trainers: Sequence[TrainerId]) -> None:
    """Tell trainers that tasks are not wanted any more; what they finished stays finished.

    Raises:
        TransportError: If the target goes away.
    """
    body = withdrawal_bytes(withdrawal)
    for trainer in trainers:
        _put(transport, trainer, withdrawal_name(withdrawal), body)


def share_out(
    tasks: Iterator[Task], trainers: Sequence[TrainerId], overlap: int
) -> Iterator[tuple[Task, frozenset[TrainerId]]]:
    """Yield every task with who gets it.

    Each task goes to the trainers who have the fewest so far; where several have the same, a
    hash of task and trainer decides, so that trainers meet in ever other company. The same
    arguments always give the same.
    """
    load = dict.fromkeys(trainers, 0)

    def rank(task: Task) -> Callable[[TrainerId], tuple[int, str]]:
        return lambda trainer: (
            load[trainer],
            hashlib.sha256(f"{task.id}\0{trainer}".encode()).hexdigest(),
        )

    for task in tasks:
        chosen = sorted(trainers, key=rank(task))[:overlap]
        for trainer in chosen:
            load[trainer] += 1
        yield task, frozenset(chosen)


def _give(
    reading: Reading,
    transport: Transport,
    trainers: Sequence[TrainerId],
    trainer: TrainerId,
    overlap: int | None,
) -> Assignment | None:
    """Put one trainer's share into the inbox; None where the share is empty."""
    tasks = reading.tasks(no_progress)
    if overlap is not None:
        shared = share_out(tasks, trainers, overlap)
        tasks = (task for task, chosen in shared if trainer in chosen)
    with tempfile.TemporaryDirectory(prefix="trainer-desk-") as folder:
        path = Path(folder) / f"share{SUFFIX}"
        count = write_native(path, reading.batch, tasks)
        body = path.read_bytes()
    if not count:
        return None
    batch = reading.batch
    name = f"{slug(batch.id)}--r{batch.revision:06}--{sha256_of(body)[:32]}{SUFFIX}"
    arrival = _put(transport, trainer, name, body)
    return Assignment(trainer=trainer, name=name, tasks=count, new=arrival is Arrival.PUBLISHED)


def _put(transport: Transport, trainer: TrainerId, name: str, body: bytes) -> Arrival:
    folder = f"in/{slug(trainer)}"
    part = f"{PART}{sha256_of(body)[:32]}"
    arrival = send(transport, name=f"{folder}/{name}", body=body, part=f"{folder}/{part}")
    if arrival is Arrival.FOUND and part in transport.list(folder):
        # An earlier run died between giving the file its name and dropping the part.
        transport.remove_part(f"{folder}/{part}")
    return arrival
