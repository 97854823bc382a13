"""The journal beside the database: every judgment and parcel once more, as plain lines of text.

One file per day (UTC), `judgments-YYYYMMDD.jsonl`. A line is `{"check": ..., "record": ...}`, where
`check` is the SHA-256 of the record's bytes. With the journal and a backup, or the journal alone,
a damaged database is rebuilt without missing a judgment.
"""

from __future__ import annotations

import errno
import logging
import os
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from trainer_desk.files.codec import sha256_of
from trainer_desk.late import late
from trainer_desk.store.events import Event, EventKind
from trainer_desk.store.place import make_private
from trainer_desk.work.ids import BatchId, JudgmentId, Sha256, TaskId

if TYPE_CHECKING:
    from concurrent import futures
    from concurrent.futures import Future, ThreadPoolExecutor
else:
    futures = late("concurrent.futures")

log = logging.getLogger(__name__)


class FrozenParcel(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="parcel", omit_defaults=True
):
    """A parcel as the journal keeps it, body and all.

    Attributes:
        key: The desk's number of the parcel.
        events: The judgment events it holds.
        body: Empty where it had been let go before this was written.
        confirmed_at: When the receipt came, where the body had been let go; "" otherwise.
        redacted_at: When the body had been let go, "" where it is here.
        size: Bytes of a body that had been let go, 0 where it is here.
    """

    key: int
    batch_id: str
    sequence: int
    name: str
    sha256: str
    events: tuple[int, ...]
    made_at: str
    body: bytes
    confirmed_at: str = ""
    redacted_at: str = ""
    size: int = 0

    @property
    def at(self) -> str:
        """When it was made."""
        return self.made_at


class _Sealed(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="judgment"):
    seq: int
    event: str
    judgment_id: str
    revision: int
    batch_id: str
    task_id: str
    takes_back: int | None
    at: str
    sha256: str
    previous: str
    chain: str
    payload: str


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    check: str
    record: msgspec.Raw


Record = Event | FrozenParcel

_PARCEL_MARK = b'"kind":"parcel"'
_MARK_WITHIN = 120
"""Bytes at a line's beginning that tell what it is."""

_ENCODE = msgspec.json.Encoder().encode
_LINE = msgspec.json.Decoder(_Line)
_RECORD: msgspec.json.Decoder[_Sealed | FrozenParcel] = msgspec.json.Decoder(_Sealed | FrozenParcel)


