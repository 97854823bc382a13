"""Loads a module when something of it is first used: what the first frame does not need.

Written so that types and layers are checked as if the import stood there plainly:

    if TYPE_CHECKING:
        import requests
    else:
        requests = late("requests")
"""

from __future__ import annotations

import importlib
from types import ModuleType


def late(name: str) -> ModuleType:
    """Return what stands for a module until it is first used; any thread may be the first."""
    return _Late(name)


def load(name: str) -> None:
    """Load a module now, so that its first use takes no time; on a worker thread."""
    importlib.import_module(name)


class _Late(ModuleType):
    """Loads itself at the first question; the import system sees to it that this happens once."""

    def __getattr__(self, attribute: str) -> object:
        # Never kept here: who replaces something in the module means it for everybody.
        return getattr(importlib.import_module(self.__name__), attribute)
