"""Looking through a batch for tasks and responses that repeat others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from trainer_desk.late import late
from trainer_desk.store import Store
from trainer_desk.store.repeats import TextShelf
from trainer_desk.work.ids import BatchKey, TaskKey
from trainer_desk.work.task import MAX_RESPONSES, Task

if TYPE_CHECKING:
    from trainer_desk.text import alike
    from trainer_desk.text import repeats as text_repeats
    from trainer_desk.text.repeats import Repeat
    from trainer_desk.work import repetitions
    from trainer_desk.work.repetitions import Copy, Looked, Repeated, Repetition
else:
    text_repeats = late("trainer_desk.text.repeats")
    alike = late("trainer_desk.text.alike")
    repetitions = late("trainer_desk.work.repetitions")


SLOTS = MAX_RESPONSES + 1
"""An item is a task's key times this, plus 0 for the prompt or the number of a response."""

Told = Callable[[int, int], None]


class SearchStopped(Exception):
    """The search was stopped; nothing was changed by it."""


def find_repetitions(
    store: Store,
    batch: BatchKey,
    looked: Looked,
    *,
    progress: Told = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Repetition, ...]:
    """Return groups of tasks and responses that say the same: exact ones first, then by likeness.

    Reads the batch once or, for tasks and responses, twice; memory grows only with what repeats.

    Args:
        progress: Told tasks read, and how many there are to read in all.
        cancelled: Asked before every task.

    Raises:
        SearchStopped: If `cancelled` said so.
        store.Damaged: If a text is not what was stored.
    """
    search = _Search(store, batch, looked, progress, cancelled)
    found: list[Repetition] = []
    if looked.across:
        found += search.across(repetitions.Repeated.TASK)
        found += search.across(repetitions.Repeated.RESPONSE)
    elif looked.within:
        found += search.within()
    return tuple(sorted(found, key=_first_shown))


class _Search:
    def __init__(
        self,
        store: Store,
        batch: BatchKey,
        looked: Looked,
        progress: Told,
        cancelled: Callable[[], bool],
    ) -> None:
        self._store = store
        self._batch = batch
        self._looked = looked
        self._progress = progress
        self._cancelled = cancelled
        self._read = 0
        shelf = store.batches.shelf(batch)
        self._first = shelf.first_task
        self._total = shelf.tasks * (2 if looked.across else 1)

    def across(self, what: Repeated) -> list[Repetition]:
        """Compare every text of a kind with every other."""
        likeness = text_repeats.Likeness(threshold=self._looked.threshold / 100)
        with TextShelf(self._text) as shelf:
            found = list(text_repeats.repeats(self._items(what), shelf, likeness))
        return self._grouped(what, found)

    def within(self) -> list[Repetition]:
        """Compare the responses of each task with one another."""
        found: list[Repeat] = []
        for key, task in self._tasks():
            texts = [response.text for response in task.responses]
            found += [
                text_repeats.Repeat(
                    key * SLOTS + pair.second + 1,
                    key * SLOTS + pair.first + 1,
                    pair.likeness / 100,
                    exact=pair.exact,
                )
                for pair in alike.repeating(alike.pairs(texts), self._looked.threshold)
            ]
        return self._grouped(repetitions.Repeated.RESPONSE, found)

    def _tasks(self) -> Iterator[tuple[TaskKey, Task]]:
        for key, task in self._store.repeats.tasks(self._batch):
            if self._cancelled():
                raise SearchStopped
            yield key, task
            self._read += 1
            self._progress(self._read, self._total)

    def _items(self, what: Repeated) -> Iterator[tuple[int, str]]:
        for key, task in self._tasks():
            if what is repetitions.Repeated.TASK:
                yield key * SLOTS, asked_in(task)
            else:
                for number, response in enumerate(task.responses, start=1):
                    yield key * SLOTS + number, response.text

    def _text(self, item: int) -> str:
        key, number = divmod(item, SLOTS)
        task, _ = self._store.tasks.task(TaskKey(key))
        return task.responses[number - 1].text if number else asked_in(task)

    def _grouped(self, what: Repeated, found: list[Repeat]) -> list[Repetition]:
        best = _best(found)
        made = []
        for items in text_repeats.groups(found):
            tasks = {item // SLOTS for item in items}
            if len(tasks) > 1 or self._looked.within:
                copies = tuple(self._copy(item, best.get(item)) for item in items)
                made.append(repetitions.Repetition(what=what, copies=copies))
        return made

    def _copy(self, item: int, repeat: Repeat | None) -> Copy:
        key, number = divmod(item, SLOTS)
        task, _ = self._store.tasks.task(TaskKey(key))
        likeness, exact = (0, False)
        if repeat is not None:
            likeness, exact = alike.measured(repeat.exact, repeat.alike)
        return repetitions.Copy(
            task=TaskKey(key),
            task_id=task.id,
            position=key - self._first,
            response_id=task.responses[number - 1].id if number else None,
            likeness=likeness,
            exact=exact,
        )


def asked_in(task: Task) -> str:
    """Return all that a task asks, for comparing it with others."""
    return "\n\n".join(turn.text for turn in task.prompt)


def _best(found: Iterable[Repeat]) -> dict[int, Repeat]:
    """Return for each item what it is most like; the first of a group may have nothing."""
    best: dict[int, Repeat] = {}
    for one in found:
        known = best.get(one.item)
        if known is None or (one.exact, one.alike) > (known.exact, known.alike):
            best[one.item] = one
    return best


def _first_shown(repetition: Repetition) -> tuple[bool, int, int, str]:
    first = repetition.copies[0]
    exact = not repetition.is_exact
    return exact, -repetition.likeness, first.position, first.response_id or ""
