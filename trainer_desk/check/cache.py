"""What was checked before need not be asked again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Protocol

import msgspec

from trainer_desk.text.findings import Finding

_TYPE = tuple[Finding, ...]


class Cache(Protocol):
    """Answers by key. Safe on any thread; may forget at will."""

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key, None where it was never put or was forgotten."""
        ...

    def put(self, key: str, value: bytes) -> None:
        """Keep an answer."""
        ...


class MemoryCache:
    """A cache that lives as long as the program and forgets what was not used for longest."""

    def __init__(self, most: int = 10_000) -> None:
        self._most = most
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> bytes | None:
        """See `Cache`."""
        with self._lock:
            value = self._kept.get(key)
            if value is not None:
                self._kept.move_to_end(key)
            return value

    def put(self, key: str, value: bytes) -> None:
        """See `Cache`."""
        with self._lock:
            self._kept[key] = value
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


def findings_to_json(findings: tuple[Finding, ...]) -> bytes:
    """Return findings as JSON."""
    return msgspec.json.encode(findings)


def findings_from_json(payload: bytes) -> tuple[Finding, ...] | None:
    """Return the findings, None where the bytes are of another version or no JSON at all."""
    try:
        return msgspec.json.decode(payload, type=_TYPE)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
