"""What the window wants to find again: small texts by name."""

from __future__ import annotations

from trainer_desk.store.link import Link


class Memory:
    """Names and values; reached as `store.memory`. Every thread may call every method."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def remember(self, name: str, value: str) -> None:
        """Keep a value instead of any earlier one of this name."""
        with self._link.writing():
            self._link.write(
                """
                INSERT INTO memory (name, value) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                WHERE value <> excluded.value
                """,
                (name, value),
            )

    def recall(self, name: str) -> str | None:
        """Return the value kept under a name, None where there is none."""
        with self._link.reading():
            row = self._link.row("SELECT value FROM memory WHERE name = ?", (name,))
        return None if row is None else str(row[0])
