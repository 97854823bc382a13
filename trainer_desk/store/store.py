"""The store: everything this desk keeps, in one folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from trainer_desk.files.codec import judgment_from_json
from trainer_desk.store import connect, place
from trainer_desk.store.batches import Batches
from trainer_desk.store.drafts import Drafts, Steps
from trainer_desk.store.events import Events
from trainer_desk.store.importing import Imports
from trainer_desk.store.link import Link
from trainer_desk.store.lists import Lists
from trainer_desk.store.lock import InstanceLock
from trainer_desk.store.memory import Memory
from trainer_desk.store.outbox import Outbox
from trainer_desk.store.tasks import Tasks
from trainer_desk.work.ids import BatchKey
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.task import Task


class Store:
    """Everything this desk keeps; any thread may call any method of it and its rooms.

    Attributes:
        batches: The batches and their headers.
        tasks: Tasks one by one.
        lists: Pages and search.
        imports: Taking batches over.
        drafts: Unfinished work.
        steps: What Undo goes over.
        events: Sealed judgments, a log that only grows.
        outbox: What waits for delivery.
        memory: Small texts for the window.
    """

    def __init__(self, folder: Path) -> None:
        place.make_private(folder)
        self._lock = InstanceLock(folder)
        db = connect.connect(folder / "desk.sqlite3")
        connect.migrate(db)
        self._link = Link(db, damaged=lambda: None)
        self.batches = Batches(self._link)
        self.tasks = Tasks(self._link, self.batches)
        self.lists = Lists(self._link, self.batches, self.tasks)
        self.events = Events(self._link)
        self.imports = Imports(self._link, self.events)
        self.drafts = Drafts(self._link)
        self.steps = Steps(self._link)
        self.outbox = Outbox(self._link)
        self.memory = Memory(self._link)
        self.imports.sweep()

    def reading(self) -> AbstractContextManager[None]:
        """Hold the store for reads that belong together; keep it short."""
        return self._link.reading()

    def writing(self) -> AbstractContextManager[None]:
        """Make one durable transaction of everything inside, or nothing of it; keep it short."""
        return self._link.writing()

    def finished(self, batch: BatchKey) -> Iterator[tuple[Task, Judgment]]:
        """Yield the batch's judged tasks in order, each with the judgment that counts now."""
        for key, seq in self.tasks.judged(batch):
            task, _ = self.tasks.task(key)
            yield task, judgment_from_json(self.events.event(seq).payload)

    def close(self) -> None:
        """Close the database."""
        self._link.close()
        self._lock.release()
