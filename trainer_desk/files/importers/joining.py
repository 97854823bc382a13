"""Records of several files put together by what they answer, in memory that is small and known."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import zip_longest
from typing import BinaryIO, Final

from trainer_desk.files.importers.found import Source
from trainer_desk.files.importers.records import Record, record_at, records
from trainer_desk.files.importers.streams import Advance, open_utf8

Key = Callable[[Record], str]
"""Tells by what a record is joined; raises `FormatError` where it has nothing of the kind."""

_MASK: Final = 2**64 - 1
_NOTHING: Final = 0
_BUFFER_BYTES: Final = 4096


def joined(
    sources: Sequence[Source], key: Key, *, advance: Advance, unique: bool = False
) -> Iterator[tuple[Record | None, ...]]:
    """Yield, for every key, the record of each source or None where a source has none.

    The first source's records come first and in its order, then what only later ones have. A key
    that comes several times is joined by occurrence: first with first, second with second.

    As long as all files hold the same keys in the same order they are read side by side and
    nothing is remembered. From the first difference on, all but the first are indexed: 29 bytes
    per record and 6 to 12 per slot, about 41 bytes a record, and records are read where they lie.
    Where `unique`, a key that comes twice in a later source is refused.

    Raises:
        FormatError: While reading, if a file is not what it should be.
    """
    done = 0
    with ExitStack() as open_files:
        streams = [records(source, advance=advance) for source in sources]
        for stream in streams:
            open_files.callback(stream.close)
        for row in zip_longest(*streams):
            if not _same(row, key):
                break
            done += 1
            yield row
        else:
            return
    yield from _by_index(sources, key, skip=done, advance=advance, unique=unique)


def _same(row: Sequence[Record | None], key: Key) -> bool:
    keys = {key(record) if record else None for record in row}
    return len(keys) == 1


def _by_index(
    sources: Sequence[Source], key: Key, *, skip: int, advance: Advance, unique: bool
) -> Iterator[tuple[Record | None, ...]]:
    with ExitStack() as open_files:
        others: list[_Index] = []
        for source in sources[1:]:
            others.append(_Index(source, key, taken=skip, advance=advance))
            open_files.callback(others[-1].close)
            if unique:
                others[-1].refuse_twins()
        for record in records(sources[0]):
            if record.number > skip:
                wanted = key(record)
                yield (record, *(other.take(wanted) for other in others))
        for place, other in enumerate(others, start=1):
            for record in other.rest():
                wanted = key(record)
                yield (*[None] * place, record, *(last.take(wanted) for last in others[place:]))


class _Index:
    """Where the records of one file lie, by key and occurrence, each to be taken once.

    The first `taken` records count as taken already.

    Memory per record: 8 bytes offset, 4 size, 4 line, 8 hash, 4 link to the next of the same key,
    1 taken; and 4 bytes for each of 1.5 to 3 slots.
    """

    def __init__(self, source: Source, key: Key, *, taken: int, advance: Advance) -> None:
        self._source = source
        self._key = key
        self._offsets, self._hashes = array("Q"), array("Q")
        self._sizes, self._lines = array("I"), array("I")
        for record in records(source, advance=advance):
            self._offsets.append(record.offset)
            self._sizes.append(record.size)
            self._lines.append(record.line)
            self._hashes.append(hash(key(record)) & _MASK)
        self._taken = bytearray(b"\1" * taken).ljust(len(self._offsets), b"\0")
        self._link()
        self._stream: BinaryIO = open_utf8(source.path, buffer_bytes=_BUFFER_BYTES)

    def close(self) -> None:
        """Close the file."""
        self._stream.close()

    def refuse_twins(self) -> None:
        """Refuse a record whose key an earlier one has.

        Raises:
            FormatError: At the first such record; the reason names the earlier one's line.
        """
        for at, other in enumerate(self._next):
            if other != _NOTHING:
                reason = (
                    f"the question of this record was answered in line {self._lines[at]} already"
                )
                raise self._read(other - 1).refusal(reason)

    def take(self, key: str) -> Record | None:
        """Return the first record of this key not taken yet, None where there is none left."""
        slot = self._slot(hash(key) & _MASK)
        at = self._heads[slot]
        while at != _NOTHING and self._taken[at - 1]:
            at = self._next[at - 1]
        if at == _NOTHING:
            return None
        # The head moves on but is never emptied: a hole would cut off the slots behind it.
        self._heads[slot] = self._next[at - 1] or at
        self._taken[at - 1] = True
        record = self._read(at - 1)
        if self._key(record) != key:
            raise record.refusal("the file changed while it was being read")
        return record

    def rest(self) -> Iterator[Record]:
        """Take every record that nobody took, in the order of the file."""
        for at, taken in enumerate(self._taken):
            if not taken:
                self._taken[at] = True
                yield self._read(at)

    def _link(self) -> None:
        """Chain the records of each key, first to last."""
        slots = 1024
        while 2 * slots < 3 * len(self._hashes):
            slots *= 2
        self._heads = array("I", bytes(4 * slots))
        self._next = array("I", bytes(4 * len(self._hashes)))
        for at in reversed(range(len(self._hashes))):
            slot = self._slot(self._hashes[at])
            self._next[at] = self._heads[slot]
            self._heads[slot] = at + 1

    def _slot(self, hashed: int) -> int:
        last = len(self._heads) - 1
        slot = hashed & last
        while (at := self._heads[slot]) != _NOTHING and self._hashes[at - 1] != hashed:
            slot = (slot + 1) & last
        return slot

    def _read(self, at: int) -> Record:
        place = Record(
            file=self._source.name,
            number=at + 1,
            line=self._lines[at],
            fields={},
            offset=self._offsets[at],
            size=self._sizes[at],
            in_array=self._source.shape.in_array,
        )
        return record_at(self._stream, place)
