"""Progress told no more often than a window has use for."""

from __future__ import annotations

import time
from collections.abc import Callable

PROGRESS_SECONDS = 0.1
"""Between two looks at how far it is; more would only make the window repaint."""


def now_and_then(tell: Callable[[int, int], None]) -> Callable[[int, int], None]:
    """Return `tell`, called at most every `PROGRESS_SECONDS`, and at the very end."""
    last = [0.0]

    def told(done: int, total: int) -> None:
        if done == total or time.monotonic() - last[0] >= PROGRESS_SECONDS:
            last[0] = time.monotonic()
            tell(done, total)

    return told
