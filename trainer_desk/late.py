"""Loads a module when something of it is first used: what the first frame does not need.

Written so that types and layers are checked as if the import stood there plainly:

    if TYPE_CHECKING:
        import requests
    else:
        requests = late("requests")
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import cast


def late(name: str) -> ModuleType:
    """Return what stands for a module until it is first used; any thread may be the first."""
    return _Late(name)


def load(name: str) -> None:
    """Load a module now, so that its first use takes no time; on a worker thread."""
    importlib.import_module(name)


@contextmanager
def leaving_out(
    *, late_parts: tuple[str, ...] = (), extras: tuple[str, ...] = ()
) -> Iterator[None]:
    """Have a package that is imported inside not load all that it would; before any other thread.

    Args:
        late_parts: Modules that it takes in whole and asks for nothing yet.
        extras: Modules of others that it takes where they are installed, and does without where
            they are not.
    """
    # For the import system, None is a module that is not to be had.
    stand_ins = {**{name: late(name) for name in late_parts}, **dict.fromkeys(extras)}
    put = {name: one for name, one in stand_ins.items() if name not in sys.modules}
    modules = cast("dict[str, ModuleType | None]", sys.modules)
    modules.update(put)
    try:
        yield
    finally:
        for name, stand_in in put.items():
            if modules.get(name) is stand_in:
                del modules[name]


class _Late(ModuleType):
    """Loads itself at the first question; the import system sees to it that this happens once."""

    def __getattr__(self, attribute: str) -> object:
        # Never kept here: who replaces something in the module means it for everybody.
        return getattr(importlib.import_module(self.__name__), attribute)
