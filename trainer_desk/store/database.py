"""One connection, and transactions that nest; the only place that opens or ends one.

This much of sqlite-utils is needed at every start, and loading all of it would take longer than
opening a bare window does. Migrations are still its own work (`store.schema`).
"""

from __future__ import annotations

import sqlite3  # noqa: TID251 - the one place that speaks to it, beside what only opens a file
from collections.abc import Iterator, Sequence
from contextlib import contextmanager


class Database:
    """A connection; every change belongs into `atomic`.

    Attributes:
        conn: Only for what is no statement: backups, and whether a transaction is open.
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        # A row that is replaced fires the triggers of its deletion, too.
        self.execute("PRAGMA recursive_triggers = ON")

    def execute(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Execute one statement."""
        return self.conn.execute(sql, values)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Make one transaction of everything inside, or nothing of it; may be nested.

        Nested, only what is inside is taken back when it fails and somebody catches that.
        """
        if self.conn.in_transaction:
            with self._savepoint():
                yield
            return
        self.execute("BEGIN")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            self.rollback()
            raise

    def rollback(self) -> None:
        """Take back what is open, if anything is: some errors have ended it already."""
        if self.conn.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        """Close the connection."""
        self.conn.close()

    @contextmanager
    def _savepoint(self) -> Iterator[None]:
        # Of several by one name the innermost is meant.
        self.execute("SAVEPOINT nested")
        try:
            yield
        except BaseException:
            if self.conn.in_transaction:
                self.execute("ROLLBACK TO nested")
                self.execute("RELEASE nested")
            raise
        self.execute("RELEASE nested")
