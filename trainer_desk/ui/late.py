"""Parts of the window that are built when they are first wanted; most days want only some."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Late(Generic[T]):
    """Builds a part at the first call and returns the same at every later one (GUI thread)."""

    def __init__(self, build: Callable[[], T]) -> None:
        self._build = build
        self._built: T | None = None

    def __call__(self) -> T:
        """Return the part."""
        if self._built is None:
            self._built = self._build()
        return self._built

    @property
    def built(self) -> T | None:
        """The part, None until somebody wanted it."""
        return self._built
