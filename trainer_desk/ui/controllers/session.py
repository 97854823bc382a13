"""What comes back at the next start: where the trainer was, and how the window stood."""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QTimer

from trainer_desk.desk import Desk, DeskError

log = logging.getLogger(__name__)

MOST_RECENT = 12
SOON_MS = 400
"""How long it takes until where somebody is, is kept."""
LAYOUT_VERSION = 1
"""Raised when the docks change so much that an old layout would not fit."""


class Session:
    """Small values kept in the desk under names; a damaged one is as good as none."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._later: dict[str, str] = {}
        self._soon = QTimer()
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._keep)

    def bytes(self, name: str) -> QByteArray:
        """Return remembered bytes, empty where there are none."""
        text = self._desk.recall(name)
        try:
            return QByteArray(base64.b64decode(text or "", validate=True))
        except ValueError:
            log.warning("session value %s is damaged", name)
            return QByteArray()

    def set_bytes(self, name: str, value: QByteArray) -> None:
        """Remember bytes."""
        self._remember(name, base64.b64encode(value.data()).decode("ascii"))

    def number(self, name: str) -> int | None:
        """Return a remembered whole number, None where there is none."""
        text = self._later.get(name) or self._desk.recall(name)
        return int(text) if text and text.isascii() and text.lstrip("-").isdigit() else None

    def set_number(self, name: str, value: int) -> None:
        """Remember a whole number, in a moment: going from task to task must not wait for a disk.

        Whatever else is remembered takes it along, so nothing is left at the end.
        """
        self._later[name] = str(value)
        self._soon.start()

    def text(self, name: str) -> str:
        """Return a remembered text, "" where there is none."""
        return self._desk.recall(name) or ""

    def choice(self, name: str, known: Sequence[str], otherwise: str) -> str:
        """Return a remembered text that is one of `known`, or else `otherwise`."""
        text = self.text(name)
        return text if text in known else otherwise

    def set_text(self, name: str, value: str) -> None:
        """Remember a text."""
        self._remember(name, value)

    def numbers(self, name: str) -> dict[str, float]:
        """Return remembered numbers by name, none where there are none."""
        try:
            found = json.loads(self._desk.recall(name) or "{}")
        except ValueError:
            log.warning("session value %s is damaged", name)
            return {}
        if not isinstance(found, dict):
            return {}
        return {key: value for key, value in found.items() if isinstance(value, int | float)}

    def set_numbers(self, name: str, values: dict[str, float]) -> None:
        """Remember numbers by name."""
        self._remember(name, json.dumps(values))

    def recent(self) -> tuple[str, ...]:
        """Return the files opened last, newest first."""
        try:
            found = json.loads(self._desk.recall("recent") or "[]")
        except ValueError:
            return ()
        if not isinstance(found, list):
            return ()
        return tuple(name for name in found if isinstance(name, str))

    def add_recent(self, name: str) -> None:
        """Put a file on top of the recent ones."""
        names = [name, *(other for other in self.recent() if other != name)]
        self._remember("recent", json.dumps(names[:MOST_RECENT], ensure_ascii=False))

    def _remember(self, name: str, value: str) -> None:
        self._later[name] = value
        self._keep()

    def _keep(self) -> None:
        self._soon.stop()
        later, self._later = self._later, {}
        try:
            for name, value in later.items():
                self._desk.remember(name, value)
        except DeskError as error:
            # Where somebody was is never worth an interruption; the work itself is saved elsewhere.
            log.warning("%d session values not kept: %s", len(later), type(error).__name__)
