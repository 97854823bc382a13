"""What an import remembers while tasks stream by: ids seen, and what was left out."""

from __future__ import annotations

from array import array
from collections import Counter
from typing import Final

from trainer_desk.files.importers.records import Record
from trainer_desk.files.strict import quoted
from trainer_desk.work.ids import TaskId

_EMPTY: Final = 0
_MASK: Final = 2**64 - 1


class Numbers:
    """A map from texts to numbers from 1 to 2**32 - 1 that forgets the texts.

    Memory: 12 bytes per slot and 1.5 to 3 slots per text, hence 18 to 36 bytes per text however
    long it is. Two texts are taken for one where their 64-bit hashes, keyed anew in every
    process, are equal: for a million texts once in 40 million imports.
    """

    def __init__(self) -> None:
        self._count = 0
        self._allot(1024)

    def get(self, text: str) -> int:
        """Return the number of a text, 0 for none."""
        return self._numbers[self._slot(_hash(text))]

    def put(self, text: str, number: int) -> None:
        """Remember a number for a text, instead of any earlier one."""
        slot = self._slot(_hash(text))
        if self._numbers[slot] == _EMPTY:
            self._count += 1
        self._hashes[slot] = _hash(text)
        self._numbers[slot] = number
        if 3 * self._count > 2 * len(self._numbers):
            self._grow()

    def _allot(self, slots: int) -> None:
        self._hashes = array("Q", bytes(8 * slots))
        self._numbers = array("I", bytes(4 * slots))

    def _slot(self, hashed: int) -> int:
        last = len(self._numbers) - 1
        slot = hashed & last
        while self._numbers[slot] != _EMPTY and self._hashes[slot] != hashed:
            slot = (slot + 1) & last
        return slot

    def _grow(self) -> None:
        hashes, numbers = self._hashes, self._numbers
        self._allot(2 * len(numbers))
        for hashed, number in zip(hashes, numbers, strict=True):
            if number != _EMPTY:
                slot = self._slot(hashed)
                self._hashes[slot] = hashed
                self._numbers[slot] = number


def _hash(text: str) -> int:
    return hash(text) & _MASK


class Ledger:
    """What one pass over the files must remember."""

    def __init__(self) -> None:
        self._lines = Numbers()
        self._remarks: Counter[str] = Counter()

    def claim(self, record: Record, task_id: TaskId) -> TaskId:
        """Return the id, now taken by this record.

        Raises:
            FormatError: If an earlier record has it; the reason names that one's line.
        """
        earlier = self._lines.get(task_id)
        if earlier:
            reason = f"the id {quoted(task_id)} stands in line {earlier} already"
            raise record.refusal(reason)
        self._lines.put(task_id, record.line)
        return task_id

    def occurrence(self, text: str) -> int:
        """Return how often a text came by, this time included."""
        times = self._lines.get(text) + 1
        self._lines.put(text, times)
        return times

    def remark(self, sentence: str, *, times: int = 1) -> None:
        """Remember that something happened that a person must be told."""
        self._remarks[sentence] += times

    def remarks(self) -> tuple[str, ...]:
        """Return each remark once, with how often it was made."""
        return tuple(
            sentence if times == 1 else f"{sentence} ({times} times)"
            for sentence, times in self._remarks.items()
        )
