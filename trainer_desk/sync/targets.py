"""The targets that were set up, and the batches and parcels that are kept here."""

from __future__ import annotations

import json

from trainer_desk.store.memory import Memory
from trainer_desk.values import dataclass
from trainer_desk.work.ids import BatchId

_LIST = "targets"
_PAUSED = "paused batches"
_HELD = "held parcels"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A place that was set up; its login is elsewhere.

    Attributes:
        url: Normal form, as `address` gives it.
        identity: What its `target.json` said when it was set up.
    """

    url: str
    identity: str


class Targets:
    """Targets in the store's memory; every thread may call every method."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def all(self) -> tuple[Target, ...]:
        """Return the targets, the first one set up first."""
        return tuple(
            Target(url=url, identity=identity)
            for url in self._urls()
            if (identity := self._memory.recall(_name(url)))
        )

    def identity(self, url: str) -> str | None:
        """Return the identity a target had when it was set up, None for an unknown one."""
        return self._memory.recall(_name(url)) or None

    def add(self, url: str, identity: str) -> None:
        """Remember a target; a place that was known before gets the identity given now."""
        self._memory.remember(_name(url), identity)
        if url not in self._urls():
            self._memory.remember(_LIST, json.dumps([*self._urls(), url]))

    def remove(self, url: str) -> None:
        """Forget a target; nothing that was delivered there, or waits, changes."""
        self._memory.remember(_LIST, json.dumps([one for one in self._urls() if one != url]))
        self._memory.remember(_name(url), "")

    def paused(self) -> frozenset[BatchId]:
        """Return the batches whose work stays here for now."""
        return frozenset(map(BatchId, self._listed(_PAUSED)))

    def pause(self, batch: BatchId, *, paused: bool) -> None:
        """Keep a batch's work here, or let it go again."""
        names = self.paused() | {batch} if paused else self.paused() - {batch}
        self._memory.remember(_PAUSED, json.dumps(sorted(names)))

    def held(self) -> frozenset[str]:
        """Return the names of the parcels that stay here for now."""
        return frozenset(self._listed(_HELD))

    def hold(self, parcel: str, *, held: bool) -> None:
        """Keep one parcel here, or let it go again."""
        names = self.held() | {parcel} if held else self.held() - {parcel}
        self._memory.remember(_HELD, json.dumps(sorted(names)))

    def _urls(self) -> list[str]:
        return self._listed(_LIST)

    def _listed(self, name: str) -> list[str]:
        return list(map(str, json.loads(self._memory.recall(name) or "[]")))


def _name(url: str) -> str:
    return f"target {url}"
