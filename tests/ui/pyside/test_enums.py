"""The enums of PySide6, made the quick way, are those that Python makes otherwise."""

import json
import os
import subprocess
import sys

DESCRIBED = """
import copy, enum, importlib, itertools, json, sys

QUICKLY = sys.argv[1] == "quickly"
if QUICKLY:
    from trainer_desk.ui.pyside.enums import make_enums_quickly
    assert make_enums_quickly()

def member(one):
    return [one.name, one.value, repr(one), str(one), format(one), hash(one),
            repr(one.__reduce_ex__(4)), copy.copy(one) is one, isinstance(one, int), bool(one)]

def combined(flags):
    some = list(flags)[:5]
    yield from (repr(~one) for one in some)
    for one, two in itertools.product(some, some):
        yield from (repr(one | two), repr(one & two), repr(one ^ two))
        yield tried(lambda: [[each.name for each in one | two], one in one | two])
        yield tried(lambda: flags(one.value | two.value))
    yield from (tried(lambda: flags(value)) for value in (0, 5, 1 << 29))

def tried(make):
    try:
        return repr(make())
    except (TypeError, ValueError) as error:
        return str(error)

def described(kind):
    return {
        "members": [member(one) for one in kind.__members__.values()],
        "names": list(kind.__members__), "in order": [one.name for one in kind],
        "length": len(kind), "doc": kind.__doc__, "module": kind.__module__,
        "bases": [base.__name__ for base in kind.__mro__], "said": dir(kind),
        "unknown": tried(lambda: kind(987654321)),
        "combined": list(combined(kind)) if issubclass(kind, enum.Flag) else [],
    }

found = {}
def look(owner, depth):
    for name in dir(owner):
        one = getattr(owner, name, None)
        if isinstance(one, enum.EnumType) and one.__module__.startswith("PySide6"):
            found.setdefault(f"{one.__module__}.{one.__qualname__}", one)
        elif isinstance(one, type) and depth:
            look(one, depth - 1)

for module in ("QtCore", "QtGui", "QtWidgets"):
    look(importlib.import_module(f"PySide6.{module}"), 1)
print(json.dumps({name: described(kind) for name, kind in sorted(found.items())}))
"""


def test_every_enum_is_as_python_makes_it():
    usual, quick = described("as ever"), described("quickly")

    assert len(usual) > 400
    assert usual.keys() == quick.keys()
    assert [name for name in usual if usual[name] != quick[name]] == []


def described(how: str) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", DESCRIBED, how],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found
