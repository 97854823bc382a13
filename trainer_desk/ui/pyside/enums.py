"""Makes the enums of PySide6 in half the time.

As soon as one name of `Qt` is used, PySide6 makes all its enums, and later those of every other
class that is used: some 250 with 4,000 members before the first frame, a tenth of a start. It asks
Python's `enum` for each, with all the checks for enums that people write. The standard library
makes large enums of its own in a way without these checks that gives the same; here PySide6's are
made so. There is no switch for it; where a later Python has it otherwise, all is as ever.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import TypeGuard

ASKED = "_create_"
QUICK = "_simple_enum"
_KINDS = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)

Members = list[tuple[str, int]]


def make_enums_quickly() -> bool:
    """Have enums for PySide6 made the quick way from now on; return whether Python has that way."""
    usual = getattr(enum.EnumType, ASKED, None)
    quick = getattr(enum, QUICK, None)
    if usual is None or quick is None:
        return False

    def create(
        kind: type[enum.Enum], class_name: str, names: object, **further: object
    ) -> type[enum.Enum]:
        # Nobody else asks for any flags to be kept, plain enums' too, and names no module.
        asked_by_pyside = kind in _KINDS and further.get("boundary") is enum.KEEP
        if asked_by_pyside and further.get("module") is None and _are_plain(names):
            return _made(quick, kind, class_name, names)
        made: type[enum.Enum] = usual(kind, class_name, names, **further)
        return made

    setattr(enum.EnumType, ASKED, create)
    return True


def _made(
    quick: Callable[..., Callable[[type], type[enum.Enum]]],
    kind: type[enum.Enum],
    name: str,
    names: Members,
) -> type[enum.Enum]:
    made = quick(kind, boundary=enum.KEEP)(type(name, (), dict(names)))
    made.__doc__ = None
    return made


def _are_plain(names: object) -> TypeGuard[Members]:
    """Whether these are names that mean nothing to `enum`, each once and with its number."""
    if not isinstance(names, list):
        return False
    known = {name for name, value in names if type(value) is int and name[0] != "_"}
    return len(known) == len(names) and "mro" not in known
