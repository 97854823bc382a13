"""The one connection to the database, and the only two ways to use it."""

from __future__ import annotations

import sqlite3  # noqa: TID251 - its errors
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from trainer_desk.store.database import Database
from trainer_desk.store.errors import Damaged, WriteFailed

Row = tuple[Any, ...]
"""One row as SQLite gives it; the room that asked knows its columns."""

Value = int | float | str | bytes | None

_FULL_DISK = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}
_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_NO_LETTERS = "Could not decode"
"""How the error begins that bytes in a text's place cause; it has no code of its own."""

_ROWS_AT_ONCE = 100
"""Rows that one statement inserts; more make it no faster."""

_PAGES_AT_ONCE = 200
"""Pages of 4 KiB copied in one go."""

_PAUSE = 0.001
"""Seconds for others between two pieces of long work."""

_PAUSES_AT_MOST = 20


class Link:
    """The connection, one lock round it, and the promise that no transaction is left open.

    Every thread may use it. `reading` and `writing` may be nested; a nested `writing` becomes
    part of the outer transaction, so what belongs together is written together.
    """

    def __init__(self, database: Database, *, damaged: Callable[[], None]) -> None:
        """Take over a connection.

        Args:
            database: Opened for every thread.
            damaged: Told when SQLite finds the file damaged, before `Damaged` is raised.
        """
        self._database = database
        self._damaged = damaged
        self._lock = threading.RLock()
        self._depth = 0
        self._waiting = 0
        self._counting = threading.Lock()
        self._once_durable: list[Callable[[], None]] = []

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Hold the lock for reads that belong together; keep it short.

        Raises:
            Damaged: If the database proved to be damaged.
        """
        with self._entered(), _told_apart(self._damaged):
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Make one durable transaction of everything inside, or nothing of it.

        Raises:
            WriteFailed: If the disk is full or failed; nothing was written.
            Damaged: If the database proved to be damaged.
        """
        with self._entered(), _told_apart(self._damaged):
            before = len(self._once_durable)
            try:
                with self._database.atomic():
                    yield
            except BaseException:
                del self._once_durable[before:]
                raise
            if self._depth == 1:
                self._tell_durable()

    @contextmanager
    def staging(self) -> Iterator[None]:
        """Make a transaction of what nobody is told of yet; it waits for no flush.

        It is whole or absent after a power cut, and on the disk for good with the next `writing`.
        Never inside another transaction.

        Raises:
            WriteFailed: If the disk is full or failed; nothing was written.
        """
        with self._entered(), _told_apart(self._damaged):
            assert self._depth == 1, "staging stands alone"
            self._database.execute("PRAGMA synchronous = NORMAL")
            try:
                with self._database.atomic():
                    yield
            finally:
                self._database.execute("PRAGMA synchronous = FULL")

    def give_way(self) -> None:
        """Let those who wait for the lock go first; for work that comes in many small pieces."""
        for _ in range(_PAUSES_AT_MOST):
            if not self._waiting:
                return
            time.sleep(_PAUSE)

    def once_durable(self, told: Callable[[], None]) -> None:
        """Have `told` called when the transaction around is on the disk; never if it fails."""
        self._expect_writing()
        self._once_durable.append(told)

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """Return every row of a question; inside `reading` or `writing` only."""
        self._expect_entered()
        return self._database.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """Return the first row of a question, None where there is none."""
        self._expect_entered()
        cursor = self._database.execute(sql, values)
        try:
            found: Row | None = cursor.fetchone()
        finally:
            cursor.close()
        return found

    def stream(self, sql: str) -> Iterator[Row]:
        """Yield the rows of a question one by one; inside `reading` or `writing` only."""
        self._expect_entered()
        yield from self._database.execute(sql)

    def write(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Execute one statement and return how many rows it changed; inside `writing` only."""
        self._expect_writing()
        return self._database.execute(sql, values).rowcount

    def insert(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Insert one row and return its key; inside `writing` only."""
        self._expect_writing()
        key = self._database.execute(sql, values).lastrowid
        assert key is not None
        return key

    def insert_many(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Insert many rows with few statements; inside `writing` only."""
        self._expect_writing()
        one = "(" + ", ".join("?" * len(columns)) + ")"
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            some = rows[start : start + _ROWS_AT_ONCE]
            self._database.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES "  # noqa: S608 - our own names
                + ", ".join([one] * len(some)),
                [value for row in some for value in row],
            )

    def copy_to(self, target: Database) -> None:
        """Copy the whole database a piece at a time; between pieces others may read and write.

        What they write meanwhile is in the copy too: SQLite sees to that for the same connection.
        """
        with self._entered(), _told_apart(self._damaged):
            assert self._depth == 1, "a copy lets others in between, so it stands alone"
            self._database.conn.backup(target.conn, pages=_PAGES_AT_ONCE, progress=self._let_in)

    def found_damaged(self, what: str) -> Damaged:
        """Have the next start look closely at the file; return the error to raise."""
        self._damaged()
        return Damaged(what)

    def close(self) -> None:
        """Close the connection; the write-ahead log is folded into the file."""
        with self._lock:
            self._database.close()

    @contextmanager
    def _entered(self) -> Iterator[None]:
        self._wait_in_line()
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            try:
                if self._depth == 0:
                    self._leave_nothing_open()
            finally:
                self._lock.release()

    def _wait_in_line(self) -> None:
        """Take the lock; while that takes time, be seen to wait for it."""
        if self._lock.acquire(blocking=False):
            return
        with self._counting:
            self._waiting += 1
        try:
            self._lock.acquire()
        finally:
            with self._counting:
                self._waiting -= 1

    def _let_in(self, *_: int) -> None:
        self._depth = 0
        self._lock.release()
        self.give_way()
        self._lock.acquire()
        self._depth = 1

    def _tell_durable(self) -> None:
        told, self._once_durable = self._once_durable, []
        for tell in told:
            tell()

    def _leave_nothing_open(self) -> None:
        if self._database.conn.in_transaction:
            self._database.rollback()
            raise AssertionError("a transaction was left open; it was taken back")

    def _expect_entered(self) -> None:
        assert self._depth, "ask inside reading() or writing()"

    def _expect_writing(self) -> None:
        assert self._database.conn.in_transaction, "write inside writing()"


@contextmanager
def _told_apart(damaged: Callable[[], None]) -> Iterator[None]:
    """Raise SQLite's errors as what the caller should do about them."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        meant = meaning(error)
        if isinstance(meant, Damaged):
            damaged()
        if meant is error:
            raise
        raise meant from error


def meaning(error: sqlite3.DatabaseError) -> Exception:
    """Return one of SQLite's errors as what the caller should do about it, or as it is."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
    if code in _FULL_DISK:
        return WriteFailed(str(error))
    if code in _BROKEN or str(error).startswith(_NO_LETTERS):
        return Damaged(str(error))
    return error
