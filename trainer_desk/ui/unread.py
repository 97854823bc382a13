"""Keeps PySide6 from reading the source of every module that is imported after it.

It looks for its own name in there, to know where `from __feature__ import snake_case` may be in
force: some 35 ms of a start. Nothing here asks for such a feature, so one answer does for all. It
has no switch for this; where a later PySide6 does it otherwise, sources are read as before.
"""

from __future__ import annotations

import sys
from importlib import import_module

ASKED_IN = "shibokensupport.feature"
ASKED = "_mod_uses_pyside"


def leave_sources_unread() -> bool:
    """Answer PySide6's question without the source; return whether it asks as it is known to."""
    import_module("PySide6.QtCore")
    asker = sys.modules.get(ASKED_IN)
    if asker is None or not hasattr(asker, ASKED):
        return False
    setattr(asker, ASKED, _may_use_pyside)
    return True


def _may_use_pyside(_module: object) -> bool:
    return True
