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
        self._greetings: list[Callable[[T], object]] = []

    def __call__(self) -> T:
        """Return the part."""
        if self._built is None:
            self._built = self._build()
            for greet in self._greetings:
                greet(self._built)
            self._greetings = []
        return self._built

    @property
    def built(self) -> T | None:
        """The part, None until somebody wanted it."""
        return self._built

    def then(self, greet: Callable[[T], object]) -> None:
        """Have something done with the part as soon as it is built: at once where it is."""
        if self._built is None:
            self._greetings.append(greet)
        else:
            greet(self._built)
