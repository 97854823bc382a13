"""What PySide6 says about calls, although it loads what that takes only when it is asked."""

import subprocess
import sys

ASKED = """
import sys
if sys.argv[1] == "late":
    from trainer_desk.ui.pyside.signatures import import_pyside6
    before = list(sys.meta_path)
    import_pyside6()
    assert sys.meta_path == before
    assert not hasattr(sys.modules["shibokensupport.signature.parser"], "__file__")

from PySide6.QtCore import QObject, QPoint, Qt, Signal

class Told(QObject):
    told = Signal(int)

def tried(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

told = Told()
told.told.connect(print)
told.told.emit(3)
tried(lambda: QPoint("here"))
tried(lambda: told.setObjectName(3))
tried(lambda: told.told.connect(3))
tried(lambda: told.told.emit("a", "b"))
tried(lambda: told.no_such_thing)
tried(lambda: Told(no_such_name=3))
print(QPoint.manhattanLength.__doc__)
print(QObject.__doc__)
print(Qt.AlignmentFlag.__doc__)
"""


def test_a_wrong_call_is_described_as_ever():
    assert said("late") == said("as ever")
    assert "Supported signatures" in said("late")


def said(how: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", ASKED, how], capture_output=True, text=True, check=True, timeout=120
    )
    return done.stdout