class Journal:
    """A journal in a folder of its own. `write` is called in turn, by the store's lock.

    A line is handed to the system before `write` returns, so it outlives the process; a thread of
    its own then brings it to the disk, so that a submit waits for one flush and not for two. What
    a power cut takes from the journal is still in the database, and is written again at the start.
    """

    def __init__(self, folder: Path) -> None:
        make_private(folder)
        self._folder = folder
        self._waiting: deque[Record] = deque()
        self._day = ""
        self._handle = -1
        self._flusher: ThreadPoolExecutor | None = None
        self._flushing: Future[None] | None = None

    @property
    def behind(self) -> int:
        """How many records could not be written yet; they are tried again with the next one."""
        return len(self._waiting)

    @property
    def exists(self) -> bool:
        """Whether anything was ever written."""
        return bool(self._files())

    def write(self, record: Record) -> None:
        """Append a record, after any that could not be written before. Never raises for the disk.

        The database has the record already; a journal on a full disk must not stop the work.
        """
        self._waiting.append(record)
        try:
            while self._waiting:
                self._append(self._waiting[0])
                self._waiting.popleft()
        except OSError as error:
            log.warning("the journal is %d records behind: %s", len(self._waiting), error.strerror)

    def records(self) -> Iterator[Record]:
        """Yield every whole record, oldest first; broken lines are passed over."""
        for path in self._files():
            yield from _whole_records(path)

    def newest(self) -> tuple[Event | None, FrozenParcel | None]:
        """Return the newest event and the newest parcel, reading no more days than it takes."""
        event: Event | None = None
        parcel: FrozenParcel | None = None
        for path in reversed(self._files()):
            for record in reversed(list(_whole_records(path, parcels_only=event is not None))):
                if isinstance(record, Event):
                    event = event or record
                else:
                    parcel = parcel or record
            if event is not None and parcel is not None:
                break
        return event, parcel

    def put_apart(self, name: str) -> Path | None:
        """Move every file into a folder of this name; None where there is nothing to move."""
        files = self._files()
        if not files:
            return None
        apart = self._folder / name
        make_private(apart)
        for path in files:
            path.rename(apart / path.name)
        return apart

    def flush(self) -> None:
        """Wait until everything written is on the disk."""
        if self._flushing is not None:
            self._flushing.result()

    def close(self) -> None:
        """Flush and close."""
        if self._flusher is not None:
            self._flusher.shutdown()
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("judgments-*.jsonl"))

    def _append(self, record: Record) -> None:
        self._turn_to(record.at[:10].replace("-", ""))
        body = _encoded(record)
        line = b'{"check":"%s","record":%s}\n' % (sha256_of(body).encode(), body)
        end = os.lseek(self._handle, 0, os.SEEK_END)
        try:
            if os.write(self._handle, line) != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError:
            os.ftruncate(self._handle, end)
            raise
        if self._flusher is None:
            self._flusher = futures.ThreadPoolExecutor(1, thread_name_prefix="journal")
        self._flushing = self._flusher.submit(_flush, self._handle)

    def _turn_to(self, day: str) -> None:
        if self._handle >= 0 and day <= self._day:
            return
        path = self._folder / f"judgments-{day}.jsonl"
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        handle = os.open(path, flags, 0o600)
        _end_line(handle)
        flush_folder(self._folder)
        if self._handle >= 0:
            self.flush()
            os.close(self._handle)
        self._handle, self._day = handle, day


def flush_folder(folder: Path) -> None:
    """Bring a folder's list of names to the disk, where the system knows how."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _flush(handle: int) -> None:
    try:
        getattr(os, "fdatasync", os.fsync)(handle)
    except OSError as error:
        log.warning("the journal could not be flushed: %s", error.strerror)


def _end_line(handle: int) -> None:
    """End the line that a killed process began."""
    size = os.lseek(handle, 0, os.SEEK_END)
    if size:
        os.lseek(handle, size - 1, os.SEEK_SET)
        if os.read(handle, 1) != b"\n":
            os.write(handle, b"\n")


def _whole_records(path: Path, *, parcels_only: bool = False) -> Iterator[Record]:
    with path.open("rb") as lines:
        for line in lines:
            if parcels_only and _PARCEL_MARK not in line[:_MARK_WITHIN]:
                continue
            try:
                found = _LINE.decode(line)
                if sha256_of(bytes(found.record)) != found.check:
                    continue
                record = _RECORD.decode(found.record)
            except (msgspec.DecodeError, UnicodeDecodeError):
                continue
            yield _event(record) if isinstance(record, _Sealed) else record


def _encoded(record: Record) -> bytes:
    if isinstance(record, FrozenParcel):
        return _ENCODE(record)
    return _ENCODE(
        _Sealed(
            seq=record.seq,
            event=record.kind.value,
            judgment_id=record.judgment_id,
            revision=record.revision,
            batch_id=record.batch_id,
            task_id=record.task_id,
            takes_back=record.takes_back,
            at=record.at,
            sha256=record.sha256,
            previous=record.previous,
            chain=record.chain,
            payload=record.payload.decode(),
        )
    )


def _event(record: _Sealed) -> Event:
    return Event(
        seq=record.seq,
        kind=EventKind(record.event),
        judgment_id=JudgmentId(record.judgment_id),
        revision=record.revision,
        batch_id=BatchId(record.batch_id),
        task_id=TaskId(record.task_id),
        takes_back=record.takes_back,
        payload=record.payload.encode(),
        sha256=Sha256(record.sha256),
        previous=Sha256(record.previous),
        chain=Sha256(record.chain),
        at=record.at,
    )
