"""What happens when the program itself is wrong: it is written down, said, and work goes on."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler

log = logging.getLogger(__name__)

LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashReporter(QObject):
    """Catches what nobody caught, on any thread; the log holds places in code, never texts.

    Signals:
        crashed (str): Something went wrong; the argument is the kind of error.
    """

    crashed = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._telling = False
        self._faults = (folder / "faults.log").open("a", encoding="utf-8")

    def install(self) -> None:
        """Stand in for Python's and Qt's own handlers until `remove`."""
        faulthandler.enable(self._faults)
        sys.excepthook = self._caught
        threading.excepthook = self._caught_on_thread
        qInstallMessageHandler(_from_qt)

    def remove(self) -> None:
        """Give the handlers back."""
        faulthandler.disable()
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        self._faults.close()

    def _caught(
        self,
        kind: type[BaseException],
        error: BaseException,
        traceback: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, traceback)
            return
        log.error("uncaught %s at %s", kind.__name__, " < ".join(_places(traceback)))
        if self._telling:
            # Whoever is told has gone wrong in turn; telling again would never end.
            return
        self._telling = True
        try:
            self.crashed.emit(kind.__name__)
        finally:
            self._telling = False

    def _caught_on_thread(self, arguments: threading.ExceptHookArgs) -> None:
        error = arguments.exc_value or arguments.exc_type()
        self._caught(arguments.exc_type, error, arguments.exc_traceback)


def _places(traceback: TracebackType | None) -> list[str]:
    """Return file, line and function of each frame, innermost first; messages may hold texts."""
    places: list[str] = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        places.append(f"{Path(code.co_filename).name}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return places[::-1]


def _from_qt(kind: QtMsgType, _context: object, message: str) -> None:
    log.log(LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
