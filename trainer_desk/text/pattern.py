"""Patterns of the `regex` library, compiled when they are first used; not all at the start."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, cast

from trainer_desk.late import late

if TYPE_CHECKING:
    import regex
else:
    regex = late("regex")


def pattern(source: str, flags: str = "") -> regex.Pattern[str]:
    """Return what stands for a compiled pattern; any thread may be the first to use it.

    Args:
        flags: As they stand inside a pattern, such as "xs" or "V1".

    Raises:
        regex.error: Only when it is used, if the pattern is wrong.
    """
    written = f"(?{flags}){source}" if flags else source
    return cast("regex.Pattern[str]", _Late(written))


class _Late:
    def __init__(self, source: str) -> None:
        self._source = source
        self._compiling = threading.Lock()

    def __getattr__(self, name: str) -> object:
        with self._compiling:
            compiled = self.__dict__.get("_compiled") or regex.compile(self._source)
            self.__dict__["_compiled"] = compiled
        found = getattr(compiled, name)
        # The methods of a pattern never change: from now on they are found without asking here.
        self.__dict__[name] = found
        return found
