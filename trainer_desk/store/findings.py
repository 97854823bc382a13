"""What the writing check has been told before, so that nobody is asked twice."""

from __future__ import annotations

from contextlib import suppress

from trainer_desk.store.errors import WriteFailed
from trainer_desk.store.link import Link

MOST = 50_000
"""Answers that are kept; of more, the oldest are forgotten."""
_AT_ONCE = 500
"""The number of answers is looked at only every so many."""


class Findings:
    """Answers by what was asked; reached as `store.findings`. Any thread may call any method.

    An answer that is lost is merely asked for again, so nothing here waits for the disk.
    """

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key, None where it was never put or was forgotten."""
        with self._link.reading():
            row = self._link.row("SELECT answer FROM finding_memory WHERE asked = ?", (key,))
        return None if row is None else bytes(row[0])

    def put(self, key: str, value: bytes) -> None:
        """Keep an answer instead of any earlier one under its key; never inside a transaction.

        On a full disk it is forgotten.
        """
        with suppress(WriteFailed), self._link.staging():
            number = self._link.insert(
                """
                INSERT INTO finding_memory (asked, answer) VALUES (?, ?)
                ON CONFLICT (asked) DO UPDATE SET answer = excluded.answer
                """,
                (key, value),
            )
            if number % _AT_ONCE == 0:
                self._link.write("DELETE FROM finding_memory WHERE number <= ?", (number - MOST,))
