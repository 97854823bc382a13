"""The one connection to the database, and the only two ways to use it."""

from __future__ import annotations

import sqlite3  # noqa: TID251 - its errors and its connection, which sqlite-utils hands through
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sqlite_utils import Database

from trainer_desk.store.errors import Damaged, WriteFailed

Row = tuple[Any, ...]
"""One row as SQLite gives it; the room that asked knows its columns."""

Value = int | float | str | bytes | None

_FULL_DISK = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY}
_FULL_DISK |= {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

_ROWS_AT_ONCE = 100
"""Rows that one statement inserts; more make it no faster."""


class Link:
    """The connection, one lock round it, and the promise that no transaction is left open.

    Every thread may use it. `reading` and `writing` may be nested; a nested `writing` becomes
    part of the outer transaction, so what belongs together is written together.
    """

    def __init__(self, database: Database, *, damaged: Callable[[], None]) -> None:
        self._database = database
        self._damaged = damaged
        self._lock = threading.RLock()
        self._depth = 0

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
        with self._entered(), _told_apart(self._damaged), self._database.atomic():
            yield

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

    def lent(self) -> AbstractContextManager[sqlite3.Connection]:
        """Lend the bare connection to SQLite's own backup, which wants it."""
        return self._lent()

    def close(self) -> None:
        """Close the connection; the write-ahead log is folded into the file."""
        with self._lock:
            self._database.close()

    @contextmanager
    def _entered(self) -> Iterator[None]:
        with self._lock:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                if self._depth == 0:
                    self._leave_nothing_open()

    @contextmanager
    def _lent(self) -> Iterator[sqlite3.Connection]:
        with _told_apart(self._damaged):
            yield self._database.conn

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
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
        if code in _FULL_DISK:
            raise WriteFailed(str(error)) from error
        if code in _BROKEN:
            damaged()
            raise Damaged(str(error)) from error
        raise
