"""Gives Python its own `import` back, which PySide6 replaces.

PySide6 watches every import for `from __feature__ import snake_case`, and reads the source of each
module to know where that may be in force: a tenth of a start. Nothing here asks for such features.
There is no switch for it; where a later PySide6 keeps the original elsewhere, its own stays.
"""

from __future__ import annotations

import builtins
from importlib import import_module

KEPT_AS = "__orig_import__"


def give_import_back() -> bool:
    """Put Python's own `import` back in place; return whether PySide6 keeps it where it did."""
    import_module("PySide6.QtCore")
    if not hasattr(builtins, KEPT_AS):
        return False
    builtins.__import__ = getattr(builtins, KEPT_AS)
    return True
